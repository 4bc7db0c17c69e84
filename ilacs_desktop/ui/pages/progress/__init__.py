"""The progress page: what was said or promised before, and what became of it."""
