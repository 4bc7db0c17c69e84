"""Budgets of DESIGN.md §7, measured: `python3 run.py bench`."""
