"""Draws the charts of the Word document: the name of each panel, its bars, and a figure beside each.

Every bar has its name and its figure next to it, so no legend is needed and colour tells nothing
that words do not. Both colours stand out from white by more than 3 to 1.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPainter,
)

from ilacs_desktop.layout.application import for_fonts
from ilacs_desktop.word.content.charts import BAR_LINE, GUTTER, PANEL, TITLE_LINE, Bar, Chart, Panel

DPI = 200
LABELS = 90.0  # points kept for the names of the bars
OURS, OTHERS, INK = "#0F4C5C", "#74848C", "#1D262C"
_SCALE = DPI / 72
_FAMILIES = ["Arial", "Liberation Sans", "Helvetica", "Segoe UI"]
_SIZE = 8.5  # points
_SMALLEST = 5.0
_GAP = 4.0
_BAR = 7.5
_CLOSE = 0.01  # what rounding may add to a width


class ChartPainter:
    """Draws charts. Fonts need a QGuiApplication: it makes one where there is none."""

    def __init__(self) -> None:
        self._application = for_fonts()
        self._drawn: dict[Chart, bytes] = {}

    def draw(self, chart: Chart) -> bytes:
        """Return the chart as a PNG at 200 dpi; the same chart gives the same bytes on one computer."""
        if chart not in self._drawn:
            self._drawn[chart] = _png(_drawn(chart))
        return self._drawn[chart]


def _drawn(chart: Chart) -> QImage:
    size = (round(chart.width * _SCALE), round(chart.height * _SCALE))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    y = 0.0
    for row in chart.rows:
        for n, panel in enumerate(row.panels):
            _Panel(painter, n * (PANEL + GUTTER), panel).draw(y, y + row.bars_at)
        y += row.height
    painter.end()
    return image


class _Panel:
    """One panel, ``x`` from the left; sizes are in points until they are drawn."""

    def __init__(self, painter: QPainter, x: float, panel: Panel) -> None:
        self._painter = painter
        self._x = x
        self._panel = panel
        self._values = max(map(self._width, (bar.text for bar in panel.bars)), default=0.0)

    def draw(self, y: float, bars_at: float) -> None:
        """Draw the name from ``y`` down, and the bars from ``bars_at`` down."""
        for n, line in enumerate(self._panel.title):
            self._text(line, self._x, y + n * TITLE_LINE, PANEL, bold=True)
        for n, bar in enumerate(self._panel.bars):
            self._bar(bar, bars_at + n * BAR_LINE)

    def _bar(self, bar: Bar, y: float) -> None:
        start = self._x + LABELS
        room = max(PANEL - LABELS - _GAP - self._values, 10)
        whole = (self._panel.most - self._panel.least) or 1.0
        zero = start - room * self._panel.least / whole
        length = room * bar.value / whole
        self._text(bar.label, self._x, y, LABELS - _GAP, bold=bar.is_ours)
        area = QRectF(min(zero, zero + length), y + (BAR_LINE - _BAR) / 2, abs(length), _BAR)
        colour = QColor(OURS if bar.is_ours else OTHERS)
        self._painter.fillRect(_pixels(area), colour)
        beside = max(zero, zero + length) + _GAP
        left = self._x + PANEL - beside  # a long figure is written smaller rather than cut
        self._text(bar.text, beside, y, left + _CLOSE, bold=bar.is_ours)

    def _text(self, text: str, x: float, y: float, room: float, *, bold: bool) -> None:
        """Draw words in a line, smaller where they would not fit in the room."""
        width = self._width(text, bold=bold)
        size = _SIZE if width <= room else max(_SIZE * room / width, _SMALLEST)
        self._painter.setFont(_font(size, bold=bold))
        self._painter.setPen(QColor(INK))
        baseline = y + BAR_LINE * 0.76
        self._painter.drawText(QPointF(x * _SCALE, baseline * _SCALE), text)

    def _width(self, text: str, *, bold: bool = True) -> float:
        metrics = QFontMetricsF(_font(_SIZE, bold=bold), self._painter.device())
        return metrics.horizontalAdvance(text) / _SCALE


def _pixels(area: QRectF) -> QRectF:
    """Return the area on whole pixels, so that its edges are sharp."""
    left, right = round(area.left() * _SCALE), round(area.right() * _SCALE)
    top, bottom = round(area.top() * _SCALE), round(area.bottom() * _SCALE)
    return QRectF(left, top, max(right - left, 1), bottom - top)


def _font(size: float, *, bold: bool) -> QFont:
    font = QFont(_FAMILIES)
    font.setPointSizeF(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
