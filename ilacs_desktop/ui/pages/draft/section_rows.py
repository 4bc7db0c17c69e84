"""The rows of the section list, from a document and a filter. Pure; no Qt here."""

from collections.abc import Callable
from typing import NamedTuple

from ilacs_desktop.document.body import is_blank
from ilacs_desktop.document.model import Document, Judgement, Person, Section, Status
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, QUESTIONS, sections_of
from ilacs_desktop.document.wording import FRONT_NAME, short_title
from ilacs_desktop.document.words import count_body, section_words
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.parts import READY, shown_status
from ilacs_desktop.ui.widgets.section_rows import SectionRow

EVERYONE = ""
NO_OWNER = "-"
GROUP = "group:"
_FRONT_TITLES = {"summary": "Summary", "context": "Context", "progress": "Progress"}


class RowFilter(NamedTuple):
    """Which sections are listed: those of an owner (a person's id), those not ready yet."""

    owner: str = EVERYONE
    unready: bool = False


class RowMaker:
    """Makes the rows, and makes again only those whose part is another value than last time."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._made: dict[str, tuple[tuple[object, ...], SectionRow]] = {}

    def rows(self, document: Document, wanted: RowFilter) -> tuple[SectionRow, ...]:
        """Return the rows, each group before its own; a group without rows is left out.

        Of a contributor's pack its sections alone: the texts of the whole are not theirs to write.
        """
        found: list[SectionRow] = []
        whole = wanted.owner == EVERYONE and not document.pack
        if whole:
            front = [self._front(document, name) for name in FRONT_PARTS]
            _extend(found, SectionRow(GROUP + FRONT, FRONT_NAME, group=True), front)
        for judgement in document.judgements:
            sections = sections_of(document, judgement.id)
            rows = [self._opening(document, judgement)] if whole else []
            rows += [self._section(s, document.people) for s in sections if _is_wanted(s, wanted)]
            _extend(found, self._group(judgement, sections), rows)
        return tuple(found)

    def _front(self, document: Document, name: str) -> SectionRow:
        body, key = getattr(document.front, name), f"{FRONT}.{name}"

        def make() -> SectionRow:
            status = _status_without_one(document, begun=not is_blank(body))
            budget = getattr(self._framework.front_words, name)
            title = _FRONT_TITLES[name]
            return SectionRow(
                key,
                title,
                status=status,
                owner="Of the whole",
                words=count_body(body),
                budget=budget,
            )

        return self._kept(key, (body, document.cycle), make)

    def _opening(self, document: Document, judgement: Judgement) -> SectionRow:
        def make() -> SectionRow:
            begun = any(not is_blank(getattr(judgement, question)) for question in QUESTIONS)
            status = _status_without_one(document, begun=begun)
            words = count_body(judgement.know)  # the other two are told for its sections
            return SectionRow(
                judgement.id,
                "Opening",
                status=status,
                owner="Of the judgement",
                words=words,
                budget=judgement.words,
            )

        return self._kept(judgement.id, (judgement, document.cycle), make)

    def _section(self, section: Section, people: tuple[Person, ...]) -> SectionRow:
        def make() -> SectionRow:
            owner = next((person.name for person in people if person.id == section.owner), "")
            return SectionRow(
                section.id,
                section.title,
                status=shown_status(section),
                owner=owner,
                words=section_words(section),
                budget=section.words,
                parked=section.parked is not None,
            )

        return self._kept(section.id, (section, people), make)

    def _group(self, judgement: Judgement, sections: tuple[Section, ...]) -> SectionRow:
        told = [section for section in sections if section.parked is None]
        ready = sum(section.status in READY for section in told)
        title = short_title(judgement, self._framework)
        return SectionRow(GROUP + judgement.id, title, True, note=f"{ready} of {len(told)} ready")

    def _kept(
        self, key: str, made_of: tuple[object, ...], make: Callable[[], SectionRow]
    ) -> SectionRow:
        before = self._made.get(key)
        if before is None or any(a is not b for a, b in zip(before[0], made_of, strict=True)):
            self._made[key] = before = (made_of, make())
        return before[1]


def _extend(found: list[SectionRow], group: SectionRow, rows: list[SectionRow]) -> None:
    if rows:
        found += [group, *rows]


def _is_wanted(section: Section, wanted: RowFilter) -> bool:
    if wanted.unready and (section.status in READY or section.parked is not None):
        return False
    owner = section.owner or NO_OWNER
    return wanted.owner in (EVERYONE, owner)


def _status_without_one(document: Document, *, begun: bool) -> Status:
    """Return the status of a part that has none of its own: that of the whole once it is agreed."""
    if document.cycle.stage in ("agreed", "signed_off"):
        return "agreed"
    return "drafting" if begun else "not_started"


def owner_options(document: Document, me: str) -> tuple[tuple[str, str], ...]:
    """Return the choices of whose sections to list, pairs of id and label; ``me`` is a name."""
    owning = {section.owner for section in document.sections}
    owners = [person for person in document.people if person.id in owning]
    mine = [p for p in owners if p.name.casefold() == me.strip().casefold()]
    others = [p for p in owners if p not in mine]
    return (
        (EVERYONE, "All sections"),
        *((person.id, "My sections") for person in mine),
        *((person.id, person.name) for person in others),
        *(((NO_OWNER, "Without an owner"),) if "" in owning else ()),
    )
