"""Sections: the outline with owners and budgets, and everything that can be done to it."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document import outline
from ilacs_desktop.document.model import Document, Person, Section
from ilacs_desktop.document.outline import OutlineError
from ilacs_desktop.document.places import with_part
from ilacs_desktop.ui.dialogs.outline import (
    AddForm,
    JoinForm,
    OutlineForm,
    OwnersForm,
    ParkForm,
    SectionForm,
    SplitForm,
    others_of,
)
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.setup.outline_rows import budget_sentence, budget_sum, outline_rows
from ilacs_desktop.ui.pages.setup.outline_view import OutlineTable
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import Button, primary_button, quiet_button
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.workspace import Workspace

_REDRAWN_BY = ("sections", "judgements", "people", "cycle")


class OutlinePanel(QWidget):
    """A row of tools over the table of sections. Every change is one step of undo."""

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: Dialogs) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._form: OutlineForm | None = None
        self._table = OutlineTable(theme, self._people)
        self._banner = Banner(theme)
        self._sum = CaptionLabel(theme)
        column = Column(theme, 8, Margins(24, 8, 24, 0))
        column.addLayout(self._tools())
        column.addWidget(self._sum)
        column.addWidget(self._banner)
        column.addWidget(self._table, 1)
        content = QWidget()
        content.setLayout(column)
        self._scroll = PageScroll(theme, content)
        frame = Column(theme, 0)
        frame.addWidget(self._scroll)
        self.setLayout(frame)
        self._table.focus_moved.connect(self._on_focus_moved)
        self._table.row_changed.connect(self._on_row_changed)
        self._table.move_wanted.connect(self._on_move_wanted)
        self._table.outline.given.connect(self._on_given, Qt.ConnectionType.QueuedConnection)
        workspace.document_changed.connect(self._on_document_changed)
        self._redraw()

    def select(self, section: str) -> None:
        """Make a section the current one."""
        self._table.select(section)

    def focus_first(self) -> None:
        """Put the keyboard into the table."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tools(self) -> FlowLayout:
        row = FlowLayout(self._theme, 4)
        self._add = primary_button(self._theme, "Add a section", "add")
        self._edit = self._tool("Edit…", "edit", self._on_edit, "Edit the section")
        self._owners = self._tool(
            "Give owners…", "people", self._on_owners, "Give sections an owner"
        )
        self._up = self._tool("Move up", "move_up", self._on_up)
        self._down = self._tool("Move down", "move_down", self._on_down)
        self._split = self._tool("Split…", "split", self._on_split, "Split the section")
        self._join = self._tool("Join…", "join", self._on_join, "Join with another section")
        self._park = self._tool("Leave out…", "left_out", self._on_park, "Leave the section out")
        self._add.clicked.connect(self._on_add)
        self._up.setToolTip("Move up (Alt+Up)")
        self._down.setToolTip("Move down (Alt+Down)")
        tools = (
            self._edit,
            self._owners,
            self._up,
            self._down,
            self._split,
            self._join,
            self._park,
        )
        for button in (self._add, *tools):
            row.addWidget(button)
        return row

    def _tool(self, text: str, icon: str, slot: Callable[[], None], name: str = "") -> Button:
        button = quiet_button(self._theme, text, icon, name)
        button.clicked.connect(slot)
        return button

    def _people(self) -> tuple[Person, ...]:
        return self._workspace.document.people

    def _section(self) -> Section | None:
        """Return the section of the current row; None on a judgement."""
        row = self._table.current
        if row is None or row.is_judgement:
            return None
        return outline.section(self._workspace.document, row.id)

    def _redraw(self) -> None:
        document, framework = self._workspace.document, self._workspace.framework
        self._table.show_rows(outline_rows(document, framework))
        target = document.cycle.word_target
        total = budget_sum(document, framework)
        self._sum.setText(budget_sentence(total, target))
        self._sum.set_colour("warn" if target and total > target else "text2")
        self._on_row_changed()

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if any(getattr(old, name) is not getattr(new, name) for name in _REDRAWN_BY):
            self._redraw()

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the current cell in view where large text leaves less room than the table takes."""
        if self._table.hasFocus():
            self._scroll.show_cell(self._table, self._table.focus_rect())

    @Slot()
    def _on_row_changed(self) -> None:
        section = self._section()
        document = self._workspace.document
        for button in (self._edit, self._up, self._down, self._park):
            button.setEnabled(section is not None)
        self._owners.setEnabled(bool(document.people))
        self._owners.setToolTip("" if document.people else "Add the people first, under People.")
        self._split.setEnabled(section is not None and len(section.areas) > 1)
        joinable = section is not None and bool(others_of(document, section))
        self._join.setEnabled(joinable)
        parked = section is not None and section.parked is not None
        self._park.setText("Take up again" if parked else "Leave out…")
        self._park.setAccessibleName(
            "Take up the section again" if parked else "Leave the section out"
        )

    @Slot(str, str, object)
    def _on_given(self, section_id: str, column: str, value: object) -> None:
        """Take over what was typed into a cell, after the cell's own control is gone."""
        document = self._workspace.document
        section = outline.section(document, section_id)
        if column == "title":
            self._try("Rename section", section_id, str(value))
        elif column == "owner":
            changed = msgspec.structs.replace(section, owner=str(value))
            self._workspace.change("Set owner", with_part(document, changed))
        elif isinstance(value, int):
            changed = msgspec.structs.replace(section, words=value)
            self._workspace.change("Change budget", with_part(document, changed))

    def _try(self, label: str, section_id: str, title: str) -> None:
        try:
            renamed = outline.rename(self._workspace.document, section_id, title)
        except OutlineError as error:
            self._banner.show_message(str(error), "warn")
        else:
            self._banner.hide()
            self._workspace.change(label, renamed)

    @Slot(int)
    def _on_move_wanted(self, by: int) -> None:
        section = self._section()
        if section is None:
            return
        moved = outline.move(self._workspace.document, section.id, by)
        if moved == self._workspace.document:
            announce(self, "It is already at the end of its judgement.")
            return
        self._workspace.change("Move section", moved)
        announce(self, f"{section.title} moved {'up' if by < 0 else 'down'}.")

    @Slot()
    def _on_up(self) -> None:
        self._on_move_wanted(-1)

    @Slot()
    def _on_down(self) -> None:
        self._on_move_wanted(1)

    @Slot()
    def _on_add(self) -> None:
        row, document = self._table.current, self._workspace.document
        judgement = document.judgements[0].id
        if row is not None:
            section = self._section()
            judgement = section.judgement if section is not None else row.id
        self._open(AddForm(self._theme, document, judgement))

    @Slot()
    def _on_edit(self) -> None:
        section = self._section()
        if section is not None:
            work = self._workspace
            self._open(SectionForm(self._theme, work.document, work.framework, section))

    @Slot()
    def _on_owners(self) -> None:
        self._open(OwnersForm(self._theme, self._workspace.document))

    @Slot()
    def _on_split(self) -> None:
        section = self._section()
        if section is not None:
            work = self._workspace
            self._open(SplitForm(self._theme, work.document, work.framework, section))

    @Slot()
    def _on_join(self) -> None:
        section = self._section()
        if section is not None:
            self._open(JoinForm(self._theme, self._workspace.document, section))

    @Slot()
    def _on_park(self) -> None:
        section = self._section()
        if section is None:
            return
        if section.parked is not None:
            taken_up = outline.unpark(self._workspace.document, section.id)
            self._workspace.change("Take up section", taken_up)
        else:
            by = self._workspace.services.author.by
            self._open(ParkForm(self._theme, section, by))

    def _open(self, form: OutlineForm) -> None:
        self._form = form
        form.accepted.connect(self._on_accepted)
        self._dialogs.open_form(form)

    @Slot()
    def _on_accepted(self) -> None:
        form = self._form
        if form is None:
            return
        self._workspace.change(form.label, form.apply(self._workspace.document))
        if isinstance(form, AddForm):
            self._table.select(form.added)
