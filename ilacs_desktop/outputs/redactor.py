"""Redacts one text after another, and keeps the list of what it took."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.public_counts import COUNT, STAFF
from ilacs_desktop.checks.public_guard import SMALL, WORKED_OUT, Held, PublicGuard, figures
from ilacs_desktop.checks.public_patterns import BIRTH, FAMILY, PATH, PLACE, TITLED
from ilacs_desktop.checks.public_shares import SHARE
from ilacs_desktop.checks.scope import passage_text
from ilacs_desktop.document.body import Block, cited_evidence
from ilacs_desktop.document.model import Document
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.outputs.held_names import NameFinder, in_public
from ilacs_desktop.outputs.redact_names import names_to_withhold
from ilacs_desktop.outputs.redact_text import block_without, without

_SMALL_WHY = (
    "Counts of 1 to 5 children are not published, so that nobody can be recognised (as the"
    " Department for Education does)"
)


class Redaction(msgspec.Struct, frozen=True):
    """One thing that was withheld: where, what kind of thing, and why. Never the thing itself."""

    place: str
    kind: str
    why: str


class Kind(NamedTuple):
    """What kind of thing is withheld, and why."""

    kind: str
    why: str


NAME = Kind("A name", "Names of staff are withheld")
OWNER = Kind("An owner", "It is not a post that People lists, so it may be a name")
SECTION = Kind("A section", "The council chose to hold it back")
FOLLOWS = Kind("Evidence or an action", "Only a section that is held back, or nothing, names it")
PARKED = Kind("A parked section", "It is left out of the self-evaluation too")
ENCLOSED = Kind("A document enclosed", "Nothing is sent with a public version")
WORKED_OUT_KIND = Kind("A figure", "A small number could be worked out from it")
_KINDS = {
    "personal_data.small_number": Kind("A count of 1 to 5 children", _SMALL_WHY),
    "personal_data.small_base": Kind("A percentage of fewer than 20 children", _SMALL_WHY),
    "personal_data.complement": Kind("A count that leaves 1 to 5 children over", _SMALL_WHY),
    COUNT: Kind(
        "A count of 1 to 5",
        "It may count people: counts of 1 to 5 are not published, as at the Department for Education",
    ),
    STAFF: Kind("A small count of staff or others", "Few enough to be known by name"),
    SHARE: Kind("A share of few", "A count of 1 to 5 could be worked out from it"),
    WORKED_OUT: WORKED_OUT_KIND,
    TITLED: NAME,
    FAMILY: Kind("A family’s name", "Nobody should recognise a child or a family"),
    BIRTH: Kind("A date of birth", "With any other detail it names one child"),
    PLACE: Kind("A place beside one child or a few", "Nobody should recognise a child or a family"),
    PATH: Kind("Where a file is kept", "It leads into the council’s own systems"),
}


class Redactor:
    """Takes out what must not be public: names that are held back, and what the guard finds."""

    def __init__(
        self, document: Document, guard: PublicGuard, catalogue: Catalogue, choices: PublicChoices
    ) -> None:
        self._guard = guard
        self._catalogue = catalogue
        self._names = NameFinder(names_to_withhold(document, guard) if choices.names else ())
        shown = (p.name for p in document.people if in_public(p) or not choices.names)
        self._names_too = choices.names
        self._allowed = (*document.allow_list, *shown, document.authority.name)
        self._found: list[Redaction] = []
        self._told_small: set[str] = set()

    @property
    def redactions(self) -> tuple[Redaction, ...]:
        """What was taken so far."""
        return tuple(self._found)

    @property
    def behind_small_numbers(self) -> frozenset[str]:
        """The evidence that paragraphs with a small number cite: its figures could give it away."""
        return frozenset(self._told_small)

    def note(self, place: str, kind: Kind) -> None:
        """Add something that was taken to the list."""
        self._found.append(Redaction(place, kind.kind, kind.why))

    def text(self, text: str, place: str) -> str:
        """Return a text redacted."""
        held = self._held(text)
        self._note_all(held, place)
        return without(text, ((one.start, one.end) for one in held))

    def block(self, block: Block, place: str) -> Block:
        """Return a paragraph redacted; the same object where there is nothing to withhold."""
        held = self._held(passage_text(block))
        if not held:
            return block
        if any(one.kind in SMALL for one in held):
            self._told_small |= set(cited_evidence((block,)))
        self._note_all(held, place)
        return block_without(block, ((one.start, one.end) for one in held))

    def without_figures(self, text: str, place: str) -> str:
        """Return a text redacted, and without any figure."""
        held = (*self._held(text), *figures(text))
        self._note_all(held, place)
        return without(text, ((one.start, one.end) for one in held))

    def tells_small_number(self, text: str) -> bool:
        """Return whether a text tells a small number of children, or lets one be worked out."""
        return self._guard.tells_small_number(text)

    def _held(self, text: str) -> tuple[Held, ...]:
        names = (Held(start, end, NAME.kind) for start, end in self._names.find(text))
        found = self._guard.find(text, self._allowed)
        return (*names, *(one for one in found if self._names_too or one.kind != TITLED))

    def _note_all(self, held: Iterable[Held], place: str) -> None:
        """List each thing that is withheld; what is held for two reasons counts once."""
        end = 0
        for one in sorted(held, key=lambda one: (one.start, -one.end)):
            if one.start >= end:
                self.note(place, self._kind(one.kind))
            end = max(end, one.end)

    def _kind(self, kind: str) -> Kind:
        if kind == NAME.kind:
            return NAME
        known = _KINDS.get(kind)
        if known is not None:
            return known
        entry = self._catalogue.check(kind)
        return Kind(entry.title, entry.why.removesuffix("."))
