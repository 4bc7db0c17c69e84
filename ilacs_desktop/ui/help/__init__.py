"""The window with the help, beside the work that it explains."""
