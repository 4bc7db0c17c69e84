"""The pages of the preview on a printer: those that were asked for, each the way round that it lies."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageLayout, QPainter

from ilacs_desktop.errors import UserError
from ilacs_desktop.layout.paint import paint_page
from ilacs_desktop.layout.placed import PlacedPage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_POINTS = 72  # to an inch


class PrintError(UserError):
    """The printer did not take the pages."""


def print_on(printer: "QPrinter", pages: Sequence[PlacedPage], current: int) -> int:
    """Print the pages that the printer's settings ask for; return how many those are.

    ``current`` is the page that is looked at, from 1 on. Raises PrintError.
    """
    printer.setFullPage(True)
    painter = QPainter()
    wanted = pages_wanted(printer, len(pages), current)
    for at, number in enumerate(wanted):
        page = pages[number - 1]
        way = QPageLayout.Orientation
        printer.setPageOrientation(way.Landscape if page.width > page.height else way.Portrait)
        if not (printer.newPage() if at else painter.begin(printer)):
            raise PrintError(
                f"“{printer.printerName()}” did not take the pages. Nothing is lost. See whether"
                " the printer is on and has paper, then print again."
            )
        painter.save()
        _fit(painter, printer, page)
        paint_page(painter, page)
        painter.restore()
    painter.end()
    return len(wanted)


def pages_wanted(printer: "QPrinter", count: int, current: int) -> list[int]:
    """Return the numbers of the pages to print, in the order in which they are to come out."""
    from PySide6.QtPrintSupport import QPrinter

    asked = printer.printRange()
    if asked == QPrinter.PrintRange.CurrentPage:
        return [min(max(current, 1), count)]
    numbers = list(range(1, count + 1))
    if asked == QPrinter.PrintRange.PageRange and not printer.pageRanges().isEmpty():
        numbers = [number for number in numbers if printer.pageRanges().contains(number)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    return numbers * (1 if printer.supportsMultipleCopies() else printer.copyCount())


def _fit(painter: QPainter, printer: "QPrinter", page: PlacedPage) -> None:
    """Have a point of the page be a point of the paper, or less where the paper is smaller."""
    from PySide6.QtPrintSupport import QPrinter

    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    fitting = min(paper.width() / page.width, paper.height() / page.height)
    scale = min(printer.resolution() / _POINTS, fitting)
    painter.scale(scale, scale)
