"""Replace: other words in place of those that were found, with all else about the text as it was.

Bold and italic of the words stay, so do chips, ids, marks, and that text is last year's until it is
confirmed: as when an author types over them.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.body import Body, Run, Text, tidy_runs
from ilacs_desktop.document.find import (
    InBody,
    InRecord,
    Match,
    Options,
    Spot,
    find,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.runs import cut
from ilacs_desktop.framework.in_words import shortened

_LABEL_WORDS = 24  # of what was found, in the menu

Spans = tuple[tuple[int, int], ...]


class Replaced(NamedTuple):
    """The document with other words, and which of them were replaced."""

    document: Document
    matches: tuple[Match, ...]


def replace_all(
    document: Document,
    what: str,
    words: str,
    options: Options = Options(),  # noqa: B008 - frozen
) -> Replaced:
    """Return the document with all that was found replaced, but what is held."""
    matches = tuple(match for match in find(document, what, options) if not match.held)
    return Replaced(_with_words(document, matches, words), matches)


def replace_one(
    document: Document,
    match: Match,
    what: str,
    words: str,
    options: Options = Options(),  # noqa: B008 - frozen
) -> Document | None:
    """Return the document with one match replaced; None where it is held or stands there no more."""
    still = match in find(document, what, options)
    return _with_words(document, (match,), words) if still and not match.held else None


def replace_label(what: str, words: str) -> str:
    """Return what replacing is called in the menu."""
    if not words:
        return f"Take out “{shortened(what, _LABEL_WORDS)}”"
    return f"Replace “{shortened(what, _LABEL_WORDS)}” with “{shortened(words, _LABEL_WORDS)}”"


def _with_words(document: Document, matches: Iterable[Match], words: str) -> Document:
    found: defaultdict[Spot, list[tuple[int, int]]] = defaultdict(list)
    for match in matches:
        found[match.spot].append((match.start, match.end))
    places: defaultdict[Place, dict[str, Spans]] = defaultdict(dict)
    records: defaultdict[str, dict[InRecord, Spans]] = defaultdict(dict)
    for spot, where in found.items():
        if isinstance(spot, InBody):
            places[spot.place][spot.block] = tuple(where)
        else:
            records[spot.list][spot] = tuple(where)
    for place, blocks in places.items():
        document = with_body(document, place, _body(body_at(document, place), blocks, words))
    changed = {
        name: _records(getattr(document, name), spots, words) for name, spots in records.items()
    }
    return msgspec.structs.replace(document, **changed)


def _body(body: Body, blocks: dict[str, Spans], words: str) -> Body:
    return tuple(
        msgspec.structs.replace(block, runs=_runs(block.runs, blocks[block.id], words))
        if block.id in blocks
        else block
        for block in body
    )


def _runs(runs: tuple[Run, ...], where: Spans, words: str) -> tuple[Run, ...]:
    """Return the runs with words in these places, in the look of the text that they begin in."""
    for start, end in reversed(where):
        before, rest = cut(runs, start)
        gone, after = cut(rest, end - start)
        look = next(run for run in gone if isinstance(run, Text))
        runs = (*before, Text(words, look.bold, look.italic), *after)
    return tidy_runs(runs)


def _records(records: tuple[Any, ...], spots: dict[InRecord, Spans], words: str) -> tuple[Any, ...]:
    fields: defaultdict[str, dict[str, Spans]] = defaultdict(dict)
    for spot, where in spots.items():
        fields[spot.record][spot.field] = where
    return tuple(
        msgspec.structs.replace(
            record,
            **{
                name: _text(getattr(record, name), where, words)
                for name, where in fields[record.id].items()
            },
        )
        if record.id in fields
        else record
        for record in records
    )


def _text(text: str, where: Spans, words: str) -> str:
    for start, end in reversed(where):
        text = f"{text[:start]}{words}{text[end:]}"
    return text
