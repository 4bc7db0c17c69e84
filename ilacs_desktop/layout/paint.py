"""Draws a placed page: the same marks on a screen, on paper and in a PDF."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QTransform

from ilacs_desktop.layout.fonts import qt_font
from ilacs_desktop.layout.placed import FillMark, Mark, PictureMark, PlacedPage, TextMark

_FINE = 10  # steps to a point: Qt rounds the places of letters to whole steps on some devices
_POINTS = 72  # to an inch


def paint_page(painter: QPainter, page: PlacedPage) -> None:
    """Draw a page with its corner at the painter's origin, a unit of the painter to a point.

    The paper itself is the caller's to draw. Whoever wants it larger scales the painter.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(1 / _FINE, 1 / _FINE)
    for mark in page.marks:
        _paint(painter, mark)
    painter.restore()


def _paint(painter: QPainter, mark: Mark) -> None:
    if isinstance(mark, TextMark):
        _paint_text(painter, mark)
    elif isinstance(mark, FillMark):
        painter.fillRect(_area(painter, mark), QColor(mark.colour))
    else:
        _paint_picture(painter, mark)


def _paint_picture(painter: QPainter, mark: PictureMark) -> None:
    """Draw a picture; one that is made smaller is made so first, because a painter drops dots."""
    image = QImage.fromData(mark.picture)
    if image.isNull():
        return
    area = _rectangle(mark)
    shown = painter.combinedTransform().mapRect(area).size().toSize()
    if not shown.isEmpty() and shown.width() < image.width():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(shown, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    painter.drawImage(area, image)


def _paint_text(painter: QPainter, mark: TextMark) -> None:
    """Draw words as wide as they were measured: what the device rounds goes between the words."""
    device = painter.device()
    dpi = device.logicalDpiY()
    font = qt_font(mark.font, mark.font.size * _FINE * _POINTS / dpi, dpi)
    font.setUnderline(mark.underlined)
    gaps = mark.text.count(" ")
    if gaps and mark.width:
        natural = QFontMetricsF(font, device).horizontalAdvance(mark.text)
        font.setWordSpacing((mark.width * _FINE - natural) / gaps)
    painter.setFont(font)
    painter.setPen(QColor(mark.colour))
    painter.drawText(QPointF(mark.x * _FINE, mark.y * _FINE), mark.text)


def _area(painter: QPainter, mark: FillMark) -> QRectF:
    """Return the area of a fill: a rule is a dot thick at least, so that none is lost when small."""
    shape: QTransform = painter.combinedTransform()
    least = 1 / max(shape.m22(), 1e-6)
    area = _rectangle(mark)
    area.setWidth(max(area.width(), least))
    area.setHeight(max(area.height(), least))
    return area


def _rectangle(mark: FillMark | PictureMark) -> QRectF:
    x, y, width, height = mark.x, mark.y, mark.width, mark.height
    return QRectF(x * _FINE, y * _FINE, width * _FINE, height * _FINE)
