"""People: who writes, owns, challenges and signs; added, changed and removed here."""

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.dialogs.person import ROLES, PersonForm
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import icon_button, primary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Row, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.tips import plain_tip
from ilacs_desktop.ui.work.workspace import Workspace

_INTRO = "Who writes, challenges and signs. Add them here. Then choose Give owners under Sections."


class PeoplePanel(QWidget):
    """A card for each person."""

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: Dialogs) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._form: PersonForm | None = None
        self._label = ""
        self._cards: dict[str, PersonCard] = {}
        self._add = primary_button(theme, "Add a person", "add")
        self._add.clicked.connect(self._on_add)
        self._column = Column(theme, 8)
        page = Column(theme, 12, all_round(24))
        page.addWidget(CaptionLabel(theme, _INTRO))
        page.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        page.addLayout(self._column)
        page.addStretch(1)
        content = QWidget()
        content.setLayout(page)
        frame = Column(theme, 0)
        frame.addWidget(PageScroll(theme, content, measure=True))
        self.setLayout(frame)
        workspace.document_changed.connect(self._on_document_changed)
        self._redraw()

    def focus_first(self) -> None:
        """Put the keyboard on what adds a person."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _redraw(self) -> None:
        """Show a card for each person, keeping those that are there."""
        document = self._workspace.document
        people = {person.id: person for person in document.people}
        for id_ in [id_ for id_ in self._cards if id_ not in people]:
            card = self._cards.pop(id_)
            card.hide()
            card.deleteLater()
        for number, person in enumerate(document.people):
            if person.id not in self._cards:
                self._cards[person.id] = card = PersonCard(self._theme)
                card.edit_wanted.connect(self._on_edit_wanted)
                card.remove_wanted.connect(self._on_remove_wanted)
                self._column.insertWidget(number, card)
            owns = sum(section.owner == person.id for section in document.sections)
            self._cards[person.id].show_person(person, owns)

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if old.people is not new.people or old.sections is not new.sections:
            self._redraw()

    def add(self) -> None:
        """Ask for a new person."""
        self._open(PersonForm(self._theme, Person(new_id("p"), ""), new=True), "Add person")

    @Slot()
    def _on_add(self) -> None:
        self.add()

    @Slot(object)
    def _on_edit_wanted(self, person: Person) -> None:
        self._open(PersonForm(self._theme, person, new=False), "Edit person")

    @Slot(object)
    def _on_remove_wanted(self, person: Person) -> None:
        self._workspace.change("Remove person", without_person(self._workspace.document, person))
        self.focus_first()

    def _open(self, form: PersonForm, label: str) -> None:
        self._form = form
        self._label = label
        form.accepted.connect(self._on_accepted)
        self._dialogs.open_form(form)

    @Slot()
    def _on_accepted(self) -> None:
        if self._form is not None:
            changed = with_record(self._workspace.document, self._form.person)
            self._workspace.change(self._label, changed)


def without_person(document: Document, person: Person) -> Document:
    """Return the document without a person; the sections they owned have no owner."""
    sections = tuple(
        msgspec.structs.replace(section, owner="") if section.owner == person.id else section
        for section in document.sections
    )
    return msgspec.structs.replace(without_record(document, person), sections=sections)


def _says(person: Person, role: str) -> bool:
    """Return whether the job title says the role already, with whichever apostrophe."""
    return role.casefold() in person.job_title.replace("'", "’").casefold()


class PersonCard(Card):
    """A person with what they do, a button to change that and one to remove them.

    Signals:
        edit_wanted: the person is to be changed.
        remove_wanted: the person is to be removed.
    """

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._person = Person("", "")
        self._name = Label(theme, "", "strong")
        self._facts = CaptionLabel(theme)
        self._edit = icon_button(theme, "edit", "Edit")
        self._remove = icon_button(theme, "delete", "Remove")
        words = Column(theme, 2)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        row = Row(theme, 4)
        row.addLayout(words, 1)
        row.addWidget(self._edit)
        row.addWidget(self._remove)
        self.column.addLayout(row)
        self._edit.clicked.connect(self._on_edit)
        self._remove.clicked.connect(self._on_remove)

    def show_person(self, person: Person, owns: int) -> None:
        """Show a person who owns that many sections."""
        self._person = person
        roles = (role for role in map(ROLES.__getitem__, person.roles) if not _says(person, role))
        sections = f"owns {counted(owns, 'section')}" if owns else ""
        facts = filter(None, (person.job_title, *roles, sections))
        self._name.setText(person.name)
        self._facts.tell(" · ".join(dict.fromkeys(facts)))
        for button, does in ((self._edit, "Edit"), (self._remove, "Remove")):
            name = f"{does} {person.name}, {person.job_title}".rstrip(", ")
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(f"{does} {person.name}"))

    @Slot()
    def _on_edit(self) -> None:
        self.edit_wanted.emit(self._person)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self._person)
