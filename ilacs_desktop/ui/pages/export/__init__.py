"""Export: what goes out, what is still missing, and the Word file."""
