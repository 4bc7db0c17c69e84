"""Clean paste: whatever the clipboard holds, only paragraphs, lists, bold and italic come in.

No word is lost or altered on the way. Empty paragraphs, double spaces, soft hyphens and the like
are no words.
"""

import re

from ilacs_desktop.document.body import Block, Body, Text, body_text
from ilacs_desktop.errors import UserError
from ilacs_desktop.ui.editor.characters import clean
from ilacs_desktop.ui.editor.lists import typed_mark, with_typed_lists
from ilacs_desktop.ui.editor.paste_html import read_html

MAX_CHARACTERS = 200_000  # of text: over thirty thousand words, five whole self-evaluations
MAX_TAGS = 60_000  # in HTML: two for each of those words
MAX_HTML = 8_000_000  # characters, pictures within the HTML not counted

_PICTURES = re.compile(r"data:[\w/+.;=-]{0,100},[\w+/=%\s]+")
_WRAPPED = 60  # characters; a line this long that ends no sentence may have been broken
_SENTENCE_ENDS = (".", "?", "!", ":", ";")


class TooLongToPaste(UserError):  # noqa: N818 - it is told to people, not named to them
    """The clipboard holds more text than the editor takes at once."""

    def __init__(self) -> None:
        super().__init__(
            f"The copied text is too long to paste at once: more than {MAX_CHARACTERS:,}"
            " characters. Nothing was pasted and your document is as it was. Copy and paste it in"
            " smaller parts."
        )


def blocks_from_html(html: str) -> Body:
    """Return the text of HTML as blocks without ids: from Word, LibreOffice, Excel or the web.

    Raises TooLongToPaste when there is too much of it.
    """
    if len(html) > MAX_HTML:
        html = _PICTURES.sub("", html)
    if len(html) > MAX_HTML or html.count("<") > MAX_TAGS:
        raise TooLongToPaste
    return _checked(with_typed_lists(read_html(html), dashes=False))


def blocks_from_text(text: str) -> Body:
    """Return plain text as blocks without ids: a paragraph a line, typed bullets made into lists.

    Lines that a program broke in the middle of a sentence are joined again. Raises TooLongToPaste.
    """
    if len(text) > MAX_HTML:
        raise TooLongToPaste
    lines = (clean(line).strip() for line in text.splitlines())
    paragraphs: list[str] = []
    follows = False
    for line in lines:
        if follows and line and _continues(paragraphs[-1], line):
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        follows = bool(line)
    blocks = tuple(Block("", (Text(text),)) for text in paragraphs)
    return _checked(with_typed_lists(blocks, dashes=True))


def _continues(before: str, line: str) -> bool:
    """Say whether a line goes on with the sentence before; a heading begins with a capital."""
    ends = len(before) < _WRAPPED or before.endswith(_SENTENCE_ENDS)
    return not ends and line[0].islower() and not typed_mark(line)


def _checked(blocks: Body) -> Body:
    if len(body_text(blocks)) > MAX_CHARACTERS:
        raise TooLongToPaste
    return blocks
