"""Councils' templates: imported, cleaned, opened and filled in."""
