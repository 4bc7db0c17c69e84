"""Word files as parts: read safely, filled and written reproducibly."""
