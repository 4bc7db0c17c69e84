"""Reads what the desk is to open: off the interface, and with its passphrase where it has one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from ilacs_desktop.storage.container import Opened
from ilacs_desktop.storage.crypt import NeedsPassphraseError, WrongPassphraseError
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.reading import read_unless_open
from ilacs_desktop.ui.work.waiting import GaveUpError, Waiting

Result = TypeVar("Result")


class Opening(QObject):
    """Reads one thing at a time. The window stays alive meanwhile, and the person can give up."""

    def __init__(self, dialogs: Dialogs, waiting: Waiting, parent: QObject) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._waiting = waiting
        self._lane = Lane(self, may_be_left=True)

    def file(self, path: Path, is_open: Path | None) -> Opened | None:
        """Return what a file holds; None when it is the one that is open.

        The passphrase of an encrypted file is asked for until it fits. Raises what reading raises,
        and GaveUpError.
        """
        return self.with_passphrase(
            lambda given: read_unless_open(path, is_open, given), f"Opening “{path.name}”…"
        )

    def with_passphrase(self, job: Callable[[str | None], Result], doing: str) -> Result:
        """Return what a job reads, given a passphrase if it asks for one.

        Raises what the job raises, and GaveUpError.
        """
        given: str | None = None
        while True:
            try:
                return self.result_of(partial(job, given), doing)
            except (NeedsPassphraseError, WrongPassphraseError) as error:
                given = self._dialogs.ask_passphrase("Open an encrypted file", str(error))
                if given is None:
                    raise GaveUpError from error

    def result_of(self, job: Callable[[], Result], doing: str) -> Result:
        """Return what a job reads. Raises what it raises, and GaveUpError."""
        if self._waiting.is_on:
            raise GaveUpError
        try:
            return self._waiting.result_of(self._lane, job, doing, "Cancel")
        except GaveUpError:
            self._lane.leave()
            self._lane = Lane(
                self, may_be_left=True
            )  # the next file need not wait for a drive that is away
            raise
