"""The counts of audits as rows of a table. Pure; no Qt here."""

import datetime as dt

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import Outlook, grade_title
from ilacs_desktop.document.practice import Lies, lies_of
from ilacs_desktop.document.records import AuditCount
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.outlook.words import months_of, sentence_case, share
from ilacs_desktop.ui.widgets.marks import Mark
from ilacs_desktop.ui.widgets.table_rows import Cell, TableColumn, TableRow

COLUMNS = (
    TableColumn("what", "What was audited", 170, 1),
    TableColumn("months", "Months", 190, 0, rank=1),
    TableColumn("lies", "In window", 110, 0, rank=2),
    TableColumn("audited", "Cases", 70, is_number=True),
    TableColumn("moderated", "Moderated", 110, 0, rank=3),
    TableColumn("grades", "Grades", 240, 9, rank=4),
)
BY_MONTHS = 1
LIES_MARKS: dict[Lies, Mark] = {
    "inside": Mark("tick", "Yes", "ok"),
    "partly": Mark("half_done", "Partly", "text2"),
    "outside": Mark("history", "No", "text2"),
    "undated": Mark("warning", "No months", "warn_mark"),
}


def audit_rows(document: Document, seen: Outlook, framework: Framework) -> tuple[TableRow, ...]:
    """Return the counts, those of the latest months first."""
    ordered = sorted(document.audits, key=_end, reverse=True)
    return tuple(_row(number, audit, seen, framework) for number, audit in enumerate(ordered))


def _end(audit: AuditCount) -> dt.date:
    return audit.period_to or audit.period_from or dt.date.min


def _row(number: int, audit: AuditCount, seen: Outlook, framework: Framework) -> TableRow:
    mark = LIES_MARKS[lies_of(audit, seen.practice.window)]
    order = [grade.id for grade in framework.grades]
    given = sorted(audit.grades, key=lambda id_: order.index(id_) if id_ in order else len(order))
    grades = ", ".join(f"{audit.grades[id_]:,} {grade_title(id_, framework)}" for id_ in given)
    cells = (
        Cell(audit.what.strip() or "Not said yet"),
        Cell(months_of(audit) or "No months yet", order=number),
        Cell(mark.word, mark.icon, mark.colour),
        Cell("" if audit.audited is None else f"{audit.audited:,}", order=audit.audited or 0),
        Cell(_moderated(audit), order=audit.moderated or 0),
        Cell(grades or "Not given", tip=grades),
    )
    words = " ".join(cell.text for cell in cells).casefold()
    return TableRow(audit.id, cells, words)


def in_full(row: TableRow) -> str:
    """Return all that a row of the table says: its cells may be cut short, or have no room."""
    named = zip(COLUMNS[BY_MONTHS + 1 :], row.cells[BY_MONTHS + 1 :], strict=True)
    told = "; ".join(f"{column.title.lower()}: {cell.text}" for column, cell in named if cell.text)
    return f"{row.cells[0].text}, {row.cells[BY_MONTHS].text}. {sentence_case(told)}."


def _moderated(audit: AuditCount) -> str:
    if audit.moderated is None:
        return "Not known"
    return share(audit.moderated, audit.audited or 0)
