"""Sets the review on sheets of paper: a PDF or a printer, marking and page number on each sheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MARGINS = QMarginsF(16, 14, 16, 14)  # millimetres
_RESOLUTION = 300  # dots per inch
_POINTS, _SMALL = 10.0, 8.5
_LINES = 2.2  # of small type: the strip that marking and page number take
_BLACK, _GREY = QColor("#16191d"), QColor("#414a56")


def pdf_of(html: str, title: str, marking: str) -> bytes:
    """Return a web page as a PDF of A4 sheets."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(a4())
    set_on(writer, html, title, marking)
    del writer  # it writes the end of the file when it goes
    buffer.close()
    return bytes(data.data())


def a4() -> QPageLayout:
    """Return upright A4 with our margins."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(
        size, QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter
    )


def set_on(device: "QPdfWriter | QPrinter", html: str, title: str, marking: str) -> int:
    """Set a web page on the sheets of a PDF or a printer; return how many there are."""
    small = QFont("Arial")
    small.setPointSizeF(_SMALL)
    strip = QFontMetricsF(small, device).height() * _LINES
    paper = QSizeF(device.width(), device.height())
    body = QSizeF(paper.width(), paper.height() - 2 * strip)
    text = _text(html, device, body)
    painter = QPainter(device)
    for page in range(text.pageCount()):
        if page:
            device.newPage()
        _draw_body(painter, text, page, body, strip)
        painter.setFont(small)
        painter.setPen(_GREY)
        head = QRectF(0, 0, paper.width(), strip)
        painter.drawText(head, _at(Qt.AlignmentFlag.AlignHCenter, top=True), marking)
        foot = QRectF(0, paper.height() - strip, paper.width(), strip)
        painter.drawText(foot, _at(Qt.AlignmentFlag.AlignLeft, top=False), title)
        numbered = f"Page {page + 1} of {text.pageCount()}"
        painter.drawText(foot, _at(Qt.AlignmentFlag.AlignRight, top=False), numbered)
    painter.end()
    return text.pageCount()


def _at(side: Qt.AlignmentFlag, *, top: bool) -> int:
    return int(side | (Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom))


def _text(html: str, device: QPaintDevice, body: QSizeF) -> QTextDocument:
    text = QTextDocument()
    font = QFont("Arial")
    font.setPointSizeF(_POINTS)
    text.setDefaultFont(font)
    text.documentLayout().setPaintDevice(device)
    text.setDocumentMargin(0)
    text.setHtml(html)
    text.setPageSize(body)
    return text


def _draw_body(
    painter: QPainter, text: QTextDocument, page: int, body: QSizeF, strip: float
) -> None:
    """Draw one page of the text, in black whatever the look of the screen is."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, _BLACK)
    context.palette = palette
    # A little less than the sheet: a line that only touches it belongs to the next.
    context.clip = QRectF(0, page * body.height() + 1, body.width(), body.height() - 2)
    painter.save()
    painter.translate(0, strip - page * body.height())
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()
