"""Writes the Word file, away from the interface: frozen values in, a whole file or an error out."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.word.choices import ExportChoices


class Export(NamedTuple):
    """One export: of what, in which look, for which day, to where."""

    document: Document
    framework: Framework
    template: Path
    choices: ExportChoices
    today: dt.date
    out: Path


class Exported(NamedTuple):
    """A Word file that stands on the disk, and what its author should know about it."""

    path: Path
    warnings: tuple[str, ...]


def write_word(export: Export) -> Exported:
    """Write the Word file. Raises a UserError; what stood there before is then as it was."""
    from ilacs_desktop.layout.numbered import write_numbered

    made = write_numbered(
        export.document, export.framework, export.template, export.choices, today=export.today
    )
    write_safely(export.out, made.docx)
    return Exported(export.out, made.warnings)
