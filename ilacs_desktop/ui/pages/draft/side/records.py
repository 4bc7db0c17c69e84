"""The panel of records: find evidence, actions, prior points and figures; cite, add and edit them."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.draft.forms import DraftForms, find_record
from ilacs_desktop.ui.pages.draft.side.record_list import RecordList
from ilacs_desktop.ui.pages.draft.side.record_rows import Around, Record, RecordRow, row_of
from ilacs_desktop.ui.pages.draft.side.shelves import NOUNS, Kind, Shelf, here, records_on, shelves
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Space
from ilacs_desktop.ui.widgets.buttons import icon_button, secondary_button
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.search_box import SearchBox
from ilacs_desktop.ui.widgets.tips import plain_tip
from ilacs_desktop.ui.work.workspace import Workspace

_NONE_YET: dict[Kind, str] = {
    "evidence": "No evidence yet. Add what shows how good practice is: audits, figures, what"
    " children and families say, and what others found.",
    "action": "No actions yet. Add what you will do in the next 12 months about each area for"
    " improvement.",
    "point": "No prior points yet. Add what the last inspection, visits and letter asked for.",
    "figure": "No figures yet. Add those that an inspector will ask about.",
}
_NONE_FOUND = "Nothing here fits. Show more above, or search for other words."
_CITABLE = ("evidence", "action")


class RecordsPanel(QWidget):
    """Records that can be searched, cited at the caret, added and edited.

    Signals:
        cite_wanted: the evidence or action of this kind and id is to be cited at the caret.
        deleted: a record was deleted; a sentence that says which.
    """

    cite_wanted = Signal(str, str)
    deleted = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace, forms: DraftForms) -> None:
        super().__init__()
        self._workspace = workspace
        self._forms = forms
        self._part = ""
        self._can_cite = False
        self._shelves = {shelf.id: shelf for shelf in shelves(workspace.framework)}
        self._made: dict[str, tuple[Record, bool, RecordRow]] = {}
        self._shelf = Choice(theme, ((shelf.id, shelf.label) for shelf in self._shelves.values()))
        self._search = SearchBox(theme, "Search")
        self._add = secondary_button(theme, "Add", "add")
        self._list = RecordList(theme)
        self._empty = BodyLabel(theme, "", "text2")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cite = secondary_button(theme, "Cite here", "evidence")
        self._edit = secondary_button(theme, "Edit", "edit")
        self._delete = icon_button(theme, "delete", "Delete this record")
        self._lay_out(theme)
        self._listen()
        self._dress()

    @property
    def kind(self) -> Kind:
        """The kind of record that is listed."""
        return self._on.kind

    @property
    def list(self) -> RecordList:
        """The list itself."""
        return self._list

    def show_part(self, part: str, *, can_cite: bool) -> None:
        """Look at records from another part; ``can_cite`` says whether it has a text to cite in."""
        self._part = part
        self._can_cite = can_cite
        self.refresh()

    def refresh(self) -> None:
        """Look at the document again."""
        if not self._part:
            return
        document, framework = self._workspace.document, self._workspace.framework
        around = Around(document, framework, self._workspace.today, here(document, self._part))
        found = records_on(self._on, document, framework, self._part, self._search.text())
        self._list.set_rows([self._row(record, around) for record in found])
        nothing = not self._all(document)
        self._empty.setText(_NONE_YET[self.kind] if nothing else _NONE_FOUND)
        self._empty.setVisible(not found)
        self._list.setVisible(bool(found))
        self._on_current_changed()

    def forget(self) -> None:
        """Make all rows again: something they show beside the record itself has changed."""
        self._made.clear()

    def show_kind(self, kind: Kind, record: str = "") -> None:
        """List all records of a kind, and go to one of them."""
        self._shelf.set_value(f"{kind}:")
        self._search.clear()
        self._on_shelf_chosen()
        self._list.select(record)

    def add(self) -> None:
        """Ask for a new record of the kind that is listed."""
        self._forms.add(self.kind, self._part)

    def _lay_out(self, theme: Theme) -> None:
        show = CaptionLabel(theme, "Show")
        show.setBuddy(self._shelf)
        show.setWordWrap(False)
        self._shelf.setAccessibleName("Show")
        top = Row(theme, 8)
        top.addWidget(show)
        top.addWidget(self._shelf, 1)
        find = Row(theme, 8)
        find.addWidget(self._search, 1)
        find.addWidget(self._add)
        foot = Row(theme, 8)
        foot.addWidget(self._cite, 1)
        foot.addWidget(self._edit, 1)
        foot.addWidget(self._delete)
        column = Column(theme, 8)
        column.addLayout(_inset(theme, 8, top, find, self._empty))
        column.addWidget(self._list, 1)
        column.addStretch(0)
        column.addLayout(_inset(theme, 0, foot))
        self.setLayout(column)

    def _listen(self) -> None:
        self._shelf.chosen.connect(self._on_shelf_chosen)
        self._search.searched.connect(self._on_searched)
        self._add.clicked.connect(self._on_add)
        self._list.current_changed.connect(self._on_current_changed)
        self._list.taken.connect(self._on_taken)
        self._cite.clicked.connect(self._on_cite)
        self._edit.clicked.connect(self._on_edit)
        self._delete.clicked.connect(self._on_delete)

    @property
    def _on(self) -> Shelf:
        return self._shelves[self._shelf.value]

    def _all(self, document: Document) -> tuple[Record, ...]:
        plain = Shelf(self.kind, "", "")
        return records_on(plain, document, self._workspace.framework, self._part)

    def _row(self, record: Record, around: Around) -> RecordRow:
        """Return the row of a record, made again only when it would be another one."""
        sections = getattr(record, "sections", ())
        is_here = not around.here.isdisjoint((record.id, *sections))
        made = self._made.get(record.id)
        if made is None or made[0] is not record or made[1] != is_here:
            made = self._made[record.id] = (record, is_here, row_of(record, around))
        return made[2]

    def _current(self) -> Record | None:
        return find_record(self._workspace, self.kind, self._list.current_id)

    def _dress(self) -> None:
        noun = NOUNS[self.kind]
        self._add.setAccessibleName(f"Add {noun}")
        self._list.setAccessibleName(self._on.label)
        self._cite.setVisible(self.kind in _CITABLE)
        self._cite.setAccessibleName(f"Cite the {noun} where you are writing")
        self._edit.setAccessibleName(f"Edit the {noun}")
        self._delete.setAccessibleName(f"Delete the {noun}")
        self._delete.setToolTip(plain_tip(f"Delete the {noun}"))

    @Slot()
    def _on_shelf_chosen(self) -> None:
        self._dress()
        self.refresh()

    @Slot()
    def _on_searched(self) -> None:
        self.refresh()

    @Slot()
    def _on_add(self) -> None:
        self.add()

    @Slot()
    def _on_current_changed(self) -> None:
        chosen = bool(self._list.current_id)
        self._cite.setEnabled(chosen and self._can_cite)
        self._edit.setEnabled(chosen)
        self._delete.setEnabled(chosen)

    @Slot(str)
    def _on_taken(self, record: str) -> None:
        if self.kind in _CITABLE and self._can_cite:
            self.cite_wanted.emit(self.kind, record)
        else:
            self._on_edit()

    @Slot()
    def _on_cite(self) -> None:
        self.cite_wanted.emit(self.kind, self._list.current_id)

    @Slot()
    def _on_edit(self) -> None:
        record = self._current()
        if record is not None:
            self._forms.edit(record)

    @Slot()
    def _on_delete(self) -> None:
        record = self._current()
        if record is None:
            return
        at = self._list.currentIndex().row()
        self._forms.delete(record)
        self._list.select_row(at)
        self.take_keyboard()
        self.deleted.emit(f"The {NOUNS[self.kind]} was deleted.")

    def take_keyboard(self) -> None:
        """Put the keyboard on the list or, while that is empty, on what adds to it."""
        (self._list if self._list.rows else self._add).setFocus()


def _inset(theme: Theme, above: Space, *things: QLayout | QWidget) -> Column:
    """Return a column of these things with space around it; ``above`` is that over the first."""
    column = Column(theme, 8, Margins(12, above, 12, 0 if above else 8))
    for thing in things:
        if isinstance(thing, QLayout):
            column.addLayout(thing)
        else:
            column.addWidget(thing)
    return column
