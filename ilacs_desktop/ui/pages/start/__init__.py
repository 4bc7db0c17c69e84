"""The start page: new, open, recent, the example, and what a crash left."""
