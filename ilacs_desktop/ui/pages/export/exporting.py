"""Exports to Word, away from the interface: asks where to, and says how it went."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.errors import UserError
from ilacs_desktop.export.word import Export, Exported, HeldBackError, export_word, make_word
from ilacs_desktop.storage.names import file_name_for
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.export.choices import ChoicesCard
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.choices import copy_kind

_SUFFIX = ".docx"
_WORD = (FileKind("Word document", (f"*{_SUFFIX}",)),)
_FAULT = (
    "Something went wrong inside the program, so no Word file was written. Your self-evaluation is"
    " safe. Try again with the standard look; if it fails again, report this fault."
)

_STILL = "The last file is still being made. Export again when it is ready."
_SAVE_TOO = (
    "Save the self-evaluation in a file now, before you go on writing: what reviewers send back is"
    " compared with this version of it."
)


class Exporting(QObject):
    """One export at a time.

    Signals:
        begun: a file is being made, at this path.
        done: it stands on the disk; an ``Exported``.
        failed: nothing was written; a UserError that says why.
    """

    begun = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, workspace: Workspace, dialogs: Dialogs, outlet: Outlet, choices: ChoicesCard
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._choices = choices
        self._last: Path | None = None
        self._is_busy = False

    @Slot()
    def export(self) -> None:
        """Ask where the file goes, and make it; nothing while another is being made."""
        if self._is_busy:
            self.failed.emit(UserError(_STILL))
            return
        out = ask_save_name(self._dialogs, "Export to Word", _WORD, self.suggested())
        if out is None:
            return
        self._is_busy = True
        if self._choices.choices.copy == "review":
            self._workspace.save()  # what reviewers send back is compared with this version
        self.begun.emit(out)
        self._outlet.lane.run(partial(export_word, self._order(out)), self._on_done, self)

    def when_fit(self, go_on: Callable[[], None]) -> None:
        """Go on at once, or with a final copy once it was looked over and may go out.

        Pages on paper or in a PDF are held back as the Word file is.
        """
        work, choices = self._workspace, self._choices.choices
        if copy_kind(work.document, choices) != "final":
            go_on()
        elif not self._is_busy:
            self._is_busy = True
            job = partial(make_word, self._order(self.suggested()))
            self._outlet.lane.run(job, partial(self._on_looked_over, go_on), self)

    def _on_looked_over(self, go_on: Callable[[], None], result: object) -> None:
        self._is_busy = False
        if isinstance(result, HeldBackError):
            self.failed.emit(HeldBackError(f"Nothing was printed or saved. {result}", result.audit))
        elif isinstance(result, Exception):
            self.failed.emit(result if isinstance(result, UserError) else UserError(_FAULT))
        else:
            go_on()

    def suggested(self, suffix: str = _SUFFIX) -> Path:
        """Return where the file went last, or its place beside the self-evaluation."""
        document, path = self._workspace.document, self._workspace.path
        name = file_name_for(document.authority.name, document.cycle.label)
        return (self._last or path or self._outlet.documents / name).with_suffix(suffix)

    def _order(self, out: Path) -> Export:
        work = self._workspace
        return Export(
            work.document,
            work.framework,
            self._choices.template,
            self._choices.choices,
            work.today,
            out,
            user=work.services.author.by,
            machine=work.services.author.device,
            source=work.path,
        )

    def _on_done(self, result: object) -> None:
        self._is_busy = False
        if isinstance(result, Exported):
            self._last = result.path
            if result.copy == "review" and self._workspace.path is None:
                result = result._replace(warnings=(*result.warnings, _SAVE_TOO))
            self.done.emit(result)
        else:
            self.failed.emit(result if isinstance(result, UserError) else UserError(_FAULT))
