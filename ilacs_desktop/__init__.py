"""ILACS self-evaluation on the desktop: write it, check it, export it, offline."""

__version__ = "0.1.0"
