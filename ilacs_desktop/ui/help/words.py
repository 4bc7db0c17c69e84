"""The blocks of a page as labels: a heading takes the keyboard, and so does each link."""

import html
import math
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QLabel

from ilacs_desktop.help.blocks import Span
from ilacs_desktop.help.search import marked
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Space
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.labels import Heading, Level

_LINE_HEIGHT = 132  # per cent of the font's
_BULLET = "•"  # says nothing that is to be read out
_GAP: Space = 8  # pixels between the mark of an item and its words
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_COPIED = Qt.TextInteractionFlag.TextSelectableByMouse
_WITH_LINKS = (
    Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class HelpHeading(Heading):
    """A heading that Tab stops at, so that one gets from part to part without a mouse.

    To a screen reader its description is all that stands under it; Ctrl+C copies both.

    Signals:
        entered: the keyboard came here by Tab.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    entered = Signal()
    focus_moved = Signal()

    def __init__(self, theme: Theme, text: str, level: Level, under: Sequence[str]) -> None:
        """``under`` are the paragraphs and items under it."""
        super().__init__(theme, text, level)
        self._part = "\n".join((text, *under))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(" ".join(under))
        self._over = level > 1
        self._on_spaced()
        theme.changed.connect(self._on_spaced)

    @Slot()
    def _on_spaced(self) -> None:
        """Keep a little more room over it than between paragraphs."""
        self.setContentsMargins(0, self._theme.tokens.space(12) if self._over else 0, 0, 0)

    def focus_rect(self) -> QRect:
        """Return where the words are, without the room over them."""
        return self.contentsRect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._part)
            announce(self, f"Copied: {self.text()}")
        else:
            super().keyPressEvent(event)


class HelpText(QLabel):
    """A paragraph or the words of an item; ``wanted`` are words to mark in it.

    Its links are reached with Tab and followed with Enter: ``linkActivated`` says where to.
    """

    def __init__(
        self,
        theme: Theme,
        spans: Sequence[Span],
        wanted: tuple[str, ...] = (),
        *,
        soft: bool = False,
        mark: str = "",
    ) -> None:
        """``soft`` text stands back, as that under a picture does. ``mark`` stands before an item."""
        super().__init__()
        self._theme = theme
        self._soft = soft
        self._mark = mark
        self._spans = tuple(part for span in spans for part in _found(span, wanted))
        self.has_found = any(span.look == "found" for span in self._spans)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        has_links = any(span.link for span in spans)
        self.setTextInteractionFlags(_COPIED | _WITH_LINKS if has_links else _COPIED)
        number = mark.strip(_BULLET)
        self.setAccessibleName(f"{number} {''.join(span.text for span in spans)}".strip())
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        colour = self._theme.tokens.colour
        self.setFont(self._theme.font("caption" if self._soft else "body"))
        palette = QPalette(self.palette())
        shade = colour.text2 if self._soft else colour.text
        palette.setColor(QPalette.ColorRole.WindowText, QColor(shade))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colour.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colour.on_selection))
        self.setPalette(palette)
        inner = "".join(map(self._in_html, self._spans))
        self.setText(_paragraph(inner))
        self._drawn = QStaticText(_paragraph(html.escape(self._mark)))
        self._drawn.setTextFormat(Qt.TextFormat.RichText)
        self._drawn.prepare(QTransform(), self.font())
        room = self._drawn.size().width() + self._theme.tokens.space(_GAP) if self._mark else 0
        self.setContentsMargins(math.ceil(room), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark of an item, too: as a label of its own it would be read as one."""
        super().paintEvent(event)
        if self._mark:
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawStaticText(0, 0, self._drawn)

    def _in_html(self, span: Span) -> str:
        colour = self._theme.tokens.colour
        words = html.escape(span.text)
        if span.look == "found":
            words = f'<b style="background-color:{colour.warn_bg}">{words}</b>'
        elif span.look == "bold":
            words = f"<b>{words}</b>"
        elif span.look == "typed":
            words = f'<span style="background-color:{colour.subtle}">&nbsp;{words}&nbsp;</span>'
        if span.link:
            link = html.escape(span.link, quote=True)
            words = f'<a href="{link}" style="color:{colour.accent}">{words}</a>'
        return words

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first link at once, or coming from below on the last."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self.hasSelectedText():
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        if self.hasFocus() and self.hasSelectedText():
            announce(self, f"Link: {self.selectedText()}")
        return moved


def _paragraph(inner: str) -> str:
    return f'<p style="line-height:{_LINE_HEIGHT}%">{inner}</p>'


def _found(span: Span, wanted: tuple[str, ...]) -> tuple[Span, ...]:
    """Return the span in parts, those that begin with a wanted word marked."""
    if not wanted or span.look != "plain" or span.link:
        return (span,)
    return marked(span.text, wanted)
