"""Starts next year's self-evaluation from the one that is open, in a file of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.cycle.next_year import pack_fault, roll_forward, year_name
from ilacs_desktop.cycle.next_year_file import save_next_year, suggested_path
from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.names import SUFFIX
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.dialogs.next_year.form import TITLE, NextYearForm, Wanted
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

_KINDS = (FileKind("Self-evaluation", (f"*{SUFFIX}",)),)
_CANNOT = "Next year’s self-evaluation cannot be started yet"
_UNSAVED = (
    "Some of your work is not saved yet, and next year’s self-evaluation follows a saved version."
    " Nothing was changed. Save (Ctrl+S), and start it again."
)
_MADE = (
    "This is the self-evaluation of {label}. The self-evaluation of {last} is unchanged in “{path}”. What came along is"
    " marked until you confirm it."
)
_FAULT = (
    "Something went wrong inside the program, and next year’s self-evaluation was not made. Your file"
    " was not changed. Report this fault: Help, Where files are kept, shows the folder with the log."
)


class NextYear(QObject):
    """What the command of the File menu, and the offer on the Overview, do.

    Signals:
        told: a sentence the user should see, and its tone.
        made: the new file, a ``Path``, and the sentence to tell once it is open. Open it when the
            event loop is next at it: this object may end with the self-evaluation that it follows.
        ended: it was made, or given up; nothing more comes of this object.
    """

    told = Signal(str, str)
    made = Signal(object, str)
    ended = Signal()

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, lane: Lane, parent: QObject
    ) -> None:
        """On ``lane`` the new file is written."""
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane

    @Slot()
    def start(self) -> None:
        """Show what was promised and what happened, and ask how the next year begins."""
        wrong = self._fault()
        if wrong:
            self._dialogs.tell(_CANNOT, wrong)
            self.ended.emit()
        else:
            self._ask()

    def _ask(self, given: Wanted | None = None) -> None:
        """Ask how the next year begins; ``given`` is what was answered before."""
        work = self._workspace
        now = work.services.now()
        form = NextYearForm(self._theme, work.document, work.framework, now, given)
        form.wanted.connect(self._on_wanted)
        form.rejected.connect(self.ended)
        self._dialogs.open_form(form)

    def _fault(self) -> str:
        """Return why it cannot be started now; empty when it can."""
        work = self._workspace
        return pack_fault(work.document) or (_UNSAVED if work.is_changed else "")

    @Slot(object)
    def _on_wanted(self, wanted: Wanted) -> None:
        work = self._workspace
        path = work.path
        wrong = self._fault()
        if wrong or path is None:
            self._dialogs.tell(_CANNOT, wrong)
            self.ended.emit()
            return
        suggested = suggested_path(path, work.document.authority.name, wanted.label)
        chosen = ask_save_name(self._dialogs, TITLE, _KINDS, suggested)
        if chosen is None:
            self._ask(wanted)
            return
        order = _Order(
            work.open_now(),
            work.framework,
            wanted,
            chosen.absolute(),
            work.services.author,
            work.services.readable,
            work.key,
        )
        said = _MADE.format(label=wanted.label, last=year_name(work.document), path=path.name)
        self._lane.run(partial(_make, order), partial(self._on_made, said), self)

    def _on_made(self, said: str, result: Path | Exception) -> None:
        if isinstance(result, Exception):
            self.told.emit(sentence_of(result, _FAULT), "bad")
        else:
            self.made.emit(result, said)
        self.ended.emit()


class _Order(NamedTuple):
    """All that is needed to make the new file, away from the interface."""

    now: Open
    framework: Framework
    wanted: Wanted
    path: Path
    author: Author
    readable: Callable[[Document], str]
    key: Key | None


def _make(order: _Order) -> Path:
    """Write the new file and return where it is. Raises what rolling and saving raise."""
    now, wanted = order.now, order.wanted
    rolled = roll_forward(
        now.document,
        order.framework,
        wanted.meeting,
        wanted.label,
        at=now.at,
        version=now.parents[0] if now.parents else "",
        carry_text=wanted.carry_text,
        new_id=new_id,
    )
    facts = (order.author, now.at, order.readable)
    save_next_year(order.path, rolled.document, *facts, key=order.key)
    return order.path
