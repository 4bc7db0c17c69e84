"""What makes each output: one function of one shape for each, and what stands around it on sheets."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from ilacs_desktop.outputs.briefing import briefing_html
from ilacs_desktop.outputs.catalogue import Output
from ilacs_desktop.outputs.evidence_index import evidence_index_html
from ilacs_desktop.outputs.page import printable
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.outputs.redaction_list import public_html, redactions_html
from ilacs_desktop.outputs.source import SheetCount, Source
from ilacs_desktop.outputs.update import update_html


class Html(Protocol):
    """Makes the page of an output."""

    def __call__(
        self,
        source: Source,
        sheets: SheetCount | None = None,
        *,
        on_sheets: bool = False,
        templates: Path | None = None,
    ) -> str:
        """Return the page; with ``on_sheets`` for sheets of A4 that have the marking already.

        ``sheets`` counts the sheets that such a page takes, for what has to keep to a number.
        """
        ...


def web_html(
    source: Source,
    sheets: SheetCount | None = None,
    *,
    on_sheets: bool = False,
    templates: Path | None = None,
) -> str:
    """Return the whole self-evaluation as a web page; it is for a browser, not for sheets."""
    page = readable_html(source.document, source.framework, templates, made=source.made_from)
    return printable(page)


# By the id of the output (catalogue.py).
MAKERS: Mapping[str, Html] = {
    "briefing": briefing_html,
    "public": public_html,
    "redactions": redactions_html,
    "evidence-index": evidence_index_html,
    "update": update_html,
    "web": web_html,
}


def marking_of(one: Output, source: Source) -> str:
    """Return the marking that stands on each sheet of an output."""
    return source.public.marking if one.id == "public" else source.document.cycle.marking


def foot_of(one: Output, source: Source) -> str:
    """Return what stands at the foot of each sheet, and names the file for those who open it."""
    name = f"{source.document.authority.name} {source.document.cycle.label}".strip()
    return printable(f"{name}: {one.title[0].lower()}{one.title[1:]}")
