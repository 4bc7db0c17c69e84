"""The cards of the Framework page: the framework in use, and the others on this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework, Source
from ilacs_desktop.framework.shelf import Damaged
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import Button, literal, primary_button, quiet_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.long_words import breakable

_SHIPPED = "It came with the program."
_BROUGHT = "It was brought in on this computer."


class FrameworkRow(QWidget):
    """A framework by its name and date, and what can be done with it.

    Signals:
        look_wanted, save_wanted, move_wanted, remove_wanted: of this framework.
    """

    look_wanted = Signal(object)
    save_wanted = Signal(object)
    move_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        framework: Framework,
        *,
        shipped: bool,
        may_move: bool = False,
        may_remove: bool = False,
    ) -> None:
        super().__init__()
        self.framework = framework
        name = framework.name
        day = format_date(framework.as_at)
        column = Column(theme, 4)
        column.addWidget(Heading(theme, breakable(name), 3))
        came = _SHIPPED if shipped else _BROUGHT
        column.addWidget(CaptionLabel(theme, f"As at {day}. {came}"))
        buttons = FlowLayout(theme, 4)
        told = f"{name}, as at {day}"
        wanted = [
            ("Look inside…", f"Look inside {told}", "preview", self._on_look),
            ("Save as a file…", f"Save as a file: {told}", "save", self._on_save),
        ]
        if may_move:
            wanted.append(("Move to it…", f"Move to {told}", "export", self._on_move))
        if may_remove:
            wanted.append(("Remove", f"Remove {told}", "delete", self._on_remove))
        for text, spoken, icon, slot in wanted:
            button = quiet_button(theme, text, icon, literal(spoken))
            button.clicked.connect(slot)
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.setLayout(column)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done with it."""
        next(iter(self.findChildren(Button))).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_look(self) -> None:
        self.look_wanted.emit(self.framework)

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit(self.framework)

    @Slot()
    def _on_move(self) -> None:
        self.move_wanted.emit(self.framework)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.framework)


class _RowsCard(Card):
    """A card that is filled anew, with rows whose wishes it passes on.

    Signals:
        look_wanted, save_wanted, move_wanted, remove_wanted: of a framework.
    """

    look_wanted = Signal(object)
    save_wanted = Signal(object)
    move_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self._body = QWidget()
        self.column.addWidget(self._body)

    def stops(self) -> list[QWidget]:
        """Return what takes the keyboard, from the top down."""
        return [*self._body.findChildren(QAbstractButton)]

    def _fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these below one another in place of what was there."""
        old, self._body = self._body, QWidget()
        column = Column(self._theme, 12)
        for widget in widgets:
            column.addWidget(widget)
            if isinstance(widget, FrameworkRow):
                widget.look_wanted.connect(self.look_wanted)
                widget.save_wanted.connect(self.save_wanted)
                widget.move_wanted.connect(self.move_wanted)
                widget.remove_wanted.connect(self.remove_wanted)
        self._body.setLayout(column)
        self.column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._body.show()


class InUseCard(_RowsCard):
    """The framework that is in use, what to know of that, and where it comes from."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "In use")

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done with it."""
        self.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_row(self, row: FrameworkRow, note: str) -> None:
        """Show the framework; ``note`` is what to know of its being in use, if there is anything."""
        widgets: list[QWidget] = [row]
        if note:
            widgets.append(BodyLabel(self._theme, breakable(note), "warn"))
        self._fill((*widgets, _Sources(self._theme, row.framework.sources)))


class _Sources(QWidget):
    """Where a framework comes from, folded: what was not seen is said first."""

    def __init__(self, theme: Theme, sources: Sequence[Source]) -> None:
        super().__init__()
        unseen = [source for source in sources if "not seen" in source.note]
        column = Column(theme, 8)
        if unseen:
            count = counted(len(unseen), "source says", "sources say")
            told = f"{count} which of Ofsted’s own texts were not seen. Check those before you rely on them."
            column.addWidget(CaptionLabel(theme, told))
        opener = Disclosure(theme, f"Where it comes from: {len(sources)} sources", is_open=False)
        self._list = QWidget()
        inner = Column(theme, 8)
        for source in sources:
            inner.addWidget(BodyLabel(theme, breakable(source.citation)))
            note = f"As at {format_date(source.as_at)}. {source.note}".strip()
            inner.addWidget(CaptionLabel(theme, breakable(note)))
        self._list.setLayout(inner)
        self._list.hide()
        opener.opened.connect(self._list.setVisible)
        column.addWidget(opener)
        column.addWidget(self._list)
        self.setLayout(column)


class ShelfCard(_RowsCard):
    """The other frameworks on this computer, and how another gets here.

    Signals:
        bring_wanted: the person wants to bring in a pack.
    """

    bring_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Others on this computer")
        self.bring = primary_button(theme, "Bring in a framework file…", "import")
        self.bring.clicked.connect(self.bring_wanted)
        row = FlowLayout(theme, 8)
        row.addWidget(self.bring)
        self.column.addLayout(row)

    def stops(self) -> list[QWidget]:
        """Return what takes the keyboard, from the top down."""
        return [*super().stops(), self.bring]

    def show_rows(self, rows: Sequence[FrameworkRow], damaged: Sequence[Damaged]) -> None:
        """Show the others, and the packs that cannot be used."""
        theme = self._theme
        widgets: list[QWidget] = [*rows]
        if not rows:
            widgets.append(
                BodyLabel(theme, "None yet. A framework is one file; you can look into it.")
            )
        widgets += [BodyLabel(theme, breakable(_of_damaged(pack)), "warn") for pack in damaged]
        self._fill(widgets)


def _of_damaged(pack: Damaged) -> str:
    name = pack.path.name
    return pack.reason if name in pack.reason else f"{name}: {pack.reason}"
