"""The commands that write Word documents and other files: demo and export."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.cli.common import (
    OK,
    author,
    framework_of,
    make_folder,
    must_be_new,
    needs_suffix,
    opened_file,
    save_new_file,
    stands,
    the_framework,
    today_for,
)
from ilacs_desktop.cli.documents import print_overview
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.overview import overview
from ilacs_desktop.document.words import total_words
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.read_date import read_date
from ilacs_desktop.storage.names import kept_copy

if TYPE_CHECKING:
    from ilacs_desktop.export.word import Export, Exported, Made
    from ilacs_desktop.history.history import History
    from ilacs_desktop.outputs.catalogue import PublicChoices

_HYPHENED = {"citations", "order", "leads"}  # choices typed with hyphens


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
    today = today_for(document)
    who = author()
    return Export(document, framework, template, choices, today, out, who.by, who.device, source)


def _told_of(made: "Made | Exported") -> None:
    """Print what the author of a Word file should know about it."""
    from ilacs_desktop.word.audit.audit import audit_lines

    for sentence in (*made.warnings, *audit_lines(made.audit)):
        print(sentence, file=sys.stderr)


def demo(args: argparse.Namespace) -> int:
    """Make the example and its Word file, over what an earlier run left."""
    from ilacs_desktop.example import load_example
    from ilacs_desktop.export.word import make_word
    from ilacs_desktop.storage.safe_write import write_safely

    framework = the_framework()
    document = load_example(resources() / "example", framework)
    make_folder(args.out)
    file, word = args.out / "northbridge-2026.ilacs", args.out / "northbridge-2026.docx"
    if not _is_untouched(file, document):
        _put_aside(file)
        save_new_file(file, document, framework)
    made = make_word(_order(document, framework, file, word, args))
    _told_of(made)
    if not _holds(word, made.docx):
        _put_aside(word)
        write_safely(word, made.docx)
    print("The example self-evaluation of Northbridge Council (fictional) is ready.")
    print_overview(overview(document, framework), today_for(document))
    print(f"Document  {file.absolute()}")
    print(f"Word file {word.absolute()}")
    return OK


def _put_aside(path: Path) -> None:
    """Rename a file that stands where a new one goes: nothing in it is lost."""
    if stands(path):
        try:
            kept = path.rename(kept_copy(path, dt.datetime.now().astimezone()))
        except OSError as error:
            raise UserError(
                f"“{path.name}” is in the way and could not be renamed ({error.strerror}). It was"
                " left as it is. Close it, or choose another folder with --out."
            ) from error
        print(f"What was in “{path.name}” is now in “{kept.name}”.")


def _holds(path: Path, content: bytes) -> bool:
    """Return whether a file holds just this; what cannot be read does not."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _is_untouched(file: Path, example: Document) -> bool:
    """Return whether a file holds the example and nothing that anybody has done since."""
    from ilacs_desktop.storage.container import open_file

    if not stands(file):
        return False
    opened = open_file(file)
    return opened.document == example and len(opened.history.versions) == 1


def export(args: argparse.Namespace) -> int:
    """Write the Word document, or another file made from the same text."""
    from ilacs_desktop.outputs.catalogue import output

    kind = output(args.kind) if args.kind else None
    forms = kind.forms if kind else (".docx",)
    out = args.out or _beside(args.file, kind.id if kind else "", forms[0])
    needs_suffix(out, *forms)
    if not args.replace:
        must_be_new(out, "Choose another name with --out, or add --replace to write over it.")
    opened = opened_file(args.file)
    if not total_words(opened.document):
        print("Nothing is written yet, so there is little in the document.", file=sys.stderr)
    order = _order(opened.document, framework_of(opened.document), args.file, out, args)
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
    print(f"Word file {order.out.absolute()}")


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
    print(f"File      {made.path.absolute()}")


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
