"""The command line: one of the two places where the parts are put together.

Exit codes: 0 all well, 1 findings that stop a final copy, 2 bad use or a file that cannot be used.
"""

import argparse
import datetime as dt
import getpass
import os
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ilacs_desktop.arguments import parser
from ilacs_desktop.assets import resources, standard_template, templates
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.overview import Overview, overview
from ilacs_desktop.document.words import total_words
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.read_date import read_date
from ilacs_desktop.storage.names import SUFFIX, kept_copy

if TYPE_CHECKING:
    from ilacs_desktop.export.word import Export, Exported, Made
    from ilacs_desktop.history.history import History
    from ilacs_desktop.outputs.catalogue import PublicChoices
    from ilacs_desktop.storage.container import Opened

OK, STOPPED, REFUSED = 0, 1, 2
_HYPHENED = {"citations", "order", "leads"}  # choices typed with hyphens
DEBUG = "ILACS_DESKTOP_DEBUG"  # set to anything, the technical details of a fault are printed


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. A fault is told in a sentence on standard error."""
    _print_anything()
    try:
        args = parser(_RUNS).parse_args(argv)
    except SystemExit as leaving:  # argparse has said what is wrong, or printed the help
        return leaving.code if isinstance(leaving.code, int) else REFUSED
    command: Callable[[argparse.Namespace], int] = args.command
    try:
        return command(args)
    except UserError as error:
        return _refuse(str(error))
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return _refuse("Stopped. Files that were not finished have not been changed.")
    except Exception as error:  # noqa: BLE001 - the last net: no traceback reaches the user
        if os.environ.get(DEBUG):
            traceback.print_exc()
        return _refuse(
            f"Something went wrong inside the program ({type(error).__name__}: {error})."
            f" Your files are as they were. Set {DEBUG}=1 and run the command again to see the"
            " details a developer needs."
        )


def _print_anything() -> None:
    """Let a console with an old code page print a question mark rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


def _framework() -> Framework:
    return load_framework(resources() / "framework")


def _today(document: Document) -> dt.date:
    return document.cycle.today or dt.datetime.now().astimezone().date()


def _open(path: Path) -> Document:
    return _opened(path).document


def _opened(path: Path) -> "Opened":
    from ilacs_desktop.storage.container import open_file

    opened = open_file(path)
    for note in opened.notes:
        print(note, file=sys.stderr)
    return opened


def _save_new(path: Path, document: Document, framework: Framework) -> None:
    from ilacs_desktop.outputs.readable import readable_html
    from ilacs_desktop.storage.save import Author, save_new

    save_new(
        path,
        document,
        Author(_user(), platform.node()),
        dt.datetime.now().astimezone(),
        lambda version: readable_html(version, framework, templates()),
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine account without a name
        return "unknown"


def _order(
    document: Document, framework: Framework, source: Path, out: Path, args: argparse.Namespace
) -> "Export":
    from ilacs_desktop.export.word import Export
    from ilacs_desktop.word.choices import ExportChoices

    typed = ((name, getattr(args, name, None)) for name in ExportChoices.__struct_fields__)
    given = {
        name: value.replace("-", "_") if name in _HYPHENED else value
        for name, value in typed
        if value is not None
    }
    choices = msgspec.convert(given, ExportChoices)
    template = getattr(args, "template", None) or standard_template()
    today = _today(document)
    user, machine = _user(), platform.node()
    return Export(document, framework, template, choices, today, out, user, machine, source)


def _told_of(made: "Made | Exported") -> None:
    """Print what the author of a Word file should know about it."""
    from ilacs_desktop.word.audit.audit import audit_lines

    for sentence in (*made.warnings, *audit_lines(made.audit)):
        print(sentence, file=sys.stderr)


def _demo(args: argparse.Namespace) -> int:
    from ilacs_desktop.example import load_example
    from ilacs_desktop.export.word import make_word
    from ilacs_desktop.storage.safe_write import write_safely

    framework = _framework()
    document = load_example(resources() / "example", framework)
    _make_folder(args.out)
    file, word = args.out / "northbridge-2026.ilacs", args.out / "northbridge-2026.docx"
    if not _is_untouched(file, document):
        _put_aside(file)
        _save_new(file, document, framework)
    made = make_word(_order(document, framework, file, word, args))
    _told_of(made)
    if not word.exists() or word.read_bytes() != made.docx:
        _put_aside(word)
        write_safely(word, made.docx)
    print("The example self-evaluation of Northbridge Council (fictional) is ready.")
    _print_overview(overview(document, framework), _today(document))
    print(f"Document  {file.resolve()}")
    print(f"Word file {word.resolve()}")
    return OK


def _put_aside(path: Path) -> None:
    """Rename a file that stands where a new one goes: nothing in it is lost."""
    if path.exists():
        try:
            kept = path.rename(kept_copy(path, dt.datetime.now().astimezone()))
        except OSError as error:
            raise UserError(
                f"“{path.name}” is in the way and could not be renamed ({error.strerror}). It was"
                " left as it is. Close it, or choose another folder with --out."
            ) from error
        print(f"What was in “{path.name}” is now in “{kept.name}”.")


def _is_untouched(file: Path, example: Document) -> bool:
    """Return whether a file holds the example and nothing that anybody has done since."""
    from ilacs_desktop.storage.container import open_file

    if not file.exists():
        return False
    opened = open_file(file)
    return opened.document == example and len(opened.history.versions) == 1


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder “{folder}” could not be made ({error.strerror}). Nothing was written."
            " Choose a folder where you may write."
        ) from error


def _new(args: argparse.Namespace) -> int:
    if not args.authority.strip():
        raise UserError("The authority needs a name: --authority “Northbridge Council”.")
    _needs_suffix(args.file, SUFFIX)
    framework = _framework()
    document = new_document(framework, args.authority.strip(), read_date(args.meeting))
    figures = overview(document, framework)
    _save_new(args.file, document, framework)
    print(f"Started a self-evaluation for {document.authority.name} in {args.file}.")
    _print_overview(figures, _today(document))
    return OK


def _needs_suffix(path: Path, *suffixes: str) -> None:
    if path.suffix.casefold() not in suffixes:
        raise UserError(
            f"The name needs to end in {' or '.join(suffixes)}; “{path.name}” does not."
            " Nothing was written. Choose another name."
        )


def _info(args: argparse.Namespace) -> int:
    document = _open(args.file)
    figures = overview(document, _framework())
    if args.json:
        _print_json(figures)
    else:
        print(f"{figures.authority}, self-evaluation {figures.label}")
        _print_overview(figures, _today(document))
    return OK


def _print_overview(figures: Overview, today: dt.date) -> None:
    sections = figures.sections
    words = figures.words
    print(f"Words     {words.total:,} of {words.target:,}; plan, tables and annex counted apart")
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
    count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"in {count}" if days > 0 else f"{count} late"


def _export(args: argparse.Namespace) -> int:
    from ilacs_desktop.outputs.catalogue import output

    kind = output(args.kind) if args.kind else None
    forms = kind.forms if kind else (".docx",)
    out = args.out or _beside(args.file, kind.id if kind else "", forms[0])
    _needs_suffix(out, *forms)
    if out.exists() and not args.replace:
        raise UserError(
            f"There is already a file “{out.name}” in this folder. It was left as it is. Choose"
            " another name with --out, or add --replace to write over it."
        )
    opened = _opened(args.file)
    if not total_words(opened.document):
        print("Nothing is written yet, so there is little in the document.", file=sys.stderr)
    order = _order(opened.document, _framework(), args.file, out, args)
    if kind:
        _export_other(order, opened.history, args)
    else:
        _export_word(order)
    return OK


def _beside(file: Path, kind: str, suffix: str) -> Path:
    return file.with_name(f"{file.stem}-{kind}{suffix}" if kind else f"{file.stem}{suffix}")


def _export_word(order: "Export") -> None:
    from ilacs_desktop.export.word import export_word

    _told_of(export_word(order))
    print(f"Word file {order.out.resolve()}")


def _export_other(word: "Export", history: "History", args: argparse.Namespace) -> None:
    from ilacs_desktop.export.others import Order, make_output

    order = Order(
        args.kind,
        word.document,
        word.framework,
        history,
        dt.datetime.now().astimezone(),
        word.today,
        changed=False,
        enquiries=None,
        public=_public(word.document, args),
        since=read_date(args.since) if args.since else None,
        template=word.template,
        out=word.out,
    )
    made = make_output(order)
    if made.told:
        print(made.told, file=sys.stderr)
    print(f"File      {made.path.resolve()}")


def _public(document: Document, args: argparse.Namespace) -> "PublicChoices":
    """Return what the public version withholds. Raises UserError for a section there is not."""
    from ilacs_desktop.outputs.catalogue import PublicChoices

    ids = {section.title.casefold(): section.id for section in document.sections}
    wanted = args.hold_back or ()
    unknown = [title for title in wanted if title.casefold() not in ids]
    if unknown:
        raise UserError(
            f"There is no section “{unknown[0]}”. Nothing was written. Type its title as it stands"
            " in the outline."
        )
    chosen = PublicChoices(tuple(ids[title.casefold()] for title in wanted), not args.staff_names)
    return chosen._replace(marking=args.public_marking) if args.public_marking else chosen


def _check(args: argparse.Namespace) -> int:
    from ilacs_desktop.checks.listing import finding_lines, finding_row, set_aside_lines
    from ilacs_desktop.checks.run import run_checks, stops

    document = _open(args.file)
    outcome = run_checks(document, _framework(), _today(document))
    found = tuple(f for f in outcome.open if args.severity in (None, f.severity))
    answered = tuple(a for a in outcome.set_aside if args.severity in (None, a.finding.severity))
    answered = answered if args.all else ()
    if args.json:
        rows = [finding_row(finding) for finding in found]
        _print_json([*rows, *(finding_row(one.finding, one) for one in answered)])
    else:
        for line in (*finding_lines(found), *set_aside_lines(answered)):
            print(line)
    return STOPPED if stops(outcome.open) else OK


def _self_test(args: argparse.Namespace) -> int:
    from ilacs_desktop.folders import user_folders
    from ilacs_desktop.self_test import self_test

    now = dt.datetime.now().astimezone()
    outcomes = tuple(self_test(user_folders(), now, window=args.window))
    if args.json:
        _print_json(outcomes)
    else:
        for one in outcomes:
            print(f"{'ok' if one.works else 'FAILED':8}{one.name}: {one.sentence}")
    return OK if all(one.works for one in outcomes) else STOPPED


def _print_json(value: object) -> None:
    """Print JSON in UTF-8, whatever the console's code page is: programs read it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(msgspec.json.format(encode(value), indent=2) + b"\n")
    sys.stdout.flush()


_RUNS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": _demo,
    "new": _new,
    "info": _info,
    "export": _export,
    "check": _check,
    "self-test": _self_test,
}
