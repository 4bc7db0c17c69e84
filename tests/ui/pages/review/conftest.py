"""Self-evaluations on the review place."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.review.kit import Reviewer
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim

OpenReview = Callable[[Document], Reviewer]


@pytest.fixture
def open_review(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    tmp_path: Path,
) -> Iterator[OpenReview]:
    """Return a function that opens a document on the review place."""
    opened: list[Reviewer] = []

    def open_(document: Document) -> Reviewer:
        opened.append(Reviewer(theme, draft_workspace(document), dialogs, tmp_path))
        return opened[-1]

    yield open_
    for reviewer in opened:
        reviewer.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # there is no event loop


@pytest.fixture(scope="session")
def small(example: Document) -> Document:
    """Return the example with a few sections only, and an open comment."""
    document = slim(example)
    comment = msgspec.structs.replace(
        example.comments[0], part=document.sections[0].id, question="know", closed_by=""
    )
    return msgspec.structs.replace(document, comments=(comment,))


@pytest.fixture
def flawed(small: Document) -> Document:
    """Return the example with an untold weakness, an action without owner and a lost citation."""
    first = small.evidence[0]
    unsaid = msgspec.structs.replace(
        first, id="ev-unsaid", number=900, title="Night visits", direction="negative"
    )
    action = msgspec.structs.replace(small.actions[0], owner="")
    return msgspec.structs.replace(
        small,
        evidence=(*small.evidence, unsaid),
        actions=(action, *small.actions[1:]),
    )


@pytest.fixture
def review(open_review: OpenReview, flawed: Document) -> Reviewer:
    """Return the flawed example on the review place."""
    return open_review(flawed)


@pytest.fixture
def empty(open_review: OpenReview, framework: Framework) -> Reviewer:
    """Return a self-evaluation that nobody has written in yet."""
    return open_review(new_document(framework, "Northbridge Council", None))
