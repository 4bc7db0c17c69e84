"""Blocks of text as printed pieces: typed text as it stands, chips as brackets and numbers."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ilacs_desktop.document.body import ActionLink, Block, Citation, Run, Text
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.wording import short_source
from ilacs_desktop.word.content.printed import Piece, Pieces
from ilacs_desktop.word.content.references import (
    References,
    action_bookmark,
    evidence_bookmark,
    left_action,
)

UNKNOWN = "?"
_MAY_TOUCH_A_CHIP = (*"([“‘/", " ", "\u00a0", "\t", "\n")


def block_pieces(block: Block, refs: References) -> Pieces:
    """Return the block's text with its chips printed, neighbours of one kind together.

    A chip gets a space before it, and after it before a letter or figure, where none was typed.
    """
    pieces: list[Piece] = []
    for kind, runs in groupby(_without_gaps(block.runs), key=type):
        if kind is Text:
            pieces.extend(_typed(runs, after_chip=bool(pieces)))
            continue
        if pieces and not pieces[-1].text.endswith(_MAY_TOUCH_A_CHIP):
            pieces.append(Piece(" "))
        if kind is Citation:
            ids = [run.evidence for run in runs if isinstance(run, Citation)]
            pieces.extend(evidence_pieces(ids, refs))
        else:
            ids = [run.action for run in runs if isinstance(run, ActionLink)]
            pieces.extend(action_pieces(ids, refs))
    return tuple(pieces)


def _without_gaps(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield the runs without the white space that parts two chips of one kind."""
    for before, run, after in zip((None, *runs), runs, (*runs[1:], None), strict=False):
        blank = isinstance(run, Text) and not run.text.strip()
        if not (
            blank and isinstance(before, Citation | ActionLink) and type(after) is type(before)
        ):
            yield run


def _typed(runs: Iterable[Run], *, after_chip: bool) -> Iterator[Piece]:
    for run in runs:
        if isinstance(run, Text):
            if after_chip and run.text[:1].isalnum():
                yield Piece(" ")
            after_chip = False
            yield Piece(run.text, run.bold, run.italic)


def evidence_pieces(ids: Iterable[str], refs: References) -> Iterator[Piece]:
    """Yield one bracket that cites this evidence, each item once and linked to its row.

    Numbers stand in order, "[3, 12]"; short sources as cited, "(case audit, July 2026; survey)".
    Evidence that is not in the list prints as a question mark.
    """
    ids = list(dict.fromkeys(ids))
    known = [refs.evidence[id_] for id_ in ids if id_ in refs.evidence]
    numbers = refs.form == "number"
    sources = _numbers(known) if numbers else _short_sources(known, refs)
    if len(known) < len(ids):
        sources.append((_reference(UNKNOWN),))
    opening, separator, closing = ("[", ", ", "]") if numbers else ("(", "; ", ")")
    yield _reference(opening)
    yield from _joined(sources, separator)
    yield _reference(closing)


def _numbers(items: list[Evidence]) -> list[Pieces]:
    return [
        (_link(str(item.number), item),) for item in sorted(items, key=lambda item: item.number)
    ]


def _short_sources(items: list[Evidence], refs: References) -> list[Pieces]:
    """Return each source; those that read the same once, with the numbers of all of them."""
    alike: dict[str, list[Evidence]] = {}
    for item in items:
        alike.setdefault(short_source(item, refs.framework), []).append(item)
    return [
        (_link(text, same[0]),)
        if len(same) == 1
        else (_reference(f"{text}: evidence "), *_joined(_numbers(same), ", "))
        for text, same in alike.items()
    ]


def _link(text: str, evidence: Evidence) -> Piece:
    target, tip = evidence_bookmark(evidence), evidence.title.strip()
    return Piece(text, look="reference", target=target, tip=tip)


def action_pieces(ids: Iterable[str], refs: References) -> Iterator[Piece]:
    """Yield one bracket, "[action 4, action 5]", each linked to its row of the plan.

    The number stays with its word at a line's end. An action that has left the plan is named as it
    was promised, and links to nothing.
    """
    links: list[Pieces] = []
    for id_ in dict.fromkeys(ids):
        action, left = refs.actions.get(id_), refs.left.get(id_)
        text = f"action\u00a0{action.number if action else UNKNOWN}"
        if action is None and left is not None:
            text = left_action(left)
        target, tip = (action_bookmark(action), action.what.strip()) if action else ("", "")
        links.append((Piece(text, look="reference", target=target, tip=tip),))
    yield _reference("[")
    yield from _joined(links, ", ")
    yield _reference("]")


def _joined(parts: list[Pieces], separator: str) -> Iterator[Piece]:
    for n, pieces in enumerate(parts):
        if n:
            yield _reference(separator)
        yield from pieces


def _reference(text: str) -> Piece:
    return Piece(text, look="reference")
