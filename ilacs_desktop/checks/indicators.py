"""Indicators: is each figure that stands out explained, and told where its judgement is told?"""

import re
from collections.abc import Iterable, Iterator

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Passage, Scope
from ilacs_desktop.document.figures import (
    Limits,
    StandsOut,
    is_explained,
    reason,
    stands_out,
    with_unit,
)
from ilacs_desktop.document.held_back import CHECK as SMALL
from ilacs_desktop.document.held_back import printed
from ilacs_desktop.document.places import FRONT
from ilacs_desktop.document.records import Indicator

_OUTLIER, _WORSE = "indicators.outlier", "indicators.worse"

# A figure as a whole: the 5 in "15%" or "5.2" is none. A sign before it is left out, as text does.
_FIGURE = re.compile(r"(?<![\d.,])\d{1,15}(?:,\d{3})*(?:\.\d{1,10})?(?![\d])")


def limits_of(catalogue: Catalogue) -> Limits:
    """Return the numbers of the rule for what stands out, as the catalogue has them."""
    outlier, worse = catalogue.check(_OUTLIER).numbers, catalogue.check(_WORSE).numbers
    return Limits(outlier["share"], worse["share"], outlier["fifth"], int(outlier["words"]))


def explained(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each figure that stands out, or got worse, without an explanation."""
    limits = limits_of(scope.catalogue)
    for indicator in scope.document.indicators:
        if is_explained(indicator, limits):
            continue
        out = _asking(indicator, limits)
        far = [reason(indicator, one) for one in out if one.against != "previous"]
        if far:
            words = f"{' and '.join(far)} and is not explained."
            yield _about(scope, _OUTLIER, indicator, words)
        for one in out:
            if one.against == "previous":
                words = f"{reason(indicator, one)} and is not explained."
                yield _about(scope, _WORSE, indicator, words)


def told(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each figure that is worse than elsewhere, or than before, and not told.

    It is told when the figure stands in its judgement or in the front. What is held back is not
    asked for: it must not stand in the text either.
    """
    limits = limits_of(scope.catalogue)
    front = _figures(scope.by_part.get(FRONT, ()))
    written = {id_: front | _figures(own) for id_, own in scope.by_judgement.items() if own}
    for indicator in scope.document.indicators:
        ways = [reason(indicator, one) for one in _asking(indicator, limits)]
        figures = written.get(indicator.judgement)
        if not ways or figures is None or indicator.value is None:
            continue
        if printed(indicator).held:
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


def small(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each figure that is held back, because it tells of too few children."""
    for indicator in scope.document.indicators:
        found = printed(indicator)
        if found.held:
            words = f"is held back from print. {found.why}"
            if found.indicator.explanation != indicator.explanation:
                words += " Its explanation is held back too."
            yield _about(scope, SMALL, indicator, words, value=False)


def _asking(indicator: Indicator, limits: Limits) -> tuple[StandsOut, ...]:
    """Return the ways in which a figure stands out that ask for a sentence."""
    return tuple(one for one in stands_out(indicator, limits) if one.side != "better")


def _about(
    scope: Scope, check: str, indicator: Indicator, words: str, *, value: bool = True
) -> Finding:
    known = value and indicator.value is not None
    said = f" ({with_unit(indicator, indicator.value or 0.0)})" if known else ""
    return scope.found(check, f"“{indicator.name}”{said} {words}", record=indicator.id)


_TEXT = ("front", "judgements", "sections", "indicators")
CHECKS = (
    DocumentCheck(explained, (_OUTLIER, _WORSE), ("indicators",)),
    DocumentCheck(told, ("indicators.untold",), _TEXT),
    DocumentCheck(small, (SMALL,), ("indicators",)),
    DocumentCheck(complete, ("indicators.incomplete",), ("indicators", "judgements")),
)
