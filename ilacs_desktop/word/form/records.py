"""New evidence and new actions out of a form's tables, and the comments that were made beside its text."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.discussion import NOBODY
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Action, Comment, Evidence, Reply
from ilacs_desktop.word.form.lists import TO_WRITE, WRITE_HERE, new_actions, new_evidence
from ilacs_desktop.word.form.sorting import Rows
from ilacs_desktop.word.last_year.choices import RecordKind, RecordReader
from ilacs_desktop.word.parts.ooxml import to_moment
from ilacs_desktop.word.review.bring_back import RESOLVED_BY
from ilacs_desktop.word.review.marks import Remark

_QUOTED = 160  # letters of the text that a comment is about
_PREFIXES: dict[RecordKind, str] = {"evidence": "ev", "actions": "ac"}

Record = TypeVar("Record", Evidence, Action)


class NewRecords(NamedTuple):
    """The records of one table, and their ids by the number that stands beside each in the form."""

    records: tuple[Evidence | Action, ...]
    by_number: Mapping[str, str]


def new_records(
    rows: Rows, kind: RecordKind, reader: RecordReader, pack: str, taken: Iterable[int]
) -> NewRecords:
    """Return a record for each row in which anything was written, numbered on from those taken.

    Ids follow from the words: a form that is read again gives the same records.
    """
    headings, filled = _parted([_cells(row) for row in rows], kind)
    start = int(headings[:1] == (TO_WRITE,))
    found: list[Evidence | Action] = []
    by_number: dict[str, str] = {}
    number = max(taken, default=0)
    for row in filled:
        if not any(row[start:]):
            continue
        for record in reader.records((headings[start:], row[start:]), kind):
            if isinstance(record, Evidence | Action):
                number += 1
                name = f"{_PREFIXES[kind]}-{digest(encode((pack, kind, row[start:])))[:12]}"
                if name not in {one.id for one in found}:
                    found.append(msgspec.structs.replace(record, id=name, number=number))
                if start:
                    by_number["".join(filter(str.isdigit, row[0]))] = name
    return NewRecords(tuple(found), by_number)


def _parted(
    rows: Sequence[tuple[str, ...]], kind: RecordKind
) -> tuple[tuple[str, ...], Sequence[tuple[str, ...]]]:
    """Return the headings of a form's table and its rows, also where the headings were taken out."""
    table = new_evidence() if kind == "evidence" else new_actions()
    known = tuple(column.heading for column in table.columns)
    first = rows[0] if rows else ()
    return (first, rows[1:]) if set(first) & set(known) else (known, rows)


def _cells(row: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a row without the words that say where to write."""
    return tuple(cell.removeprefix(WRITE_HERE).strip() for cell in row)


def comments_of(
    remarks: Iterable[Remark], places: Mapping[int, Place], now: dt.datetime
) -> Iterator[tuple[Remark, Comment | None]]:
    """Yield each remark with the comment that it becomes; None where it stands beside no answer.

    ``places`` gives the answer by the number of a line; ``now`` stands for a moment that is missing.
    """
    for remark in remarks:
        place = next((places[line] for line in remark.lines if line in places), None)
        yield remark, None if place is None else _comment(remark, place, now)


def _comment(remark: Remark, place: Place, now: dt.datetime) -> Comment:
    text = remark.text or "(no words)"
    if remark.about:
        about = remark.about
        short = about if len(about) <= _QUOTED else f"{about[: _QUOTED - 1].rstrip()}…"
        text = f"{text}\nOn: “{short}”"
    name = f"cm-{digest(encode((place, remark.author, remark.at, text)))[:12]}"
    replies = tuple(
        Reply(
            f"cm-{digest(encode((name, answer)))[:12]}",
            answer.author or NOBODY,
            to_moment(answer.at) or now,
            answer.text,
        )
        for answer in remark.answers
    )
    return Comment(
        name,
        place.part,
        place.question,
        remark.author or NOBODY,
        to_moment(remark.at) or now,
        text,
        replies=replies,
        closed_by=RESOLVED_BY if remark.is_done else "",
    )
