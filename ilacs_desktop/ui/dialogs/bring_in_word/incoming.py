"""A Word document that was read, with what is suggested for it; made off the interface thread."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.last_year.choices import Choices, TableUse
from ilacs_desktop.word.last_year.outline import Outline


class Incoming(NamedTuple):
    """What was found, what is suggested for it, and what its tables could be.

    ``possible`` gives the kinds of records that each table could become, ``how_many`` of each.
    """

    outline: Outline
    choices: Choices
    possible: tuple[tuple[TableUse, ...], ...]
    how_many: Callable[[int, TableUse], int]


def read_incoming(path: Path, document: Document, framework: Framework) -> Incoming:
    """Return what stands in a Word file and what is suggested for it.

    Raises a UserError, for a contributor's form too: that belongs elsewhere.
    """
    from ilacs_desktop.tables.records_in_rows import RecordsInRows
    from ilacs_desktop.word.form.form import refuse_form
    from ilacs_desktop.word.last_year.questions import with_leads
    from ilacs_desktop.word.last_year.reader import read_outline
    from ilacs_desktop.word.last_year.spoken import load_spoken_names
    from ilacs_desktop.word.last_year.suggest import suggest
    from ilacs_desktop.word.parts.safe_reader import read_file

    source = read_file(path)
    refuse_form(source)
    outline = with_leads(read_outline(source), framework)
    reader = RecordsInRows(document, framework)
    grids = tuple(grid for piece in outline.pieces for grid in piece.grids)
    possible = tuple(reader.kinds_of(grid.rows) for grid in grids)
    counts: dict[tuple[int, TableUse], int] = {
        (n, kind): len(reader.records(grids[n].rows, kind))
        for n, kinds in enumerate(possible)
        for kind in kinds
    }
    spoken = load_spoken_names(resources() / "headings")
    choices = suggest(outline, document, framework, reader, spoken)
    return Incoming(outline, choices, possible, lambda n, use: counts.get((n, use), 0))
