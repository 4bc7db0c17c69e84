"""What copying puts on the clipboard, and what is read from it.

Within the application blocks travel whole, chips and stances included, in a format of our own.
Elsewhere they arrive as HTML and as plain text, with ``[12]`` where a chip stood. What cleans text
of others is imported at the first paste: the window is up sooner.
"""

from html import escape
from itertools import groupby

import msgspec
from PySide6.QtCore import QByteArray, QMimeData

from ilacs_desktop.document.body import Block, Body, Run, Text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.ui.editor.blocks import presentable
from ilacs_desktop.ui.editor.chips import Faces, printed
from ilacs_desktop.ui.editor.lists import marker, ordinals
from ilacs_desktop.ui.widgets.dragged import is_files

OWN_FORMAT = "application/x-ilacs-blocks+json"
_LISTS = {"bullet": "ul", "numbered": "ol"}


def to_clipboard(blocks: Body, faces: Faces) -> QMimeData:
    """Return the blocks in our own format, as HTML and as plain text."""
    mime = QMimeData()
    mime.setData(OWN_FORMAT, QByteArray(encode(blocks)))
    mime.setHtml(as_html(blocks, faces))
    mime.setText(as_text(blocks, faces))
    return mime


def can_paste(mime: QMimeData) -> bool:
    """Return whether there is text to read; files and pictures alone are none."""
    formats = (OWN_FORMAT, "text/html", "text/plain")
    return not is_files(mime) and any(mime.hasFormat(kind) for kind in formats)


def from_clipboard(mime: QMimeData) -> Body:
    """Return the clipboard's text as blocks without ids, the richest format first.

    Raises TooLongToPaste when there is too much of it.
    """
    return _own(mime) or _html(mime) or _plain(mime)


def _own(mime: QMimeData) -> Body:
    if not mime.hasFormat(OWN_FORMAT):
        return ()
    try:
        blocks = msgspec.json.decode(mime.data(OWN_FORMAT).data(), type=Body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()  # not ours after all: the other formats say it too
    return tuple(
        msgspec.structs.replace(block, id="", runs=presentable(block.runs)) for block in blocks
    )


def _html(mime: QMimeData) -> Body:
    from ilacs_desktop.ui.editor.paste import blocks_from_html

    return blocks_from_html(mime.html()) if mime.hasHtml() else ()


def _plain(mime: QMimeData) -> Body:
    from ilacs_desktop.ui.editor.paste import blocks_from_text

    return blocks_from_text(mime.text()) if mime.hasFormat("text/plain") else ()


def as_text(blocks: Body, faces: Faces) -> str:
    """Return the blocks as plain text, one a line, with bullets and numbers written out."""
    return "\n".join(
        _line(block, ordinal, faces)
        for block, ordinal in zip(blocks, ordinals(blocks), strict=True)
    )


def _line(block: Block, ordinal: int, faces: Faces) -> str:
    words = "".join(printed(run, faces) for run in block.runs)
    mark = marker(block.kind, ordinal)
    return f"{mark} {words}" if mark else words


def as_html(blocks: Body, faces: Faces) -> str:
    """Return the blocks as HTML that Word and mail programs understand."""
    pieces: list[str] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        tag = "li" if kind in _LISTS else "p"
        inner = "".join(f"<{tag}>{_marked_up(block, faces)}</{tag}>" for block in group)
        wrapper = _LISTS.get(kind)
        pieces.append(f"<{wrapper}>{inner}</{wrapper}>" if wrapper else inner)
    return "".join(pieces)


def _marked_up(block: Block, faces: Faces) -> str:
    return "".join(_run_marked_up(run, faces) for run in block.runs)


def _run_marked_up(run: Run, faces: Faces) -> str:
    html = escape(printed(run, faces), quote=False)
    if isinstance(run, Text) and run.italic:
        html = f"<i>{html}</i>"
    if isinstance(run, Text) and run.bold:
        html = f"<b>{html}</b>"
    return html
