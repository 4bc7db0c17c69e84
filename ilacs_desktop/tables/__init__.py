"""Spreadsheets in and out: evidence today, in words that people use for its columns."""
