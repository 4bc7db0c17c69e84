"""Somebody on the Sign-off tab, with a self-evaluation in a file and in none."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.review.kit import Reviewer
from tests.ui.pages.review.signing.kit import PEOPLE, Recorder, rest
from tests.ui.recorded_dialogs import RecordedDialogs


@pytest.fixture
def signer(open_review: Callable[[Document], Reviewer], small: Document) -> Reviewer:
    """Return somebody on the tab, with a self-evaluation that is in no file."""
    reviewer = open_review(msgspec.structs.replace(small, people=PEOPLE))
    reviewer.show("sign_off")
    return reviewer


@pytest.fixture
def saved(signer: Reviewer, tmp_path: Path) -> Reviewer:
    """Return the same in a file."""
    signer.workspace.save_as(tmp_path / "a.ilacs")
    rest(signer)
    return signer


@pytest.fixture
def unsaved(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    small: Document,
) -> Iterator[Recorder]:
    """Return somebody at the tab alone, with a self-evaluation that is in no file."""
    document = msgspec.structs.replace(small, people=PEOPLE, key_dates=())
    recorder = Recorder(theme, draft_workspace(document), dialogs)
    yield recorder
    recorder.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


@pytest.fixture
def desk(unsaved: Recorder, tmp_path: Path) -> Recorder:
    """Return the same in a file."""
    unsaved.workspace.save_as(tmp_path / "a.ilacs")
    unsaved.rest()
    return unsaved
