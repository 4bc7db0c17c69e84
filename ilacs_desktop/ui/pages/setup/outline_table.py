"""The outline as a table: titles, owners and budgets can be changed in their cells."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from ilacs_desktop.document.model import Person
from ilacs_desktop.ui.pages.setup.outline_rows import COLUMNS, TITLES, Column, OutlineRow
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import OwnerChoice
from ilacs_desktop.ui.widgets.inputs import NumberBox, TextLine
from ilacs_desktop.ui.widgets.padded_cells import PaddedDelegate
from ilacs_desktop.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_EDITABLE: frozenset[Column] = frozenset(("title", "owner", "words"))
_ITEM = Qt.ItemDataRole


class OutlineModel(QAbstractTableModel):
    """The rows of the outline.

    Signals:
        given: a section's id, the column, and the value typed or chosen for it.
    """

    given = Signal(str, str, object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[OutlineRow, ...] = ()

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: tuple[OutlineRow, ...]) -> bool:
        """Show these rows; return whether they are other rows, or in another order."""
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return True
        old, self._rows = self._rows, rows
        for number, (before, now) in enumerate(zip(old, rows, strict=True)):
            if before != now:
                last = len(COLUMNS) - 1
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))
        return False

    def row_of(self, section: str) -> int:
        """Return the number of the row with this id, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == section), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ITEM.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == _ITEM.TextAlignmentRole and COLUMNS[section] == "words":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return TITLES[COLUMNS[section]] if role == _ITEM.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self._rows[index.row()]
        if COLUMNS[index.column()] in _EDITABLE and not row.is_judgement:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _ITEM.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == _ITEM.DisplayRole:
            return row.text(column)
        if role == _ITEM.EditRole:
            return {"title": row.title, "owner": row.owner, "words": row.words}.get(column)
        if role == _ITEM.ToolTipRole:
            return plain_tip(_tip(row, column))
        if role in (_ITEM.AccessibleTextRole, _ITEM.AccessibleDescriptionRole):
            return _spoken(row, column) if role == _ITEM.AccessibleTextRole else row.note
        return self._look(row, column, role)

    def setData(self, index: Index, value: object, role: int = _ITEM.EditRole) -> bool:
        if not index.isValid() or role != _ITEM.EditRole:
            return False
        self.given.emit(self._rows[index.row()].id, COLUMNS[index.column()], value)
        return True

    def _look(self, row: OutlineRow, column: Column, role: int) -> object:
        colour = self._theme.tokens.colour
        if role == _ITEM.FontRole and row.is_judgement:
            font: QFont = self._theme.font("strong")
            return font
        if role == _ITEM.BackgroundRole and row.is_judgement:
            return QColor(colour.subtle)
        if role == _ITEM.ForegroundRole and not row.is_judgement:
            faint = row.state == "Left out" or (column == "owner" and not row.owner_name)
            return QColor(colour.muted if faint else colour.text)
        if role == _ITEM.TextAlignmentRole and column == "words":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _spoken(row: OutlineRow, column: Column) -> str:
    return row.title if column == "title" else f"{TITLES[column]}: {row.text(column)}"


def _tip(row: OutlineRow, column: Column) -> str:
    if column == "areas":
        return "\n".join(row.areas)
    return row.note if column == "state" and row.note else row.text(column)


class OutlineDelegate(PaddedDelegate):
    """Gives each cell the control that fits it: a line, a list of people, a number."""

    def __init__(self, theme: Theme, people: Callable[[], tuple[Person, ...]]) -> None:
        super().__init__(theme)
        self._people = people

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        editor: QWidget
        if column == "owner":
            owner = OwnerChoice(self._theme, self._people())
            owner.activated.connect(self._on_activated)
            editor = owner
        elif column == "words":
            editor = NumberBox(self._theme)
        else:
            editor = TextLine(self._theme)
        editor.setParent(parent)
        title = index.model().index(index.row(), 0).data()
        editor.setAccessibleName(f"{TITLES[column]} of {title}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(_ITEM.EditRole)
        if isinstance(editor, OwnerChoice):
            editor.set_value(value)
            editor.showPopup()
        elif isinstance(editor, NumberBox):
            editor.setValue(value)
            editor.selectAll()
        elif isinstance(editor, TextLine):
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, OwnerChoice):
            model.setData(index, editor.value)
        elif isinstance(editor, NumberBox):
            editor.interpretText()
            model.setData(index, editor.value())
        elif isinstance(editor, TextLine):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        area = option.rect
        if isinstance(editor, NumberBox | QComboBox):
            wanted = editor.sizeHint().width()
            area.setLeft(min(area.left(), area.right() - wanted))
        editor.setGeometry(area)

    @Slot()
    def _on_activated(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
