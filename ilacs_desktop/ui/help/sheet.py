"""A page of help as it is shown: its blocks below one another, in a column that scrolls."""

from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.help.blocks import Block
from ilacs_desktop.ui.help.picture import Picture
from ilacs_desktop.ui.help.words import HelpHeading, HelpText
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.page_scroll import PageScroll

_HEADINGS = ("title", "heading")
_OVER = 12  # pixels that stay free over a heading that is gone to


class Sheet(PageScroll):
    """Shows the blocks of one page at a time.

    Signals:
        link_chosen: a link was chosen that leads to this page, with "#" to a heading of it.
    """

    link_chosen = Signal(str)

    def __init__(self, theme: Theme, pictures: Path) -> None:
        """``pictures`` is the folder of the pictures."""
        content = QWidget()
        self._place = Column(theme, 0)
        content.setLayout(self._place)
        super().__init__(theme, content, measure=True, ground="surface")
        self._pictures = pictures
        self._begin(())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon)

    def show_blocks(self, blocks: Sequence[Block], wanted: tuple[str, ...] = ()) -> None:
        """Show these blocks, from the top, in place of those before; ``wanted`` words are marked."""
        old = self._page
        old.hide()
        self._begin(wanted)
        for at, block in enumerate(blocks):
            self._add(block, _under(blocks, at))
        self._column.addStretch(1)
        old.deleteLater()
        self.scroll_to(0)

    def _begin(self, wanted: tuple[str, ...]) -> None:
        """Begin a page. It is in its place before anything is in it: Qt dresses all of it once."""
        self._wanted = wanted
        self._headings: dict[str, HelpHeading] = {}  # by their anchors; the title by none
        self._found: list[HelpText] = []
        self._at_found = -1
        self._target: QWidget | None = None
        self._pixels = 0
        self._page = QWidget()
        self._place.addWidget(self._page)
        self._column = Column(self._theme, 8, Margins(24, 16, 24, 32))
        self._page.setLayout(self._column)

    def focus_on(self, anchor: str = "") -> None:
        """Put the keyboard on a heading, or the title, and bring it to the top."""
        heading = self._headings.get(anchor) or self._headings.get("")
        if heading is not None:
            heading.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_soon(heading if anchor else None)

    def scroll_to(self, pixels: int) -> None:
        """Scroll to where one was before, once the page has its size."""
        self._pixels = pixels
        self._show_soon(None)

    def go_to_found(self, by: int) -> None:
        """Bring the next text with marked words into view, or with -1 the one before."""
        if self._found:
            first = 0 if by > 0 else len(self._found) - 1
            fresh = self._at_found < 0
            self._at_found = first if fresh else (self._at_found + by) % len(self._found)
            self.ensureWidgetVisible(self._found[self._at_found], 0, self.viewport().height() // 3)

    def _add(self, block: Block, under: Sequence[str]) -> None:
        theme = self._theme
        if block.kind in _HEADINGS:
            heading = HelpHeading(theme, block.text, 1 if block.kind == "title" else 2, under)
            heading.entered.connect(self._on_entered)
            self._headings.setdefault(block.anchor, heading)
            self._column.addWidget(heading)
        elif block.kind == "picture":
            self._column.addWidget(Picture(theme, self._pictures, block.picture, block.text))
        elif block.kind == "item":
            row = Row(theme, 0, Margins(8, 0, 0, 0))
            row.addWidget(self._text(block), 1)
            self._column.addLayout(row)
        else:
            self._column.addWidget(self._text(block))

    def _text(self, block: Block) -> HelpText:
        text = HelpText(self._theme, block.spans, self._wanted, mark=block.mark)
        text.linkActivated.connect(self.link_chosen)
        if text.has_found:
            self._found.append(text)
        return text

    def _show_soon(self, target: QWidget | None) -> None:
        self._target = target
        self._soon.start()

    @Slot()
    def _on_soon(self) -> None:
        if self._target is not None:
            top = self._target.mapTo(self._page, QPoint(0, 0)).y()
            self._pixels = max(top - _OVER, 0)
        self.verticalScrollBar().setValue(self._pixels)

    @Slot()
    def _on_entered(self) -> None:
        heading = self.sender()
        if isinstance(heading, HelpHeading):
            self._show_soon(heading)


def _under(blocks: Sequence[Block], at: int) -> tuple[str, ...]:
    """Return what stands under a heading, up to the next one; nothing for what is no heading."""
    if blocks[at].kind not in _HEADINGS:
        return ()
    rest = takewhile(lambda block: block.kind not in _HEADINGS, blocks[at + 1 :])
    return tuple(f"{block.mark} {block.text}".strip("• ") for block in rest)
