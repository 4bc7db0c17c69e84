"""The pane at the left of the text: the sections, and which of them are listed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.draft.parts import known_key
from ilacs_desktop.ui.pages.draft.section_rows import GROUP, RowFilter, RowMaker, owner_options
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.section_list import SectionList
from ilacs_desktop.ui.work.workspace import Workspace


class ListPane(QWidget):
    """The sections of the self-evaluation.

    Signals:
        part_chosen: the person moved to the part with this key.
    """

    part_chosen = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows = RowMaker(workspace.framework)
        self._owner = Choice(theme, self._owners())
        self._unready = TickBox(theme, "Only what is not ready")
        self._empty = BodyLabel(theme, "No section fits. Show more above.", "text2")
        self.list = SectionList(theme)
        self._lay_out(theme)
        self._owner.chosen.connect(self._on_filtered)
        self._unready.toggled.connect(self._on_filtered)
        self.list.section_chosen.connect(self._on_section_chosen)
        self.refresh()

    def refresh(self) -> None:
        """Look at the document again; only rows that differ are drawn again."""
        wanted = RowFilter(self._owner.value, self._unready.isChecked())
        rows = self._rows.rows(self._workspace.document, wanted)
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def follow(self, old: Document, new: Document) -> None:
        """Offer the people of the document as it is now."""
        if old.people is not new.people or _owners_of(old) != _owners_of(new):
            self._owner.set_options(self._owners())

    def select(self, part: str) -> None:
        """Show which part is open."""
        self.list.select(part)

    def _owners(self) -> tuple[tuple[str, str], ...]:
        return owner_options(self._workspace.document, self._workspace.services.author.by)

    def _lay_out(self, theme: Theme) -> None:
        show = CaptionLabel(theme, "Show")
        show.setWordWrap(False)
        show.setBuddy(self._owner)
        self._owner.setAccessibleName("Show")
        row = Row(theme, 8)
        row.addWidget(show)
        row.addWidget(self._owner, 1)
        head = Column(theme, 4, Margins(12, 8, 12, 0))
        head.addLayout(row)
        head.addWidget(self._unready)
        head.addWidget(self._empty)
        column = Column(theme, 4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.setLayout(column)

    @Slot()
    def _on_filtered(self) -> None:
        self.refresh()

    @Slot(str)
    def _on_section_chosen(self, row: str) -> None:
        document = self._workspace.document
        if not (document.pack and row.startswith(GROUP)):  # of a pack, judgements are only titles
            self.part_chosen.emit(known_key(document, row.removeprefix(GROUP)))


def _owners_of(document: Document) -> set[str]:
    return {section.owner for section in document.sections}
