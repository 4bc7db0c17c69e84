"""The forms that change the outline: a section's details, owners, add, split, join and park."""

from abc import abstractmethod
from collections.abc import Iterable

import msgspec

from ilacs_desktop.document import outline
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.outline import OutlineError
from ilacs_desktop.document.places import sections_of, with_part
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, OwnerChoice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import NumberBox, TextLine

_NO_TITLE = "A section needs a title. Type one."


class OutlineForm(FormDialog):
    """A form for one change: ``label`` is what undo calls it, ``apply`` makes it."""

    label = ""

    @abstractmethod
    def apply(self, document: Document) -> Document:
        """Return the document with the change. Raises OutlineError where it cannot be made."""


class SectionForm(OutlineForm):
    """Title, judgement, owner, budget and areas of a section."""

    label = "Edit section"

    def __init__(
        self, theme: Theme, document: Document, framework: Framework, section: Section
    ) -> None:
        super().__init__(theme, "Edit the section")
        self._section = section
        self._title = TextLine(theme, section.title)
        self._judgement = Choice(theme, ((j.id, j.title) for j in document.judgements))
        self._judgement.set_value(section.judgement)
        self._owner = OwnerChoice(theme, document.people)
        self._owner.set_value(section.owner)
        self._words = NumberBox(theme, section.words)
        self._areas = TickList(theme, _areas(document, framework, section), section.areas)
        self.add_field("title", Field(theme, "Title", self._title))
        judgement_hint = "In another judgement it comes last; you can then move it up"
        self.add_field("judgement", Field(theme, "Judgement", self._judgement, judgement_hint))
        self.add_field("owner", Field(theme, "Owner", self._owner))
        words_hint = "A guide for its three answers together. 0 is no budget."
        self.add_field("words", Field(theme, "Budget in words", self._words, words_hint))
        areas_hint = (
            "They give the section its prompts, and show an inspector that nothing is left out"
        )
        self.add_field("areas", Field(theme, "Areas it covers", self._areas, areas_hint))

    def faults(self) -> dict[str, str]:
        return {} if self._title.text().strip() else {"title": _NO_TITLE}

    def apply(self, document: Document) -> Document:
        section = outline.section(document, self._section.id)
        changed = msgspec.structs.replace(
            section,
            owner=self._owner.value,
            words=self._words.value(),
            areas=self._areas.ticked,
        )
        again = outline.rename(with_part(document, changed), section.id, self._title.text())
        goal = self._judgement.value
        known = {judgement.id for judgement in document.judgements}  # one may be gone meanwhile
        return outline.to_judgement(again, section.id, goal) if goal in known else again


class OwnersForm(OutlineForm):
    """Several sections get one owner, in one step."""

    label = "Set owners"

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__(
            theme,
            "Give sections an owner",
            "Give owner",
            "A section has one owner, who writes it.",
        )
        people = {person.id: person.name for person in document.people}
        self._owner = OwnerChoice(theme, document.people)
        if document.people:
            self._owner.set_value(document.people[0].id)
        shown = (
            (section.id, f"{section.title} ({people.get(section.owner, 'no owner yet')})")
            for section in document.sections
            if section.parked is None
        )
        self._sections = TickList(theme, shown, ())
        self.add_field("owner", Field(theme, "Owner", self._owner))
        hint = "Who has each now stands in brackets"
        self.add_field("sections", Field(theme, "Sections", self._sections, hint))

    def faults(self) -> dict[str, str]:
        if self._sections.ticked:
            return {}
        return {"sections": "No section is ticked. Tick those that this person writes."}

    def apply(self, document: Document) -> Document:
        for id_ in self._sections.ticked:
            section = outline.section(document, id_)
            owned = msgspec.structs.replace(section, owner=self._owner.value)
            document = with_part(document, owned)
        return document


class AddForm(OutlineForm):
    """A new section: title, judgement and budget."""

    label = "Add section"

    def __init__(self, theme: Theme, document: Document, judgement: str) -> None:
        super().__init__(theme, "Add a section", "Add section")
        self._title = TextLine(theme)
        self._judgement = Choice(theme, ((j.id, j.title) for j in document.judgements))
        self._judgement.set_value(judgement)
        self._words = NumberBox(theme, 150)
        self.added = ""
        self.add_field("title", Field(theme, "Title", self._title))
        self.add_field("judgement", Field(theme, "Judgement", self._judgement))
        self.add_field("words", Field(theme, "Budget in words", self._words))

    def faults(self) -> dict[str, str]:
        return {} if self._title.text().strip() else {"title": _NO_TITLE}

    def apply(self, document: Document) -> Document:
        title, judgement = self._title.text(), self._judgement.value
        grown, self.added = outline.add(document, judgement, title, self._words.value())
        return grown


class SplitForm(OutlineForm):
    """Some areas of a section go into a new one behind it."""

    label = "Split section"

    def __init__(
        self, theme: Theme, document: Document, framework: Framework, section: Section
    ) -> None:
        super().__init__(
            theme,
            "Split the section",
            "Split",
            f"Choose the areas of “{section.title}” that go into a section of their own behind it."
            " What is written stays where it is, for you to move; the budget is shared.",
        )
        self._document = document
        self._section = section
        self._title = TextLine(theme)
        own = ((area, _title(framework, area)) for area in section.areas)
        self._areas = TickList(theme, own, ())
        self.add_field("title", Field(theme, "Title of the new section", self._title))
        self.add_field("areas", Field(theme, "Areas of the new section", self._areas))

    def faults(self) -> dict[str, str]:
        if not self._title.text().strip():
            return {"title": _NO_TITLE}
        try:
            self.apply(self._document)
        except OutlineError as error:
            return {"areas": str(error)}
        return {}

    def apply(self, document: Document) -> Document:
        ticked = self._areas.ticked
        return outline.split(document, self._section.id, self._title.text(), ticked)[0]


class JoinForm(OutlineForm):
    """Another section of the same judgement comes into this one."""

    label = "Join sections"

    def __init__(self, theme: Theme, document: Document, section: Section) -> None:
        super().__init__(
            theme,
            "Join two sections",
            "Join",
            f"The text, areas and budget of the section you choose come to the end of"
            f" “{section.title}”. No words are lost.",
        )
        self._document = document
        self._section = section
        others = others_of(document, section)
        self._other = Choice(theme, ((other.id, other.title) for other in others))
        self.add_field("other", Field(theme, "Section that comes in", self._other))

    def faults(self) -> dict[str, str]:
        try:
            self.apply(self._document)
        except OutlineError as error:
            return {"other": str(error)}
        return {}

    def apply(self, document: Document) -> Document:
        return outline.join(document, self._section.id, self._other.value)


class ParkForm(OutlineForm):
    """A section is left out on purpose, with a reason and a name."""

    label = "Leave section out"

    def __init__(self, theme: Theme, section: Section, by: str) -> None:
        super().__init__(
            theme,
            "Leave the section out",
            "Leave out",
            f"“{section.title}” keeps its text but is left out of the Word document and the word"
            " count. You can take it up again.",
        )
        self._section = section
        self._reason = GrowingText(theme, least=2)
        self._by = TextLine(theme, by)
        self.add_field("reason", Field(theme, "Why it is left out", self._reason))
        self.add_field("by", Field(theme, "Who decided so", self._by))

    def faults(self) -> dict[str, str]:
        faults = {}
        if not self._reason.toPlainText().strip():
            faults["reason"] = "Say why the section is left out. An inspector may ask."
        if not self._by.text().strip():
            faults["by"] = "Give the name of the person who decided so."
        return faults

    def apply(self, document: Document) -> Document:
        return outline.park(document, self._section.id, self._reason.toPlainText(), self._by.text())


def others_of(document: Document, section: Section) -> tuple[Section, ...]:
    """Return the sections that a section can be joined with."""
    return tuple(s for s in sections_of(document, section.judgement) if s.id != section.id)


def _areas(document: Document, framework: Framework, section: Section) -> Iterable[tuple[str, str]]:
    """Yield the areas a section may cover, with where each is told now.

    Those that it covers are among them even where the framework does not have them: the author
    decides whether they stay.
    """
    told = {area: s.title for s in document.sections if s.id != section.id for area in s.areas}
    for area in framework.areas:
        if area.id in section.areas:
            yield area.id, area.title
        elif area.judgement == section.judgement and not area.retired:
            where = f" (in “{told[area.id]}”)" if area.id in told else ""
            yield area.id, f"{area.title}{where}"
    known = {area.id for area in framework.areas}
    yield from (
        (id_, f"{id_} (not in this framework)") for id_ in section.areas if id_ not in known
    )


def _title(framework: Framework, area: str) -> str:
    return next((known.title for known in framework.areas if known.id == area), area)
