"""The tables of docs/performance.md, as Markdown."""

from collections.abc import Iterable, Mapping, Sequence

from tests.bench.growth.curve import LARGE, SIZES, STEEP, Curve
from tests.bench.measure import Row
from tests.bench.peers.compare import Peers

_HOSTILE = "hostile text"

_STARTS = {
    "our start": "ours",
    "novelWriter start": "novelWriter",
    "our ready": "ours with the example open",
    "novelWriter sample": "novelWriter with its sample open",
}


def budgets_table(rows: Sequence[Row], before: Mapping[str, str]) -> str:
    """Return each budget beside what was measured, before and now; what is over it stands in bold."""
    shown = _worst_of_hostile(rows)
    lines = (
        (row.what, before.get(row.what, ""), _bold(_measured(row), not row.is_within),
         f"{row.budget:g} {row.unit}".strip(), row.detail)
        for row in shown
    )  # fmt: skip
    over = [row for row in rows if not row.is_within]
    told = f"{len(rows) - len(over)} within budget, {len(over)} over budget."
    head = ("What", "Before", "Now", "Budget", "Of which")
    return f"{_table(head, lines)}\n\n{told}"


def _worst_of_hostile(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with one in place of all hostile texts: the one nearest its budget."""
    hostile = [row for row in rows if row.what.startswith(_HOSTILE)]
    others = [row for row in rows if not row.what.startswith(_HOSTILE)]
    if not hostile:
        return others
    worst = max(hostile, key=lambda row: row.value)
    what = f"{_HOSTILE} four times as long: the worst of {len(hostile)}"
    name = worst.what.rpartition(": ")[2]
    return [*others, Row(what, worst.value, worst.budget, worst.unit, name)]


def _measured(row: Row) -> str:
    digits = 0 if row.value >= 100 or row.value == int(row.value) else 1 if row.value >= 10 else 2
    return f"{row.value:.{digits}f} {row.unit}".strip()


def growth_table(curves: Sequence[Curve]) -> str:
    """Return what each operation costs at each size, a table for each axis, and the exponents."""
    head = ("", *(f"{size} ×" for size in SIZES), f"{SIZES[0]}–{SIZES[-1]}", f"{LARGE}–{SIZES[-1]}")
    axes = dict.fromkeys(curve.axis for curve in curves)
    parts = []
    for axis in axes:
        lines = [_growth_line(curve) for curve in curves if curve.axis == axis]
        parts.append(_table((axis.capitalize(), *head[1:]), lines))
    steep = [f"{curve.what} ({curve.axis})" for curve in curves if curve.is_steep]
    told = f"Grows faster than the document (above {STEEP}): {', '.join(steep) or 'nothing'}."
    return "\n\n".join((*parts, told))


def _growth_line(curve: Curve) -> tuple[str, ...]:
    costs = {point.size: seconds_text(point.seconds) for point in curve.points}
    large = _bold(f"{curve.exponent_of_large:.2f}", curve.is_steep)
    return (curve.what, *(costs.get(size, "") for size in SIZES), f"{curve.exponent:.2f}", large)


def seconds_text(seconds: float) -> str:
    """Return seconds as people read them: milliseconds below one."""
    if seconds >= 1:
        return f"{seconds:.1f} s"
    return f"{seconds * 1000:.{1 if seconds < 0.01 else 0}f} ms"


def peers_table(peers: Peers) -> str:
    """Return who is ahead on which work, why we are behind where we are, and who was left out."""
    lines = [
        (
            one.what,
            one.peer,
            f"{one.ours:.0f} ms",
            f"{one.theirs:.0f} ms",
            f"{one.ratio:.2f} ×",
            f"{one.wall:.2f} ×" if one.wall is not None else "",
            "ahead" if one.is_ahead else _bold("behind", True),
        )
        for one in peers.compared
    ]
    head = (
        "Work",
        "Peer",
        "Ours, CPU",
        "Peer’s, CPU",
        "Ours to the peer’s",
        "On the clock",
        "We are",
    )
    reasons: dict[str, list[str]] = {}
    for one in peers.compared:
        if one.why:
            reasons.setdefault(one.why, []).append(one.peer)
    why = [f"Behind {_listed(names)}: {reason}" for reason, names in reasons.items()]
    multiples = [f"{_STARTS[name]} {value:.1f} ×" for name, value in peers.multiples]
    own = [f"As multiples of a bare window of its own toolkit: {', '.join(multiples)}."]
    parts = (
        _table(head, lines) if lines else "",
        *why,
        *(own if multiples else ()),
        *peers.left_out,
    )
    return "\n\n".join(filter(None, parts))


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _bold(text: str, is_bold: bool) -> str:
    return f"**{text}**" if is_bold else text


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    return "\n".join(map(_line, (head, ["---"] * len(head), *lines)))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
