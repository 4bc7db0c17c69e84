"""The pages of the preview as a PDF: text that can be searched, links that lead, no trace of who made it."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCharFormat,
    QTextLayout,
)

from ilacs_desktop.layout.paint import paint_page
from ilacs_desktop.layout.placed import PlacedDocument, PlacedPage, TextMark
from ilacs_desktop.ui.pages.export.preview.job import Preview
from ilacs_desktop.ui.pages.export.preview.outline import with_outline

_RESOLUTION = 1200  # dots to an inch
_POINTS = 72
_CREATOR = "ILACS Desktop"
_MARKER = "\u00a0"  # what carries a link: nothing is seen of it, nor copied from it
_MARKER_SIZE = 100
_LINE = 1.25  # of the letters' size: what of a line takes a click


def pdf_of(preview: Preview) -> bytes:
    """Return the pages as a PDF, each of its own size, with links and a list of its headings."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(preview.title)
    writer.setCreator(_CREATOR)
    writer.setResolution(_RESOLUTION)
    _draw(writer, preview)
    del writer  # it writes the end of the file when it goes
    buffer.close()
    places = preview.placed.places
    there = [heading for heading in preview.headings if heading.bookmark in places]
    return with_outline(bytes(data.data()), there)


def layout_of(page: PlacedPage) -> QPageLayout:
    """Return the paper of a page, upright or on its side, without margins."""
    sideways = page.width > page.height
    short, long = sorted((page.width, page.height))
    size = QPageSize(
        QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    way = QPageLayout.Orientation
    turned = way.Landscape if sideways else way.Portrait
    return QPageLayout(size, turned, QMarginsF())


def _draw(writer: QPdfWriter, preview: Preview) -> None:
    painter = QPainter()
    for number, page in enumerate(preview.placed.pages, start=1):
        writer.setPageLayout(layout_of(page))
        if number == 1:
            painter.begin(writer)
        else:
            writer.newPage()
        painter.save()
        painter.scale(_RESOLUTION / _POINTS, _RESOLUTION / _POINTS)
        paint_page(painter, page)
        _mark_links(painter, page, preview.placed)
        _mark_places(painter, number, preview)
        painter.restore()
    painter.end()


def _mark_links(painter: QPainter, page: PlacedPage, placed: PlacedDocument) -> None:
    """Let the words that link to a place lead there."""
    for mark in page.marks:
        if isinstance(mark, TextMark) and mark.target in placed.places:
            look = QTextCharFormat()
            look.setAnchorHref(f"#{mark.target}")
            size = mark.font.size
            area = QRectF(mark.x, mark.y - size, mark.width, size * _LINE)
            _mark(painter, look, area, mark.font.family)


def _mark_places(painter: QPainter, number: int, preview: Preview) -> None:
    """Name the places on a page that something leads to."""
    placed = preview.placed
    texts = [mark for page in placed.pages for mark in page.marks if isinstance(mark, TextMark)]
    family = texts[0].font.family if texts else ""  # one that is in the PDF anyway
    wanted = {entry.bookmark for entry in preview.headings} | {mark.target for mark in texts}
    for name in sorted(wanted & placed.places.keys()):
        place = placed.places[name]
        if place.page == number:
            look = QTextCharFormat()
            look.setAnchorNames([name])
            _mark(painter, look, QRectF(0, place.y, 1, 1), family)


def _mark(painter: QPainter, look: QTextCharFormat, area: QRectF, family: str) -> None:
    """Stretch an invisible letter that bears a link or a name over an area: Qt has no other way."""
    font = QFont(family)
    font.setPixelSize(_MARKER_SIZE)
    look.setFont(font)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = 0, len(_MARKER), look
    layout = QTextLayout(_MARKER, font)
    layout.setFormats([part])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(area.width() / line.naturalTextWidth(), area.height() / line.height())
    layout.draw(painter, QPointF())
    painter.restore()
