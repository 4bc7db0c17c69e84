"""What the briefing tells, as plain values: each judgement and what was asked before.

Everything is told in the document's own words; what there is no room for is counted and named.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from ilacs_desktop.checks.scope import CHIP, Passage, Scope, marked
from ilacs_desktop.document.model import Judgement
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Action, Evidence, PriorPoint
from ilacs_desktop.document.wording import PRIOR_SOURCES, STATES, say_month
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.outputs.answering import actions_for
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.outputs.standing_out import first_sentence

_NAMES = 12  # titles that are listed; from there on they are counted

Thing = TypeVar("Thing")


class Point(NamedTuple):
    """A strength or an area for improvement: its words, its evidence, and what answers it."""

    words: str
    evidence: str
    answer: str = ""


class Rest(NamedTuple):
    """What there was no room for: how many, and what they are called."""

    number: int
    names: str


class Told(NamedTuple):
    """One judgement as the briefing tells it."""

    title: str
    stand: str
    headline: str
    strengths: tuple[Point, ...]
    improvements: tuple[Point, ...]
    more_strengths: int
    more_improvements: int
    more_in: str


def told(
    scope: Scope, directory: Directory, judgement: Judgement, strengths: int, improvements: int
) -> Told:
    """Return a judgement with so many of its strengths and areas for improvement."""
    passages = scope.by_judgement[judgement.id]
    good = marked(passages, "strength")
    poor = sorted(marked(passages, "improvement"), key=lambda p: -_gravity(scope, p))
    plain = [p for p in passages if p.place == Place(judgement.id, "know") and p.block]
    unmarked = [p for p in plain if p.block and not p.block.stance and p.text.strip(CHIP + " ")]
    return Told(
        scope.short_title(judgement),
        _stand(judgement),
        sentence(unmarked[0]) if unmarked else "",
        tuple(_point(scope, p) for p in good[:strengths]),
        tuple(_answered(scope, directory, p) for p in poor[:improvements]),
        len(good[strengths:]),
        len(poor[improvements:]),
        _named(directory, passages, (*good[strengths:], *poor[improvements:])),
    )


def _stand(judgement: Judgement) -> str:
    ways = {
        "improved": "improved since the last inspection",
        "maintained": "maintained since the last inspection",
        "deteriorated": "deteriorated since the last inspection",
        "": "direction of travel not given yet",
    }
    sure = f"confidence {judgement.confidence}" if judgement.confidence else "confidence not given"
    return f"{ways[judgement.direction]}; {sure}"


def _gravity(scope: Scope, passage: Passage) -> int:
    """Return how much negative evidence stands behind a paragraph; a judgement's own come first."""
    own = 100 if passage.place.part == passage.judgement else 0
    return own + sum(item.direction == "negative" for item in scope.cited_in((passage,)))


def sentence(passage: Passage) -> str:
    """Return the first sentence of a paragraph, whole, without its citations."""
    text = first_sentence(" ".join(passage.text.replace(CHIP, " ").split()))
    for mark in ".,;:":
        text = text.replace(f" {mark}", mark)
    return text


def _point(scope: Scope, passage: Passage) -> Point:
    return Point(sentence(passage), numbers(scope.cited_in((passage,))))


def _answered(scope: Scope, directory: Directory, passage: Passage) -> Point:
    actions = actions_for(scope, passage)
    answer = answered_by(actions) if actions else unanswered(scope, directory, passage)
    return _point(scope, passage)._replace(answer=answer)


def unanswered(scope: Scope, directory: Directory, passage: Passage) -> str:
    """Return where to look for what is done where no action clearly answers a paragraph."""
    plan = (p for p in scope.by_part.get(passage.place.part, ()) if p.place.question == "plan")
    if not any(p.block is not None and scope.linked_by(p.block) for p in plan):
        return "No action yet"
    return f"No action is named there: see {directory.part_name(passage.place)}"


def promise(action: Action) -> str:
    """Return an action in a sentence: what is done, its number, its date and how far it has come."""
    what = first_sentence(action.what).rstrip(".,;:")
    due = f"by {format_date(action.due)}" if action.due else "no date"
    told = f"action {action.number}, {due}, {STATES[action.state].lower()}"
    return f"{what} ({told})" if what else told.capitalize()


def answered_by(actions: Sequence[Action]) -> str:
    """Return the first of the actions in a sentence, and the numbers and last date of the others."""
    first, *others = actions
    if not others:
        return promise(first)
    days = [action.due for action in others if action.due is not None]
    until = f", by {format_date(max(days))}" if days else ", no date"
    named = ", ".join(str(action.number) for action in others)
    return f"{promise(first)}; also action{'s' * (len(others) > 1)} {named}{until}"


def numbers(items: Iterable[Evidence]) -> str:
    """Return the numbers of evidence in one line: "12, 15"."""
    return ", ".join(str(number) for number in sorted(item.number for item in items))


def _named(directory: Directory, told: Sequence[Passage], left: Sequence[Passage]) -> str:
    """Return in which sections what is left out is told; not by name where it is in all of them."""
    every = {p.place.part for p in told if p.place.part != p.judgement}
    here = {p.place.part for p in left if p.place.part != p.judgement}
    if len(every) > 2 and here == every:
        return f"all {len(every)} of its sections"
    return rest([directory.part_name(passage.place) for passage in left]).names


def rest(names: Sequence[str], most: int = _NAMES) -> Rest:
    """Return how many things are left out, and their names, each once."""
    titles = [name for name in dict.fromkeys(names) if name.strip()]
    more = f" and {len(titles) - most} more" if len(titles) > most else ""
    return Rest(len(names), "; ".join(titles[:most]) + more)


def source_of(point: PriorPoint) -> str:
    """Return where an earlier point comes from: "inspection, March 2024"."""
    source = PRIOR_SOURCES[point.source]
    return f"{source[0].lower()}{source[1:]}" + (f", {say_month(point.date)}" if point.date else "")
