"""The commands with which several people's work comes together: merge and pack."""

import argparse
import datetime as dt
import sys
from typing import TYPE_CHECKING

import msgspec

from ilacs_desktop.assets import standard_template
from ilacs_desktop.cli.common import (
    OK,
    STOPPED,
    author,
    framework_of,
    make_folder,
    must_be_new,
    needs_suffix,
    needs_versions,
    opened_file,
    print_json,
    readable,
    save_after,
    today_for,
)
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.read_date import read_date
from ilacs_desktop.storage.names import SUFFIX

if TYPE_CHECKING:
    from ilacs_desktop.document.model import Document, Person
    from ilacs_desktop.document.records import Pack
    from ilacs_desktop.exchange.coming_back import Taken
    from ilacs_desktop.merge.bring_in import Open
    from ilacs_desktop.storage.container import Opened
    from ilacs_desktop.storage.save import Saved


class CameIn(msgspec.Struct, frozen=True):
    """What became of one file, as ``merge --json`` prints it.

    ``by`` is who saved it; ``changes`` and ``to_settle`` count what it brought.
    """

    file: str
    came_in: bool
    words: str
    by: str = ""
    changes: int = 0
    to_settle: int = 0


def merge(args: argparse.Namespace) -> int:
    """Bring copies, returned packs and Word forms into a self-evaluation, and save it.

    Returns STOPPED where a file was not brought in, or wordings wait for somebody to settle them.
    """
    from ilacs_desktop.exchange.coming_back import read_all, take
    from ilacs_desktop.merge.settle import open_proposals

    if args.out is not None:
        needs_suffix(args.out, SUFFIX)
        must_be_new(args.out)
    opened = opened_file(args.file)
    mine, framework = _open(opened), framework_of(opened.document)
    came_in: list[CameIn] = []
    for read in read_all(tuple(args.others), opened.key):
        taken = take(mine, read, framework)
        came_in.append(_told_of(taken))
        if taken.brought is not None:
            brought = taken.brought
            mine = mine._replace(
                document=brought.arrival.after,
                history=brought.history,
                parents=(*mine.parents, *brought.joined),
            )
    written = None
    if any(one.came_in for one in came_in):
        written = save_after(
            opened,
            mine.document,
            args.out or args.file,
            history=mine.history,
            parents=mine.parents,
        )
    waiting = len(open_proposals(mine.document))
    if args.json:
        print_json(came_in)
    else:
        _tell(came_in, written, waiting)
    return STOPPED if waiting or not all(one.came_in for one in came_in) else OK


def pack(args: argparse.Namespace) -> int:
    """Make a contributor's pack of the sections that a person owns, and note that it was sent."""
    from ilacs_desktop.cycle.files import Order, make_packs
    from ilacs_desktop.cycle.register import offered_due, with_sent
    from ilacs_desktop.exchange.going_out import form_maker

    opened = opened_file(args.file)
    mine, framework = _open(opened), framework_of(opened.document)
    document, today = mine.document, today_for(mine.document)
    due = read_date(args.due) if args.due else offered_due(document.cycle, framework, today)
    sent = _pack_for(_writer(document, args.owner), document, args)
    sent = msgspec.structs.replace(sent, version=opened.head, sent=today, due=due)
    folder = args.out or args.file.parent
    make_folder(folder)
    make_form = form_maker(framework, standard_template())
    (made,) = make_packs(document, [Order(sent)], folder, mine.at, readable, make_form)
    if made.path is None:
        raise UserError(made.fault)
    save_after(opened, with_sent(document, [sent]), args.file)
    sections = len(sent.sections)
    print(f"Pack      {made.path.absolute()}")
    print(f"          {counted(sections, 'section')} of {sent.owner}")
    return OK


def _open(opened: "Opened") -> "Open":
    from ilacs_desktop.merge.bring_in import Open

    needs_versions(opened, "brought into it or sent from it")
    who, at = author(), dt.datetime.now().astimezone()
    return Open(opened.document, opened.history, (opened.head,), who.by, who.device, at)


def _told_of(taken: "Taken") -> CameIn:
    from ilacs_desktop.exchange.coming_back import told
    from ilacs_desktop.merge.changes import changes

    line = told(taken)
    if taken.brought is None or not line.came_in:
        return CameIn(line.name, line.came_in, line.words)
    arrival = taken.brought.arrival
    before = {proposal.id for proposal in arrival.before.proposals}
    asked = sum(proposal.id not in before for proposal in arrival.after.proposals)
    count = len(changes(arrival.before, arrival.after))
    return CameIn(line.name, line.came_in, line.words, arrival.by, count, asked)


def _tell(came_in: list[CameIn], written: "Saved | None", waiting: int) -> None:
    for one in came_in:
        print(f"{one.file}: {one.words}", file=sys.stdout if one.came_in else sys.stderr)
    if written is not None:
        print(f"Document  {written.path.absolute()}")
    if waiting:
        print(f"To settle {waiting}: open it, and go to Team, Bring in.")


def _writer(document: "Document", name: str) -> "Person":
    from ilacs_desktop.cycle.packs import writers

    known = {person.name.casefold(): person for person, _ in writers(document)}
    found = known.get(name.casefold())
    if found is None:
        names = ", ".join(person.name for person in known.values()) or "nobody yet"
        raise UserError(
            f"“{name}” owns no section. Nothing was made. These people do: {names}. Owners are given"
            " in Set up."
        )
    return found


def _pack_for(person: "Person", document: "Document", args: argparse.Namespace) -> "Pack":
    from ilacs_desktop.cycle.packs import sections_owned_by
    from ilacs_desktop.document.codec import new_id
    from ilacs_desktop.document.records import Pack

    sections = tuple(section.id for section in sections_owned_by(document, person.id))
    asked_by = next(
        (one.name for one in document.people if "coordinator" in one.roles), author().by
    )
    return Pack(
        new_id("pk"),
        person.name,
        sections,
        "word" if args.word else "ilacs",
        dt.date.min,
        asked_by=asked_by,
        note=args.note,
    )
