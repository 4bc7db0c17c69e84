"""The plan page in one window for all the tests of a module."""

import datetime as dt
from collections.abc import Iterator

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import with_body
from ilacs_desktop.document.records import Action
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.services import Services
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.conftest import NOW
from tests.ui.pages.plan.kit import AtPlan, linked, unmarked

TODAY = dt.date(2026, 10, 12)


@pytest.fixture(scope="module")
def document(example: Document) -> Document:
    """Return the example with a plan of six actions, one of each kind."""
    first, second = example.sections[0].id, example.sections[-1].id
    actions = (
        Action("ac-late", 1, "Hold a panel", "Drift", "Jo Ash", dt.date(2026, 9, 30), "9 of 10"),
        Action("ac-soon", 2, "Coach", "Supervision", "Jo Ash", dt.date(2026, 11, 1), "60%"),
        Action("ac-bare", 3, "Find homes"),
        Action(
            "ac-done",
            4,
            "End hotels",
            owner="Siân Holroyd",
            due=dt.date(2026, 9, 1),
            measure="0",
            state="done",
        ),
        Action(
            "ac-works",
            5,
            "Ring carers",
            owner="Tom",
            due=dt.date(2027, 3, 31),
            measure="All",
            state="shown_to_work",
            shown_by=(example.evidence[0].id, "ev-gone"),
        ),
        Action("ac-old", 6, "Audit", "Quality", "Tom", dt.date(2027, 5, 1), "12", carried="2025"),
    )
    changed = msgspec.structs.replace(unmarked(example), actions=actions)
    for part, action in ((first, "ac-late"), (second, "ac-works")):
        changed = with_body(changed, *linked(part, action))
    return changed


@pytest.fixture(scope="module")
def _window(
    _one_theme: Theme,
    framework: Framework,
    example: Document,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[AtPlan]:
    folder = tmp_path_factory.mktemp("plan")
    services = Services(
        framework=framework,
        author=Author("Siân Holroyd", "LAPTOP-1"),
        now=lambda: NOW,
        clock=lambda: 0.0,
        readable=lambda document: document.authority.name,
        recovery=folder / "recovery",
        save_lane=Lane(),
        journal_lane=Lane(),
    )
    workspace = Workspace(example, History(), (), None, services)
    at = AtPlan(_one_theme, workspace, folder)
    yield at
    at.end()
    workspace.close()


@pytest.fixture
def at(_window: AtPlan, document: Document, theme: Theme) -> AtPlan:
    """Return the plan of six actions on its page."""
    return _window.begin(document)
