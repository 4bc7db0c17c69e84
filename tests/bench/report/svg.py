"""Pictures for documents as SVG: light or dark with the page they stand on, and small."""

from xml.sax.saxutils import escape

# Okabe and Ito's colours, which people who are colour-blind tell apart; a little darker or lighter
# where one of them would be faint on white or on black.
SERIES = ("#0072b2", "#d55e00", "#009e73", "#b8860b", "#cc79a7", "#56b4e9", "#7f6fdb", "#888888")
AHEAD, BEHIND = SERIES[0], SERIES[1]

_STYLE = """
text { font: 12px system-ui, "Segoe UI", sans-serif; fill: #1f2328; }
.soft { fill: #59636e; font-size: 11px; }
.title { font-size: 14px; font-weight: 600; }
.grid, .guide { stroke: #d1d9e0; stroke-width: 1; fill: none; }
.guide { stroke: #59636e; stroke-width: 1.5; stroke-dasharray: 2 4; }
.ground { fill: #ffffff; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; }
  .soft { fill: #a8b2bd; }
  .grid { stroke: #3d444d; }
  .guide { stroke: #a8b2bd; }
  .ground { fill: #0d1117; }
}
"""


def picture(width: int, height: int, told: str, parts: list[str]) -> str:
    """Return an SVG of that size; ``told`` says what it shows to those who cannot see it."""
    body = "\n".join(parts)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n<title>{escape(told)}</title>\n'
        f'<style>{_STYLE}</style>\n<rect class="ground" width="{width}" height="{height}"/>\n'
        f"{body}\n</svg>\n"
    )


def text(x: float, y: float, words: str, look: str = "", anchor: str = "start") -> str:
    """Return a line of text; ``anchor`` is start, middle or end."""
    given = f' class="{look}"' if look else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{given}>{escape(words)}</text>'


def line(points: list[tuple[float, float]], look: str) -> str:
    """Return a line through the points, in one of the looks of the style sheet."""
    return f'<polyline class="{look}" points="{_places(points)}"/>'


def curve(points: list[tuple[float, float]], colour: str, dashes: str, *, dots: bool = True) -> str:
    """Return a line through the points in a colour, with a dot at each unless it is without dots."""
    dotted = points if dots else []
    circles = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in dotted
    )
    style = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"'
    return f'<polyline points="{_places(points)}" {style}/>{circles}'


def bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    """Return a filled bar."""
    place = f'x="{x:.1f}" y="{y:.1f}" width="{max(width, 1):.1f}" height="{height:.1f}"'
    return f'<rect {place} rx="2" fill="{colour}"/>'


def _places(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
