"""What changed between two versions as rows under their sections, in words. Pure; no Qt here."""

from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.document.body import Block, Citation, Text, block_text
from ilacs_desktop.document.places import QUESTIONS, Place
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.change import Change, Marked, RecordChange, Sign, TextChange
from ilacs_desktop.merge.changes import marked_words
from ilacs_desktop.merge.fields import PARTS
from ilacs_desktop.merge.since import Group, Since, Told
from ilacs_desktop.merge.words import Words, words_of
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.outputs.versions import LISTS, Wording
from ilacs_desktop.ui.pages.review.returned_words import Names, begins, short, spoken
from ilacs_desktop.ui.widgets.detail_rows import DetailRow

_KINDS = {
    "removed": "Deleted",
    "added": "New",
    "changed": "Reworded",
    "moved": "Moved",
    "marked": "Marked or set otherwise",
}
_ICONS = {"removed": "delete", "added": "add", "changed": "edit", "moved": "move_down"}
_STANCES = {"strength": "a strength", "improvement": "an area for improvement", "": "neither"}
_SHAPES = {"paragraph": "a paragraph", "bullet": "a bullet", "numbered": "a numbered item"}
_OPENED = 150  # changes that are in sight at first: the parts after them are folded


class Entry(NamedTuple):
    """One change in words: what it is, paragraph by paragraph, where it is, who made it.

    ``old`` are the words that stood there before, for the clipboard; ``heard`` is all of it, as a
    screen reader says it when it is asked for more.
    """

    change: Change
    kind: str
    paragraphs: tuple[Marked, ...]
    where: str
    by: tuple[str, ...]
    old: str
    note: str = ""
    heard: str = ""


class Listing(NamedTuple):
    """The rows, what each of them stands for by its id, and the whole in a sentence."""

    rows: tuple[DetailRow, ...] = ()
    entries: dict[str, Entry] = {}  # noqa: RUF012 - never changed
    summary: str = ""


class _Teller:
    """Tells the changes between two documents."""

    def __init__(self, found: Since, framework: Framework) -> None:
        self._names = (Names.of(found.old), Names.of(found.new))
        self._directories = [Directory(one, framework) for one in (found.new, found.old)]
        self._wording = Wording(found.old, found.new, framework)

    def entry(self, told: Told) -> Entry:
        """Return a change in words."""
        if isinstance(told.change, TextChange):
            return self._text(told.change, told.by)
        return self._record(told.change, told.by)

    def title(self, group: Group) -> str:
        """Return what stands over a group of changes."""
        if not group.part:
            return LISTS.get(group.list, group.list)
        place = Place(group.part, group.question)
        return next(filter(None, (one.part_name(place) for one in self._directories)), group.part)

    def _place(self, place: Place) -> str:
        return next(filter(None, (one.place_name(place) for one in self._directories)), "")

    def _text(self, change: TextChange, by: tuple[str, ...]) -> Entry:
        where = self._place(change.place).rpartition(" · ")[2] if _is_question(change) else ""
        rows: tuple[Marked, ...] = (self._marked(change.before, change.after, change.words),)
        note = _look(change) if change.kind in ("marked", "changed") else ""
        if change.origin is not None:
            note = f"It stood in {self._place(change.origin)} before."
        elif change.kind == "moved":
            note = "It stands elsewhere in the same answer than before."
        old = self._said(change.before) if change.before is not None else ""
        return Entry(change, _KINDS[change.kind], rows, where, by, old, note)

    def _marked(self, before: Block | None, after: Block | None, words: Marked) -> Marked:
        """Return the words with chips as they are printed; most paragraphs have none."""
        blocks = [block for block in (before, after) if block is not None]
        if all(isinstance(run, Text) for block in blocks for run in block.runs):
            return words
        old, new = (
            words_of(names.spelled(block)) if block is not None else ()
            for names, block in zip(self._names, (before, after), strict=True)
        )
        return marked_words(old, new)

    def _said(self, block: Block) -> str:
        runs = self._names[0].spelled(block)
        return "".join(run.text for run in runs if isinstance(run, Text))

    def _record(self, change: RecordChange, by: tuple[str, ...]) -> Entry:
        record = change.after if change.after is not None else change.before
        called = self._wording.called(change.list, record)
        if change.kind in ("added", "removed"):
            kind = f"{_KINDS[change.kind]}: {called}"
            lines = self._whole(change)
            sign: Sign = "+" if change.kind == "added" else "-"
            rows: tuple[Marked, ...] = tuple(((line, sign),) for line in lines)
            old = "\n".join((called, *lines)) if change.before is not None else ""
            return Entry(change, kind, rows, "", by, old)
        fields = self._wording.fields(change.list, change.before, change.after, change.fields)
        rows = tuple(
            ((f"{one.label}: ", ""), *marked_words(_words(one.before), _words(one.after)))
            for one in fields
        )
        kind = f"{called} changed" if change.fields else f"{called} moved"
        old = "\n".join(f"{one.label}: {one.before}" for one in fields)
        return Entry(change, kind, rows, "", by, old or called)

    def _whole(self, change: RecordChange) -> list[str]:
        """Return all that a record that came or went holds; of a part, its text too."""
        record = change.after if change.after is not None else change.before
        lines = [f"{label}: {text}" for label, text in self._wording.all_of(change.list, record)]
        if change.list in PARTS:
            blocks = (block for question in QUESTIONS for block in getattr(record, question))
            names = self._names[0 if change.after is None else 1]
            for block in blocks:
                runs = names.spelled(block)
                lines.append("".join(run.text for run in runs if isinstance(run, Text)))
        return lines


def listing(found: Since, framework: Framework, told_by: "Summing") -> Listing:
    """Return what changed as rows under their sections, with the whole in a sentence."""
    teller = _Teller(found, framework)
    rows: list[DetailRow] = []
    entries: dict[str, Entry] = {}
    for group in found.groups:
        head = f"group:{group.part}:{group.question}:{group.list}"
        notes = (str(len(group.told)),)
        title, opened = teller.title(group), len(entries) < _OPENED
        rows.append(DetailRow(head, title, notes=notes, is_heading=True, opened=opened))
        for told in group.told:
            id_ = _id(told.change)
            entry = teller.entry(told)
            words = f"{known(entry)} {spoken(entry.paragraphs)}".strip()
            entries[id_] = entry._replace(heard=words)
            rows.append(_row(id_, entries[id_]))
    return Listing(tuple(rows), entries, summed(found, told_by))


class Summing(NamedTuple):
    """The words around a summary: how it ends, and what is said when nothing changed."""

    since: str
    nothing: str


def summed(found: Since, words: Summing) -> str:
    """Return "412 words added, 120 removed in 7 sections since 12 May 2026 by Jo Ash"."""
    if not found.groups:
        return words.nothing
    by = f" by {listed(found.by)}" if found.by else ""
    told = [one.change for group in found.groups for one in group.told]
    records = sum(isinstance(change, RecordChange) for change in told)
    text = ""
    if found.texts:
        where = counted(found.texts, "section")
        text = f"{counted(found.added, 'word')} added, {found.removed:,} removed in {where}"
    others = counted(records, "change") + " outside the text" if records else ""
    if not text and not others:
        others = counted(len(told), "change")
    return f"{' and '.join(filter(None, (text, others)))} {words.since}{by}.".replace("  ", " ")


def listed(names: Iterable[str]) -> str:
    """Return names in a row: "Jo Ash, Tom Okafor and Priya Nair"."""
    every = list(names)
    return " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))


def known(entry: Entry) -> str:
    """Return what is to be known about a change besides its words."""
    by = f"Changed by {listed(entry.by)}." if entry.by else ""
    return " ".join(filter(None, (by, entry.note)))


def _row(id_: str, entry: Entry) -> DetailRow:
    change = entry.change
    is_text = isinstance(change, TextChange)
    said = begins(entry.paragraphs) if is_text else _fields_said(entry)
    title = f"{entry.kind}: {said}" if said else entry.kind
    icon = _ICONS.get(change.kind, "edit")
    notes = tuple(filter(None, (", ".join(entry.by), entry.where)))
    return DetailRow(
        id_, title, 1, icon, "bad" if change.kind == "removed" else "accent", "", notes
    )


def _fields_said(entry: Entry) -> str:
    """Return which fields of a record are other ones, in a few words."""
    if not isinstance(entry.change, RecordChange) or not entry.change.fields:
        return ""
    return short(", ".join(row[0][0].rstrip(": ").lower() for row in entry.paragraphs))


def _id(change: Change) -> str:
    if isinstance(change, TextChange):
        return f"text:{change.place.part}:{change.place.question}:{change.block}"
    return f"record:{change.list}:{change.record}"


def _is_question(change: TextChange) -> bool:
    return change.place.question in QUESTIONS


def _look(change: TextChange) -> str:
    """Return what a paragraph is marked as, and what kind it is, where that is another now."""
    before, after = change.before, change.after
    if before is None or after is None:
        return ""
    told: list[str] = []
    if before.stance != after.stance:
        told.append(f"Marked as {_STANCES[after.stance]}, {_STANCES[before.stance]} before.")
    if before.kind != after.kind:
        told.append(f"Now {_SHAPES[after.kind]}, {_SHAPES[before.kind]} before.")
    if before.origin and not after.origin:
        told.append("Last year’s text was confirmed.")
    same_words = block_text(before) == block_text(after) and _cited(before) == _cited(after)
    if not told and same_words:
        told.append("Only its look changed: bold or italic.")
    return " ".join(told)


def _cited(block: Block) -> list[object]:
    return [run for run in block.runs if isinstance(run, Citation)]


def _words(text: str) -> Words:
    return words_of((Text(text),))
