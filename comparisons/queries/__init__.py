"""The doors for reading: named questions, each with a fixed number of queries."""
