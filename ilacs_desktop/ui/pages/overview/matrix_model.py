"""The coverage table's cells, for the eye and for the ear."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ilacs_desktop.ui.pages.overview.coverage import Cell, CoverageRow, State
from ilacs_desktop.ui.pages.overview.ways import Way
from ilacs_desktop.ui.widgets.lengths import length_text
from ilacs_desktop.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROLES = Qt.ItemDataRole
ROW = _ROLES.UserRole


class StateLook(NamedTuple):
    """A state as a word, a symbol, and the colours of both; ``spoken`` where the word is too short."""

    word: str
    symbol: str
    mark: str
    colour: str
    spoken: str = ""


STATE_LOOKS: dict[State, StateLook] = {
    "answered": StateLook("Answered", "agreed", "ok", "ok"),
    "short": StateLook("Short", "half_done", "warn_mark", "warn"),
    "empty": StateLook("Empty", "not_started", "muted", "text2"),
    "in_judgement": StateLook(
        "In judgement", "move_up", "accent", "text2", "answered once for the judgement"
    ),
    "in_sections": StateLook(
        "In sections", "move_down", "muted", "muted", "answered in the sections"
    ),
    "parked": StateLook("Left out", "left_out", "muted", "muted", "the section is left out"),
}


class MatrixModel(QAbstractTableModel):
    """Sections in the first column, then a column for each question."""

    def __init__(self, questions: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = ("Section", *questions)
        self._rows: tuple[CoverageRow, ...] = ()

    @property
    def rows(self) -> tuple[CoverageRow, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: tuple[CoverageRow, ...]) -> bool:
        """Show these rows; return whether they are other rows, or in another order."""
        if [row[:2] for row in rows] != [row[:2] for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return True
        old, self._rows = self._rows, rows
        for number, (before, now) in enumerate(zip(old, rows, strict=True)):
            if before != now:
                last = len(self._titles) - 1
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))
        return False

    def cell(self, index: Index) -> Cell | None:
        """Return the cell of a question; None for a title."""
        column = index.column()
        return self._rows[index.row()].cells[column - 1] if column > 0 else None

    def way(self, index: Index) -> Way:
        """Return where a cell leads: to its answer, or a title to its part."""
        cell = self.cell(index)
        return cell.way if cell is not None else Way("draft", self._rows[index.row()].id)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> object:
        if role != _ROLES.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        titles = self._titles if across else tuple(row.title for row in self._rows)
        return titles[section] if 0 <= section < len(titles) else None

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, cell = self._rows[index.row()], self.cell(index)
        if role == _ROLES.DisplayRole:
            return row.title if cell is None else STATE_LOOKS[cell.state].word
        if role in (_ROLES.AccessibleTextRole, _ROLES.ToolTipRole):
            told = row.title if cell is None else spoken(row, self._titles[index.column()], cell)
            return plain_tip(told) if role == _ROLES.ToolTipRole else told
        return row if role == ROW else None


def spoken(row: CoverageRow, question: str, cell: Cell) -> str:
    """Return a cell as a screen reader says it: "Early help, How we know: short, 9 words"."""
    look = STATE_LOOKS[cell.state]
    state = look.spoken or look.word.lower()
    if cell.state == "empty" and cell.told:
        state = "left to the judgement, which does not answer it"
    length = f", {length_text(cell.words, 0)}" if cell.state in ("answered", "short") else ""
    return f"{row.title}, {question}: {state}{length}"
