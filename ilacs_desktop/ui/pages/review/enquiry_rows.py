"""The likely lines of enquiry as rows under their judgements. Pure; no Qt here."""

from collections.abc import Iterable

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.lines_of_enquiry import Enquiry, Line
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.ui.pages.review.ways import Target, Ways, ways_of
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow
from ilacs_desktop.ui.widgets.marks import SEVERITY_MARKS

_NONE = "No question comes out of the findings here."


def enquiry_rows(
    enquiries: Iterable[Enquiry], directory: Directory
) -> tuple[tuple[DetailRow, ...], dict[str, Ways]]:
    """Return the rows, and where each of them leads by its id.

    A line that is drawn from several findings has them under it.
    """
    rows: list[DetailRow] = []
    ways: dict[str, Ways] = {}
    for enquiry in enquiries:
        key = enquiry.judgement or "whole"
        if not enquiry.lines and not enquiry.judgement:
            continue
        count = len(enquiry.lines)
        note = counted(count, "question") if count else _NONE
        rows.append(DetailRow(f"group:{key}", enquiry.title, notes=(note,), is_heading=True))
        for at, line in enumerate(enquiry.lines):
            id_ = f"line:{key}:{line.id}:{at}"
            rows.append(_line(id_, line, directory))
            ways[id_] = _way(line, directory)
            for n, finding in enumerate(line.findings if len(line.findings) > 1 else ()):
                rows.append(_finding(f"{id_}:{n}", finding, directory))
                ways[f"{id_}:{n}"] = _way_of(finding, directory)
    return tuple(rows), ways


def _line(id_: str, line: Line, directory: Directory) -> DetailRow:
    details = [Detail("What would answer it", line.answer)]
    if len(line.findings) == 1:
        details.append(Detail("Why it may be asked", line.findings[0].message))
    count = len(line.findings)
    note = directory.place_name(line.place) or (f"From {count} findings" if count > 1 else "")
    if count == 1:
        note = directory.where(line.findings[0]).words
    return DetailRow(
        id_, line.question, 1, "help", "accent", "", tuple(filter(None, (note,))), tuple(details),
        opened=False,
    )  # fmt: skip


def _finding(id_: str, finding: Finding, directory: Directory) -> DetailRow:
    icon, state, colour = SEVERITY_MARKS[finding.severity]
    where = directory.where(finding).words
    told = (Detail("What to do", finding.todo),)
    return DetailRow(id_, finding.message, 2, icon, colour, state, (where,), told)


def _way(line: Line, directory: Directory) -> Ways:
    if line.findings:
        return _way_of(line.findings[0], directory)
    return Ways(Target(line.place, line.block))


def _way_of(finding: Finding, directory: Directory) -> Ways:
    return ways_of(finding, directory.where(finding))
