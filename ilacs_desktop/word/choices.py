"""What the author chooses for one export to Word."""

from typing import Literal

import msgspec

from ilacs_desktop.document.model import Document

CitationForm = Literal["number", "short_source"]
# A draft says DRAFT on every page; a review copy does too, and holds the hidden places by which
# comments and changes made in Word find their sections again; a final copy holds neither.
CopyKind = Literal["draft", "review", "final"]
# Judgement by judgement, the impact of leaders first or last; or question by question.
Order = Literal["leaders_first", "leaders_last", "question"]
# How the three questions are marked in a section: words that run in, or headings of their own.
Leads = Literal["run_in", "heading"]


class ExportChoices(msgspec.Struct, frozen=True):
    """How the document is arranged, how citations are printed, and which copy it is.

    ``copy`` None leaves it to the stage: a copy is a draft until it is signed off. ``version``
    empty prints the stage in words, on a final copy "Final". ``summary_page`` gives the summary a
    page of its own, ``charts`` draws the indicators beside their table, ``glossary`` explains
    abbreviations at the end.
    """

    citations: CitationForm = "number"
    copy: CopyKind | None = None
    version: str = ""
    order: Order = "leaders_first"
    leads: Leads = "run_in"
    summary_page: bool = True
    charts: bool = True
    glossary: bool = True


def copy_kind(document: Document, choices: ExportChoices) -> CopyKind:
    """Return which copy is written: the one chosen, or what the stage makes of it."""
    return choices.copy or ("final" if document.cycle.stage == "signed_off" else "draft")
