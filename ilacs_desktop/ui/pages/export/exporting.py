"""Exports to Word, away from the interface: asks where to, and says how it went."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.errors import UserError
from ilacs_desktop.export.word import Export, Exported, export_word
from ilacs_desktop.storage.names import file_name_for
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.export.choices import ChoicesCard
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_SUFFIX = ".docx"
_WORD = (FileKind("Word document", (f"*{_SUFFIX}",)),)
_FAULT = (
    "Something went wrong inside the program, so no Word file was written. Your self-evaluation is"
    " safe. Try again with the standard look; if it fails again, report this fault."
)

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
            return
        out = ask_save_name(self._dialogs, "Export to Word", _WORD, self.suggested())
        if out is None:
            return
        self._is_busy = True
        if self._choices.choices.copy == "review":
            self._workspace.save()  # what reviewers send back is compared with this version
        self.begun.emit(out)
        self._outlet.lane.run(partial(export_word, self._order(out)), self._on_done)

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
