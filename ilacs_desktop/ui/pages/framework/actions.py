"""What can be done with frameworks: look inside, save, bring in, remove, and move to another."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.cycle.framework_ids import route
from ilacs_desktop.cycle.moving import Moved, move
from ilacs_desktop.errors import UserError, sentence_of
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.errors import FrameworkShelfError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.pack import SUFFIX, Pack, read_pack
from ilacs_desktop.framework.shelf import FrameworkShelf, Standing
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.framework.dialogs import InsideDialog, MoveDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

LABEL = "Move to another framework"
_KIND = (FileKind("Framework file", (f"*{SUFFIX}",)),)
_STILL = "The framework before it is still being brought in or removed. Try again in a moment."
_FAULT = (
    "Something went wrong inside the program. Your self-evaluation is safe, and nothing was changed."
    " Report this fault: Help, Where files are kept, shows the folder with the log."
)


class FrameworkActions(QObject):
    """Does what the page is asked for; files are read, written and removed off the window.

    Signals:
        told: a sentence for the page, and its tone.
        saved: a framework stands in this file now.
        shelf_changed: another framework is on this computer now, or one is no more.
    """

    told = Signal(str, str)
    saved = Signal(object)
    shelf_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        shelf: FrameworkShelf,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._shelf = shelf
        self._goal: Framework | None = None
        self._last_saved: Path | None = None
        self._is_busy = False

    @Slot(object)
    def look_inside(self, framework: Framework) -> None:
        """Show all that a framework says."""
        self._dialogs.open_form(InsideDialog(self._theme, framework))

    @Slot(object)
    def save_as_file(self, framework: Framework) -> None:
        """Ask where to save a framework as a pack, and write it."""
        name = f"{framework.id} framework{SUFFIX}"
        title = f"Save “{framework.name}” as a file"
        folder = self._outlet.folder_beside(self._workspace.path)
        path = ask_save_name(self._dialogs, title, _KIND, folder / name)
        if path is not None:
            job = partial(_write, path, self._shelf, framework)
            self.told.emit(f"Saving “{path.name}”…", "info")
            self._outlet.lane.run(job, partial(self._on_written, path), self)

    @Slot()
    def show_saved(self) -> None:
        """Open the folder with what was saved last."""
        if self._last_saved is not None:
            self._outlet.opener(self._last_saved.parent)

    @Slot()
    def bring_in(self) -> None:
        """Ask for a pack, check it whole, and keep it on this computer."""
        if self._is_busy:
            self.told.emit(_STILL, "info")
            return
        folder = self._outlet.folder_beside(self._workspace.path)
        path = self._dialogs.ask_open_file("Bring in a framework file", _KIND, folder)
        if path is not None:
            self._is_busy = True
            self.told.emit(f"Reading “{path.name}”…", "info")
            self._outlet.reading.run(partial(_read, path, self._shelf), self._on_read, self)

    @Slot(object)
    def remove(self, framework: Framework) -> None:
        """Take a pack off this computer, once the person has said so: it cannot be undone."""
        if self._is_busy:
            self.told.emit(_STILL, "info")
            return
        used = framework is self._workspace.framework
        text = (
            "It is taken off this computer. Self-evaluations under it keep every word, and the"
            " framework that came with the program stands in."
            f"{' What you have open is under it.' if used else ''} To have it again you need its file."
        )
        if not self._dialogs.confirm(f"Remove “{framework.name}”?", text, "Remove it", danger=True):
            return
        self._is_busy = True
        done = f"“{framework.name}” was removed from this computer."
        self.told.emit(f"Removing “{framework.name}”…", "info")
        job = partial(self._shelf.remove, framework)
        self._outlet.lane.run(job, partial(self._on_shelved, done, "info"), self)

    @Slot(object)
    def move(self, framework: Framework) -> None:
        """Show what moving to a framework would do, and do it if the person agrees."""
        try:
            moved = self._moved(framework)
        except UserError as error:
            self.told.emit(str(error), "bad")
            return
        self._goal = framework
        form = MoveDialog(self._theme, moved, self._workspace.document, framework)
        form.accepted.connect(self._on_agreed)
        self._dialogs.open_form(form)

    def _moved(self, goal: Framework) -> Moved:
        document, kept = self._workspace.document, self._shelf.kept()
        start = document.cycle.framework
        way = route(start, goal, kept)
        here = next((one for one in (*kept, self._shelf.shipped) if one.id == start), None)
        return move(document, here, way)

    @Slot()
    def _on_agreed(self) -> None:
        goal = self._goal
        if goal is None:
            return
        try:
            moved = self._moved(goal)  # what came in meanwhile is moved as well
        except UserError as error:
            self.told.emit(str(error), "bad")
            return
        self._workspace.change(LABEL, moved.document)
        left = len(moved.no_place)
        more = f" {_things(left)} no place in it: the page Framework lists them." if left else ""
        self._workspace.noted.emit(
            f"This self-evaluation is under “{goal.name}” now.{more} Undo takes it back."
        )

    def _on_read(self, result: "_Brought | Exception") -> None:
        self._is_busy = False
        if isinstance(result, Exception):
            tone = "warn" if isinstance(result, FrameworkShelfError) else "bad"
            self.told.emit(sentence_of(result, _FAULT), tone)
            return
        pack, standing = result
        told = f"“{pack.framework.name}”, as at {format_date(pack.framework.as_at)}, is on this computer"
        if standing == "here":
            self.told.emit(f"{told} already.", "info")
        elif standing == "newer" and not self._agreed(pack):
            self.told.emit("Nothing was changed.", "info")
        else:
            self._is_busy = True
            done = f"{told} now. No self-evaluation was changed."
            job = partial(self._shelf.add, pack)
            self._outlet.lane.run(job, partial(self._on_shelved, done, "ok"), self)

    def _on_shelved(self, done: str, tone: str, result: object) -> None:
        self._is_busy = False
        if isinstance(result, Exception):
            self.told.emit(sentence_of(result, _FAULT), "bad")
        else:
            self._shelf_is_another(done, tone)

    def _agreed(self, pack: Pack) -> bool:
        new, here = pack.framework, self._shelf.framework_for(pack.framework.id)
        return self._dialogs.confirm(
            f"Use the later “{new.name}”?",
            f"This computer has it as at {format_date(here.as_at)}; this file is as at"
            f" {format_date(new.as_at)}. Every self-evaluation under it goes by the later one from"
            " then on. No text is changed.",
            "Use the later one",
        )

    def _shelf_is_another(self, sentence: str, tone: str) -> None:
        """Show what is here now. Where another framework is in use, all pages begin anew."""
        before = self._workspace.framework
        self.shelf_changed.emit()
        self._workspace.look_up_framework()
        if self._workspace.framework is before:
            self.told.emit(sentence, tone)
        else:
            self._workspace.noted.emit(sentence)

    def _on_written(self, path: Path, result: object) -> None:
        if isinstance(result, Exception):
            self.told.emit(sentence_of(result, _FAULT), "bad")
            return
        self._last_saved = path
        self.saved.emit(path)


class _Brought(NamedTuple):
    """A pack that was read, and what it is to what is on this computer."""

    pack: Pack
    standing: Standing


def _read(path: Path, shelf: FrameworkShelf) -> _Brought:
    pack = read_pack(path)
    return _Brought(pack, shelf.standing(pack))


def _things(count: int) -> str:
    return "One thing has" if count == 1 else f"{count:,} things have"


def _write(path: Path, shelf: FrameworkShelf, framework: Framework) -> None:
    write_safely(path, shelf.pack_of(framework))
