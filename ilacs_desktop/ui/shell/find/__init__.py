"""Find and replace: the panel beside the page, and what it does with what it finds."""
