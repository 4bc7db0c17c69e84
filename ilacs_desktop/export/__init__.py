"""Exports from beginning to end, as the window and the command line both make them."""
