"""Tabs: the stages along the top of the window, and the panels beside the work.

A QTabBar, so that a screen reader says "Draft, tab, 2 of 3" (exclusive buttons would be announced
as check boxes). It draws itself: a style sheet's bold is not in Qt's size and would be cut off.
"""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton, QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.tips import plain_tip

TabSize = Literal["stage", "panel"]
_HEIGHTS: dict[TabSize, int] = {"stage": 44, "panel": 40}
_SIDE = 14
_TIGHT = 7  # beside the text of a tab where they would not all fit
_GAP = 8
_ICON = 18
_BAR = 3
_SCROLLERS = {"ScrollLeftButton": "chevron_left", "ScrollRightButton": "chevron_right"}


class StageTabs(QTabBar):
    """A row of tabs, each with an id, a text and, where there is room, an icon and a count.

    Signals:
        chosen: the tab of this id became the current one.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
        stepped: the keys led to another tab, and the keyboard is to follow.
    """

    chosen = Signal(str)
    focus_moved = Signal()
    stepped = Signal()

    def __init__(self, theme: Theme, name: str, size: TabSize = "stage") -> None:
        """``name`` says what the tabs are for, to a screen reader."""
        super().__init__()
        self._theme = theme
        self._size: TabSize = size
        self._has_icons = self._has_counts = True
        self._side = _SIDE
        self._hovered = -1
        self._ids: list[str] = []
        self._icons: list[str] = []
        self._counts: list[str] = []
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._on_current_changed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def current_id(self) -> str:
        """The id of the current tab; empty while there are none."""
        return self._ids[self.currentIndex()] if self._ids else ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the tabs, from left to right."""
        return tuple(self._ids)

    def add_stage(self, stage: str, text: str, icon: str = "", tip: str = "") -> None:
        """Add a tab at the end. ``tip`` may tell its shortcut."""
        self._ids.append(stage)
        self._icons.append(icon)
        self._counts.append("")
        index = self.addTab(text)
        self.setTabToolTip(index, plain_tip(tip))
        self._fit(self.width())

    def remove_all(self) -> None:
        """Take all tabs away, to add others. Nothing is told as chosen."""
        was_blocked = self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self.blockSignals(was_blocked)
        self._hovered = -1
        self._ids, self._icons, self._counts = [], [], []
        self._lay_out()

    def set_count(self, stage: str, count: str) -> None:
        """Show a figure beside a tab's text, such as "14 of 20". Raises ValueError if unknown."""
        index = self._ids.index(stage)
        if self._counts[index] != count:
            self._counts[index] = count
            spoken = ", ".join(filter(None, (self.tabText(index), count)))
            self.setAccessibleTabName(index, spoken)
            self._lay_out()

    def select(self, stage: str) -> None:
        """Make the tab of this id the current one. Raises ValueError when there is none."""
        self.setCurrentIndex(self._ids.index(stage))

    def rect_of(self, stage: str) -> QRect:
        """Return where the tab of this id is, in the row. Raises ValueError when there is none."""
        return self.tabRect(self._ids.index(stage)).intersected(self.rect())

    def take_keys_of(self, page: QWidget) -> None:
        """Let Ctrl+Tab and Ctrl+Shift+Tab go from tab to tab while the keyboard is in the page."""
        for keys, slot in (("Ctrl+Tab", self._on_next), ("Ctrl+Shift+Tab", self._on_previous)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    @Slot()
    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self.setCurrentIndex((self.currentIndex() + by) % self.count())
        self.stepped.emit()

    def focus_rect(self) -> QRect:
        """Return the current tab's rectangle, for the focus ring."""
        return self.tabRect(self.currentIndex()).intersected(self.rect())

    @Slot(int)
    def _on_current_changed(self, index: int) -> None:
        self.focus_moved.emit()
        if 0 <= index < len(self._ids):
            self.chosen.emit(self._ids[index])

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body"))
        self._lay_out()

    def tabLayoutChange(self) -> None:
        """Give the buttons that scroll the row arrows of the theme: Qt's stay small and grey."""
        super().tabLayoutChange()
        for name, arrow in _SCROLLERS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setArrowType(Qt.ArrowType.NoArrow)
                button.setIcon(self._theme.icon(arrow, "text", _ICON))
                size = self._theme.tokens.px(_ICON)
                button.setIconSize(QSize(size, size))

    def _lay_out(self) -> None:
        self._fit(self.width())
        self.setIconSize(self.iconSize())  # has Qt ask for the sizes of the tabs again
        self.updateGeometry()
        self.update()

    def plain_width(self, *, tight: bool = False) -> int:
        """Return the width of all tabs with their text alone, in pixels; or close together."""
        return self._wanted(_TIGHT if tight else _SIDE, icons=False, counts=False)

    def _fit(self, width: int) -> None:
        """Show icons and counts only where every tab keeps its text; the icons go first.

        A panel's tabs come closer together for their counts; stages only for their text.
        """
        self._side, self._has_icons, self._has_counts = _SIDE, True, True
        if self._wanted(_SIDE, icons=True, counts=True) <= width:
            return
        if self._size == "panel":
            self._side = _TIGHT
            fits = self._wanted(_TIGHT, icons=True, counts=True) <= width
            self._has_icons = self._has_counts = fits
            return
        self._has_icons = False
        self._has_counts = self._wanted(_SIDE, icons=False, counts=True) <= width
        if not self._has_counts and self.plain_width() > width:
            self._side = _TIGHT

    def _wanted(self, side: int, *, icons: bool, counts: bool) -> int:
        tabs = range(len(self._ids))
        return sum(self._tab_width(index, side, icons=icons, counts=counts) for index in tabs)

    def _bold(self) -> QFont:
        return self._theme.font("strong")

    def _tab_width(self, index: int, side: int, *, icons: bool, counts: bool) -> int:
        px = self._theme.tokens.px
        width = 2 * px(side) + QFontMetrics(self._bold()).horizontalAdvance(self.tabText(index))
        if icons and self._icons[index]:
            width += px(_ICON) + px(_GAP)
        if counts and self._counts[index]:
            width += px(_GAP) + self.fontMetrics().horizontalAdvance(self._counts[index])
        return width + 1

    def tabSizeHint(self, index: int) -> QSize:
        px = self._theme.tokens.px
        line = QFontMetrics(self._bold()).height() + px(_GAP)
        shown = {"icons": self._has_icons, "counts": self._has_counts}
        width = self._tab_width(index, self._side, **shown)
        return QSize(width, max(px(_HEIGHTS[self._size]), line))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = (self._has_icons, self._has_counts, self._side)
        self._fit(event.size().width())
        if before != (self._has_icons, self._has_counts, self._side):
            self._lay_out()
        super().resizeEvent(event)
        self.focus_moved.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.tabAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        tokens = self._theme.tokens
        colour, px = tokens.colour, tokens.px
        area = self.tabRect(index)
        current = index == self.currentIndex()
        if index == self._hovered and not current:
            painter.fillRect(area, QColor(colour.hover))
        shown = "accent" if current else "text2"
        left = area.left() + px(self._side)
        if self._has_icons and self._icons[index]:
            icon = self._theme.pixmap(self._icons[index], shown, _ICON)
            painter.drawPixmap(QPointF(left, area.center().y() - px(_ICON) / 2 + 1), icon)
            left += px(_ICON) + px(_GAP)
        painter.setPen(QColor(colour.of(shown)))
        painter.setFont(self._bold() if current else self.font())
        text = QRect(left, area.top(), area.right() - left + 1, area.height())
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic)
        painter.drawText(text, flags, self.tabText(index))
        if self._has_counts and self._counts[index]:
            painter.setFont(self.font())
            count = QRect(area.left(), area.top(), area.width() - px(self._side), area.height())
            ends = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(count, ends, self._counts[index])
        if current:
            bar = QRectF(area.left(), area.bottom() - _BAR + 1, area.width(), _BAR)
            painter.fillRect(bar, QColor(colour.accent))
