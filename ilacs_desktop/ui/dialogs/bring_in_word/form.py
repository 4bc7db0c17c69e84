"""The preview of a Word document that is brought in: what is found, and where each part would go."""

from typing import get_args

from PySide6.QtCore import QEvent, QObject, QPoint, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.bring_in_word.destination import Destination
from ilacs_desktop.ui.dialogs.bring_in_word.details import Details
from ilacs_desktop.ui.dialogs.bring_in_word.incoming import Incoming
from ilacs_desktop.ui.dialogs.bring_in_word.planning import (
    SKIP,
    choice_for,
    destination_of,
    destinations,
    with_pieces,
    with_tables,
)
from ilacs_desktop.ui.dialogs.bring_in_word.rows import Row, rows_of, say_button, say_sum
from ilacs_desktop.ui.dialogs.bring_in_word.table import PieceTable
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import quiet_button
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.side_by_side import SideBySide
from ilacs_desktop.word.last_year.choices import Choices, TableUse, targets
from ilacs_desktop.word.last_year.left_out import say_left_out
from ilacs_desktop.word.last_year.outline import Grid, Outline

_WIDTH, _HEIGHT = 1040, 660
_OF_SCREEN = 0.94
_INTRO = (
    "Choose headings to change where they go. The text comes in marked as last year’s until you"
    " confirm it. One undo takes it back."
)


class BringInWordForm(FormDialog):
    """Only its button changes anything.

    Signals:
        agreed: the choices that the person agreed to.
    """

    agreed = Signal(object)

    def __init__(
        self, theme: Theme, incoming: Incoming, document: Document, framework: Framework
    ) -> None:
        name = incoming.outline.name
        super().__init__(theme, "Bring in last year’s document", "Bring in", f"“{name}”. {_INTRO}")
        self._incoming = incoming
        self._document = document
        self._framework = framework
        self._choices = incoming.choices
        self._sum = BodyLabel(theme)
        self._table = PieceTable(theme)
        self._details = Details(theme)
        self._destination = Destination(theme, destinations(document, framework), framework)
        self._fold: Disclosure | None = None
        self._skip = quiet_button(theme, "Leave out what is chosen", "left_out")
        self._next = quiet_button(theme, "Next to check", "move_down")
        self._lay_out(theme)
        self._table.chosen.connect(self._on_chosen)
        self._table.leave_out.connect(self._on_skip)
        self._skip.clicked.connect(self._on_skip)
        self._next.clicked.connect(self._on_next)
        self._destination.piece_chosen.connect(self._on_piece)
        self._destination.table_chosen.connect(self._on_use)
        self.accepted.connect(self._on_accepted)
        self._content.installEventFilter(self)
        self._refresh()

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return self._choices

    def accept(self) -> None:
        if self._save.isEnabled():
            super().accept()

    def _lay_out(self, theme: Theme) -> None:
        self._tools = FlowLayout(theme)
        self._tools.addWidget(self._next)
        self._tools.addWidget(self._skip)
        column = Column(theme, 8)
        column.addWidget(self._destination)
        column.addLayout(self._tools)
        column.addWidget(self._details)
        self._right = QWidget()
        self._right.setLayout(column)
        self.add_widget(self._sum)
        self.add_widget(SideBySide(theme, self._table, self._right, (3, 2)))
        told = _left_out(self._incoming.outline)
        if told:
            self._add_left_out(theme, told)

    def _add_left_out(self, theme: Theme, told: str) -> None:
        kinds = len(self._incoming.outline.left_out)
        fold = Disclosure(theme, "What cannot be brought in", is_open=0 < kinds < 2)
        self._fold = fold
        self._lost = GrowingText(theme, told, least=3, most=9)
        self._lost.setReadOnly(True)
        self._lost_field = Field(theme, "Left out, and why", self._lost)
        self._lost_field.setVisible(fold.is_open)
        fold.opened.connect(self._lost_field.setVisible)
        self.add_widget(fold)
        self.add_widget(self._lost_field)

    def _refresh(self) -> None:
        incoming = self._incoming
        outline, count = incoming.outline, incoming.how_many
        rows = rows_of(outline, self._choices, self._document, self._framework, count)
        self._table.show_rows(rows)
        self._sum.setText(say_sum(outline, self._choices, rows, count))
        button = say_button(outline, self._choices, count)
        self._save.setText(button or "Nothing to bring in")
        self._save.setEnabled(bool(button))
        self._next.setEnabled(any(row.is_to_check for row in rows))
        self._show_details()

    def _show_details(self) -> None:
        row = self._table.current
        if row is None:
            return
        chosen = self._table.selected
        title = row.title if len(chosen) < 2 else f"{len(chosen):,} rows are chosen"
        note = row.note.capitalize() if len(chosen) < 2 else f"Shown: {row.title}"
        self._details.show_words(title, note, self._text_of(row))
        if row.id.table >= 0:
            use = self._choices.tables[row.id.table]
            self._destination.show_table(use, self._incoming.possible[row.id.table])
            return
        choice = self._choices.pieces[row.id.piece]
        place = targets(self._choices.pieces)[row.id.piece]
        question = place.question if place is not None else ""
        self._destination.show_piece(destination_of(choice), question)

    def _text_of(self, row: Row) -> str:
        piece = self._incoming.outline.pieces[row.id.piece]
        if row.id.table < 0:
            texts = (item.text for item in piece.items if not isinstance(item, Grid))
            return "\n".join(texts)
        grids = [grid for one in self._incoming.outline.pieces for grid in one.grids]
        return "\n".join(" | ".join(cells) for cells in grids[row.id.table].rows)

    def _change(self, destination: str, question: str) -> None:
        chosen = [row.id.piece for row in self._table.selected if row.id.table < 0]
        choice = choice_for(destination, question, self._document)
        outline = self._incoming.outline
        self._choices = with_pieces(outline, self._choices, chosen, choice, self._document)
        self._refresh()
        announce(self, self._sum.text())

    def _entries(self) -> list[str | bool]:
        """Return what Escape would throw away: the choices, not what is shown of them."""
        return [str(self._choices)]

    def _fit(self) -> None:
        screen = self.screen().availableGeometry()
        px = self._theme.tokens.px
        self.resize(
            min(px(_WIDTH), int(screen.width() * _OF_SCREEN)),
            min(px(_HEIGHT), int(screen.height() * _OF_SCREEN)),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share_height()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._table.setFocus()

    def _share_height(self) -> None:
        """Give the table the height that is left when all that belongs to a row is in sight."""
        layout = self._content.layout()
        if layout is not None:
            layout.activate()
        space = self._theme.tokens.space
        top = self._table.mapTo(self._content, QPoint())
        is_under = self._right.mapTo(self._content, QPoint()).x() == top.x()
        below = space(24)  # the margin of the page
        if is_under:
            below += self._destination.sizeHint().height() + space(16)
            below += self._tools.heightForWidth(self._right.width()) + space(8)
        elif self._fold is not None:
            below += self._fold.sizeHint().height() + space(16)
        self._table.fill(self._scroll.viewport().height() - top.y() - below)

    @Slot()
    def _on_chosen(self) -> None:
        self._show_details()

    @Slot(str, str)
    def _on_piece(self, destination: str, question: str) -> None:
        self._change(destination, question)

    @Slot(str)
    def _on_use(self, use: str) -> None:
        tables = [row.id.table for row in self._table.selected if row.id.table >= 0]
        kind = next(kind for kind in get_args(TableUse) if kind == use)
        possible = [n for n in tables if kind in (*self._incoming.possible[n], "text", "skip")]
        self._choices = with_tables(self._choices, possible, kind)
        self._refresh()
        announce(self, self._sum.text())

    @Slot()
    def _on_skip(self) -> None:
        tables = [row.id.table for row in self._table.selected if row.id.table >= 0]
        self._choices = with_tables(self._choices, tables, "skip")
        self._change(SKIP, "")

    @Slot()
    def _on_next(self) -> None:
        self._table.select_next_to_check()
        self._table.setFocus()

    @Slot()
    def _on_accepted(self) -> None:
        self.agreed.emit(self._choices)


def _left_out(outline: Outline) -> str:
    """Return everything that is not brought in, with its words, and what is changed on the way."""
    told = list(outline.notes)
    for left in outline.left_out:
        told.append(f"{say_left_out(left)} left out.")
        told.extend(f"    {text}" for text in left.texts if text)
    return "\n".join(told)
