"""The pages of annotators' work, one noun a file."""
