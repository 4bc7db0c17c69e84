"""An export to Word from beginning to end: written, looked over, kept back where it must be, saved."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.audit import Audit, audit, held_back_words, holds_back, things
from ilacs_desktop.word.audit.known import Known, known_to
from ilacs_desktop.word.choices import CopyKind, ExportChoices
from ilacs_desktop.word.writer import WordFile, copy_kind, write_docx


class Export(NamedTuple):
    """One export: of what, in which look, for which day, to where.

    ``user`` and ``machine`` are the names of the account and of the computer, which must not stand
    in the file; ``source`` is the self-evaluation's own file, where it has one.
    """

    document: Document
    framework: Framework
    template: Path
    choices: ExportChoices
    today: dt.date
    out: Path
    user: str = ""
    machine: str = ""
    source: Path | None = None


class Exported(NamedTuple):
    """A Word file that stands on the disk, what its author should know, and how it stands up."""

    path: Path
    warnings: tuple[str, ...]
    audit: Audit
    copy: CopyKind


class HeldBackError(UserError):
    """A final copy that was not written; ``audit`` says why where the file itself is the reason."""

    def __init__(self, sentence: str, audit: Audit | None = None) -> None:
        super().__init__(sentence)
        self.audit = audit


class Made(NamedTuple):
    """A Word file that is fit to be saved, what its author should know, and how it stands up."""

    docx: bytes
    warnings: tuple[str, ...]
    audit: Audit
    copy: CopyKind


def make_word(export: Export) -> Made:
    """Return the Word file, written and looked over.

    Raises HeldBackError for a final copy with anything to put right, in the text or in the file,
    and TemplateError where the template cannot be used.
    """
    copy = copy_kind(export.document, export.choices)
    if copy == "final":
        _refuse_stops(export)
    made = _written(export)
    found = audit(made.docx, export.document, copy, _known(export))
    if holds_back(found, copy):
        raise HeldBackError(held_back_words(found), found)
    return Made(made.docx, made.warnings, found, copy)


def export_word(export: Export) -> Exported:
    """Save the Word file where it was ordered.

    Raises what make_word does, and other UserErrors where it cannot be saved; what stood at its
    place before is then as it was.
    """
    from ilacs_desktop.storage.safe_write import write_safely

    made = make_word(export)
    write_safely(export.out, made.docx)
    return Exported(export.out, made.warnings, made.audit, made.copy)


def _known(export: Export) -> Known:
    files = (str(path) for path in (export.source, export.template, export.out) if path is not None)
    return known_to(
        export.document,
        user=export.user,
        machine=export.machine,
        files=tuple(files),
    )


def _refuse_stops(export: Export) -> None:
    from ilacs_desktop.checks.run import run_checks, stops

    found = stops(run_checks(export.document, export.framework, export.today).open)
    if found:
        are = "is" if len(found) == 1 else "are"
        raise HeldBackError(
            f"No final copy was written: there {are} {things(len(found))} in the text to put right,"
            f" first: {found[0].message} Your self-evaluation is safe, and a file of that name is as"
            " it was. Review shows them all. You can still export a draft."
        )


def _written(export: Export) -> WordFile:
    document, framework, template, choices, today, *_rest = export
    try:
        from ilacs_desktop.layout.numbered import write_numbered
    except ImportError:  # a system library that Qt needs is missing
        made = write_docx(document, framework, template, choices, today=today)
        return WordFile(made.docx, (*made.warnings, _NO_PAGES))
    return write_numbered(document, framework, template, choices, today=today)


_NO_PAGES = (
    "The contents list has no page numbers: the libraries that measure text are missing on this"
    " computer. In Word, right-click the list and choose Update field."
)
