"""What can be done with a whole version: name, read, copy, go back. The heavy part is on a lane."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.since import gone_back
from ilacs_desktop.merge.since_packs import PackVersion
from ilacs_desktop.outputs.versions_text import Line, readable_lines
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.team.history_forms import NameForm, VersionDialog
from ilacs_desktop.ui.pages.team.history_job import Comparer, Copying
from ilacs_desktop.ui.pages.team.history_rows import say_moment, say_version
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Job, Lane
from ilacs_desktop.ui.work.desk import FILES
from ilacs_desktop.ui.work.workspace import Workspace

FAULT = (
    "Something went wrong inside the program. Your self-evaluation was not changed. Report this"
    " fault: Help, Where files are kept, shows the folder with the log."
)
_SAVE_FIRST = (
    "Save the self-evaluation in a file first (Ctrl+S): a version is kept inside its file."
)


class VersionActions(QObject):
    """Acts on versions of what is open.

    Signals:
        told: a sentence about what happened, its tone, and whether undo takes it back.
    """

    told = Signal(str, str, bool)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        lane: Lane,
        comparer: Comparer,
        parent: QObject,
    ) -> None:
        """Make the actions; ``comparer`` is used on ``lane`` alone."""
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._comparer = comparer

    def name(self) -> None:
        """Ask for a name, and save what is open now under it."""
        if self._workspace.path is None:
            self.told.emit(_SAVE_FIRST, "info", False)
            return
        form = NameForm(self._theme)
        form.named.connect(self._on_named)
        self._dialogs.open_form(form)

    def read(self, version: Version, pack: PackVersion | None = None) -> None:
        """Show the whole of a version, or of the pack that it is."""
        work = self._workspace
        job = partial(_lines, self._comparer, work.history, version.id, work.framework)
        self._run(job, partial(self._on_lines, say_version(version, None, pack)))

    def copy(self, version: Version) -> None:
        """Ask for a name, and save a version as a file of its own."""
        work, services = self._workspace, self._workspace.services
        name = f"{_stem(work)} {version.at.astimezone(None):%Y-%m-%d}{FILES[0].patterns[0][1:]}"
        folder = work.path.parent if work.path is not None else services.recovery.parent
        path = ask_save_name(self._dialogs, "Save a copy of this version", FILES, folder / name)
        if path is None:
            return
        order = Copying(
            work.history,
            version.id,
            path,
            services.author,
            services.now(),
            services.readable,
            work.key,
        )
        self._run(partial(self._comparer.save_copy, order), self._on_copied)

    def go_back(self, version: Version) -> None:
        """Load a version, and make the document what it was then, if the person agrees."""
        job = partial(self._comparer.load, self._workspace.history, version.id)
        self._run(job, partial(self._on_loaded, version))

    def _run(self, job: Job, done: object) -> None:
        self._lane.run(job, partial(self._on_done, done), self)

    def _on_done(self, done: object, result: object) -> None:
        if isinstance(result, Exception):
            self.told.emit(sentence_of(result, FAULT), "warn", False)
        elif callable(done):
            done(result)

    def _on_lines(self, told: str, lines: tuple[Line, ...]) -> None:
        self._dialogs.open_form(VersionDialog(self._theme, told, lines))

    def _on_copied(self, path: object) -> None:
        name = getattr(path, "name", "")
        told = (
            f"Saved as “{name}”. It holds this version and those before it, none of the later ones."
        )
        self.told.emit(told, "ok", False)

    def _on_loaded(self, version: Version, document: Document) -> None:
        work = self._workspace
        keeps = work.is_changed and work.path is not None
        when = say_moment(version, None)
        if not self._dialogs.confirm(
            "Go back to this version?",
            f"The whole self-evaluation becomes what it was on {when}: its text, its records, its"
            " dates and its comments. Who signed it off and which packs are out stays on record."
            "\n\nNothing is lost. The newer versions stay in the list"
            f"{', what is not saved yet is saved as one of them first' if keeps else ''}, and undo"
            " takes it back.",
            "Go back to it",
        ):
            return
        if keeps:
            work.save()
        before = work.document
        work.change("Go back to an earlier version", gone_back(before, document))
        if work.document is before:
            self.told.emit("The self-evaluation reads like that version already.", "info", False)
            return
        told = f"The self-evaluation is what it was on {when}. The newer versions are in the list."
        self.told.emit(told, "ok", True)

    @Slot(str)
    def _on_named(self, name: str) -> None:
        self._workspace.save(label=name)
        self.told.emit(f"Saving the version “{name}”. It comes first in the list.", "ok", False)


def _lines(
    comparer: Comparer, history: History, version: str, framework: Framework
) -> tuple[Line, ...]:
    return readable_lines(comparer.load(history, version), framework)


def _stem(work: Workspace) -> str:
    return work.path.stem if work.path is not None else work.document.authority.name
