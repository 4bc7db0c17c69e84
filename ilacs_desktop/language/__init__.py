"""Spelling, readability, wording and personal data: pure functions from plain text to hits.

Nothing here knows of a document. A text goes in, ranges in code points come out; the checks turn
them into findings and the editor into underlines. docs/language.md says how each part works.
"""
