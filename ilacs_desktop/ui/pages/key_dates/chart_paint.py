"""Drawing the chart of the weeks: the months above, and a row with a mark on its day."""

from typing import NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ilacs_desktop.document.key_dates import KeyDay
from ilacs_desktop.ui.pages.key_dates.weeks import Weeks
from ilacs_desktop.ui.pages.key_dates.words import MARKS, chart_words
from ilacs_desktop.ui.theme.theme import Theme

LINE = int(Qt.ItemDataRole.UserRole)
_ICON = 16
_GAP = 4
_SIDE = 8
_ABOVE = 5
_TITLE_SHARE = 0.3  # of the width, for the titles
_BESIDE = 620  # pixels at 100 % text: below this a title stands above its weeks
_TALL = 1 << 16
_HALO = 3  # pixels at 100 % text around the words: they stand out, and what lies behind is seen
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class Areas(NamedTuple):
    """Where the title of a row goes, and where its weeks do."""

    title: QRect
    weeks: QRect


def beside(theme: Theme, width: int) -> bool:
    """Return whether titles stand at the left of the weeks, and not above them."""
    return width >= round(_BESIDE * theme.tokens.scale)


def weeks_left(theme: Theme, width: int) -> int:
    """Return where the weeks begin, in pixels from the left of the chart."""
    return round(width * _TITLE_SHARE) if beside(theme, width) else 0


class Axis(QWidget):
    """The months over the weeks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._weeks: Weeks | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_weeks(self, weeks: Weeks) -> None:
        """Show the months of these weeks."""
        self._weeks = weeks
        self.update()

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self._theme.font("caption")).height()
        return QSize(0, height + self._theme.tokens.px(_ABOVE))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._weeks is None:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font("caption"))
        left = weeks_left(self._theme, self.width())
        room = self.width() - left
        colour = self._theme.tokens.colour
        months = self._weeks.months()
        starts = [left + round(room * self._weeks.share(day)) for day, _ in months]
        metrics = painter.fontMetrics()
        for (_, name), start, end in zip(months, starts, [*starts[1:], self.width()], strict=True):
            painter.fillRect(QRect(start, 0, 1, self.height()), QColor(colour.line))
            area = QRect(start + _GAP, 0, end - start - _GAP, self.height())
            painter.setPen(QColor(colour.text2))
            fits = next(
                (n for n in (name, name.split()[0], name[:3]) if _fits(metrics, n, area)), ""
            )
            painter.drawText(area, int(_AT_LEFT), fits)


def _fits(metrics: QFontMetrics, text: str, area: QRect) -> bool:
    return metrics.horizontalAdvance(text) <= area.width()


class WeekDelegate(QStyledItemDelegate):
    """Draws a row: its title, the grey days, today's line, and the mark on its day with a word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.weeks: Weeks | None = None
        self.width = 0
        self._heights: dict[tuple[str, int], int] = {}

    def height_of(self, line: KeyDay, width: int) -> int:
        """Return the height of a row in a chart of that width, in pixels."""
        key = (line.title, width)
        if key not in self._heights:
            px = self._theme.tokens.px
            bar = max(QFontMetrics(self._theme.font("caption")).height(), px(_ICON))
            title = self._title_height(line, width)
            tall = max(title, bar) if beside(self._theme, width) else title + bar
            self._heights[key] = max(tall + 2 * px(_ABOVE), self._theme.tokens.target)
        return self._heights[key]

    def forget(self) -> None:
        """Measure anew: the text has another size."""
        self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width, self.height_of(index.data(LINE), self.width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: KeyDay = index.data(LINE)
        if self.weeks is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        areas = self._areas(option.rect, line)
        colour = self._theme.tokens.colour
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = QColor(colour.selected if chosen else colour.surface)
        painter.fillRect(option.rect, ground)
        self._paint_weeks(painter, areas.weeks, option.rect)
        painter.setFont(self._theme.font("body"))
        painter.setPen(QColor(colour.text))
        painter.drawText(areas.title, int(_WRAPPED), line.title)
        self._paint_mark(painter, areas.weeks, line, ground)
        painter.restore()

    def _title_width(self, width: int) -> int:
        side = self._theme.tokens.px(_SIDE)
        left = weeks_left(self._theme, width)
        return max((left or width) - 2 * side, 1)

    def _title_height(self, line: KeyDay, width: int) -> int:
        room = QRect(0, 0, self._title_width(width), _TALL)
        metrics = QFontMetrics(self._theme.font("body"))
        return metrics.boundingRect(room, int(_WRAPPED), line.title).height()

    def _areas(self, row: QRect, line: KeyDay) -> Areas:
        px = self._theme.tokens.px
        left = weeks_left(self._theme, row.width())
        title = QRect(
            row.left() + px(_SIDE), row.top(), self._title_width(row.width()), row.height()
        )
        if left:
            return Areas(title, row.adjusted(left, 0, 0, 0))
        title.setHeight(self._title_height(line, row.width()) + px(_ABOVE))
        return Areas(title, row.adjusted(0, title.height(), 0, 0))

    def _paint_weeks(self, painter: QPainter, area: QRect, row: QRect) -> None:
        """Draw the grey days, a thin line at each Monday, and today's line."""
        weeks, colour = self.weeks, self._theme.tokens.colour
        if weeks is None:
            return
        day = area.width() / weeks.days
        for grey in weeks.grey:
            left = area.left() + area.width() * weeks.share(grey.first)
            wide = max(day * ((grey.last - grey.first).days + 1), 2)
            self._paint_grey(painter, QRectF(left, area.top(), wide, area.height()))
        for monday in weeks.mondays():
            left = area.left() + round(area.width() * weeks.share(monday))
            painter.fillRect(QRect(left, area.top(), 1, area.height()), QColor(colour.line))
        painter.fillRect(row.adjusted(0, row.height() - 1, 0, 0), QColor(colour.line))
        if weeks.today is not None:
            middle = area.left() + area.width() * weeks.share(weeks.today) + day / 2
            painter.setPen(QPen(QColor(colour.accent), 2))
            painter.drawLine(QPointF(middle, area.top()), QPointF(middle, area.bottom() + 1))

    def _paint_grey(self, painter: QPainter, area: QRectF) -> None:
        """Fill grey days; high contrast has no grey, so they are hatched there."""
        colour = self._theme.tokens.colour
        if self._theme.look == "high_contrast":
            painter.setPen(Qt.PenStyle.NoPen)
            brush = painter.brush()
            brush.setStyle(Qt.BrushStyle.BDiagPattern)
            brush.setColor(QColor(colour.text))
            painter.setBrush(brush)
            painter.drawRect(area)
        else:
            painter.fillRect(area, QColor(colour.line))

    def _paint_mark(self, painter: QPainter, area: QRect, line: KeyDay, ground: QColor) -> None:
        """Draw the mark on its day with a word beside it, at the side where there is room."""
        if self.weeks is None:
            return
        px, colour = self._theme.tokens.px, self._theme.tokens.colour
        mark, icon, gap = MARKS[line.state], px(_ICON), px(_GAP)
        middle = area.left() + area.width() * (self.weeks.share(line.day) + 0.5 / self.weeks.days)
        left = min(max(middle - icon / 2, area.left()), area.right() - icon)
        top = area.top() + (area.height() - icon) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour.surface))
        painter.drawEllipse(QRectF(left, top, icon, icon))
        painter.drawPixmap(QPointF(left, top), self._theme.pixmap(mark.icon, mark.colour, _ICON))
        painter.setFont(self._theme.font("caption"))
        words = chart_words(line)
        wide = painter.fontMetrics().horizontalAdvance(words)
        at = left + icon + gap
        if at + wide > area.right():
            at = max(left - gap - wide, area.left())
        metrics = painter.fontMetrics()
        base = QPointF(at, area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2)
        around = QPainterPath()
        around.addText(base, painter.font(), words)
        halo = QPen(ground, px(_HALO))
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(around, halo)
        painter.setPen(QColor(colour.text))
        painter.drawText(base, words)
