"""Balance: is each judgement told as evenly, and on as much, as the others and its evidence?"""

from collections.abc import Iterator
from functools import cached_property
from statistics import median

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Passage, Scope, marked
from ilacs_desktop.document.model import Judgement
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Evidence


class Weights:
    """What one judgement is told on: its marked paragraphs and the evidence they cite."""

    def __init__(self, scope: Scope, judgement: Judgement) -> None:
        self._scope = scope
        self.judgement = judgement
        self.title = scope.short_title(judgement)
        self.told: tuple[Passage, ...] = scope.by_judgement[judgement.id]
        self.strengths = len(marked(self.told, "strength"))
        self.improvements = len(marked(self.told, "improvement"))

    @property
    def marks(self) -> int:
        """How many paragraphs are marked either way."""
        return self.strengths + self.improvements

    @property
    def strength_share(self) -> float:
        """Strengths out of all marked paragraphs; there must be one."""
        return self.strengths / self.marks

    @cached_property
    def items(self) -> tuple[Evidence, ...]:
        """The evidence it cites."""
        return self._scope.cited_in(self.told)

    @property
    def positive_share(self) -> float:
        """How much of its evidence is positive, mixed items counting half; 0.5 without any."""
        worth = {"positive": 1.0, "mixed": 0.5, "negative": 0.0}
        ways = [worth[item.direction] for item in self.items if item.direction]
        return sum(ways) / len(ways) if ways else 0.5

    @cached_property
    def old_share(self) -> float:
        """The share of its evidence that is older than recent practice; 0 without any."""
        ages = [age.age for item in self.items if (age := self._scope.age(item)) is not None]
        return sum(age in ("background", "stale") for age in ages) / len(ages) if ages else 0.0


def weigh(scope: Scope) -> tuple[Weights, ...]:
    """Return the weights of each judgement that says anything."""
    weighed = (Weights(scope, judgement) for judgement in scope.document.judgements)
    return tuple(weights for weights in weighed if weights.told)


def marks(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each judgement with no marked strength or no area for improvement."""
    for one in weigh(scope):
        for check, count, noun in (
            ("balance.no_strength", one.strengths, "a strength"),
            ("balance.no_improvement", one.improvements, "an area for improvement"),
        ):
            if not count:
                message = f"No paragraph of “{one.title}” is marked as {noun}."
                yield _at(scope, check, one, message)


def uneven(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each judgement rosier, thinner or older in its evidence than the rest."""
    weighed = weigh(scope)
    for one in weighed:
        others = [other for other in weighed if other is not one]
        if others:
            yield from _rosier(scope, one, others)
            yield from _thinner(scope, one, others)
            yield from _older(scope, one, others)


def _rosier(scope: Scope, one: Weights, others: list[Weights]) -> Iterator[Finding]:
    marked_others = [other for other in others if other.marks]
    if one.marks < scope.number("balance.rosier", "marks") or not marked_others:
        return
    usual = median(other.strength_share for other in marked_others)
    if one.strength_share - usual > scope.number("balance.rosier", "margin"):
        yield _at(
            scope,
            "balance.rosier",
            one,
            f"{one.strength_share:.0%} of the marked paragraphs of “{one.title}” are strengths;"
            f" in the other judgements {usual:.0%} are.",
        )


def _thinner(scope: Scope, one: Weights, others: list[Weights]) -> Iterator[Finding]:
    def sections(weights: Weights) -> int:
        return len({passage.place.part for passage in weights.told})

    def per_section(weights: Weights) -> float:
        return len(weights.items) / sections(weights)

    usual = median(map(per_section, others))
    if usual < scope.number("balance.thinner", "usual"):
        return
    if per_section(one) < usual * scope.number("balance.thinner", "share"):
        yield _at(
            scope,
            "balance.thinner",
            one,
            f"“{one.title}” rests on few items of evidence: {len(one.items)} over"
            f" {sections(one)} of its parts. The others have about {usual:.0f} in each part.",
        )


def _older(scope: Scope, one: Weights, others: list[Weights]) -> Iterator[Finding]:
    usual = median(other.old_share for other in others)
    if one.old_share - usual > scope.number("balance.older", "margin"):
        yield _at(
            scope,
            "balance.older",
            one,
            f"{one.old_share:.0%} of the evidence for “{one.title}” is older than recent"
            f" practice; for the others it is {usual:.0%}.",
        )


def claims(scope: Scope) -> Iterator[Finding]:
    """Yield a finding where a judgement claims more, or less, than its own evidence shows."""
    for one in weigh(scope):
        if one.marks < scope.number("balance.overclaim", "marks"):
            continue
        ahead = one.strength_share - one.positive_share
        told = (
            f"{one.strength_share:.0%} of the marked paragraphs of “{one.title}” are"
            f" strengths; {one.positive_share:.0%} of its evidence is positive, mixed counting half."
        )
        if ahead > scope.number("balance.overclaim", "margin"):
            yield _at(scope, "balance.overclaim", one, told)
        elif -ahead > scope.number("balance.underclaim", "margin"):
            yield _at(scope, "balance.underclaim", one, told)


def stated(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each judgement that does not say where it is heading, or how sure."""
    for one in weigh(scope):
        given: dict[str, str] = {
            "direction of travel": one.judgement.direction,
            "confidence": one.judgement.confidence,
        }
        missing = [name for name, value in given.items() if not value]
        if missing:
            message = f"“{one.title}” does not give its {' or its '.join(missing)}."
            yield _at(scope, "balance.unstated", one, message)


def confidence(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each judgement held with high confidence on weak ground."""
    for one in weigh(scope):
        if one.judgement.confidence != "high":
            continue
        reasons = []
        if len(scope.lenses(one.items)) < scope.number("balance.confidence", "lenses"):
            reasons.append("it is seen through few lenses")
        if one.old_share > scope.number("balance.confidence", "old_share"):
            reasons.append("much of its evidence is old")
        if any(item.moderated is False for item in one.items):
            reasons.append("some of its evidence was not moderated")
        if reasons:
            yield _at(
                scope,
                "balance.confidence",
                one,
                f"Confidence in “{one.title}” is high, but {' and '.join(reasons)}.",
            )


def direction(scope: Scope) -> Iterator[Finding]:
    """Yield a finding where the direction of travel is not the one most of its figures took."""
    for one in weigh(scope):
        judgement = one.judgement
        moves = [
            (i.value - i.previous) * (1 if i.polarity == "higher" else -1)
            for i in scope.document.indicators
            if i.judgement == judgement.id and i.polarity != "neutral"
            if i.value is not None and i.previous is not None
        ]
        better, worse = sum(m > 0 for m in moves), sum(m < 0 for m in moves)
        if len(moves) < scope.number("balance.direction", "figures"):
            continue
        against = {"improved": better < worse, "deteriorated": worse < better}
        if against.get(judgement.direction, False):
            yield _at(
                scope,
                "balance.direction",
                one,
                f"“{one.title}” is said to have {judgement.direction}; {better} of its"
                f" figures are better than a year ago and {worse} are worse.",
            )


def _at(scope: Scope, check: str, one: Weights, message: str) -> Finding:
    return scope.found(check, message, place=Place(one.judgement.id, ""))


_TEXT = ("front", "judgements", "sections", "evidence")
_AGED = (*_TEXT, "cycle", "prior_points", "inspections")
CHECKS = (
    DocumentCheck(marks, ("balance.no_strength", "balance.no_improvement"), _TEXT),
    DocumentCheck(uneven, ("balance.rosier", "balance.thinner", "balance.older"), _AGED),
    DocumentCheck(claims, ("balance.overclaim", "balance.underclaim"), _TEXT),
    DocumentCheck(stated, ("balance.unstated",), _TEXT),
    DocumentCheck(confidence, ("balance.confidence",), _AGED),
    DocumentCheck(direction, ("balance.direction",), (*_TEXT, "indicators")),
)
