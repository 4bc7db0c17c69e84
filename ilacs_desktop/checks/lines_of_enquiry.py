"""The inspector's view: for each judgement what an inspector is likely to ask, and what would answer.

Findings come first, as lines of enquiry. Behind them stand the gravest weaknesses that the text
itself names: an honest text is asked about too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from ilacs_desktop.checks.catalogue import CatalogueError
from ilacs_desktop.checks.finding import SEVERITIES, Finding
from ilacs_desktop.checks.scope import CHIP, Passage, Scope, marked
from ilacs_desktop.checks.where import Homes
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Action
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Ident, Text
from ilacs_desktop.framework.reading import read_toml
from ilacs_desktop.language.sentences import sentences

MOST = 5  # lines of one judgement: what a director can keep in mind before the meeting
MOST_NAMED = 2  # of them drawn from weaknesses that the text names itself

_QUOTED = 40  # words of the longest sentence that is quoted
_ALIKE = 0.6  # share of words in common from which two sentences say the same, as in merge/pairing
_BEFORE_STOP = re.compile(rf"(?<![ {CHIP}])[ {CHIP}]++(?=[.,;:!?])")
_WORD = re.compile(r"[^\W_]+")


class LineRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question an inspector may ask, and the checks (or families) whose findings lead to it."""

    id: Ident
    question: Text
    answer: Text
    checks: tuple[Ident, ...]


class Line(msgspec.Struct, frozen=True):
    """One line of enquiry. ``place`` leads to the words of a weakness that the text names itself.

    ``findings`` are what it is drawn from, the most severe first; a weakness named in the text has
    none.
    """

    id: str
    question: str
    answer: str
    findings: tuple[Finding, ...] = ()
    place: Place = Place("", "")
    block: str = ""


class Enquiry(msgspec.Struct, frozen=True):
    """The lines of enquiry of one judgement; those of the whole have an empty id."""

    judgement: str
    title: str
    lines: tuple[Line, ...]


class _LinesFile(msgspec.Struct, forbid_unknown_fields=True):
    line: tuple[LineRule, ...]


def load_lines(resources: Path) -> tuple[LineRule, ...]:
    """Return the rules that lead from findings to questions. Raises CatalogueError."""
    folder = resources / "checks" / "lines"
    return read_toml(folder, "lines_of_enquiry.toml", _LinesFile, CatalogueError).line


def lines_of_enquiry(
    scope: Scope, findings: Iterable[Finding], rules: tuple[LineRule, ...]
) -> tuple[Enquiry, ...]:
    """Return the likely lines of enquiry of each judgement, then those of the whole.

    Within a judgement the gravest come first, at most five; a judgement may have none.
    """
    homes = Homes(scope.document)
    by_judgement: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_judgement[homes.judgement(finding)].append(finding)
    titles = {judgement.id: scope.short_title(judgement) for judgement in scope.document.judgements}
    return tuple(
        Enquiry(id_, title, _lines(scope, id_, by_judgement[id_], rules))
        for id_, title in (*titles.items(), ("", "The whole self-evaluation"))
    )


def _lines(
    scope: Scope, judgement: str, findings: list[Finding], rules: tuple[LineRule, ...]
) -> tuple[Line, ...]:
    drawn = [line for rule in rules if (line := _drawn(rule, findings)) is not None]
    drawn.sort(key=lambda line: _rank(line.findings[0]))  # rules stay in order within a severity
    named = _named(scope, scope.by_judgement.get(judgement, ()))
    return (*drawn[: MOST - min(len(named), MOST_NAMED)], *named[:MOST_NAMED])


def _drawn(rule: LineRule, findings: list[Finding]) -> Line | None:
    led = [f for f in findings if f.check in rule.checks or f.family in rule.checks]
    if not led:
        return None
    return Line(rule.id, rule.question, rule.answer, tuple(sorted(led, key=_rank)))


def _rank(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _named(scope: Scope, told: tuple[Passage, ...]) -> list[Line]:
    """Return a line for each area for improvement that negative evidence stands behind."""

    def gravity(passage: Passage) -> int:
        return sum(item.direction == "negative" for item in scope.cited_in((passage,)))

    grave = [passage for passage in marked(told, "improvement") if gravity(passage)]
    grave.sort(key=gravity, reverse=True)
    return [_asked(scope, passage) for passage in grave]


def _asked(scope: Scope, passage: Passage) -> Line:
    said = _said(passage)
    return Line(
        "named",
        f"You say: “{said}” What has changed for children since?"
        if said
        else "You name this area for improvement yourselves. What has changed for children since?",
        _promise(scope, passage),
        place=passage.place,
        block=passage.block.id if passage.block else "",
    )


def _said(passage: Passage) -> str:
    """Return the first sentence of a paragraph, whole; "" for one too long to quote."""
    text = _BEFORE_STOP.sub("", passage.text.replace(CHIP, " "))
    first = next((text[span.start : span.end] for span in sentences(text)), "")
    words = first.split()
    return " ".join(words) if len(words) <= _QUOTED else ""


def _promise(scope: Scope, passage: Passage) -> str:
    """Return what the plan promises about a paragraph: its actions with their dates and measures.

    They are those that the paragraph points at; without one, those of its part's plan whose
    weakness plainly is what the paragraph says.
    """
    own = scope.linked_by(passage.block) if passage.block is not None else ()
    near = (p for p in scope.by_part.get(passage.place.part, ()) if p.place.question == "plan")
    planned = dict.fromkeys(id_ for p in near if p.block for id_ in scope.linked_by(p.block))
    known = own or tuple(id_ for id_ in planned if _answers(scope.actions.get(id_), passage))
    actions = [scope.actions[id_] for id_ in known if id_ in scope.actions]
    if not actions and planned:
        return "The latest figure, and which action of the plan here answers it."
    if not actions:
        return "An action with an owner, a date and a measure, and the latest figure."
    told = (
        f"action {action.number}{f', by {format_date(action.due)}' if action.due else ''}:"
        f" {action.measure.strip().rstrip('.')}"
        for action in actions
    )
    return f"The latest figure beside what was promised in {'; '.join(told)}."


def _answers(action: Action | None, passage: Passage) -> bool:
    """Return whether the weakness of an action plainly is one that a sentence of the text names."""
    if action is None or not action.weakness.strip():
        return False
    weakness = Counter(_WORD.findall(action.weakness.lower()))
    said = passage.text.replace(CHIP, " ")
    told = (Counter(_WORD.findall(said[start:end].lower())) for start, end in sentences(said))
    return any(
        2 * (weakness & words).total() >= _ALIKE * (weakness.total() + words.total())
        for words in told
        if words
    )
