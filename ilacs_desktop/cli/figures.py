"""The command that takes figures out of a spreadsheet: a scorecard, LAIT, ChAT or our own list."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ilacs_desktop.cli.common import (
    OK,
    STOPPED,
    framework_of,
    must_be_new,
    needs_suffix,
    needs_versions,
    opened_file,
    save_after,
)
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.names import SUFFIX

if TYPE_CHECKING:
    from ilacs_desktop.document.model import Document
    from ilacs_desktop.tables.plan import Plan, RecordKind

    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name


_LIKE = "LA value=Value"


def add_import_indicators(commands: "_Commands") -> None:
    """Add the command to the parser."""
    made = commands.add_parser(
        "import-indicators",
        help="bring figures in from a spreadsheet",
        description="Bring figures in from a spreadsheet.",
    )
    made.set_defaults(command=import_indicators)
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("sheet", type=Path, metavar="SHEET", help="a file that ends in .xlsx or .csv")
    made.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=COLUMN",
        help='which column a heading is, as in "SN avg=Statistical neighbours"; nothing after the'
        " sign leaves it out; may be repeated",
    )
    made.add_argument(
        "--update", action="store_true", help="change the figures that have the same name"
    )
    made.add_argument(
        "--newer",
        action="store_true",
        help="with --update: keep the figures of until now as earlier readings",
    )
    made.add_argument(
        "--parts-of-one", action="store_true", help="percentages are written as 0.214 for 21.4%%"
    )
    made.add_argument(
        "--out", type=Path, metavar="OUT", help="write to a new file, and leave FILE as it is"
    )
    made.add_argument(
        "--dry-run", action="store_true", help="say what would be done, and change nothing"
    )


def import_indicators(args: argparse.Namespace) -> int:
    """Bring figures in and print what was added, changed and left out, with rows and reasons.

    Returns STOPPED where a row was left out. Raises UserError where no column holds values.
    """
    from ilacs_desktop.document.codec import new_id
    from ilacs_desktop.tables.indicators import How, indicator_kind, told_apart, without_values
    from ilacs_desktop.tables.plan import plan_rows, with_plan
    from ilacs_desktop.tables.sheet import read_sheet

    if args.out is not None:
        needs_suffix(args.out, SUFFIX)
        must_be_new(args.out)
    opened, sheets = opened_file(args.file), read_sheet(args.sheet)
    document = opened.document
    how = How(newer=args.newer, parts=args.parts_of_one)
    kind = indicator_kind(document, framework_of(document), sheets, how)
    mapping = _mapping(args.map, kind)
    plan = plan_rows(sheets, document, kind, new_id, update=args.update, mapping=mapping)
    empty = without_values(plan)
    if empty:
        raise UserError(
            f"{empty} Nothing was changed. Say which holds the values, as in --map “{_LIKE}”."
        )
    _tell(plan, document)
    for sentence in (*told_apart(sheets, kind, mapping), *plan.told):
        print(sentence)
    if args.dry_run:
        print("Nothing was changed: this was a dry run.")
    elif plan.does_nothing:
        print("Nothing was changed.")
    else:
        needs_versions(opened, "brought into it")
        saved = save_after(opened, with_plan(document, kind, plan), args.out or args.file)
        print(f"Document  {saved.path.absolute()}")
    return STOPPED if plan.left_out else OK


def _mapping(said: list[str], kind: "RecordKind") -> Mapping[str, str]:
    """Return the columns by the headings in the file. Raises UserError for what is no column."""
    titles = {column.title.casefold(): column.title for column in kind.columns}
    found: dict[str, str] = {}
    for one in said:
        heading, sign, name = one.rpartition("=")
        title = titles.get(name.strip().casefold()) if name.strip() else ""
        if not sign or not heading.strip() or title is None:
            raise UserError(
                f"“{one}” is not HEADING=COLUMN. Nothing was changed. These are the columns:"
                f" {', '.join(titles.values())}."
            )
        found[heading.strip()] = title
    return found


def _tell(plan: "Plan", document: "Document") -> None:
    before = {one.id: one for one in document.indicators}
    print(f"Columns   {', '.join(plan.recognised)}")
    if plan.unknown:
        print(f"Not taken {', '.join(plan.unknown)}")
    for one in plan.added:
        print(f"Added     {one.name}: {_value(one.value)}")
    for one in plan.changed:
        print(f"Changed   {one.name}: {_value(before[one.id].value)} to {_value(one.value)}")
    if plan.same:
        print(f"Same      {plan.same} as in the list")
    for row in plan.left_out:
        name = f" “{row.title}”" if row.title else ""
        print(f"Left out  Row {row.row}{name}: {' '.join(row.why)}")


def _value(value: float | None) -> str:
    from ilacs_desktop.document.figures import figure_text

    return "no figure" if value is None else figure_text(value)
