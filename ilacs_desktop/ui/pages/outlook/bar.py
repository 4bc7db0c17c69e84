"""The picture of the inspection window: a bar over the months, hatched where nobody usually comes."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ilacs_desktop.ui.pages.outlook.bar_places import Bar, room_at_the_end, rows_for
from ilacs_desktop.ui.theme.theme import Theme

_BAR = 22  # pixels at 100 % text
_STEM = 5
_GAP = 6
_LEAST = 260
_HATCH = {False: Qt.BrushStyle.BDiagPattern, True: Qt.BrushStyle.DiagCrossPattern}


class WindowBar(QLabel):
    """Months with the window as a band, quiet days hatched, and today and the dates marked.

    It says nothing of its own: a screen reader hears ``told``, the words that stand beside it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bar: Bar | None = None
        self._spans: list[tuple[float, float]] = []
        self._rows = 0
        self._free = 0.0  # pixels at the right that belong to the last label
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_bar(self, bar: Bar | None, told: str) -> None:
        """Show a window; without one nothing is seen."""
        self._bar = bar
        self.setAccessibleName(f"The inspection window as a bar over the months. {told}")
        self.setVisible(bar is not None)
        self._place()
        self.updateGeometry()
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("caption"))
        self._place()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._theme.tokens.px
        line = self.fontMetrics().height()
        hatched = 1 if self._bar is not None and self._bar.bands else 0
        below = (2 + hatched) * line + px(_STEM)
        return QSize(px(_LEAST), self._rows * line + px(_STEM) + px(_BAR) + below)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Find out where the labels go, and how many rows they take, in the width there is."""
        self._spans = self._labels(self._bar) if self._bar is not None else []
        rows = max(rows_for(self._spans), default=-1) + 1
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    def _labels(self, bar: Bar) -> list[tuple[float, float]]:
        """Return from where to where each label goes, at the right of its line."""
        metrics, gap = QFontMetricsF(self.font()), self._theme.tokens.px(_GAP)
        widths = [metrics.horizontalAdvance(mark.label) + gap for mark in bar.marks]
        shares = [bar.share(mark.day) for mark in bar.marks]
        self._free = room_at_the_end(shares, widths, self.width())
        lefts = [self._x(share) for share in shares]
        return [(left, left + width) for left, width in zip(lefts, widths, strict=True)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._bar is None:
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        line = self.fontMetrics().height()
        top = self._rows * line + self._theme.tokens.px(_STEM)
        band = QRectF(0.5, top + 0.5, self.width() - self._free - 1, self._theme.tokens.px(_BAR))
        self._paint_band(painter, self._bar, band)
        self._paint_marks(painter, self._bar, band)
        painter.setPen(QColor(self._theme.tokens.colour.text2))
        below = band.bottom() + 1
        self._paint_months(painter, self._bar, below)
        self._paint_words(painter, self._bar, list(self._bar.years()), below + line)
        names = [
            (band_.first, "Too soon after a visit" if band_.is_gap else band_.title)
            for band_ in sorted(self._bar.bands, key=lambda one: one.first)
        ]
        self._paint_words(painter, self._bar, names, below + 2 * line)

    def _x(self, share: float) -> float:
        return share * (self.width() - self._free - 1)

    def _span(self, bar: Bar, band: QRectF, first: dt.date, last: dt.date) -> QRectF:
        left, right = self._x(bar.share(first)), self._x(bar.share(last))
        return QRectF(left, band.top(), max(right - left, 2), band.height())

    def _paint_band(self, painter: QPainter, bar: Bar, band: QRectF) -> None:
        """Draw the months' ground, the window on it, and what is hatched in the window."""
        colour = self._theme.tokens.colour
        painter.setPen(QColor(colour.line))
        painter.setBrush(QColor(colour.subtle))
        painter.drawRect(band)
        window = bar.window
        painter.setPen(QPen(QColor(colour.accent), 2))
        painter.setBrush(QColor(colour.accent_bg))
        painter.drawRect(self._span(bar, band, window.opens, window.closes).adjusted(0, 1, 0, -1))
        for hatched in bar.bands:
            area = self._span(bar, band, hatched.first, hatched.last)
            painter.setPen(QColor(colour.control))
            painter.setBrush(QColor(colour.surface))
            painter.drawRect(area)
            painter.setBrush(QBrush(QColor(colour.text2), _HATCH[hatched.is_gap]))
            painter.drawRect(area)

    def _paint_marks(self, painter: QPainter, bar: Bar, band: QRectF) -> None:
        """Draw a line through the bar for each day, its label above, in rows where they would meet."""
        colour, px = self._theme.tokens.colour, self._theme.tokens.px
        metrics = QFontMetricsF(self.font())
        for mark, (left, _right), row in zip(
            bar.marks, self._spans, rows_for(self._spans), strict=True
        ):
            x = self._x(bar.share(mark.day))
            strong = mark.kind == "today"
            painter.setPen(
                QPen(QColor(colour.text if strong else colour.accent), 3 if strong else 2)
            )
            base = band.top() - px(_STEM) - row * metrics.height()
            painter.drawLine(QPointF(x, base - metrics.height() / 2), QPointF(x, band.bottom()))
            painter.setPen(QColor(colour.text))
            label = QRectF(
                left + px(_GAP) / 2 + 1,
                base - metrics.height(),
                metrics.horizontalAdvance(mark.label) + 1,
                metrics.height(),
            )
            painter.drawText(label, int(Qt.AlignmentFlag.AlignVCenter), mark.label)

    def _paint_months(self, painter: QPainter, bar: Bar, top: float) -> None:
        """Draw the months' letters, where there is room for them."""
        metrics = QFontMetricsF(self.font())
        months = list(bar.months())
        room = (self.width() - self._free) / len(months)
        if room < metrics.horizontalAdvance("M"):
            return
        for day, letter in months:
            area = QRectF(self._x(bar.share(day)), top, room, metrics.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignHCenter), letter)

    def _paint_words(
        self, painter: QPainter, bar: Bar, words: Sequence[tuple[dt.date, str]], top: float
    ) -> None:
        """Draw words at their days, as far as they do not meet one at their left."""
        metrics = QFontMetricsF(self.font())
        end = 0.0
        for day, word in words:
            width = metrics.horizontalAdvance(word) + 1
            left = max(min(self._x(bar.share(day)), self.width() - width), 0)
            if left >= end:
                area = QRectF(left, top, width, metrics.height())
                painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), word)
                end = left + width + self._theme.tokens.px(_GAP)
