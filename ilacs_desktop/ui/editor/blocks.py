"""One Qt text block to one block of the model and back. UTF-16 is known here and nowhere else."""

import re

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from ilacs_desktop.document.body import ActionLink, Citation, Run, Text, tidy_runs
from ilacs_desktop.ui.editor.characters import whole
from ilacs_desktop.ui.editor.runs import CHIP, shadow
from ilacs_desktop.ui.widgets.text_lines import qt_length

_USER = QTextFormat.Property.UserProperty.value
EVIDENCE = _USER + 1
ACTION = _USER + 2
LOOK = _USER + 3
CHIP_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1

_LINE_BREAK = "\u2028"
# Qt would begin a new block at any of these; a block of the model is one block on screen.
_BREAKS = re.compile("\r\n|[\r\n\u2029\ufdd0\ufdd1]")
# Signs of the order of bytes: where a text begins with one, it is lost on the way to Qt.
_BYTE_ORDER = re.compile("[\ufeff\ufffe]")
_ODD = re.compile("[\r\n\u2029\ufdd0\ufdd1\ufeff\ufffe\ud800-\udfff]")


def presentable(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs as a view can hold them: the same object when it can hold them as they are.

    Line breaks within a block become Unicode line separators, halves of characters a mark, and
    signs of the order of bytes, which nobody sees, go.
    """
    if not any(isinstance(run, Text) and _is_odd(run.text) for run in runs):
        return runs
    return tidy_runs(
        tuple(
            Text(_shown(run.text), run.bold, run.italic) if isinstance(run, Text) else run
            for run in runs
        )
    )


def _shown(text: str) -> str:
    return whole(_BYTE_ORDER.sub("", _BREAKS.sub(_LINE_BREAK, text)))


def _is_odd(text: str) -> bool:
    return not text.isprintable() and bool(_ODD.search(text))


def read_runs(block: QTextBlock) -> tuple[Run, ...]:
    """Return what the block holds. Only the stand-in itself is a chip, whatever its format says."""
    runs: list[Run] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.isValid():
            _read_fragment(fragment.text(), fragment.charFormat(), runs)
        fragments += 1
    return tidy_runs(tuple(runs))


def _read_fragment(text: str, look: QTextCharFormat, runs: list[Run]) -> None:
    bold = look.fontWeight() >= QFont.Weight.DemiBold
    italic = look.fontItalic()
    chip = chip_of(look)
    if chip is None:
        runs.append(Text(whole(text), bold, italic))
        return
    runs.extend(
        chip if piece == CHIP else Text(whole(piece), bold, italic)
        for piece in re.split(f"({CHIP})", text)
    )


def chip_of(look: QTextCharFormat) -> Citation | ActionLink | None:
    """Return the chip a character format stands for, if any."""
    if look.hasProperty(EVIDENCE):
        return Citation(bytes.fromhex(look.stringProperty(EVIDENCE)).decode())
    if look.hasProperty(ACTION):
        return ActionLink(bytes.fromhex(look.stringProperty(ACTION)).decode())
    return None


def has_halves(block: QTextBlock, runs: tuple[Run, ...]) -> bool:
    """Return whether the block holds halves of characters that were not read with its runs."""
    return block.length() - 1 != sum(qt_length(shadow((run,))) for run in runs)


def write_runs(cursor: QTextCursor, runs: tuple[Run, ...]) -> None:
    """Put the runs in at the cursor."""
    for run in presentable(runs):
        cursor.insertText(run.text if isinstance(run, Text) else CHIP, format_of(run))


def format_of(run: Run) -> QTextCharFormat:
    """Return the character format that shows a run, and by which it is read back.

    Ids are in it as the hexadecimal of their bytes, so that none can be altered on the way.
    """
    look = QTextCharFormat()
    if isinstance(run, Text):
        if run.bold:
            look.setFontWeight(QFont.Weight.Bold)
        if run.italic:
            look.setFontItalic(True)
        return look
    look.setObjectType(CHIP_OBJECT)
    if isinstance(run, Citation):
        look.setProperty(EVIDENCE, run.evidence.encode().hex())
    else:
        look.setProperty(ACTION, run.action.encode().hex())
    return look


def code_points(block: QTextBlock, position: int) -> int:
    """Return how many code points lie before a Qt position within the block."""
    units = max(position - block.position(), 0)
    text = block.text()
    if text.isascii():
        return min(units, len(text))
    raw = text.encode("utf-16-le", "surrogatepass")
    return len(raw[: 2 * units].decode("utf-16-le", "surrogatepass"))


def qt_position(block: QTextBlock, at: int) -> int:
    """Return the Qt position of the place ``at`` code points into the block."""
    return block.position() + qt_length(block.text()[:at])


def end_of(block: QTextBlock) -> int:
    """Return the Qt position of the end of the block's text."""
    return block.position() + block.length() - 1
