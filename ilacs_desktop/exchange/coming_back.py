"""Reads files that came back, and takes them in: packs, Word forms and whole copies."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ilacs_desktop.cycle.errors import UnknownPackError
from ilacs_desktop.cycle.returning import (
    Back,
    FormBack,
    FormFacts,
    label_of,
    place_in_order,
    sent_document,
    take_in,
)
from ilacs_desktop.errors import UserError
from ilacs_desktop.exchange.not_printed import not_printed
from ilacs_desktop.exchange.outside_answers import kept_as_comments
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.bring_in import Brought, Open, bring_in
from ilacs_desktop.storage.container import Opened, open_file
from ilacs_desktop.storage.crypt import Key, NeedsPassphraseError, WrongPassphraseError
from ilacs_desktop.storage.disk import Disk, read_bytes

if TYPE_CHECKING:
    from ilacs_desktop.word.form.form import Form

WORD_ENDINGS = (".docx", ".docm")
_OTHER_COPY = (
    "It is a copy of another self-evaluation, {whose}. Nothing was changed. Open that one, and bring"
    " the file in there."
)
_DAMAGED_COPY = (
    "It is a copy of this self-evaluation, but its history is damaged, so it cannot be told what was"
    " changed in it. Nothing was changed here. Open it to look at it, and copy what you need."
)
_REVIEWED = "A copy with a reviewer’s changes is brought back under Review, From reviewers."


class Read(NamedTuple):
    """A file as read: what came back in it, or a sentence that says why nothing did.

    ``locked`` is set for an encrypted file that did not open: another passphrase may open it.
    """

    path: Path
    found: "Opened | Form | None"
    fault: str = ""
    locked: bool = False


class Taken(NamedTuple):
    """What became of a file: what undo calls it with what it brings, or why it was not brought in.

    ``unknown`` is set for a pack that can be brought in if somebody says so.
    """

    read: Read
    label: str = ""
    brought: Brought | None = None
    fault: str = ""
    unknown: bool = False


class Line(NamedTuple):
    """What is told of one file."""

    name: str
    words: str
    came_in: bool


def read_all(paths: tuple[Path, ...], key: Key | None = None) -> tuple[Read, ...]:
    """Return what the files hold, in the order in which they are taken in, the unreadable last.

    ``key`` is that of the open self-evaluation, for copies of it.
    """
    return in_order(read_file(path, key) for path in dict.fromkeys(paths))


def in_order(reads: Iterable[Read]) -> tuple[Read, ...]:
    """Return files in the order in which they are taken in, the unreadable last."""
    return tuple(sorted(reads, key=_place))


def read_file(path: Path, passphrase: str | Key | None) -> Read:
    """Return what a file holds; an encrypted one opens only with its passphrase or key."""
    try:
        if path.suffix.casefold() not in WORD_ENDINGS:
            return Read(path, open_file(path, passphrase=passphrase))
        return Read(path, _form(path))
    except (NeedsPassphraseError, WrongPassphraseError) as error:
        return Read(path, None, str(error), locked=True)
    except UserError as error:
        return Read(path, None, str(error))


def take(mine: Open, read: Read, framework: Framework, *, even_unknown: bool = False) -> Taken:
    """Return what is open with what came back in it, or why that is not possible."""
    if read.found is None:
        return Taken(read, fault=read.fault)
    try:
        back = _back(mine, read.found, framework)
        if isinstance(back, Opened) and not back.document.pack:
            taken = _copy(mine, read, back)
        else:
            brought = take_in(mine, back, even_unknown=even_unknown)
            taken = Taken(read, label_of(back), brought)
    except UnknownPackError as error:
        return Taken(read, fault=str(error), unknown=True)
    except UserError as error:
        return Taken(read, fault=str(error))
    return _with_more_notes(taken, framework)


def told(taken: Taken) -> Line:
    """Return what is told of a file once it was brought in, or was not."""
    name = taken.read.path.name
    if taken.brought is None:
        return Line(name, f"Not brought in. {taken.fault}", came_in=False)
    arrival = taken.brought.arrival
    if not taken.brought.joined:
        on = format_date(arrival.at.date())
        words = f"Everything in it was brought in before. It was saved last on {on}."
        return Line(name, words, came_in=False)
    before = {one.id for one in arrival.before.proposals}
    asked = sum(one.id not in before for one in arrival.after.proposals)
    questions = f" {counted(asked, 'question')} for you." if asked else ""
    notes = " ".join(("", *arrival.notes)) if arrival.notes else ""
    return Line(name, f"Brought in, as {_saved_by(taken.brought)}.{questions}{notes}", True)


def _saved_by(brought: Brought) -> str:
    """Return who wrote what came in, with the login that it was saved under where that is another."""
    by = brought.arrival.by
    logins = dict.fromkeys(brought.history.versions[one].by for one in brought.joined)
    others = [one for one in logins if one and by and one.casefold() != by.casefold()]
    if others:
        return f"{by} wrote it (saved by {', '.join(others)})"
    return f"{by or 'somebody'} saved it"


def _with_more_notes(taken: Taken, framework: Framework) -> Taken:
    brought = taken.brought
    if brought is None or not brought.joined:
        return taken
    arrival = brought.arrival
    arrival = arrival._replace(notes=(*arrival.notes, *not_printed(arrival, framework)))
    return taken._replace(brought=brought._replace(arrival=arrival))


def _copy(mine: Open, read: Read, copy: Opened) -> Taken:
    """Return what is open with a whole copy of it in it, such as one that somebody worked on."""
    document = copy.document
    if document.id != mine.document.id:
        whose = f"{document.authority.name}, {document.cycle.label}"
        return Taken(read, fault=_OTHER_COPY.format(whose=whose))
    if not copy.head:
        return Taken(read, fault=_DAMAGED_COPY)
    return Taken(read, f"Bring in “{read.path.name}”", bring_in(mine, copy.history, copy.head))


def _form(path: Path) -> "Form":
    from ilacs_desktop.word.form.form import NotAFormError, read_form

    try:
        return read_form(read_bytes(path, Disk()), path.name)
    except NotAFormError as error:
        raise UserError(f"{error} {_REVIEWED}") from error


def _back(mine: Open, found: "Opened | Form", framework: Framework) -> Back:
    """Return what came back; a Word form is put in its place in what was sent."""
    if isinstance(found, Opened):
        return found
    from ilacs_desktop.tables.records_in_rows import RecordsInRows
    from ilacs_desktop.word.form.returned import returned

    facts = _facts(found)
    sent = sent_document(mine, facts)
    reader = RecordsInRows(sent, framework)
    by, at = found.by or facts.owner, found.at or mine.at
    came = returned(found, sent, framework, reader, at)
    written, kept = kept_as_comments(came.document, mine.document, came.strays, by, at)
    return FormBack(facts, written, by, at, (*came.notes, *kept))


def _facts(form: "Form") -> FormFacts:
    facts = form.facts
    ids = (facts.document, facts.pack, facts.version, facts.owner, facts.label)
    return FormFacts(*ids, facts.sections)


def _place(read: Read) -> tuple[bool, str, dt.datetime, str]:
    late = dt.datetime.max.replace(tzinfo=dt.UTC)
    if read.found is None:
        return True, "", late, read.path.name
    if isinstance(read.found, Opened):
        return False, *place_in_order(read.found)
    return False, read.found.facts.pack, read.found.at or late, read.path.name
