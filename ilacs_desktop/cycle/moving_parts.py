"""The text of a self-evaluation under another framework: its judgements, and the areas of its sections."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ilacs_desktop.cycle.errors import CannotMoveError
from ilacs_desktop.cycle.framework_ids import Way
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.new import outline_judgements, outline_sections
from ilacs_desktop.document.places import FRONT, QUESTIONS, Place
from ilacs_desktop.document.records import Remembered
from ilacs_desktop.document.remembered import place_of
from ilacs_desktop.framework.model import Framework

_replace = msgspec.structs.replace


def moved_parts(
    document: Document, old: Framework | None, new: Framework, way: Way
) -> tuple[Document, tuple[str, ...]]:
    """Return the document with its judgements and sections moved, and what somebody should look at.

    Raises CannotMoveError where a judgement would get the id of another part.
    """
    sections = tuple(_section(section, new, way) for section in document.sections)
    judgements, told = _judgements(document, old, new, way)
    grown = _replace(document, judgements=judgements, sections=sections)
    grown, added = _with_new(grown, old, new, way)
    _check_ids(grown)
    became = {one.id: way.first("judgement", one.id) for one in document.judgements}
    return _renamed(grown, became), (*told, *added, *_covered_twice(grown, document, new))


def _section(section: Section, new: Framework, way: Way) -> Section:
    areas = tuple(
        dict.fromkeys(now for area in section.areas for now in way.fate("area", area).ids)
    )
    judgements = way.fate("judgement", section.judgement).ids
    homes = {area.id: area.judgement for area in new.areas}
    told = Counter(homes[area] for area in areas if area in homes)
    # Of the judgements that its own became, the one that most of its areas belong to.
    judgement = max(judgements, key=lambda id_: told[id_])
    return _replace(section, areas=areas, judgement=judgement)


def _judgements(
    document: Document, old: Framework | None, new: Framework, way: Way
) -> tuple[tuple[Judgement, ...], tuple[str, ...]]:
    before = {one.id: one.title for one in old.judgements} if old is not None else {}
    now = {one.id: one.title for one in new.judgements}
    found: dict[str, Judgement] = {}
    told: list[str] = []
    for one in document.judgements:
        id_ = way.first("judgement", one.id)
        follows = one.title == before.get(one.id)
        moved = _replace(one, id=id_, title=now.get(id_, one.title) if follows else one.title)
        if id_ in found:
            told += _differ(found[id_], one)
            moved = _joined(found[id_], moved)
        found[id_] = moved
    return tuple(found.values()), tuple(told)


def _joined(first: Judgement, second: Judgement) -> Judgement:
    """Return two judgements that became one, with the words of both and the first one's stand."""
    return _replace(
        first,
        words=first.words + second.words,
        direction=first.direction or second.direction,
        confidence=first.confidence or second.confidence,
        **{question: _both(first, second, question) for question in QUESTIONS},
    )


def _both(first: Judgement, second: Judgement, question: str) -> object:
    return (*getattr(first, question), *getattr(second, question))


def _differ(first: Judgement, second: Judgement) -> Iterator[str]:
    for name, field in (("direction of travel", "direction"), ("confidence", "confidence")):
        mine, theirs = getattr(first, field), getattr(second, field)
        if mine and theirs and mine != theirs:
            yield (
                f"“{second.title}” is one judgement with “{first.title}” now. Its {name} was"
                f" {theirs}; the joined one has {mine}. Choose which holds."
            )


def _with_new(
    document: Document, old: Framework | None, new: Framework, way: Way
) -> tuple[Document, tuple[str, ...]]:
    """Add the judgements that the framework before did not have, with their suggested sections.

    A section is added with those of its areas that nobody covers yet; without any, it is not.
    """
    if old is None:
        return document, ()
    here = {one.id for one in document.judgements}
    asked = {one.id for one in old.judgements}
    told: list[str] = []
    for judgement in outline_judgements(new):
        if judgement.id in here or judgement.id in asked:
            continue
        covered = {area for section in document.sections for area in section.areas}
        taken = {section.id for section in document.sections} | {FRONT}
        sections = tuple(
            _replace(section, areas=left, id=_free(section.id, taken))
            for section in outline_sections(new)
            if section.judgement == judgement.id
            and (left := tuple(area for area in section.areas if area not in covered))
        )
        at = _place_of(judgement.id, document, old, way)
        judgements = (*document.judgements[:at], judgement, *document.judgements[at:])
        document = _replace(
            document, judgements=judgements, sections=(*document.sections, *sections)
        )
        told.append(
            f"The judgement “{judgement.title}” is new. It was added with {len(sections)} of the"
            " suggested sections: those whose areas no section covers."
        )
    return document, tuple(told)


def _place_of(judgement: str, document: Document, old: Framework, way: Way) -> int:
    """Return where a new judgement goes: behind the one it came of, or last."""
    for one in old.judgements:
        ids = way.fate("judgement", one.id).ids
        for at, here in enumerate(document.judgements):
            if judgement in ids and here.id == ids[0]:
                return at + 1
    return len(document.judgements)


def _free(id_: str, taken: set[str]) -> str:
    return next(
        name
        for n in range(1, len(taken) + 2)
        if (name := f"{id_}-{n}" if n > 1 else id_) not in taken
    )


def _check_ids(document: Document) -> None:
    parts = (FRONT, *(one.id for one in document.judgements), *(s.id for s in document.sections))
    for id_, times in Counter(parts).items():
        if times > 1:
            raise CannotMoveError(id=id_)


def _renamed(document: Document, became: Mapping[str, str]) -> Document:
    """Name the judgements by their ids now wherever a record names a part of the text."""
    if all(old == new for old, new in became.items()):
        return document

    def now(part: str) -> str:
        return became.get(part, part)

    def place(stored: str) -> str:  # part/question/block#record.field (checks/set_aside.py)
        part, slash, rest = stored.partition("/")
        head, hash_, record = part.partition("#")
        return f"{now(head)}{hash_}{record}{slash}{rest}"

    return _replace(
        document,
        comments=tuple(_replace(item, part=now(item.part)) for item in document.comments),
        remembered=_one_for_each_place(
            _replace(item, part=now(item.part)) for item in document.remembered
        ),
        set_asides=tuple(_replace(item, place=place(item.place)) for item in document.set_asides),
        proposals=tuple(
            _replace(
                item,
                part=now(item.part),
                record=now(item.record) if item.list == "judgements" else item.record,
            )
            for item in document.proposals
        ),
    )


def _one_for_each_place(remembered: Iterable[Remembered]) -> tuple[Remembered, ...]:
    """Join what is remembered of answers that became one, as the answers themselves are joined."""
    found: dict[Place, Remembered] = {}
    for item in remembered:
        first = found.get(place_of(item))
        found[place_of(item)] = item if first is None else _remembered(first, item)
    return tuple(found.values())


def _remembered(first: Remembered, second: Remembered) -> Remembered:
    return _replace(
        first,
        title=" and ".join(dict.fromkeys((first.title, second.title))),
        label=" and ".join(dict.fromkeys((first.label, second.label))),
        body=(*first.body, *second.body),
    )


def _covered_twice(moved: Document, before: Document, new: Framework) -> Iterator[str]:
    """Yield the areas that two sections cover now, and did not before."""
    names = {area.id: area.title for area in new.areas}
    was = _times(before)
    for area, times in _times(moved).items():
        if times > 1 and was.get(area, 0) < times:
            yield f"“{names.get(area, area)}” is covered by {times} sections now."


def _times(document: Document) -> Counter[str]:
    return Counter(area for section in document.sections for area in section.areas)
