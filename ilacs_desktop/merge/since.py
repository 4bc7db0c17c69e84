"""What changed since a version, by section and by whom; one thing of it, or all, put back.

Built on merge/changes.py, which lists what differs, and since_who.py, which knows who did it.
"""

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import FRONT, QUESTIONS, Place, bodies
from ilacs_desktop.document.words import count_body, count_text
from ilacs_desktop.history.history import History
from ilacs_desktop.history.objects import plain, references
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.change import Change, RecordChange, TextChange
from ilacs_desktop.merge.changes import changes
from ilacs_desktop.merge.document import RECORDS
from ilacs_desktop.merge.fields import PARTS
from ilacs_desktop.merge.putting_back import place_now, put_back, why_not
from ilacs_desktop.merge.since_packs import pack_of
from ilacs_desktop.merge.since_who import BLOCK, Who

# What happened, not what is written: it stays on record when somebody goes back to a version.
_REGISTERS = ("packs", "sign_offs")
_ALREADY = "It reads like that already."

# A text's part and, for the front, its question; or a list of records.
_Heading = tuple[str, str, str]


class Told(NamedTuple):
    """One change, and who made it, as far as the history tells; oldest first."""

    change: Change
    by: tuple[str, ...]


class Group(NamedTuple):
    """The changes of one text of the front, one judgement or section, or one list of records.

    ``part`` is a place's part, with ``question`` for the front alone; empty for records, whose
    ``list`` is as in RecordChange.
    """

    part: str
    question: str
    list: str
    told: tuple[Told, ...]


class Since(NamedTuple):
    """What changed from one document to another, in reading order, and records after that.

    ``added`` and ``removed`` count words of the text, ``texts`` the parts they are in; ``by`` is
    everybody who changed something, those who changed most first.
    """

    old: Document
    new: Document
    groups: tuple[Group, ...]
    added: int
    removed: int
    texts: int
    by: tuple[str, ...]


class Undone(NamedTuple):
    """A document with one thing as it was; or as it is, and ``why`` in a sentence for the user.

    ``notes`` are sentences about numbers that had to change for it.
    """

    document: Document
    why: str = ""
    notes: tuple[str, ...] = ()


def since(old: Document, new: Document, who: Who) -> Since:
    """Return what differs, what was removed first within each part, with who did it."""
    told = [Told(one, _authors(one, who)) for one in changes(old, new)]
    counts = [(one.change, _counted(one.change)) for one in told]
    names = Counter(name for one in told for name in one.by)
    return Since(
        old,
        new,
        tuple(_grouped(old, new, told)),
        sum(added for _, (added, _) in counts),
        sum(removed for _, (_, removed) in counts),
        len({_heading(one) for one, words in counts if any(words)}),
        tuple(name for name, _ in names.most_common()),
    )


def one_before(history: History, version: Version) -> str:
    """Return the version that one was made from; empty for the first.

    Of a join that is the one by who joined, otherwise the newest, so that what came in is what
    differs. A version of a whole self-evaluation was made from no pack, and one of a pack from no
    whole: the two hold different things.
    """
    known = [history.versions[parent] for parent in version.parents if parent in history.versions]
    pack = pack_of(history, version.id)
    alike = [one for one in known if pack_of(history, one.id) == pack]
    best = max(alike, key=lambda one: (one.by == version.by, one.at, one.id), default=None)
    return best.id if best is not None else ""


def up_to(history: History, version: str) -> History:
    """Return the history as it was when a version was saved: that one and all it follows.

    Raises KeyError when the version is unknown.
    """
    versions = {id_: history.versions[id_] for id_ in history.ancestors(version)}
    everything = ChainMap(history.stand_ins, history.objects)
    wanted: set[str] = set()
    waiting = [one.tree for one in versions.values()]
    while waiting:
        name = waiting.pop()
        if name not in wanted and name in everything:
            wanted.add(name)
            waiting += references(plain(everything[name]))
    objects, stand_ins = (
        {name: raw for name, raw in kept.items() if name in wanted}
        for kept in (history.objects, history.stand_ins)
    )
    return History(versions, objects, stand_ins)


def undone(document: Document, change: Change) -> Undone:
    """Return the document with one thing as it was before a change, also where it is gone by now."""
    if change.before is not None and change.after is not None and not _is_here(document, change):
        change = _as_removed(change)
    if why := why_not(document, change):
        return Undone(document, why)
    restored, notes = with_unique_numbers(put_back(document, change))
    return Undone(restored, "", notes) if restored != document else Undone(document, _ALREADY)


def gone_back(document: Document, old: Document) -> Document:
    """Return the document as it was, but for the register of packs and sign-offs.

    Those tell what happened: a pack that is out will come back, whatever the text says by then.
    """
    kept = {name: getattr(document, name) for name in _REGISTERS}
    return msgspec.structs.replace(old, **kept)


def _is_here(document: Document, change: Change) -> bool:
    if isinstance(change, TextChange):
        return place_now(document, change.block, change.place) is not None
    whole = getattr(document, change.list) if change.list else None
    return not isinstance(whole, tuple) or any(one.id == change.record for one in whole)


def _as_removed(change: Change) -> Change:
    if isinstance(change, TextChange):
        place = change.origin or change.place
        return change._replace(kind="removed", after=None, place=place, origin=None)
    return change._replace(kind="removed", after=None, fields=())


def _authors(change: Change, who: Who) -> tuple[str, ...]:
    if not isinstance(change, TextChange):
        return who.get((change.list, change.record), ())
    ids = [change.block, *(one.id for one in (change.before, change.after) if one is not None)]
    names = (name for id_ in dict.fromkeys(ids) for name in who.get((BLOCK, id_), ()))
    return tuple(dict.fromkeys(names))


def _counted(change: Change) -> tuple[int, int]:
    """Return how many words of the text came and went with a change."""
    if isinstance(change, TextChange):
        texts = {sign: [t for t, mark in change.words if mark == sign] for sign in "+-"}
        return sum(map(count_text, texts["+"])), sum(map(count_text, texts["-"]))
    if change.list not in PARTS or change.kind not in ("added", "removed"):
        return 0, 0
    return _words_of(change.after), _words_of(change.before)


def _words_of(part: Any) -> int:  # noqa: ANN401 - a judgement, a section or None
    return sum(count_body(getattr(part, name)) for name in QUESTIONS) if part is not None else 0


def _grouped(old: Document, new: Document, told: Iterable[Told]) -> Iterator[Group]:
    order = [_place_heading(place) for one in (new, old) for place, _ in bodies(one)]
    rest = [("", "", name) for name in ("authority", "cycle", *RECORDS, "")]
    found: dict[_Heading, list[Told]] = {key: [] for key in (*order, *rest)}
    for one in told:
        found[_heading(one.change)].append(one)
    for key, some in found.items():
        if some:
            yield Group(*key, tuple(some))


def _heading(change: RecordChange | TextChange) -> _Heading:
    if isinstance(change, TextChange):
        return _place_heading(change.place)
    return (change.record, "", "") if change.list in PARTS else ("", "", change.list)


def _place_heading(place: Place) -> _Heading:
    return (place.part, place.question if place.part == FRONT else "", "")
