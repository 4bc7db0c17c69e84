"""Three panes side by side: a list, the work, and a panel that helps; the sides fold away.

What is open follows from the width that is left for the work, counted at 100 % text, so that a
narrow window and large text come to the same: below 1180 the right panel folds, below 1040 the
list too. A side that the person opened or closed stays so.
"""

from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ilacs_desktop.ui.theme.theme import Theme

Side = Literal["left", "right"]
ROOM_FOR_BOTH = 1180
ROOM_FOR_LIST = 1040
_LEFT = 284
_LEFT_NARROW = 250
_RIGHT = 312


class Shown(NamedTuple):
    """Which sides are open; None among wishes is "as there is room"."""

    left: bool | None = None
    right: bool | None = None


def sides_shown(width: float, wish: Shown) -> Shown:
    """Return the sides that are open in a width counted at 100 % text.

    Where there is room for only one, the left gives way.
    """
    left = wish.left if wish.left is not None else width >= ROOM_FOR_LIST
    right = wish.right if wish.right is not None else width >= ROOM_FOR_BOTH
    return Shown(left and not (right and width < ROOM_FOR_LIST), right)


class Panes(QSplitter):
    """List, work and panel.

    Signals:
        shown_changed: a side was opened or closed; ask ``is_shown``.
        alone_ended: the work was alone, and a side was asked for.
    """

    shown_changed = Signal()
    alone_ended = Signal()

    def __init__(
        self,
        theme: Theme,
        left: QWidget,
        centre: QWidget,
        right: QWidget,
        right_width: int = _RIGHT,
    ) -> None:
        """``right_width`` is that of the panel at the right, in pixels at 100 % text."""
        super().__init__(Qt.Orientation.Horizontal)
        self._right_width = right_width
        self._theme = theme
        self._wish = Shown()
        self._alone: tuple[int, list[int]] | None = None  # the widths to come back to
        self._left = left
        self._right = right
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane in (left, centre, right):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)

    def is_shown(self, side: Side) -> bool:
        """Return whether a side is open."""
        return not self._pane(side).isHidden()

    def show_side(self, side: Side, shown: bool) -> None:
        """Open or close a side. Where both do not fit, opening one closes the other."""
        if self._alone is not None and shown:
            self.set_alone(alone=False)
            self.alone_ended.emit()
        wish = self._wish._replace(**{side: shown})
        if shown and self._room() < ROOM_FOR_LIST:
            wish = wish._replace(**{"right" if side == "left" else "left": False})
        self._wish = wish
        self._arrange()

    def has_side(self, side: Side) -> bool:
        """Return that there is a side: both are there."""
        return side in ("left", "right")

    def toggle_side(self, side: Side) -> None:
        """Open a side that is closed, or the other way round."""
        self.show_side(side, not self.is_shown(side))

    def set_alone(self, *, alone: bool) -> None:
        """Leave the work alone, or bring back the sides that were open, as wide as they were."""
        if alone == (self._alone is not None):
            return
        before, self._alone = self._alone, (self.width(), self.sizes()) if alone else None
        self._arrange()
        if before is not None and before[0] == self.width():
            self.setSizes(before[1])

    @Slot()
    def _on_theme_changed(self) -> None:
        self._arrange()

    def _pane(self, side: Side) -> QWidget:
        return self._left if side == "left" else self._right

    def _room(self) -> float:
        return self.width() * 100 / self._theme.tokens.px(100)

    def _sides_shown(self) -> Shown:
        alone = self._alone is not None
        return Shown(False, False) if alone else sides_shown(self._room(), self._wish)

    def _arrange(self) -> None:
        before = (self.is_shown("left"), self.is_shown("right"))
        room = self._room()
        shown = self._sides_shown()
        px = self._theme.tokens.px
        left = px(_LEFT if room >= ROOM_FOR_BOTH else _LEFT_NARROW)
        self._left.setVisible(bool(shown.left))
        self._right.setVisible(bool(shown.right))
        self._left.setMinimumWidth(px(_LEFT_NARROW) * 4 // 5)
        self._right.setMinimumWidth(px(self._right_width) * 4 // 5)
        self.setSizes(
            [left, max(self.width() - left - px(self._right_width), 1), px(self._right_width)]
        )
        if before != (shown.left, shown.right):
            self.shown_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sides_shown() != (self.is_shown("left"), self.is_shown("right")):
            self._arrange()
