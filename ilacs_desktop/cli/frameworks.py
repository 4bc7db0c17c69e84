"""The commands about frameworks: list those that are here, check or add a pack, show one, move to one."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ilacs_desktop.assets import templates
from ilacs_desktop.cli.common import (
    OK,
    must_be_new,
    needs_suffix,
    opened_file,
    save_after,
    stands,
    the_shelf,
)
from ilacs_desktop.errors import UserError
from ilacs_desktop.folders import make_private, user_folders
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.errors import FrameworkShelfError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.pack import Pack, read_pack
from ilacs_desktop.framework.shelf import FrameworkShelf
from ilacs_desktop.storage.names import SUFFIX

if TYPE_CHECKING:
    from ilacs_desktop.cycle.moving import Moved
    from ilacs_desktop.document.model import Document

    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name

_STANDINGS = {
    "new": "No framework of this id is on this computer.",
    "newer": "It is later than the one of this id on this computer.",
    "here": "It is on this computer already.",
}


def add_framework(commands: "_Commands") -> None:
    """Add the command with its own commands to the parser."""
    about = "list, check, add and show frameworks, and move a self-evaluation to another"
    made = commands.add_parser("framework", help=about, description=f"{about.capitalize()}.")
    inner = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = inner.add_parser("list", help="say which frameworks are on this computer")
    listing.set_defaults(command=list_frameworks)
    checking = inner.add_parser("check", help="read a pack whole, and say whether it can be used")
    checking.set_defaults(command=check_framework)
    checking.add_argument(
        "pack", type=Path, metavar="PACK", help="a pack, or a folder of its files"
    )
    adding = inner.add_parser("add", help="keep a pack on this computer, so that it can be used")
    adding.set_defaults(command=keep_framework)
    adding.add_argument("pack", type=Path, metavar="PACK", help="a pack, or a folder of its files")
    showing = inner.add_parser("show", help="say what is in a framework")
    showing.set_defaults(command=show_framework)
    showing.add_argument("which", nargs="?", metavar="ID|PACK", help="the shipped one without it")
    showing.add_argument("--areas", action="store_true", help="with each area and its prompts")
    moving = inner.add_parser("move", help="write a self-evaluation under another framework")
    moving.set_defaults(command=move_document)
    moving.add_argument("file", type=Path, metavar="FILE")
    moving.add_argument("--to", required=True, metavar="ID|PACK")
    moving.add_argument("--out", type=Path, required=True, metavar="OUT", help="the new file")


def list_frameworks(_args: argparse.Namespace) -> int:
    """Print the frameworks on this computer, the latest first."""
    shelf = the_shelf()
    for framework in shelf.kept():
        came = "brought in" if shelf.may_remove(framework) else "came with the program"
        print(f"{framework.id:20}  {format_date(framework.as_at):17}  {framework.name} ({came})")
    for damaged in shelf.damaged():
        print(f"{damaged.path}: {damaged.reason}")
    return OK


def check_framework(args: argparse.Namespace) -> int:
    """Read a pack whole. What does not fit is raised with its file, key and reason."""
    pack = read_pack(args.pack)
    print(f"This pack can be used: {_in_short(pack.framework)}")
    print(_standing(the_shelf(), pack))
    return OK


def keep_framework(args: argparse.Namespace) -> int:
    """Keep a pack on this computer. Raises FrameworkShelfError where an earlier one stays."""
    shelf, pack = the_shelf(), read_pack(args.pack)
    is_here = shelf.standing(pack) == "here"
    make_private(user_folders())
    shelf.add(pack)
    name = f"“{pack.framework.name}” ({pack.framework.id})"
    print(f"{name} is on this computer{' already' if is_here else ' now'}.")
    return OK


def _standing(shelf: FrameworkShelf, pack: Pack) -> str:
    try:
        return _STANDINGS[shelf.standing(pack)]
    except FrameworkShelfError as error:
        return str(error)


def show_framework(args: argparse.Namespace) -> int:
    """Print what is in a framework."""
    shelf = the_shelf()
    framework = _found(shelf, args.which) if args.which else shelf.shipped
    for line in _lines(framework, areas=args.areas):
        print(line)
    return OK


def _found(shelf: FrameworkShelf, which: str) -> Framework:
    """Return the framework of an id, or that in a pack. Raises a UserError."""
    found = shelf.find(which)
    if found is not None:
        return found
    path = Path(which)
    if not stands(path):
        known = ", ".join(framework.id for framework in shelf.kept())
        raise UserError(
            f"“{which}” is neither a framework on this computer nor a file. Nothing was changed. On"
            f" this computer are: {known}."
        )
    return read_pack(path).framework


def _in_short(framework: Framework) -> str:
    areas = [area for area in framework.areas if not area.retired]
    return (
        f"“{framework.name}” ({framework.id}), as at {format_date(framework.as_at)}, with"
        f" {len(framework.judgements)} judgements, {len(areas)} areas and"
        f" {len(framework.outline)} suggested sections."
    )


def _lines(framework: Framework, *, areas: bool) -> Iterator[str]:
    yield _in_short(framework)
    if framework.moves.follows:
        yield f"It follows {framework.moves.follows}."
    yield from ("", "Questions")
    yield from (f"  {question.text}" for question in framework.questions)
    for judgement in framework.judgements:
        yield from ("", judgement.title)
        for area in framework.areas:
            if area.judgement == judgement.id:
                note = "retired" if area.retired else "core" if area.core else "where it matters"
                yield f"  {area.title} ({note})"
                yield from (f"    - {prompt}" for prompt in area.prompts if areas)
    yield from ("", "Steps before the due date, in working days")
    yield from (f"  {step.working_days:>3}  {step.title}" for step in framework.dates.steps)
    yield from ("", "Sources")
    for source in framework.sources:
        note = f" {source.note}" if source.note else ""
        yield f"  {source.citation} (as at {format_date(source.as_at)}).{note}"


def move_document(args: argparse.Namespace) -> int:
    """Write a self-evaluation under another framework to a new file, and print what became of what.

    The old file is not changed, and no file is written over.
    """
    from ilacs_desktop.cycle.framework_ids import route
    from ilacs_desktop.cycle.moving import move
    from ilacs_desktop.outputs.readable import readable_html

    needs_suffix(args.out, SUFFIX)
    must_be_new(args.out)
    shelf = the_shelf()
    goal = _found(shelf, args.to)
    opened = opened_file(args.file)
    start = opened.document.cycle.framework
    way = route(start, goal, shelf.kept())
    moved = move(opened.document, shelf.find(start), way)
    if moved.document is opened.document:
        print(
            f"It is under “{goal.name}”, as at {format_date(goal.as_at)}, already. Nothing was written."
        )
        return OK
    save_after(
        opened,
        moved.document,
        args.out,
        readable=lambda one: readable_html(one, goal, templates()),
    )
    print(f"Moved to “{goal.name}” in {args.out}.")
    if shelf.find(goal.id) is None:
        print(
            "That framework is not on this computer, so another one would stand in for it. Add it:"
            f" framework add {args.to}"
        )
    _tell(moved, opened.document)
    return OK


def _tell(moved: "Moved", before: "Document") -> None:
    from ilacs_desktop.cycle.moving_told import chapters

    for chapter in chapters(moved, before):
        print(f"\n{chapter.title}")
        for item in chapter.items:
            print(f"  {item}")
