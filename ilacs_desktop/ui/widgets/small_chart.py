"""A small chart of one figure over time, with others beside it, in shapes and words as well as colour.

It is for looking only: every value it draws stands in a table beside it, and in its description.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.tips import plain_tip

_LEAST_WIDTH = 200
_BAR = 10
_GAP = 6
_MARK = 6  # the reach of a diamond
_FAR = 1.4  # how much further a diamond reaches than a square
_ROW = 1.5  # lines of text


class Dot(NamedTuple):
    """A value over time: the words beside it, how long its bar is, and how it is written."""

    label: str
    value: float
    text: str


class Beside(NamedTuple):
    """A value of others: its words, where it stands, how it is written; a square or a diamond."""

    label: str
    value: float
    text: str
    is_square: bool = False


class SmallChart(QLabel):
    """A bar for each value over time, the last one filled; a line with a mark for each of others.

    It is a label with a picture, for that is what Qt tells screen readers is a graphic.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._dots: tuple[Dot, ...] = ()
        self._beside: tuple[Beside, ...] = ()
        self.setPixmap(QPixmap(1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_values(self, name: str, dots: tuple[Dot, ...], beside: tuple[Beside, ...]) -> None:
        """Show the values of the figure of this name, oldest first, beside those of others."""
        self._dots = dots
        self._beside = beside
        self.setAccessibleName(f"Chart: {name}")
        ours = (f"{dot.label} {dot.text}" for dot in dots)
        told = "; ".join((*ours, *(f"{one.label} {one.text}" for one in beside)))
        self.setAccessibleDescription(told)
        self.setToolTip(plain_tip(told))
        self.updateGeometry()
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("caption"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = len(self._dots) + len(self._beside)
        return QSize(self._theme.tokens.px(_LEAST_WIDTH), round(rows * self._row) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.tokens.px(_LEAST_WIDTH) // 2, self.sizeHint().height())

    @property
    def _row(self) -> float:
        return self.fontMetrics().height() * _ROW

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._dots:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = self._bars()
        for number, dot in enumerate(self._dots):
            last = number == len(self._dots) - 1
            self._dot(painter, dot, number * self._row, bars, is_last=last)
        for number, one in enumerate(self._beside, start=len(self._dots)):
            self._other(painter, one, number * self._row, bars)

    def _bars(self) -> QRectF:
        """Return where bars, lines and marks go: between the words of all rows and their values."""
        rows: tuple[Dot | Beside, ...] = (*self._dots, *self._beside)
        gap = self._theme.tokens.px(_GAP)
        left = min(max(self._wide(row.label) for row in rows), self.width() * 0.45)
        right = max(self._wide(row.text) for row in rows)
        reach = self._theme.tokens.px(_MARK)  # of a mark at either end
        width = max(self.width() - left - right - 2 * (gap + reach), 1)
        return QRectF(left + gap + reach, 0, width, self.height())

    def _dot(self, painter: QPainter, dot: Dot, top: float, bars: QRectF, *, is_last: bool) -> None:
        colour = self._theme.tokens.colour
        zero, end = self._at(0.0, bars), self._at(dot.value, bars)
        thick = self._theme.tokens.px(_BAR)
        bar = QRectF(min(zero, end), top + (self._row - thick) / 2, max(abs(end - zero), 1), thick)
        painter.setPen(QPen(QColor(colour.accent), 1))
        painter.setBrush(QColor(colour.accent if is_last else colour.surface))
        painter.drawRect(bar)
        self._tell(painter, dot.label, dot.text, top, bars)

    def _other(self, painter: QPainter, one: Beside, top: float, bars: QRectF) -> None:
        """Draw a line over the bars with a mark at its end."""
        colour = self._theme.tokens.colour
        x, y = self._at(one.value, bars), top + self._row / 2
        painter.setPen(QPen(QColor(colour.text2), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, y))
        painter.setPen(QPen(QColor(colour.text2), 2))
        painter.setBrush(QColor(colour.surface))
        mark = self._theme.tokens.px(_MARK) / _FAR
        painter.drawPolygon(_square(x, y, mark) if one.is_square else _diamond(x, y, mark))
        self._tell(painter, one.label, one.text, top, bars)

    def _tell(self, painter: QPainter, label: str, text: str, top: float, bars: QRectF) -> None:
        """Write a row's words before the bars and its value behind them, where no line runs."""
        free = self._theme.tokens.px(_GAP) + self._theme.tokens.px(_MARK)
        self._words(painter, label, QRectF(0, top, bars.left() - free, self._row), "text2")
        start = bars.right() + free
        self._words(painter, text, QRectF(start, top, self.width() - start, self._row), "text")

    def _at(self, value: float, bars: QRectF) -> float:
        """Return how far to the right a value stands: the scale holds nought and all values."""
        values = [0.0, *(dot.value for dot in self._dots), *(one.value for one in self._beside)]
        least, most = min(values), max(values)
        return bars.left() + bars.width() * (value - least) / ((most - least) or 1.0)

    def _words(self, painter: QPainter, text: str, room: QRectF, colour: str) -> None:
        painter.setPen(QColor(self._theme.tokens.colour.of(colour)))
        metrics = self.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 1


def _square(x: float, y: float, reach: float) -> QPolygonF:
    return QPolygonF(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))


def _diamond(x: float, y: float, reach: float) -> QPolygonF:
    far = reach * _FAR
    return QPolygonF(
        [QPointF(x, y - far), QPointF(x + far, y), QPointF(x, y + far), QPointF(x - far, y)]
    )
