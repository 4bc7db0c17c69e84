"""The commands about one self-evaluation as a whole: new, info, check and the self-test."""

import argparse
import datetime as dt

from ilacs_desktop.cli.common import (
    OK,
    STOPPED,
    framework_of,
    needs_suffix,
    open_document,
    print_json,
    save_new_file,
    the_framework,
    today_for,
)
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.overview import Overview, overview
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.read_date import read_date
from ilacs_desktop.storage.names import SUFFIX


def new(args: argparse.Namespace) -> int:
    """Start a self-evaluation in a new file."""
    if not args.authority.strip():
        raise UserError("The authority needs a name: --authority “Northbridge Council”.")
    needs_suffix(args.file, SUFFIX)
    framework = the_framework()
    document = new_document(framework, args.authority.strip(), read_date(args.meeting))
    figures = overview(document, framework)
    save_new_file(args.file, document, framework)
    print(f"Started a self-evaluation for {document.authority.name} in {args.file}.")
    print_overview(figures, today_for(document))
    return OK


def info(args: argparse.Namespace) -> int:
    """Say how far a self-evaluation has come."""
    document = open_document(args.file)
    figures = overview(document, framework_of(document))
    if args.json:
        print_json(figures)
    else:
        print(f"{figures.authority}, self-evaluation {figures.label}")
        print_overview(figures, today_for(document))
    return OK


def print_overview(figures: Overview, today: dt.date) -> None:
    """Print how far a self-evaluation has come, and when it is due."""
    sections = figures.sections
    words = figures.words
    print(f"Words     {words.total:,} of {words.target:,}; plan, tables and annex counted apart")
    if words.unconfirmed:
        print(f"          {words.unconfirmed:,} of them are last year’s text, not confirmed")
    print(
        f"Sections  {sections.answered} answered, {sections.started} started,"
        f" {sections.empty} empty, {sections.parked} parked"
    )
    print(f"Evidence  {figures.evidence} items; {figures.actions} actions")
    if figures.due is not None:
        print(f"Due       {format_date(figures.due)} ({_days_left(figures.due, today)})")
        print(f"          {figures.due_reason}")
    if figures.due_warning:
        print(f"Check     {figures.due_warning}")


def _days_left(due: dt.date, today: dt.date) -> str:
    days = (due - today).days
    if days == 0:
        return "today"
    count = counted(abs(days), "day")
    return f"in {count}" if days > 0 else f"{count} late"


def check(args: argparse.Namespace) -> int:
    """Say what is missing; return STOPPED when something stops a final copy."""
    from ilacs_desktop.checks.listing import finding_lines, finding_row, set_aside_lines
    from ilacs_desktop.checks.run import run_checks, stops

    document = open_document(args.file)
    outcome = run_checks(document, framework_of(document), today_for(document))
    found = tuple(f for f in outcome.open if args.severity in (None, f.severity))
    answered = tuple(a for a in outcome.set_aside if args.severity in (None, a.finding.severity))
    answered = answered if args.all else ()
    if args.json:
        rows = [finding_row(finding) for finding in found]
        print_json([*rows, *(finding_row(one.finding, one) for one in answered)])
    else:
        for line in (*finding_lines(found), *set_aside_lines(answered)):
            print(line)
    return STOPPED if stops(outcome.open) else OK


def self_test(args: argparse.Namespace) -> int:
    """Try what the program needs here."""
    from ilacs_desktop.folders import user_folders
    from ilacs_desktop.self_test import self_test

    now = dt.datetime.now().astimezone()
    outcomes = tuple(self_test(user_folders(), now, window=args.window))
    if args.json:
        print_json(outcomes)
    else:
        for one in outcomes:
            print(f"{'ok' if one.works else 'FAILED':8}{one.name}: {one.sentence}")
    return OK if all(one.works for one in outcomes) else STOPPED
