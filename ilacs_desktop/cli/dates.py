"""The command about the year: dates, which prints the key dates and writes them as a calendar file."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ilacs_desktop.cli.common import (
    OK,
    framework_of,
    must_be_new,
    needs_suffix,
    open_document,
    print_json,
    today_for,
)
from ilacs_desktop.document.key_dates import KeyDay, Year, year_of
from ilacs_desktop.document.late import Late, late_in_words, late_today
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import WEEKDAYS, format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.read_date import read_date

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name

_STATES = {"done": "Done", "today": "Today", "late": "Late", "coming": "", "past": "Past"}


class PrintedDay(msgspec.Struct, frozen=True):
    """One line of the year, as ``dates --json`` prints it. ``late`` counts working days."""

    id: str
    title: str
    day: dt.date
    why: str
    who: tuple[str, ...]
    state: str
    late: int
    done: dt.date | None


class PrintedLate(msgspec.Struct, frozen=True):
    """Somebody who is late; ``sections`` are titles, ``late`` counts working days."""

    who: str
    what: str
    since: dt.date
    late: int
    sections: tuple[str, ...]


class PrintedYear(msgspec.Struct, frozen=True):
    """All that ``dates --json`` prints; ``to_sort_out`` are sentences."""

    today: dt.date
    meeting: dt.date
    due: dt.date
    days: tuple[PrintedDay, ...]
    late: tuple[PrintedLate, ...]
    to_sort_out: tuple[str, ...]


def dates(args: argparse.Namespace) -> int:
    """Print the key dates, what clashes and who is late; with --ics write them as a calendar file."""
    if args.ics is not None:
        _may_write(args.ics, replace=args.replace)
    document = open_document(args.file)
    if document.pack:
        raise UserError(_of_pack(document))
    framework = framework_of(document)
    today = read_date(args.today) if args.today else today_for(document)
    year = year_of(document, framework, today)
    if year is None:
        raise UserError(
            "The annual engagement meeting has no date yet, so there are no key dates. Nothing was"
            " written. Give it in the window, in Set up."
        )
    late = late_today(document, framework, year)
    if args.ics is not None:
        from ilacs_desktop.outputs.calendar import calendar_file
        from ilacs_desktop.storage.safe_write import write_safely

        now = dt.datetime.now().astimezone()
        write_safely(args.ics, calendar_file(document, year, now))
    if args.json:
        print_json(_printed(year, late))
    else:
        own_day = document.cycle.today is not None and not args.today
        shown = (_as_on(year, own_day=own_day), *_table(year), *_left_out(year))
        for line in (*shown, *_to_sort_out(year), *_late(late)):
            print(line)
        if args.ics is not None:
            print(f"Calendar  {args.ics.absolute()}")
    return OK


def _of_pack(document: Document) -> str:
    """Return why a contributor's pack has no key dates, and by when it is wanted back."""
    due = next((pack.due for pack in document.packs if pack.id == document.pack), None)
    wanted = f" It is wanted back by {format_date(due)}." if due is not None else ""
    return (
        "This is what a contributor was sent, and the key dates stay with the council. Nothing was"
        f" written.{wanted}"
    )


def add_dates(commands: "_Commands") -> None:
    """Add the command to the parser."""
    what = "list the key dates before the meeting, and who is late"
    made = commands.add_parser(
        "dates", help=what, description=f"{what[0].upper()}{what[1:]}."
    )  # fmt: skip
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("--ics", type=Path, metavar="OUT", help="write them as a calendar file")
    made.add_argument("--replace", action="store_true", help="write over a file of that name")
    made.add_argument(
        "--today", metavar="DATE", help="as they stand on another day, as in 2026-10-12"
    )
    made.add_argument("--json", action="store_true", help="print them as JSON")
    made.set_defaults(command=dates)


def _may_write(path: Path, *, replace: bool) -> None:
    needs_suffix(path, ".ics")
    if not replace:
        must_be_new(path, "Choose another name with --ics, or add --replace to write over it.")


def _as_on(year: Year, *, own_day: bool) -> str:
    """Return on which day the dates stand so; the example has one of its own."""
    return f"As on {format_date(year.today)}{' (the example’s day)' if own_day else ''}"


def _left_out(year: Year) -> list[str]:
    """Return the steps that have no day: left out, or without a new one since last year."""
    return [
        f"Left out  {title}. It has no day until you give it one." for _, title in year.left_out
    ]


def _table(year: Year) -> list[str]:
    rows = [(_day(line.day), line.title, _state(line), ", ".join(line.who)) for line in year.days]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        "  ".join((*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[3])).rstrip()
        for row in rows
    ]


def _day(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {format_date(day)}"


def _state(line: KeyDay) -> str:
    if line.state == "coming":
        return "in 1 day" if line.to_go == 1 else f"in {line.to_go} days"
    if line.state == "late" and line.late:
        return counted(line.late, "working day late", "working days late")
    if line.done is not None:
        return f"Done {format_date(line.done)}"
    return _STATES[line.state]


def _to_sort_out(year: Year) -> list[str]:
    return [f"Sort out  {clash.what} {clash.todo}" for clash in year.clashes]


def _late(late: tuple[Late, ...]) -> list[str]:
    if not late:
        return ["Late      Nobody is late."]
    return [f"Late      {one.who}: {one.what}, {late_in_words(one)}" for one in late]


def _printed(year: Year, late: tuple[Late, ...]) -> PrintedYear:
    days = (
        PrintedDay(d.id, d.title, d.day, d.why, d.who, d.state, d.late, d.done) for d in year.days
    )
    who = (
        PrintedLate(one.who, one.what, one.since, one.late, tuple(t for _, t in one.sections))
        for one in late
    )
    wrong = tuple(f"{clash.what} {clash.todo}" for clash in year.clashes)
    plan = year.plan
    return PrintedYear(year.today, plan.meeting, plan.due.date, tuple(days), tuple(who), wrong)
