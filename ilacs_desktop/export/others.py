"""Makes one of the other documents, away from the interface: frozen values in, a whole file out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.outputs.catalogue import Output, PublicChoices, output
from ilacs_desktop.storage.safe_write import write_safely

if TYPE_CHECKING:
    from ilacs_desktop.checks.lines_of_enquiry import Enquiry
    from ilacs_desktop.outputs.changes import Since
    from ilacs_desktop.outputs.source import Source

_PDF, _WEB, _WORD = ".pdf", ".html", ".docx"


class Order(NamedTuple):
    """One document to make: which, of what, for which day, to where.

    ``enquiries`` are what the checks found last, None where they have not looked at this document.
    ``since`` is the day that the update starts from; ``template`` the look of the Word file.
    """

    id: str
    document: Document
    framework: Framework
    history: History
    now: dt.datetime
    today: dt.date
    changed: bool
    enquiries: "tuple[Enquiry, ...] | None"
    public: PublicChoices
    since: dt.date | None
    template: Path
    out: Path


class Made(NamedTuple):
    """A file that stands on the disk, and what the person should know about it."""

    path: Path
    told: str


def make_output(order: Order) -> Made:
    """Write the document that is ordered, in the form that the file's ending names.

    Raises a UserError; what stood there before is then as it was.
    """
    from ilacs_desktop.layout.application import for_fonts

    held = for_fonts()
    one = output(order.id)
    source = _source(order, one)
    data, told = _BY_FORM[order.out.suffix.casefold()](order, one, source)
    del held  # the sheets are made: no font is wanted any more
    write_safely(order.out, data)
    return Made(order.out, " ".join(filter(None, (told, _of_public(one, source)))))


def _source(order: Order, one: Output) -> "Source":
    from ilacs_desktop.outputs.source import load_source, say_version

    enquiries = order.enquiries if one.needs_enquiries else ()
    source = load_source(order.document, order.framework, order.today, resources(), enquiries)
    saves = [version.at.astimezone(order.now.tzinfo) for version in order.history.log()]
    saved = saves[0] if saves else None
    return source._replace(
        version=say_version(order.document, saved, changed=order.changed),
        since=since_of(order.document, order.history, order.since, order.now.tzinfo)
        if one.id == "update"
        else None,
        public=order.public,
    )


def since_of(
    document: Document, history: History, day: dt.date | None, zone: dt.tzinfo | None
) -> "Since | None":
    """Return the version to compare with: the one signed off on that day, or the last saved by then.

    None without a day: the update takes the last sign-off's itself. Raises HistoryError when the
    version is damaged.
    """
    from ilacs_desktop.outputs.changes import Since

    if day is None:
        return None
    signed = (s for s in document.sign_offs if s.on == day and s.version in history.versions)
    for sign_off in signed:
        what = f"the version signed off on {format_date(day)}"
        return Since(day, history.load(sign_off.version), what)
    for version in history.log():
        at = version.at.astimezone(zone)
        if at.date() <= day:
            earlier = history.load(version.id)
            if earlier.pack == document.pack:  # a contributor's pack is a part of it alone
                what = f"the version saved on {format_date(at.date())}"
                return Since(day, earlier, what)
    return Since(day)


def _pdf(_order: Order, one: Output, source: "Source") -> tuple[bytes, str]:
    from ilacs_desktop.layout.sheets import pdf_of, sheet_count
    from ilacs_desktop.outputs.making import MAKERS, foot_of, marking_of

    html = MAKERS[one.id](source, sheet_count, on_sheets=True)
    marking = marking_of(one, source)
    return pdf_of(html, foot_of(one, source), marking, sideways=one.sideways), ""


def _web(_order: Order, one: Output, source: "Source") -> tuple[bytes, str]:
    from ilacs_desktop.layout.sheets import sheet_count
    from ilacs_desktop.outputs.making import MAKERS

    return MAKERS[one.id](source, sheet_count).encode(), ""


def _word(order: Order, _one: Output, source: "Source") -> tuple[bytes, str]:
    from ilacs_desktop.export.word import HeldBackError
    from ilacs_desktop.layout.numbered import write_numbered
    from ilacs_desktop.outputs.redaction_list import redacted
    from ilacs_desktop.word.audit.audit import audit, audit_lines, holds_back
    from ilacs_desktop.word.audit.known import known_to
    from ilacs_desktop.word.choices import ExportChoices

    document = redacted(source).document
    # The paragraph that explains what is withheld may take the summary over its page.
    choices = ExportChoices(version="Public version", copy="final", summary_page=False)
    made = write_numbered(document, order.framework, order.template, choices, today=order.today)
    files = (str(order.template), str(order.out))
    found = audit(made.docx, document, "final", known_to(order.document, files=files))
    if holds_back(found, "final"):
        listed = "\n".join(audit_lines(found))
        raise HeldBackError(
            "The public version was not written: the file would tell what must not go out. Your"
            f" self-evaluation is safe. Put this right first:\n{listed}",
            found,
        )
    return made.docx, " ".join(made.warnings)


def _excel(order: Order, _one: Output, _source: "Source") -> tuple[bytes, str]:
    from ilacs_desktop.outputs.evidence_index import used_in
    from ilacs_desktop.tables.write import evidence_file

    document = order.document
    items = sorted(document.evidence, key=lambda item: item.number)
    cited = used_in(document, order.framework)
    return evidence_file(".xlsx", items, order.framework, cited, kept_at=False), ""


def _of_public(one: Output, source: "Source") -> str:
    """Return what to know of a public version: how much it withholds, and that somebody must read it."""
    from ilacs_desktop.outputs.redaction_list import redacted

    if one.id != "public":
        return ""
    count = len(redacted(source).redactions)
    if count == 0:
        told = "The rules found nothing to withhold."
    elif count == 1:
        told = "1 thing is withheld: save the list of what is withheld too."
    else:
        told = f"{count} things are withheld: save the list of them too."
    return (
        f"{told} Somebody who knows the children and the staff must read the public version before"
        " it is published."
    )


_Writer = Callable[[Order, Output, "Source"], tuple[bytes, str]]
_BY_FORM: dict[str, _Writer] = {_PDF: _pdf, _WEB: _web, _WORD: _word, ".xlsx": _excel}
