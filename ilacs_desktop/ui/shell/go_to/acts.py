"""What a page's own button begins, such as adding evidence: found by its words, begun on the page."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.draft.side.shelves import Kind
from ilacs_desktop.ui.pages.tabbed import TabbedPage
from ilacs_desktop.ui.shell.leading import records_page
from ilacs_desktop.ui.shell.workbench import Workbench

KINDS: dict[str, Kind] = {
    "evidence": "evidence",
    "actions": "action",
    "prior_points": "point",
    "indicators": "figure",
}


class Act(NamedTuple):
    """One thing to begin: its words as on the button, the page, and what goes there and begins it.

    ``in_pack`` says whether a contributor does it, too: what they add comes back with their pack.
    """

    text: str
    page: str
    begin: Callable[[Workbench], None]
    in_pack: bool = False


def acts_of(document: Document | None) -> dict[str, Act]:
    """Return what can be begun in a document, by its id; nothing while none is open."""
    if document is None:
        return {}
    return {id_: act for id_, act in _ACTS.items() if act.in_pack or not document.pack}


def show_records_beside(workbench: Workbench, kind: Kind, record: str = "") -> None:
    """Show the records of a kind beside the text in Draft, and go to one of them."""
    workbench.ways.go_to_stage("draft")
    draft = workbench.pages.draft()
    if draft is not None:
        draft.panes.show_side("right", shown=True)
        draft.side.show_panel("records")
        draft.side.records.show_kind(kind, record)
        draft.side.records.take_keyboard()


def _add_record(list_: str, workbench: Workbench) -> None:
    """Add on the page of the records, or where there is no such page beside the text."""
    page = records_page(workbench, list_)
    if page is not None:
        page.add()
        return
    show_records_beside(workbench, KINDS[list_])
    draft = workbench.pages.draft()
    if draft is not None:
        draft.side.records.add()


def _add_comment(workbench: Workbench) -> None:
    workbench.ways.go_to_stage("draft")
    draft = workbench.pages.draft()
    if draft is not None:
        draft.panes.show_side("right", shown=True)
        draft.side.show_panel("comments")
        draft.side.comments.add()


def _add_person(workbench: Workbench) -> None:
    from ilacs_desktop.ui.pages.setup.page import SetupPage

    workbench.ways.go_to_stage("set_up/set_up/people")
    place = workbench.ways.page_in_view
    page = place.page("set_up") if isinstance(place, TabbedPage) else None
    if isinstance(page, SetupPage):
        page.add_person()


def _make_packs(workbench: Workbench) -> None:
    """Ask which packs to make; where no section has an owner yet, the page says what comes first."""
    workbench.ways.go_to_stage("team/contributors")
    team = workbench.pages.team()
    if team is not None and team.contributors.make.isVisible():
        team.contributors.make.click()


_ACTS = {
    "add_evidence": Act("Add evidence", "Evidence", partial(_add_record, "evidence"), in_pack=True),
    "add_figure": Act("Add figure", "Figures", partial(_add_record, "indicators")),
    "add_action": Act("Add action", "Action plan", partial(_add_record, "actions"), in_pack=True),
    "add_point": Act("Add point", "Progress", partial(_add_record, "prior_points")),
    "add_comment": Act("Add comment", "Draft", _add_comment, in_pack=True),
    "add_person": Act("Add a person", "Set up", _add_person),
    "make_packs": Act("Make packs", "Contributors", _make_packs),
}
