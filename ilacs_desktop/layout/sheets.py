"""Sets a web page on sheets of A4 paper: a PDF or a printer, marking and page number on each sheet.

The web pages are our own (outputs/): their markup is what Qt's text understands. A command without
windows holds an application for the fonts (application.py) while it sets sheets.
"""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

_MARGINS = QMarginsF(16, 14, 16, 14)  # millimetres
_RESOLUTION = 300  # dots per inch
_POINTS, _SMALL = 10.0, 8.5
_HEAD, _FOOT = 2.2, 3.2  # lines of small type: the strips for the marking, and for the page number
_INCH = 0.0254  # metres
_INDENT = 14  # of a list, in pixels of a screen with 96 to the inch
_BLACK, _GREY = QColor("#16191d"), QColor("#414a56")


def pdf_of(html: str, title: str, marking: str, *, sideways: bool = False) -> bytes:
    """Return a web page as a PDF of A4 sheets, upright or lying on their side."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, sideways=sideways)
    writer.setTitle(title)
    set_on(writer, html, title, marking)
    del writer  # it writes the end of the file when it goes
    buffer.close()
    return bytes(data.data())


def sheet_count(html: str, *, sideways: bool = False) -> int:
    """Return how many A4 sheets ``pdf_of`` would take for a web page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, sideways=sideways)
    _, body = _head_and_body(writer)
    count = _text(html, writer, body).pageCount()
    del writer
    buffer.close()
    return count


def a4(*, sideways: bool = False) -> QPageLayout:
    """Return A4 with our margins."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    way = QPageLayout.Orientation
    turned = way.Landscape if sideways else way.Portrait
    return QPageLayout(size, turned, _MARGINS, QPageLayout.Unit.Millimeter)


def set_on(device: QPagedPaintDevice, html: str, title: str, marking: str) -> int:
    """Set a web page on the sheets of a PDF or a printer; return how many there are."""
    head, body = _head_and_body(device)
    text = _text(html, device, body)
    small = _font(_SMALL)
    top = QRectF(0, 0, body.width(), head)
    foot = QRectF(0, head + body.height(), body.width(), device.height() - head - body.height())
    line = QFontMetricsF(small, device).height()
    last_but_one = foot.adjusted(0, 0, 0, -line)
    painter = QPainter(device)
    for page in range(text.pageCount()):
        if page:
            device.newPage()
        _draw_body(painter, text, page, body, head)
        painter.setFont(small)
        painter.setPen(_GREY)
        painter.drawText(top, _at(Qt.AlignmentFlag.AlignHCenter, top=True), marking)
        painter.drawText(foot, _at(Qt.AlignmentFlag.AlignHCenter, top=False), marking)
        painter.drawText(last_but_one, _at(Qt.AlignmentFlag.AlignLeft, top=False), title)
        numbered = f"Page {page + 1} of {text.pageCount()}"
        painter.drawText(last_but_one, _at(Qt.AlignmentFlag.AlignRight, top=False), numbered)
    painter.end()
    return text.pageCount()


def _writer(buffer: QBuffer, *, sideways: bool) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(a4(sideways=sideways))
    return writer


def _head_and_body(device: QPaintDevice) -> tuple[float, QSizeF]:
    """Return how high the strip at the head is, and the room for the text between it and the foot."""
    line = QFontMetricsF(_font(_SMALL), device).height()
    return line * _HEAD, QSizeF(device.width(), device.height() - line * (_HEAD + _FOOT))


def _font(points: float) -> QFont:
    font = QFont("Arial")
    font.setPointSizeF(points)
    return font


def _at(side: Qt.AlignmentFlag, *, top: bool) -> int:
    return int(side | (Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom))


def _text(html: str, device: QPaintDevice, body: QSizeF) -> QTextDocument:
    text = QTextDocument()
    text.setDefaultFont(_font(_POINTS))
    text.documentLayout().setPaintDevice(_ruler(device.logicalDpiX(), device.logicalDpiY()))
    text.setDocumentMargin(0)
    text.setIndentWidth(_INDENT)
    text.setHtml(html)
    text.setPageSize(body)
    return text


@cache
def _ruler(across: int, down: int) -> QImage:
    """Return what to measure text on for a device with so many dots to the inch.

    On the device itself the text would be the same, but PySide never lets go of what a text was
    measured on: each PDF and each printer stayed for good. Of these there are as many as devices
    differ.
    """
    dot = QImage(1, 1, QImage.Format.Format_Mono)
    dot.setDotsPerMeterX(round(across / _INCH))
    dot.setDotsPerMeterY(round(down / _INCH))
    return dot


def _draw_body(
    painter: QPainter, text: QTextDocument, page: int, body: QSizeF, head: float
) -> None:
    """Draw one page of the text, in black whatever the look of the screen is."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, _BLACK)
    context.palette = palette
    # A little less than the sheet: a line that only touches it belongs to the next.
    context.clip = QRectF(0, page * body.height() + 1, body.width(), body.height() - 2)
    painter.save()
    painter.translate(0, head - page * body.height())
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()
