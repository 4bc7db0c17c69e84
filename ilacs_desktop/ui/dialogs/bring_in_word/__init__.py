"""Brings in last year's document from Word: chosen, looked through, corrected, then taken at once."""
