"""Chips: the small labels in the text that cite evidence or point at an action.

In the document a chip is one character; what it says is looked up each time it is drawn, so that
a renumbered item of evidence shows its new number without a word of the text changing.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from ilacs_desktop.document.body import ActionLink, Citation, Run, Text
from ilacs_desktop.ui.editor.blocks import chip_of
from ilacs_desktop.ui.editor.cite import ChipKind
from ilacs_desktop.ui.editor.look import EditorLook, on_pixel

Chip = Citation | ActionLink


class ChipFace(NamedTuple):
    """What a chip says: its label in the text (``[12]``, ``Action 4``) and a longer tooltip."""

    label: str
    tooltip: str


# From the id of evidence or of an action to its face; None for an id the document does not have.
Faces = Callable[[str], ChipFace | None]

UNKNOWN = ChipFace("?", "This is no longer in the document. Delete it, or cite something else.")
_WIDEST = 240.0
_UNDER_SELECTION = "#000000", "#FFFFFF"  # the strongest contrast, because it is halved


def chip_id(chip: Chip) -> str:
    """Return the id of the evidence or action."""
    return chip.evidence if isinstance(chip, Citation) else chip.action


def chip_kind(chip: Chip) -> ChipKind:
    """Return what the chip stands for."""
    return "evidence" if isinstance(chip, Citation) else "action"


def face_of(chip: Chip, faces: Faces) -> ChipFace:
    """Return what the chip says; a question mark when nothing has its id."""
    return faces(chip_id(chip)) or UNKNOWN


def printed(run: Run, faces: Faces) -> str:
    """Return a run as plain text: its words, or a chip's label in square brackets."""
    if isinstance(run, Text):
        return run.text
    label = face_of(run, faces).label
    return label if label.startswith("[") else f"[{label}]"


def _is_selected(look: QTextFormat) -> bool:
    """Return whether Qt will lay the selection's colour, half transparent, over the chip."""
    return look.hasProperty(QTextFormat.Property.ForegroundBrush)


class ChipPainter(QPyTextObject):
    """Draws the chips of one document on the baseline of their line."""

    def __init__(self, look: EditorLook, faces: Faces, parent: QObject) -> None:
        """Draw with this look what ``faces`` says; both can be exchanged."""
        super().__init__(parent)
        self.look = look
        self.faces = faces

    def intrinsicSize(self, _document: QTextDocument, _position: int, look: QTextFormat) -> QSizeF:
        """Return the room a chip takes above the baseline; it is drawn into the descent too."""
        metrics = QFontMetricsF(self.look.font)
        width = metrics.horizontalAdvance(self._label(look, metrics))
        return QSizeF(width + 2 * (self._padding() + self._gap()), metrics.ascent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        look: QTextFormat,
    ) -> None:
        """Draw a rounded label whose text stands on the line's own baseline."""
        metrics = QFontMetricsF(self.look.font)
        ink, ground = self._colours(look)
        gap = self._gap()
        depth = 0 if _is_selected(look) else metrics.descent()
        plate = QRectF(rect).adjusted(gap, 0, -gap, depth)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(plate, self.look.px(4), self.look.px(4))
        painter.setPen(QColor(ink))
        painter.setFont(self.look.font)
        baseline = on_pixel(painter, QRectF(rect).bottom())
        start = QPointF(plate.left() + self._padding(), baseline)
        painter.drawText(start, self._label(look, metrics))
        painter.restore()

    def _padding(self) -> float:
        return self.look.px(4)

    def _gap(self) -> float:
        return self.look.px(1)

    def _label(self, look: QTextFormat, metrics: QFontMetricsF) -> str:
        chip = chip_of(look.toCharFormat())
        label = face_of(chip, self.faces).label if chip is not None else UNKNOWN.label
        return metrics.elidedText(label, Qt.TextElideMode.ElideRight, self.look.px(_WIDEST))

    def _colours(self, look: QTextFormat) -> tuple[str, str]:
        if _is_selected(look):
            return _UNDER_SELECTION
        chip = chip_of(look.toCharFormat())
        if chip is None or self.faces(chip_id(chip)) is None:
            return self.look.bad, self.look.bad_bg
        if isinstance(chip, ActionLink):
            return self.look.warn, self.look.warn_bg
        return self.look.accent, self.look.accent_bg
