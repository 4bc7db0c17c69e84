"""The questions an inspector may ask, each once: with the judgements, places or weaknesses it is about."""

from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.checks.lines_of_enquiry import Enquiry, Line
from ilacs_desktop.checks.scope import Passage, Scope
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.outputs.briefing_parts import Rest, numbers, rest, sentence
from ilacs_desktop.outputs.review_places import Directory

_NAMED = "You name these areas for improvement yourselves. What has changed for children since?"
_MORE_NAMED = "what has changed since, for other areas for improvement that you name"


class About(NamedTuple):
    """What a question is about: the words of a weakness, or "", where it stands and its evidence."""

    words: str
    where: str
    evidence: str


class Asked(NamedTuple):
    """A likely question; ``is_named`` says that the text itself names what it is about.

    ``advice`` is what would answer it, "" for weaknesses that the text names.
    """

    question: str
    is_named: bool
    about: tuple[About, ...]
    advice: str


def asked_once(
    scope: Scope, directory: Directory, enquiries: Iterable[Enquiry], most: int
) -> tuple[tuple[Asked, ...], Rest]:
    """Return the ``most`` likeliest questions of each judgement, each once, and how many are left.

    A question that comes up for one judgement names all the judgements that it comes up for.
    """
    groups: dict[str, list[tuple[int, str, Line]]] = {}
    for enquiry in enquiries:
        for rank, line in enumerate(enquiry.lines):
            question = _NAMED if line.block else line.question
            groups.setdefault(question, []).append((rank, enquiry.title, line))
    asked: list[Asked] = []
    left: list[str] = []
    for question, lines in groups.items():
        likely = [(title, line) for rank, title, line in lines if rank < most]
        if question == _NAMED:
            about = tuple(_weakness(scope, directory, line) for _, line in likely)
            left += [_MORE_NAMED] * (len(lines) - len(likely))
        elif likely:
            about = tuple(_about(directory, title, line) for _, title, line in lines)
        else:
            about = ()
            left.append(question)
        if about:
            is_named = question == _NAMED
            advice = "" if is_named else likely[0][1].answer
            asked.append(Asked(question, is_named, about, advice))
    return tuple(asked), rest(left)


def _weakness(scope: Scope, directory: Directory, line: Line) -> About:
    here = [p for p in scope.passages if p.place == line.place and _is(p, line.block)]
    words = sentence(here[0]) if here else ""
    return About(words, directory.place_name(line.place), numbers(scope.cited_in(here)))


def _about(directory: Directory, title: str, line: Line) -> About:
    found = [directory.where(finding) for finding in line.findings]
    items = {w.record.id: w.record for w in found if isinstance(w.record, Evidence)}
    places = rest([where.words for where in found if not isinstance(where.record, Evidence)], 2)
    told = places.names if places.names != title else ""
    if told.startswith(title):
        return About("", told, numbers(items.values()))
    return About("", f"{title}: {told}" if told else title, numbers(items.values()))


def _is(passage: Passage, block: str) -> bool:
    return passage.block is not None and passage.block.id == block
