"""Pages made by hand, as the placer makes them, for the tests of the preview."""

from collections.abc import Iterator

from ilacs_desktop.layout.placed import FillMark, Mark, Place, PlacedDocument, PlacedPage, TextMark
from ilacs_desktop.ui.pages.export.preview.job import Entry, Preview
from ilacs_desktop.word.flow.model import Font

A4 = (595.3, 841.9)
BODY, BOLD = Font("Arial", 11), Font("Arial", 16, bold=True)
TITLE = "Northbridge Council: Self-evaluation 2026"
_LEFT, _TOP, _LINE = 72.0, 90.0, 20.0


def line(text: str, y: float, font: Font = BODY, target: str = "") -> TextMark:
    return TextMark(_LEFT, y, len(text) * font.size * 0.5, text, font, target=target)


def page(number: int, lines: int = 30, *, sideways: bool = False) -> PlacedPage:
    """Return a page with a heading, lines that say where they are, and a rule below them."""
    width, height = A4[::-1] if sideways else A4
    told = (
        line(f"Line {n} of page {number} tells of practice.", _TOP + 30 + n * _LINE)
        for n in range(lines if not sideways else min(lines, 18))
    )
    rule = FillMark(_LEFT, height - 60, width - 2 * _LEFT, 0.5, "#808080")
    return PlacedPage(width, height, (line(f"Section {number}", _TOP, BOLD), *told, rule))


def preview(pages: int = 4, sideways: int = 0, title: str = TITLE) -> Preview:
    """Return so many pages, the last ones on their side: a section each, the first with links."""
    made = [page(n, sideways=n > pages - sideways) for n in range(1, pages + 1)]
    if made:
        made[0] = PlacedPage(*A4, tuple(_contents(pages)))
    places = {f"s{n}": Place(n, _TOP - 16) for n in range(1, pages + 1)}
    headings = (Entry(f"Section {n}", 1 if n == 1 else 2, f"s{n}") for n in range(1, pages + 1))
    return Preview(PlacedDocument(tuple(made), places), tuple(headings), title)


def _contents(pages: int) -> Iterator[Mark]:
    yield line("Section 1", _TOP, BOLD)
    for n in range(2, min(pages, 30) + 1):
        yield line(f"Section {n}", _TOP + n * _LINE, target=f"s{n}")
