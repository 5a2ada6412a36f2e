"""Reading what people hand in: lines of a file, and the fields of a line."""
