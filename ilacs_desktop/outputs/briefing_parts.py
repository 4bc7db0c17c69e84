"""What the briefing tells, as plain values: each judgement, what was asked before, likely questions.

Everything is told in the document's own words; what there is no room for is counted and named.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from ilacs_desktop.checks.lines_of_enquiry import Enquiry, Line
from ilacs_desktop.checks.scope import CHIP, Passage, Scope, marked
from ilacs_desktop.document.model import Judgement
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Action, Evidence, PriorPoint
from ilacs_desktop.document.wording import PRIOR_SOURCES, STATES, say_month
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.outputs.standing_out import first_sentence

_LONGEST = 40  # words of one point; a sentence in plain English has about 25
_OPENING = 10  # words of an action: the plan has the rest under its number
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


class Asked(NamedTuple):
    """A likely question, where its answer stands, and the evidence behind it.

    A question that the checks drew is not answered in full: ``where`` is then what it is about.
    """

    question: str
    is_answered: bool
    where: str
    evidence: str
    advice: str


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
        tuple(_answered(scope, p) for p in poor[:improvements]),
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
    """Return the first sentence of a paragraph, without its citations."""
    words = first_sentence(" ".join(passage.text.replace(CHIP, " ").split())).split()
    text = " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")
    for mark in ".,;:":
        text = text.replace(f" {mark}", mark)
    return text


def _point(scope: Scope, passage: Passage) -> Point:
    return Point(sentence(passage), numbers(scope.cited_in((passage,))))


def _answered(scope: Scope, passage: Passage) -> Point:
    return _point(scope, passage)._replace(answer=answered_by(actions_for(scope, passage)))


def actions_for(scope: Scope, passage: Passage) -> tuple[Action, ...]:
    """Return the actions that answer a paragraph: those it names, or else those of its part's plan."""
    plan = (p for p in scope.by_part.get(passage.place.part, ()) if p.place.question == "plan")
    for passages in ((passage,), plan):
        named = (id_ for p in passages if p.block for id_ in scope.linked_by(p.block))
        found = [scope.actions[id_] for id_ in dict.fromkeys(named) if id_ in scope.actions]
        if found:
            return tuple(found)
    return ()


def promise(action: Action) -> str:
    """Return an action in a few words: its number, what is done, its date and how far it has come."""
    words = first_sentence(action.what).split()
    what = " ".join(words[:_OPENING]).rstrip(".,;:") + (" …" if len(words) > _OPENING else "")
    due = f"by {format_date(action.due)}" if action.due else "no date"
    told = f"action {action.number}, {due}, {STATES[action.state].lower()}"
    return f"{what} ({told})" if what else told.capitalize()


def answered_by(actions: Sequence[Action]) -> str:
    """Return the first of the actions in a few words, and the numbers and last date of the others."""
    if not actions:
        return "No action yet"
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


def questions(
    scope: Scope, directory: Directory, enquiry: Enquiry, most: int
) -> tuple[tuple[Asked, ...], Rest]:
    """Return the likeliest questions of one judgement, and how many more there are."""
    asked = tuple(_asked(scope, directory, line) for line in enquiry.lines[:most])
    return asked, rest([line.question for line in enquiry.lines[most:]])


def _asked(scope: Scope, directory: Directory, line: Line) -> Asked:
    if line.block:
        here = [p for p in scope.passages if p.place == line.place and _is(p, line.block)]
        place = directory.place_name(line.place)
        return Asked(line.question, True, place, numbers(scope.cited_in(here)), line.answer)
    found = [directory.where(finding) for finding in line.findings]
    items = {w.record.id: w.record for w in found if isinstance(w.record, Evidence)}
    places = [where.words for where in found if not isinstance(where.record, Evidence)]
    return Asked(line.question, False, rest(places, 2).names, numbers(items.values()), line.answer)


def _is(passage: Passage, block: str) -> bool:
    return passage.block is not None and passage.block.id == block
