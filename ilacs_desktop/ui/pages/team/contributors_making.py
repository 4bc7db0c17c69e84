"""Makes contributors' packs: saves first, writes the files off the interface thread, keeps the list."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, Signal, Slot

from ilacs_desktop.cycle.files import Made, MakeForm, Order, make_packs
from ilacs_desktop.cycle.register import with_sent
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import Readable
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

_FAULT = (
    "Something went wrong inside the program, so no packs were made. Your self-evaluation was not"
    " changed. Report this fault: Help, Where files are kept, shows the folder with the log."
)
_NOT_SAVED = (
    "No packs were made, because the self-evaluation could not be saved. It is open and as it was."
    " Save it, and make the packs again."
)


class MakingPacks(QObject):
    """One batch of packs at a time.

    The self-evaluation is saved first, so that each pack can name the version it was made from:
    with that, what comes back is compared with what was sent.

    Signals:
        ended: what became of each pack, as a tuple of ``Made``; the made ones are on the list.
        failed: a sentence that says why none was made.
    """

    ended = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        lane: Lane,
        form_maker: Callable[[], MakeForm],
        parent: QObject | None = None,
    ) -> None:
        """``form_maker`` gives what makes a Word form; that runs on ``lane``, and holds no Qt."""
        super().__init__(parent)
        self._workspace = workspace
        self._lane = lane
        self._form_maker = form_maker
        self._orders: tuple[Order, ...] = ()
        self._folder = Path()
        self._saving_after: tuple[str, ...] | None = None  # what the awaited save follows
        # Queued: a save that was asked for during another one begins right after the signal.
        queued = Qt.ConnectionType.QueuedConnection
        workspace.saved_changed.connect(self._on_saved_changed, queued)

    @property
    def is_busy(self) -> bool:
        """Whether packs are being made."""
        return bool(self._orders)

    def make(self, orders: tuple[Order, ...], folder: Path) -> None:
        """Make these packs in a folder, of the self-evaluation as it is now, which has a file."""
        self._orders, self._folder = orders, folder
        if self._workspace.save_state == "saved":
            self._write()
        else:
            self._saving_after = self._workspace.open_now().parents
            self._workspace.save()

    @Slot()
    def _on_saved_changed(self) -> None:
        work = self._workspace
        if self._saving_after is None or work.save_state == "saving":
            return
        before, self._saving_after = self._saving_after, None
        # Who types on meanwhile has something unsaved again, but what was ordered is saved.
        if work.save_state == "saved" or work.open_now().parents[:1] != before[:1]:
            self._write()
        else:
            self._orders = ()
            self.failed.emit(_NOT_SAVED)

    def _write(self) -> None:
        work = self._workspace
        version = work.open_now().parents[0]
        orders = tuple(
            order._replace(pack=msgspec.structs.replace(order.pack, version=version))
            for order in self._orders
        )
        services = work.services
        job = partial(
            _written,
            work.history,
            version,
            orders,
            self._folder,
            services.now(),
            services.readable,
            self._form_maker(),
        )
        self._lane.run(job, self._on_written)

    def _on_written(self, result: tuple[Made, ...] | Exception) -> None:
        self._orders = ()
        if isinstance(result, Exception):
            self.failed.emit(sentence_of(result, _FAULT))
            return
        packs = [made.pack for made in result if made.path is not None]
        if packs:
            self._workspace.record(partial(with_sent, packs=packs))  # the files are out
            self._workspace.save()
        self.ended.emit(result)


def _written(  # noqa: PLR0913, PLR0917 - as make_packs
    history: History,
    version: str,
    orders: tuple[Order, ...],
    folder: Path,
    at: dt.datetime,
    readable: Readable,
    make_form: MakeForm,
) -> tuple[Made, ...]:
    """Make packs of a saved version; for another thread."""
    return make_packs(history.load(version), orders, folder, at, readable, make_form)
