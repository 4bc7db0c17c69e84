"""What the checks found in one part of the text, with ids that last, and as marks in it. Pure."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from ilacs_desktop.checks.finding import SEVERITIES, Finding
from ilacs_desktop.document.body import Body, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.ui.editor.marks import Mark, MarkedText, MarkKind
from ilacs_desktop.ui.editor.runs import CHIP
from ilacs_desktop.ui.pages.draft.parts import places_of

if TYPE_CHECKING:
    from ilacs_desktop.ui.work.checking import Checked

# Families whose findings are about the words themselves: another word is another finding.
_OF_WORDS = ("spelling", "wording", "personal_data")
_KINDS: dict[str, MarkKind] = {
    "spelling": "spelling",
    "personal_data": "personal",
    "readability": "sentence",
}


class Found(NamedTuple):
    """A finding in the open part; ``words`` are those it marks, empty where it marks none.

    The ``id`` names the same finding in the next run too, so that a list can keep its place.
    """

    id: str
    finding: Finding
    words: str = ""

    @property
    def place(self) -> Place:
        """The text it is in; without a question where it is about the part."""
        return Place(self.finding.part, self.finding.question)


def found_in(checked: "Checked", key: str) -> tuple[Found, ...]:
    """Return the open findings of the part with this key: the gravest first, then as they stand."""
    first, *others = places_of(key)
    asked = "" if others else first.question  # of the front, only the text that is open
    chosen = [
        finding
        for finding in checked.of_part(first.part)
        if not asked or finding.question in ("", asked)
    ]
    texts = _texts(checked.document, places_of(key))
    order = {block: n for n, block in enumerate(texts)}
    chosen.sort(
        key=lambda one: (
            SEVERITIES.index(one.severity),
            order.get(one.block, -1),
            one.start,
        )
    )
    seen: dict[str, int] = {}
    return tuple(_found(finding, texts, seen) for finding in chosen)


def marked_texts(
    checked: "Checked",
    found: Iterable[Found],
    place: Place,
    may_set_aside: Callable[["Finding"], bool],
) -> dict[str, MarkedText]:
    """Return the marks in the text at a place, by the ids of its blocks."""
    texts = _texts(checked.document, (place,))
    marks: dict[str, list[Mark]] = {}
    for one in found:
        finding = one.finding
        in_text = finding.block in texts and not finding.field
        if in_text and finding.end > finding.start:
            kind = _KINDS.get(finding.family, "wording")
            mark = Mark(
                one.id, finding.start, finding.end, kind, finding.message, may_set_aside(finding)
            )
            marks.setdefault(finding.block, []).append(mark)
    return {block: MarkedText(texts[block], tuple(of)) for block, of in marks.items()}


def _found(finding: "Finding", texts: dict[str, str], seen: dict[str, int]) -> Found:
    words = ""
    if not finding.field:
        words = texts.get(finding.block, "")[finding.start : finding.end]
    about = words if finding.family in _OF_WORDS else ""
    place = f"{finding.part}:{finding.question}:{finding.block}:{finding.record}:{finding.field}"
    key = f"{finding.check}:{place}:{about}"
    seen[key] = seen.get(key, 0) + 1
    return Found(f"{key}:{seen[key]}", finding, words)


def _texts(document: Document, places: Iterable[Place]) -> dict[str, str]:
    """Return the texts of the blocks by their ids, in order."""
    found: dict[str, str] = {}
    for place in places:
        try:
            body: Body = body_at(document, place)
        except KeyError:  # the part was taken away since
            continue
        for block in body:
            runs = (run.text if isinstance(run, Text) else CHIP for run in block.runs)
            found[block.id] = "".join(runs)
    return found
