"""Asks for a report or letter, finds its points off the window, and adds those chosen in one step."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.language.points import Found
from ilacs_desktop.ui.dialogs.points_from_text.adding import Chosen, with_chosen
from ilacs_desktop.ui.dialogs.points_from_text.reading import (
    TEXT_FILES,
    WORD_FILES,
    found_in,
    text_of_file,
)
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.ui.dialogs.points_from_text.paste import PasteForm

_KINDS = (FileKind("Word and text files", tuple(f"*{end}" for end in (*WORD_FILES, *TEXT_FILES))),)
BRING_IN = "Bring in a report"  # what it is called everywhere: also the step of undo
_REPORT_IT = "Report this fault: Help, Where files are kept, shows the folder with the log."


class _Told(NamedTuple):
    """What is told where nothing can be found: a title, what to do without words and after a fault."""

    title: str
    empty: str
    fault: str


_OF_TEXT = _Told(
    "The text could not be looked through",
    "There are no words in it. Your self-evaluation was not changed. Paste the text again.",
    "Something went wrong inside the program while it looked for points. Your self-evaluation is safe,"
    f" and the text is still in its box. {_REPORT_IT} Meanwhile you can add points one by one.",
)
_OF_FILE = _Told(
    "The file cannot be read",
    "It holds no text. Your self-evaluation was not changed. Choose another file.",
    "Something went wrong inside the program while it read the file. Your self-evaluation is safe, and"
    f" nothing was changed. {_REPORT_IT} Meanwhile you can paste the text in.",
)


class PointsFromText(QObject):
    """Points from the text of a report or letter into the list.

    Signals:
        began: a text is being looked through: a sentence that says so.
        ended: it is not any more.
        done: points came in: the id of the first, and a sentence; undo takes them back.
    """

    began = Signal(str)
    ended = Signal()
    done = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._form: PasteForm | None = None
        self._text = ""  # what was pasted, until its points are in or the person gives it up
        self._is_busy = False

    def start(self, text: str = "") -> None:
        """Ask for the text, with what was copied in it; everything else follows from it.

        A text whose points were not chosen after all is still there.
        """
        from ilacs_desktop.ui.dialogs.points_from_text.paste import PasteForm

        if self._is_busy:
            return
        form = PasteForm(self._theme, text or self._text)
        form.given.connect(self._on_given)
        form.file_wanted.connect(self._on_file_wanted)
        form.rejected.connect(self._on_given_up)
        self._form = form
        self._dialogs.open_form(form)

    @Slot(str)
    def _on_given(self, text: str) -> None:
        self._text = text
        done = partial(self._on_found, _OF_TEXT)
        self._run("Looking for points…", partial(found_in, text), done)

    @Slot()
    def _on_given_up(self) -> None:
        self._form, self._text = None, ""

    @Slot()
    def _on_file_wanted(self) -> None:
        folder = self._outlet.folder_beside(self._workspace.path)
        chosen = self._dialogs.ask_open_file("Open a report or letter", _KINDS, folder)
        if chosen is not None:
            done = partial(self._on_found, _OF_FILE)
            self._run(f"Reading “{chosen.name}”…", partial(_found_in_file, chosen), done)

    def _run(
        self, doing: str, job: partial[Found], done: Callable[[Found | Exception], None]
    ) -> None:
        self._is_busy = True
        if self._form is not None:
            self._form.show_busy(doing)
        self.began.emit(doing)
        self._outlet.reading.run(job, done, self)

    def _on_found(self, told: _Told, found: Found | Exception) -> None:
        """Go on to choosing; where nothing was found, the form with the text is still there."""
        self._is_busy = False
        self.ended.emit()
        form = self._form
        if form is None or not isValid(form):  # the person gave up meanwhile
            return
        if isinstance(found, Exception):
            self._dialogs.tell(told.title, sentence_of(found, told.fault))
            form.show_ready()
        elif not found.passages:
            self._dialogs.tell(told.title, told.empty)
            form.show_ready()
        else:
            self._form = None
            form.end()
            self._choose(found)

    def _choose(self, found: Found) -> None:
        from ilacs_desktop.ui.dialogs.points_from_text.pick import PickForm

        work = self._workspace
        form = PickForm(self._theme, found, work.document, work.framework)
        form.agreed.connect(self._on_agreed)
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_agreed(self, chosen: Chosen) -> None:
        self._text = ""
        after, added = with_chosen(self._workspace.document, chosen, new_id)
        if not added:  # somebody else brought them in meanwhile
            self._dialogs.tell("Nothing was added", "These points are in the list already.")
            return
        self._workspace.change(BRING_IN, after)
        points = counted(len(added), "point was added", "points were added")
        visit = ", and the visit is recorded under Overview, Inspection" if chosen.visit else ""
        self.done.emit(added[0].id, f"{points}{visit}.")


def _found_in_file(path: Path) -> Found:
    return found_in(text_of_file(path))
