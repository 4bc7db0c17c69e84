"""Kept while the pages of records are taken apart: see ui/pages/records/uses.py."""

from ilacs_desktop.ui.pages.records.uses import part_titles, use_links, uses_in_words

__all__ = ["part_titles", "use_links", "uses_in_words"]
