"""Where lines and pages break, as Word breaks them: from what a Word file holds to page numbers.

The only part besides ui/ that uses Qt, and of it only QtCore and QtGui: fonts and lines of text.
"""
