"""In whose look the document is written: the standard one, or a template that was imported."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.assets import standard_template
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.dialogs.template_report import (
    TemplateFoundDialog,
    TemplateRefusedDialog,
    TemplateReportDialog,
)
from ilacs_desktop.ui.pages.export.template_jobs import (
    ReadTemplate,
    SavedStarter,
    Shelved,
    keep_template,
    look_at,
    read_template,
    save_starter,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import link_button, secondary_button
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.long_words import breakable
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.word.template.report import verdict
from ilacs_desktop.word.template.shelf import KeptTemplate, State, TemplateShelf, trouble

_TEMPLATES = (FileKind("Word template or document", ("*.dotx", "*.docx", "*.dotm", "*.docm")),)
_DOCX = (FileKind("Word document", ("*.docx",)),)
_STARTER = "Template to start from.docx"
_STANDARD = "Standard look"
_ABOUT_STANDARD = "Arial and dark teal, with a plain cover."
_INSIDE = (
    "Something went wrong inside the program, so the template was not imported. Your file and your"
    " self-evaluation are safe. Save the template in Word and try again; if it fails again, report"
    " this fault."
)
_REMOVE = (
    "The copy of “{}” is removed from this computer. The file that it came from stays. The standard"
    " look is used until you choose another template."
)


class TemplateChoice(QWidget):
    """The template, and what can be done with templates.

    Signals:
        changed: another template is chosen, or its copy is not the same any more.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, dialogs: Dialogs, shelf: TemplateShelf, outlet: Outlet, chosen: str
    ) -> None:
        """``chosen`` is the id of the template that was used last; empty is the standard look."""
        super().__init__()
        self._theme = theme
        self._dialogs = dialogs
        self._shelf = shelf
        self._lane = outlet.lane
        self._reading = outlet.reading
        self._is_reading = False
        self._shelved = Shelved((), {})
        self._chosen = chosen
        self._read: ReadTemplate | None = None
        self._found: TemplateFoundDialog | None = None
        self._folder: Path | None = None
        self._choice = Choice(theme, (("", _STANDARD),))
        self._about = CaptionLabel(theme)
        self._trouble = CaptionLabel(theme, colour="bad")
        self._import = secondary_button(theme, "Import a template…", "import")
        self._report = secondary_button(theme, "What the import found")
        self._remove = secondary_button(theme, "Remove…", name="Remove the template")
        self._help = link_button(theme, "Make your council’s template")
        self._starter = link_button(theme, "Save a template to start from…")
        self._lay_out()
        self._choice.chosen.connect(self._on_chosen)
        self._import.clicked.connect(self._on_import)
        self._report.clicked.connect(self._on_report)
        self._remove.clicked.connect(self._on_remove)
        self._help.clicked.connect(self._on_help)
        self._starter.clicked.connect(self._on_starter)
        self._on_shelved(Shelved(shelf.kept(), {}))  # whether they are sound is looked up later

    def _lay_out(self) -> None:
        buttons = FlowLayout(self._theme)
        for button in (self._import, self._report, self._remove):
            buttons.addWidget(button)
        column = Column(self._theme, 8)
        column.addWidget(Field(self._theme, "Template", self._choice))
        column.addWidget(self._about)
        column.addWidget(self._trouble)
        column.addLayout(buttons)
        links = Column(self._theme, 0)
        links.addWidget(self._help)
        links.addWidget(self._starter)
        column.addLayout(links)
        self.setLayout(column)

    @property
    def value(self) -> str:
        """The id of the template chosen; empty for the standard look."""
        return self._chosen

    @property
    def path(self) -> Path:
        """The Word file whose look is taken: the standard one where the copy is not sound."""
        kept = self._kept
        if kept is None or self._shelf.state(kept) != "sound":
            return standard_template()
        return self._shelf.path(kept)

    @property
    def _kept(self) -> KeptTemplate | None:
        return next((kept for kept in self._shelved.kept if kept.id == self._chosen), None)

    @property
    def _state(self) -> State:
        return self._shelved.states.get(self._chosen, "sound")

    def refresh(self) -> None:
        """Look again what is on the shelf, after what is being put there."""
        self._lane.run(partial(look_at, self._shelf), self._on_shelved)

    def _on_shelved(self, result: object) -> None:
        if not isinstance(result, Shelved):
            return
        was = (self._chosen, self._state)
        self._shelved = result
        if self._kept is None:
            self._chosen = ""
        self._show()
        if was != (self._chosen, self._state):
            self.changed.emit()

    def _show(self) -> None:
        names = [kept.name for kept in self._shelved.kept]
        options = [("", _STANDARD)]
        for kept in self._shelved.kept:
            several = names.count(kept.name) > 1
            when = f" ({format_date(kept.imported.date())}, {kept.imported:%H:%M})"
            options.append((kept.id, f"{kept.name}{when if several else ''}"))
        self._choice.set_options(options)
        self._choice.set_value(self._chosen)
        kept_now = self._kept
        told = _ABOUT_STANDARD if kept_now is None else _about(kept_now)
        self._about.setText(told)
        what = "" if kept_now is None else trouble(kept_now, self._state)
        self._trouble.tell(breakable(what))
        for button in (self._report, self._remove):
            button.setVisible(kept_now is not None)

    def _choose(self, template: str) -> None:
        self._chosen = template
        self._show()
        self.changed.emit()

    @Slot(str)
    def _on_chosen(self, template: str) -> None:
        self._choose(template)

    @Slot()
    def _on_import(self) -> None:
        if self._is_reading:
            return
        title = "Choose your council’s Word template"
        path = self._dialogs.ask_open_file(title, _TEMPLATES, self._folder)
        if path is None:
            return
        self._folder = path.parent
        self._is_reading = True  # the button stays as it is: disabled, it would lose the keyboard
        self._about.setText(breakable(f"Reading “{path.name}”…"))
        self._reading.run(partial(read_template, path), partial(self._on_read, path.name))

    def _on_read(self, name: str, result: object) -> None:
        self._is_reading = False
        self._show()
        if isinstance(result, ReadTemplate):
            self._read = result
            self._found = TemplateFoundDialog(self._theme, result.name, result.report)
            self._found.accepted.connect(self._on_use)
            self._dialogs.open_form(self._found)
            return
        faults = getattr(result, "faults", ())
        if faults:
            self._dialogs.open_form(TemplateRefusedDialog(self._theme, name, faults))
        else:
            self._tell(result)

    @Slot()
    def _on_use(self) -> None:
        if self._read is None or self._found is None:
            return
        keep_label = self._found.keeps_label
        job = partial(keep_template, self._read, self._shelf, keep_label=keep_label)
        self._read = self._found = None
        self._lane.run(job, self._on_kept)

    def _on_kept(self, result: object) -> None:
        if not isinstance(result, KeptTemplate):
            self._tell(result)
            return
        self._shelved = Shelved(self._shelf.kept(), self._shelved.states | {result.id: "sound"})
        self._choose(result.id)
        announce(self, f"“{result.name}” is the template now.")

    @Slot()
    def _on_report(self) -> None:
        kept = self._kept
        if kept is not None:
            when = format_date(kept.imported.date())
            keeps = kept.keeps_label
            self._dialogs.open_form(
                TemplateReportDialog(self._theme, kept.name, when, kept.report, keeps_label=keeps)
            )

    @Slot()
    def _on_remove(self) -> None:
        kept = self._kept
        text = _REMOVE.format(kept.name) if kept else ""
        if kept is None or not self._dialogs.confirm("Remove the template", text, "Remove it"):
            return
        try:
            self._shelf.remove(kept)
        except UserError as fault:
            self._tell(fault)
        self._shelved = self._shelved._replace(kept=self._shelf.kept())
        self._choose("")
        self._choice.setFocus()

    @Slot()
    def _on_help(self) -> None:
        self._dialogs.show_help("templates")

    @Slot()
    def _on_starter(self) -> None:
        suggested = (self._folder or Path.home()) / _STARTER
        path = ask_save_name(self._dialogs, "Save a template to start from", _DOCX, suggested)
        if path is not None:
            self._lane.run(partial(save_starter, path), self._on_starter_saved)

    def _on_starter_saved(self, result: object) -> None:
        if not isinstance(result, SavedStarter):
            self._tell(result)
            return
        self._folder = result.path.parent
        told = f"Saved as {result.path}. Open it in Word, change its look, and import it here."
        self._about.setText(breakable(told))
        announce(self, told)

    def _tell(self, fault: object) -> None:
        text = str(fault) if isinstance(fault, UserError) else _INSIDE
        self._dialogs.tell("The template", text)


def _about(kept: KeptTemplate) -> str:
    label = ""
    if kept.report.has_label:
        label = (
            f" Its label {kept.report.label_name} is {'kept' if kept.keeps_label else 'left out'}."
        )
    return f"Imported {format_date(kept.imported.date())}. {verdict(kept.report)}{label}"
