"""The answer to a question as printed paragraphs, and after a plan a short line for each action."""

import re
from collections.abc import Iterator

from ilacs_desktop.document.body import ActionLink, Block, Body, Text
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Action
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.word.content.printed import Paragraph, Piece
from ilacs_desktop.word.content.prose import alone, lead_piece, prose
from ilacs_desktop.word.content.references import References, action_bookmark

_SHORTEST = 25  # "No. 4" and "e.g. " end no sentence
_END = re.compile(r"[.;:!?](?=\s)")


def answer(place: Place, body: Body, refs: References, lead: str = "") -> Iterator[Paragraph]:
    """Yield an answer, its lead run in, and after a plan a line for each action it is first to name.

    An action that another plan has named before is not told again: its number leads to its row.
    """
    actions = refs.told_at.get(place, {})
    body = tuple(block for block in body if not _only_links(block, actions))
    text = tuple(prose(body, refs, lead))
    if lead and actions and not text:
        text = (alone((lead_piece(lead),)),)
    yield from text
    yield from map(_action_line, actions.values())


def _only_links(block: Block, actions: dict[str, Action]) -> bool:
    """Return whether the block says nothing but "[action 4]", and a line below says that too."""
    return bool(block.runs) and all(
        run.action in actions
        if isinstance(run, ActionLink)
        else isinstance(run, Text) and not run.text.strip()
        for run in block.runs
    )


def _action_line(action: Action) -> Paragraph:
    """Return what is done and by when; the plan, which its number links to, has the rest."""
    number = Piece(
        f"Action {action.number}", bold=True, look="reference", target=action_bookmark(action)
    )
    when = f" (by {format_date(action.due)})" if action.due else ""
    return Paragraph((number, Piece(f"{when}: {_first_sentence(action.what)}")), "action")


def _first_sentence(what: str) -> str:
    """Return what is done; nothing is cut in the middle, because the copy goes to Ofsted."""
    words = " ".join(what.split())
    ends = (match.start() for match in _END.finditer(words) if match.start() >= _SHORTEST)
    return words[: next(ends, len(words))].removesuffix(".") or "not yet described"
