"""Which row is chosen next: after a question was settled, and once what was asked for is listed.

Pure; no Qt here.
"""

from collections.abc import Mapping, Sequence

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.team.bring_in_questions import Question
from ilacs_desktop.ui.pages.team.bring_in_rows import Entry


def still_waits(question: Question, document: Document) -> bool:
    """Return whether a question waits: the list may not show yet that it was settled."""
    return any(one is question.proposal for one in document.proposals)


def next_question(
    current: str, ids: Sequence[str], entries: Mapping[str, Entry], document: Document
) -> str:
    """Return the row of the question that waits after the current one, else before; "" for none."""
    at = ids.index(current) if current in ids else 0
    left = {one.id for one in document.proposals if one.settled is None}
    waiting = {
        id_
        for id_, one in entries.items()
        if isinstance(one, Question) and one.is_open and one.proposal.id in left
    } - {current}
    return next((id_ for id_ in (*ids[at:], *reversed(ids[:at])) if id_ in waiting), "")


def row_that_begins(start: str, ids: Sequence[str], entries: Mapping[str, Entry]) -> str:
    """Return the row of this id, or the first, no heading, whose id begins so; "" for none."""
    if start in ids:
        return start
    return next((id_ for id_ in ids if id_ in entries and id_.startswith(start)), "")
