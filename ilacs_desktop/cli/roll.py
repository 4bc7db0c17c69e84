"""The command that begins next year's self-evaluation from this one, in a new file."""

import argparse
import datetime as dt
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from ilacs_desktop.cli.common import (
    OK,
    author,
    framework_of,
    needs_suffix,
    opened_file,
    readable,
)
from ilacs_desktop.framework.read_date import read_date
from ilacs_desktop.storage.names import SUFFIX

if TYPE_CHECKING:
    from ilacs_desktop.cycle.next_year_account import Account

    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name

_WHAT = 90  # characters of what was promised


def add_roll(commands: "_Commands") -> None:
    """Add the command to the parser."""
    made = commands.add_parser(
        "roll",
        help="begin next year's self-evaluation from this one, in a new file",
        description="Begin next year's self-evaluation from this one, in a new file.",
    )
    made.set_defaults(command=roll)
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument(
        "--meeting", required=True, metavar="DATE", help='as in "6 December 2027" or 2027-12-06'
    )
    made.add_argument("--out", type=Path, required=True, metavar="OUT", help="the new file")
    made.add_argument("--label", metavar="L", help="what the new year is called, as in 2027")
    made.add_argument(
        "--carry-text", action="store_true", help="begin the answers with last year's text"
    )


def roll(args: argparse.Namespace) -> int:
    """Begin next year's self-evaluation and print what was promised against what happened.

    The old file is not changed, and no file is written over.
    """
    from ilacs_desktop.cycle.next_year import next_label, roll_forward
    from ilacs_desktop.cycle.next_year_file import save_next_year
    from ilacs_desktop.document.codec import new_id

    needs_suffix(args.out, SUFFIX)
    meeting = read_date(args.meeting)
    opened = opened_file(args.file)
    label = next_label(opened.document, meeting) if args.label is None else args.label
    at = dt.datetime.now().astimezone()
    rolled = roll_forward(
        opened.document,
        framework_of(opened.document),
        meeting,
        label,
        at=at,
        version=opened.head,
        carry_text=args.carry_text,
        new_id=new_id,
    )
    save_next_year(args.out, rolled.document, author(), at, readable, key=opened.key)
    print(f"Began the self-evaluation of {rolled.document.cycle.label} in {args.out}.")
    print_account(rolled.account)
    return OK


def print_account(account: "Account") -> None:
    """Print what was promised and what became of it, and what comes along, in short."""
    from ilacs_desktop.cycle.next_year_account import say_kept, say_states

    print(f"Promised  {say_states(account.states)}")
    for kept in account.kept:
        what = shorten(kept.action.what, _WHAT, placeholder=" …")
        print(f"  {kept.action.number:>6}  {what}\n{'':10}{say_kept(kept)}")
    for heading, lines in (
        ("Carried", account.carried),
        ("Starts empty", account.anew),
        ("Stays in the old file", account.behind),
        ("Look at", account.look_at),
    ):
        if lines:
            print(heading)
        for line in lines:
            print(f"{'':10}{line}")
