"""Other documents from the same text: one row each, with what it is for and a button that makes it."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.export.others import Made, Order, make_output
from ilacs_desktop.outputs.catalogue import OUTPUTS, Output, PublicChoices, output
from ilacs_desktop.storage.names import can_be_seen, file_name_for
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.export.other_outputs_forms import PublicForm, SinceForm
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import quiet_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_KINDS = {
    ".pdf": FileKind("PDF document", ("*.pdf",)),
    ".html": FileKind("Web page", ("*.html",)),
    ".docx": FileKind("Word document", ("*.docx",)),
    ".xlsx": FileKind("Excel workbook", ("*.xlsx",)),
}
_OPTIONS = {"public": "Choose what to withhold…", "update": "Choose the day…"}
_FAULT = (
    "Something went wrong inside the program, so the file was not made. Your self-evaluation is"
    " safe. Report this fault: Help, Where files are kept, shows the folder with the log."
)


class OtherOutputsCard(Card):
    """Makes what else the text is good for; one at a time, off the interface thread."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        checking: Checking,
        dialogs: Dialogs,
        outlet: Outlet,
        template: Callable[[], Path] = standard_template,
    ) -> None:
        """``template`` gives the look of the public version as a Word file."""
        super().__init__(theme, "Other documents from the same text")
        self._workspace = workspace
        self._checking = checking
        self._dialogs = dialogs
        self._outlet = outlet
        self._template = template
        self._public = PublicChoices()
        self._since: dt.date | None = None
        self._folders: dict[str, Path] = {}  # where each was saved last
        self._last: Path | None = None
        self._busy = False
        self._told = Banner(theme)
        self._told.acted.connect(self._on_open)
        self.column.addWidget(self._told)
        rows = Column(theme, 24)
        self.column.addLayout(rows)
        for one in OUTPUTS:
            row = _OutputRow(theme, one)
            row.save_wanted.connect(self._on_save)
            row.options_wanted.connect(self._on_options)
            rows.addWidget(row)

    def save(self, id_: str) -> None:
        """Ask where a document goes, and make it; nothing while another is being made.

        Raises KeyError when there is none of that id.
        """
        if self._busy:
            return
        one = output(id_)
        kinds = tuple(_KINDS[form] for form in one.forms)
        out = ask_save_name(self._dialogs, f"Save: {one.title}", kinds, self._suggested(one))
        if out is None:
            return
        self._busy = True
        self._told.show_message(f"Making “{out.name}”… You can go on working.")
        job = partial(make_output, self._order(one, out))
        self._outlet.lane.run(job, partial(self._on_done, one.id))

    def _order(self, one: Output, out: Path) -> Order:
        work, latest = self._workspace, self._checking.latest
        known = latest if self._checking.is_current else None
        return Order(
            one.id,
            work.document,
            work.framework,
            work.history,
            work.services.now(),
            work.today,
            work.is_changed,
            known.enquiries if known is not None else None,
            self._public,
            self._day(work.document),
            self._template(),
            out,
        )

    def _suggested(self, one: Output) -> Path:
        document = self._workspace.document
        name = Path(file_name_for(document.authority.name, document.cycle.label)).stem
        folder = self._outlet.folder_beside(self._workspace.path)
        return self._folders.get(one.id) or folder / f"{name}-{one.id}{one.forms[0]}"

    def _day(self, document: Document) -> dt.date | None:
        """Return the day that the update starts from: the one chosen, or that of the last sign-off."""
        today = self._workspace.today
        signed = (sign_off.on for sign_off in document.sign_offs if sign_off.on <= today)
        return self._since or max(signed, default=None)

    def _on_done(self, id_: str, result: object) -> None:
        self._busy = False
        if isinstance(result, Made):
            self._last = self._folders[id_] = result.path
            told = " ".join(filter(None, (f"“{result.path.name}” is ready.", result.told)))
            self._told.show_message(told, "ok", "Open it")
        else:
            told = sentence_of(result, _FAULT)
            self._told.show_message(told, "warn")

    @Slot(str)
    def _on_save(self, id_: str) -> None:
        if id_ == "update" and self._day(self._workspace.document) is None:
            self._ask_day(then_save=True)
        else:
            self.save(id_)

    @Slot(str)
    def _on_options(self, id_: str) -> None:
        if id_ == "update":
            self._ask_day(then_save=False)
            return
        work = self._workspace
        form = PublicForm(self._theme, work.document, work.framework, self._public)
        form.accepted.connect(partial(self._on_public_chosen, form))
        self._dialogs.open_form(form)

    def _ask_day(self, *, then_save: bool) -> None:
        work = self._workspace
        form = SinceForm(self._theme, self._day(work.document), work.today)
        form.accepted.connect(partial(self._on_day_chosen, form, then_save=then_save))
        self._dialogs.open_form(form)

    def _on_public_chosen(self, form: PublicForm) -> None:
        self._public = form.choices

    def _on_day_chosen(self, form: SinceForm, *, then_save: bool) -> None:
        self._since = form.day
        if then_save:
            self.save("update")

    @Slot()
    def _on_open(self) -> None:
        if self._last is None or (can_be_seen(self._last) and self._outlet.opener(self._last)):
            return
        told = f"It could not be opened from here. You find it at {self._last}."
        self._told.show_message(told, "warn")


class _OutputRow(QWidget):
    """One document: its title, what it is for, and the buttons that make it.

    Signals:
        save_wanted: make the document of this id.
        options_wanted: choose how the document of this id is made.
    """

    save_wanted = Signal(str)
    options_wanted = Signal(str)

    def __init__(self, theme: Theme, one: Output) -> None:
        super().__init__()
        self._id = one.id
        save = secondary_button(theme, "Save…", "save", f"Save: {one.title}")
        save.setAccessibleDescription(one.purpose)
        save.clicked.connect(self._on_save)
        buttons = FlowLayout(theme)
        buttons.addWidget(save)
        if one.id in _OPTIONS:
            options = quiet_button(theme, _OPTIONS[one.id], "settings")
            options.clicked.connect(self._on_options)
            buttons.addWidget(options)
        column = Column(theme, 4)
        column.addWidget(Label(theme, one.title, "strong"))
        column.addWidget(CaptionLabel(theme, one.purpose))
        column.addLayout(buttons)
        self.setLayout(column)

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit(self._id)

    @Slot()
    def _on_options(self) -> None:
        self.options_wanted.emit(self._id)
