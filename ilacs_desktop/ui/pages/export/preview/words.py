"""What a page says, for those who cannot see it, and what a click on it meets. Pure; no Qt here."""

import re

from ilacs_desktop.layout.placed import PictureMark, PlacedPage, TextMark

_SAME_LINE = 0.5  # points between the baselines of what stands in one line
_SPACE = 0.15  # of the letters' size: a wider gap is one between words
_LEADER = re.compile(r"\s*\.{4,}\s*")  # dots that lead the eye from a heading to its page
_DESCENT = 0.3  # of the letters' size: what hangs below the baseline


def text_of(page: PlacedPage) -> str:
    """Return the text of a page line by line, pictures by their descriptions."""
    lines: list[str] = []
    last: TextMark | None = None
    for mark in page.marks:
        if isinstance(mark, TextMark):
            if last is not None and abs(mark.y - last.y) < _SAME_LINE and mark.x >= last.x:
                lines[-1] += _between(last, mark) + mark.text
            else:
                lines.append(mark.text)
            last = mark
        elif isinstance(mark, PictureMark) and mark.alt:
            lines.append(f"Picture: {mark.alt}")
            last = None
    return "\n".join(_LEADER.sub(", ", line) for line in lines)


def link_at(page: PlacedPage, x: float, y: float) -> str:
    """Return the bookmark that the words at a place on the paper link to, if any."""
    for mark in page.marks:
        if isinstance(mark, TextMark) and mark.target:
            size = mark.font.size
            across = mark.x <= x <= mark.x + mark.width
            if across and mark.y - size <= y <= mark.y + size * _DESCENT:
                return mark.target
    return ""


def _between(one: TextMark, other: TextMark) -> str:
    touching = other.x - (one.x + one.width) < other.font.size * _SPACE
    spaced = one.text.endswith(" ") or other.text.startswith(" ")
    return "" if touching or spaced else " "
