"""Indicators: is each figure that stands out explained, and told where its judgement is told?"""

import re
from collections.abc import Iterable, Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Passage, Scope
from ilacs_desktop.document.places import FRONT
from ilacs_desktop.document.records import Indicator

# A figure as a whole: the 5 in "15%" or "5.2" is none. A sign before it is left out, as text does.
_FIGURE = re.compile(r"(?<![\d.,])\d{1,15}(?:,\d{3})*(?:\.\d{1,10})?(?![\d])")


def explained(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each figure that stands out, or got worse, without an explanation."""
    for indicator in scope.document.indicators:
        for check, words in _standing_out(scope, indicator):
            if len(indicator.explanation.split()) < scope.number(check, "words"):
                yield _about(scope, check, indicator, f"{words} and is not explained.")


def told(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each figure that is worse than elsewhere, or than before, and not told.

    It is told when the figure stands in its judgement or in the front.
    """
    front = _figures(scope.by_part.get(FRONT, ()))
    written = {id_: front | _figures(own) for id_, own in scope.by_judgement.items() if own}
    for indicator in scope.document.indicators:
        ways = [words for _, words in _standing_out(scope, indicator)]
        figures = written.get(indicator.judgement)
        if not ways or figures is None or indicator.value is None:
            continue
        if indicator.value not in figures:
            words = f"{' and '.join(ways)}, and the text does not say so."
            yield _about(scope, "indicators.untold", indicator, words)


def _figures(passages: Iterable[Passage]) -> frozenset[float]:
    found = (match for passage in passages for match in _FIGURE.findall(passage.text))
    return frozenset(float(figure.replace(",", "")) for figure in found)


def complete(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each figure without a value, a period or a judgement."""
    judgements = {judgement.id for judgement in scope.document.judgements}
    for indicator in scope.document.indicators:
        given = (
            ("a value", indicator.value is not None),
            ("a period", bool(indicator.period.strip())),
            ("a judgement", indicator.judgement in judgements),
        )
        missing = [name for name, there in given if not there]
        if missing:
            words = f"lacks {' and '.join(missing)}."
            yield _about(scope, "indicators.incomplete", indicator, words)


def _standing_out(scope: Scope, indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Yield how a figure stands out: the check that asks about it, and the words for it."""
    value, near, name = indicator.value, indicator.neighbours, "statistical neighbours"
    if near is None:
        near, name = indicator.england, "England"
    if value is None:
        return
    if near and _is_worse(indicator, value, near, scope.number("indicators.outlier", "share")):
        yield "indicators.outlier", f"is far from {name} ({figure_text(near)})"
    before = indicator.previous
    if before and indicator.polarity != "neutral":
        share = scope.number("indicators.worse", "share")
        if _is_worse(indicator, value, before, share):
            yield "indicators.worse", f"is worse than a year before ({figure_text(before)})"


def _is_worse(indicator: Indicator, value: float, other: float, share: float) -> bool:
    """Return whether a figure is off by that share of the other, to the bad side where it has one."""
    off = (value - other) / abs(other)
    if indicator.polarity == "higher":
        off = -off
    return (abs(off) if indicator.polarity == "neutral" else off) >= share


def figure_text(value: float) -> str:
    """Return a figure as it is written: "21.4", "12", "1,518"."""
    return f"{value:,.10g}"


def _about(scope: Scope, check: str, indicator: Indicator, words: str) -> Finding:
    value = "" if indicator.value is None else f" ({figure_text(indicator.value)})"
    return scope.found(check, f"“{indicator.name}”{value} {words}", record=indicator.id)


_TEXT = ("front", "judgements", "sections", "indicators")
CHECKS = (
    DocumentCheck(explained, ("indicators.outlier", "indicators.worse"), ("indicators",)),
    DocumentCheck(told, ("indicators.untold",), _TEXT),
    DocumentCheck(complete, ("indicators.incomplete",), ("indicators", "judgements")),
)
