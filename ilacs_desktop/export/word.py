"""An export to Word from beginning to end: written, looked over, kept back where it must be, saved."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.audit import Audit, audit, held_back_words, holds_back
from ilacs_desktop.word.audit.known import Known, known_to
from ilacs_desktop.word.choices import CopyKind, ExportChoices, copy_kind

if TYPE_CHECKING:
    from ilacs_desktop.checks.finding import Finding
    from ilacs_desktop.word.writer import WordFile


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
    in_text = _stops(export) if copy == "final" else ()
    made = _written(export)
    found = audit(made.docx, export.document, copy, _known(export))
    is_unfit = holds_back(found, copy)
    if in_text or is_unfit:
        words = (
            _held_back_by_text(in_text) if in_text else "",
            held_back_words(found) if is_unfit else "",
        )
        raise HeldBackError(" ".join(filter(None, words)), found if is_unfit else None)
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


def _stops(export: Export) -> "tuple[Finding, ...]":
    from ilacs_desktop.checks.run import run_checks, stops

    return stops(run_checks(export.document, export.framework, export.today).open)


def _held_back_by_text(found: "tuple[Finding, ...]") -> str:
    are = "is" if len(found) == 1 else "are"
    return (
        f"No final copy was written: there {are} {counted(len(found), 'thing')} in the text to put right,"
        f" first: {found[0].message} Your self-evaluation is safe, and a file of that name is as it"
        " was. Review shows them all. You can still export a draft."
    )


def _written(export: Export) -> "WordFile":
    from ilacs_desktop.word.writer import WordFile, write_docx

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
