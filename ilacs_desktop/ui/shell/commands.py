"""What each command of the menus does, and when it can be chosen."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.shell.inputs_in_use import LastField, leave_field
from ilacs_desktop.ui.shell.menus import GO_TO, Menus
from ilacs_desktop.ui.shell.stages import STAGES, stages_of
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import literal
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.preferences import TEXT_SIZES, Preferences

if TYPE_CHECKING:
    from ilacs_desktop.ui.dialogs.preferences import PreferencesDialog

_WORD = ("export", "print", "pdf", "last_year", "confirm", "reviewed")
_FILE = ("folder", "hand_back", "share", "passphrase", "without_history", "erase", "next_year")
_FIND = ("find", "find_next", "find_previous", "replace")
_NEED_DOCUMENT = (
    "save",
    "save_as",
    "close",
    *_WORD,
    *_FILE,
    *_FIND,
    *(GO_TO + s.id for s in STAGES),
)
# What a contributor does not do with the part that they were sent.
_NOT_OF_A_PACK = (
    *("export", "print", "pdf", "last_year", "reviewed", "share", "without_history"),
    "next_year",
)
_ONLY_OF_A_PACK = ("hand_back",)
_EDITING = ("cut", "copy", "paste", "selectAll")
# What is typed in a field counts, before any of these.
_LEAVE_FIELD = frozenset(
    ("new", "open", "example", "save", "save_as", *_WORD, *_FILE, "close", "exit", "undo", "redo")
)


class CommandParts(NamedTuple):
    """What the forms that commands open are made of."""

    theme: Theme
    dialogs: Dialogs
    preferences: Preferences


class Commands(QObject):
    """Carries out the commands of one window.

    Signals:
        exit_wanted: the person chose to leave the program.
    """

    exit_wanted = Signal()

    def __init__(
        self,
        menus: Menus,
        workbench: Workbench,
        desk: Desk,
        parts: CommandParts,
        others: Mapping[str, Callable[[], object]],
    ) -> None:
        """``others`` are commands that are carried out elsewhere, by their ids."""
        super().__init__(menus)
        self._theme, self._dialogs, self._preferences = parts
        self._menus = menus
        self._workbench = workbench
        self._desk = desk
        self._does = {**self._table(), **others}
        self._last_field = LastField(workbench)
        self._preferences_form: PreferencesDialog | None = None
        self._menus.chosen.connect(self._on_chosen)
        self._menus.recent_shown.connect(self._on_recent_shown)
        self._menus.recent_chosen.connect(self._on_recent_chosen)
        workbench.save_wanted.connect(self._on_save_wanted)
        desk.untold.connect(workbench.messages.take_back)
        workbench.ways.stage_shown.connect(self.refresh)
        self._preferences.changed.connect(self.refresh)
        self.refresh()

    def _table(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self._new,
            "open": self._desk.ask_open,
            "example": self._desk.open_example,
            "kept": self._show_kept,
            "save": self._save,
            "save_as": self._save_as,
            "close": self._desk.close,
            "exit": self.exit_wanted.emit,
            "undo": self._undo,
            "redo": self._redo,
            "preferences": self._show_preferences,
            "larger": self._larger,
            "smaller": self._smaller,
            "normal": self._normal_size,
        }

    @Slot()
    def refresh(self) -> None:
        """Let what can be chosen now be chosen, in the words of the moment."""
        workspace = self._desk.workspace
        undo = workspace.undo_label if workspace is not None else ""
        redo = workspace.redo_label if workspace is not None else ""
        self._menus.say("undo", f"&Undo {_lower(undo)}".rstrip())
        self._menus.say("redo", f"&Redo {_lower(redo)}".rstrip())
        self._menus.enable(("undo",), enabled=bool(undo))
        self._menus.enable(("redo",), enabled=bool(redo))
        self._menus.enable(_NEED_DOCUMENT, enabled=workspace is not None)
        document = workspace.document if workspace is not None else None
        self._menus.show_stages(stages_of(document))
        is_pack = document is not None and bool(document.pack)
        self._menus.show(_NOT_OF_A_PACK, shown=not is_pack)
        self._menus.show(_ONLY_OF_A_PACK, shown=is_pack)
        if is_pack:
            self._menus.enable(_NOT_OF_A_PACK, enabled=False)
        self._menus.enable(("left",), enabled=self._workbench.has_side("left"))
        self._menus.enable(("right",), enabled=self._workbench.has_side("right"))
        self._menus.enable(("focus",), enabled=self._workbench.ways.stage == "draft")
        self._menus.tick(f"look_{self._preferences.settings.theme}")
        scale = self._preferences.settings.text_scale
        self._menus.say("normal", f"Normal &text size (now {scale:.0%})")
        self._menus.enable(("larger",), enabled=scale < TEXT_SIZES[-1])
        self._menus.enable(("smaller",), enabled=scale > TEXT_SIZES[0])

    @Slot(str)
    def _on_chosen(self, command: str) -> None:
        if command in _LEAVE_FIELD:
            leave_field()
        if command in self._does:
            self._does[command]()
        elif command in _EDITING:
            _edit(command)
        elif command.startswith("look_"):
            self._preferences.change(theme=command.removeprefix("look_"))
        elif command in ("left", "right"):
            side: Literal["left", "right"] = "left" if command == "left" else "right"
            self._workbench.toggle_side(side)
        elif command in ("next_pane", "previous_pane"):
            self._workbench.step_pane(1 if command == "next_pane" else -1)
        elif command.startswith(GO_TO):
            self._workbench.ways.go_to_stage(command.removeprefix(GO_TO))

    @Slot()
    def _on_recent_shown(self) -> None:
        paths = map(Path, self._preferences.settings.recent)
        self._menus.set_recent((str(path), f"{path.name} in {path.parent.name}") for path in paths)

    @Slot(str)
    def _on_recent_chosen(self, path: str) -> None:
        leave_field()
        self._desk.open(Path(path))

    @Slot()
    def _on_save_wanted(self) -> None:
        """Save, and go on writing: the button that was pressed goes once it is saved."""
        before = self._last_field.widget
        self._on_chosen("save")
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._workbench.ways.go_to_stage(self._workbench.ways.stage)

    def _save(self) -> None:
        if self._desk.save():
            self._workbench.say_when_saved()

    def _save_as(self) -> None:
        if self._desk.save_as():
            self._workbench.say_when_saved()

    def _new(self) -> None:
        if self._desk.close():
            self._workbench.focus_new()

    def _undo(self) -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.undo()

    def _redo(self) -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.redo()

    def _larger(self) -> None:
        now = self._preferences.settings.text_scale
        larger = next((size for size in TEXT_SIZES if size > now), TEXT_SIZES[-1])
        self._preferences.change(text_scale=larger)

    def _smaller(self) -> None:
        now = self._preferences.settings.text_scale
        smaller = next((size for size in reversed(TEXT_SIZES) if size < now), TEXT_SIZES[0])
        self._preferences.change(text_scale=smaller)

    def _normal_size(self) -> None:
        self._preferences.change(text_scale=1.0)

    def _show_preferences(self) -> None:
        from ilacs_desktop.ui.dialogs.preferences import PreferencesDialog

        user = self._desk.services.author.by
        form = PreferencesDialog(self._theme, self._preferences.settings, user)
        self._preferences_form = form
        form.accepted.connect(self._on_preferences_accepted)
        self._dialogs.open_form(form)

    @Slot()
    def _on_preferences_accepted(self) -> None:
        if self._preferences_form is not None:
            self._preferences.replace(self._preferences_form.settings)

    def _show_kept(self) -> None:
        from ilacs_desktop.ui.dialogs.kept_work import KeptWorkDialog

        services = self._desk.services
        kept = self._desk.kept()
        if kept is not None:
            form = KeptWorkDialog(self._theme, self._dialogs, kept, services.now())
            form.chosen.connect(self._desk.open_kept)
            self._dialogs.open_form(form)


def _edit(command: str) -> None:
    """Cut, copy, paste or select in the field that has the keyboard."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit):
        getattr(field, command)()


def _lower(label: str) -> str:
    return literal(label[:1].lower() + label[1:])
