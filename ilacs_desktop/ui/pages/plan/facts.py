"""What the details tell of an action, label by label, and the evidence that shows it. Pure; no Qt here."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Evidence
from ilacs_desktop.document.wording import field_label
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.pages.plan.rows import Looked, overdue_mark
from ilacs_desktop.ui.pages.records.links import Link
from ilacs_desktop.ui.widgets.marks import DIRECTION_MARKS

NOT_YET = "Not given yet"
_DONE_ONLY = (
    "Done says that the step was taken. Once evidence says that it helped, set it to Shown to work."
)


def facts(one: Looked) -> tuple[tuple[str, str], ...]:
    """Return pairs of label and text; what an action needs is told also where it is missing."""
    action = one.action
    late = overdue_mark(one.overdue)
    due = format_date(action.due) if action.due is not None else NOT_YET
    told = (
        ("weakness", action.weakness or NOT_YET),
        ("owner", action.owner or NOT_YET),
        ("due", f"{due}. {late.word}." if late is not None else due),
        ("measure", action.measure or NOT_YET),
        ("change_for_children", action.change_for_children or NOT_YET),
        ("since", f"The plan of {action.since}" if action.since else ""),
    )
    return tuple((field_label("actions", name), text) for name, text in told if text)


def state_hint(action: Action) -> str:
    """Return what to know of a state; empty where there is nothing to say."""
    return _DONE_ONLY if action.state == "done" else ""


def shown_by(action: Action, document: Document) -> tuple[Link, ...]:
    """Return the evidence that shows an action to work, each leading to its item by id."""
    known = {item.id: item for item in document.evidence}
    return tuple(
        Link(f"[{known[id_].number}] {known[id_].title}", _words(known[id_]), id_)
        for id_ in action.shown_by
        if id_ in known
    )


def _words(item: Evidence) -> str:
    mark = DIRECTION_MARKS.get(item.direction)
    return " · ".join(filter(None, (mark.word if mark else "Direction not said yet", item.shows)))
