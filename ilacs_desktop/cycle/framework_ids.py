"""Which ids of a framework a document uses, and what became of them in a later one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.key_dates import MILESTONES
from ilacs_desktop.framework.model import Framework, Move

Kind = Literal["judgement", "area", "evidence_type", "grade", "pathway", "step"]
KINDS: tuple[Kind, ...] = ("judgement", "area", "evidence_type", "grade", "pathway", "step")


class Use(NamedTuple):
    """One id of a framework in a document.

    ``parts`` are the sections and judgements that hold it, ``times`` counts the records that do.
    """

    kind: Kind
    id: str
    parts: tuple[str, ...] = ()
    times: int = 0


class Fate(NamedTuple):
    """What became of an id: the ids now, and what the frameworks on the way say of it."""

    ids: tuple[str, ...]
    notes: tuple[str, ...] = ()


def titles(framework: Framework) -> dict[Kind, dict[str, str]]:
    """Return the title of each id that a framework has, by kind; not those of retired areas."""
    return {
        "judgement": {item.id: item.title for item in framework.judgements},
        "area": {item.id: item.title for item in framework.areas if not item.retired},
        "evidence_type": {item.id: item.title for item in framework.evidence_types},
        "grade": {item.id: item.title for item in framework.grades},
        "pathway": {item.id: item.title for item in framework.pathways},
        "step": {item.id: item.title for item in framework.dates.steps},
    }


def old_titles(framework: Framework) -> dict[Kind, dict[str, str]]:
    """Return the titles with those of retired areas: what a text of an earlier year may name."""
    known = titles(framework)
    return known | {"area": {item.id: item.title for item in framework.areas}}


def all_titles(frameworks: Iterable[Framework]) -> dict[Kind, dict[str, str]]:
    """Return the titles that any of these frameworks has; where several do, the first one's."""
    names: dict[Kind, dict[str, str]] = {kind: {} for kind in KINDS}
    for framework in frameworks:
        for kind, found in old_titles(framework).items():
            names[kind] = found | names[kind]
    return names


def uses(document: Document) -> tuple[Use, ...]:
    """Return each id of a framework that a document uses, once, in the order of ``KINDS``.

    Those of past inspections are not among them: what Ofsted graded stays as it was given.
    """
    found: dict[tuple[Kind, str], list[str]] = {}
    for kind, id_, part in _each(document):
        found.setdefault((kind, id_), []).append(part)
    return tuple(
        Use(kind, id_, tuple(dict.fromkeys(filter(None, parts))), parts.count(""))
        for (kind, id_), parts in sorted(found.items(), key=lambda one: KINDS.index(one[0][0]))
    )


def _each(document: Document) -> Iterator[tuple[Kind, str, str]]:
    """Yield each id with its kind and the part of the text that holds it; none for a record."""
    yield from _of_parts(document)
    kinds: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("judgement", (indicator.judgement for indicator in document.indicators)),
        ("evidence_type", (item.type for item in document.evidence)),
        ("grade", grades_in(document)),
        ("pathway", (document.cycle.pathway,)),
        ("step", steps_in(document)),
    )
    for kind, ids in kinds:
        for id_ in filter(None, ids):
            yield kind, id_, ""


def _of_parts(document: Document) -> Iterator[tuple[Kind, str, str]]:
    for judgement in document.judgements:
        yield "judgement", judgement.id, judgement.id
    for section in document.sections:
        for area in section.areas:
            yield "area", area, section.id


def grades_in(document: Document) -> Iterator[str]:
    """Yield the grades of audits, as often as they are used; those of inspections are Ofsted's."""
    for audit in document.audits:
        yield from audit.grades


def steps_in(document: Document) -> Iterator[str]:
    """Yield the framework's steps that have a key date; one with a title is the council's own."""
    for date in document.key_dates:
        if not date.title and date.id not in MILESTONES:
            yield date.id


class Way:
    """How the ids of one framework lead to those of another, through those between them."""

    def __init__(self, start: str, route: Sequence[Framework]) -> None:
        """``start`` is the id of the framework that the document was written under.

        Where one of the route does not follow the one before, its ids stay as they are.
        """
        befores = (start, *(framework.id for framework in route))
        self._hops = [
            _moves(framework)
            for before, framework in zip(befores, route, strict=False)
            if framework.moves.follows == before
        ]

    def fate(self, kind: Kind, id_: str) -> Fate:
        """Return what became of an id; one that is retired stays as it is."""
        ids: tuple[str, ...] = (id_,)
        notes: list[str] = []
        for hop in self._hops:
            met = [hop[kind].get(one) for one in ids]
            notes += [move.note for move in met if move is not None and move.note]
            ids = tuple(
                dict.fromkeys(
                    new
                    for one, move in zip(ids, met, strict=True)
                    for new in ((one,) if move is None else move.new or (one,))
                )
            )
        return Fate(ids, tuple(dict.fromkeys(notes)))

    def first(self, kind: Kind, id_: str) -> str:
        """Return what became of an id where there is room for one only."""
        return self.fate(kind, id_).ids[0]

    def reached(self, kind: Kind, ids: Iterable[str]) -> frozenset[str]:
        """Return all that became of these ids."""
        return frozenset(new for id_ in ids for new in self.fate(kind, id_).ids)


def _moves(framework: Framework) -> Mapping[Kind, Mapping[str, Move]]:
    return {kind: {move.old: move for move in getattr(framework.moves, kind)} for kind in KINDS}


def route(start: str, goal: Framework, known: Iterable[Framework]) -> tuple[Framework, ...]:
    """Return the frameworks that lead to ``goal``, which is the last, one following the other.

    Without a way from ``start`` among those that are known, only the goal.
    """
    by_id = {framework.id: framework for framework in known}
    way = [goal]
    while (before := way[0].moves.follows) != start:
        if before not in by_id or by_id[before] in way:
            return (goal,)
        way.insert(0, by_id[before])
    return tuple(way)
