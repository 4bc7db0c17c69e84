"""Tool tips that show words as they were typed, never as a web page.

Qt takes a tool tip that holds a tag for a web page and fetches its pictures: a section called
``<img src="//server/share/a.png">`` in a file that somebody sent would have Windows log on to that
server as soon as the mouse rests on it. Every tool tip that is not a fixed sentence of ours goes
through here; a test holds that.
"""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Return what Qt is given as a tool tip, so that it shows ``text`` to the letter."""
    if not Qt.mightBeRichText(text):
        return text
    shown = escape(text).replace("\n", "<br>")
    return f"<qt>{shown}</qt>"
