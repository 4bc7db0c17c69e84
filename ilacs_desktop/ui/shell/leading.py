"""Leads to a record on its page and to a comment beside its text, with the keyboard there."""

from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Comment
from ilacs_desktop.ui.pages.records.page import RecordsPage
from ilacs_desktop.ui.pages.tabbed import TabbedPage
from ilacs_desktop.ui.shell.workbench import Workbench

_PAGES = {
    "evidence": "evidence/evidence",
    "indicators": "evidence/figures",
    "actions": "plan/actions",
    "prior_points": "plan/progress",
}


def records_page(workbench: Workbench, list_: str) -> RecordsPage | None:
    """Go to the page of one of the document's lists; None where what is open has no such page."""
    where = _PAGES[list_]
    stage, _, tab = where.partition("/")
    workbench.ways.go_to_stage(where)
    place = workbench.ways.page_in_view if workbench.ways.stage == stage else None
    page = place.page(tab) if isinstance(place, TabbedPage) else None
    return page if isinstance(page, RecordsPage) else None


def lead_to_record(workbench: Workbench, list_: str, record: str) -> bool:
    """Go to a record of one of the document's lists; return whether it has a page in what is open."""
    page = records_page(workbench, list_)
    if page is not None:
        page.go_to_record(record)
    return page is not None


def lead_to_comment(workbench: Workbench, comment: Comment) -> None:
    """Go to the answer that a comment is on, and on to the comment."""
    workbench.ways.go_to_place(Place(comment.part, comment.question))
    draft = workbench.pages.draft()
    if draft is not None:
        draft.panes.show_side("right", shown=True)
        draft.side.show_panel("comments")
        draft.side.comments.take_keyboard(comment.id)
