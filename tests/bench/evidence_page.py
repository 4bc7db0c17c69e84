"""What pages cost with 1,000 items of evidence and actions: to filter, sort, group, and follow an edit."""

import datetime as dt
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.pages.evidence.page import EvidencePage
from ilacs_desktop.ui.pages.plan.page import PlanPage
from ilacs_desktop.ui.pages.records.page import RecordsPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.bench.documents import enlarged
from tests.bench.measure import ROUNDS, Row, Work, median, milliseconds
from tests.ui.recorded_dialogs import RecordedDialogs

AT = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
ITEMS = 1000
SMOOTH = 30  # milliseconds


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure the page, painted, with 1,000 items cited in a text of 14 times the example."""
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(_large(document), History(), (), None, _services(framework, folder))
        theme = Theme(app, resources() / "icons", mode="light")
        lane = workspace.services.save_lane
        outlet = Outlet(lane, lambda _path: True, Path(folder), lane, lane)
        common = (theme, workspace, RecordedDialogs(), outlet)
        page, plan = EvidencePage(*common), PlanPage(*common)
        for one, name in ((page, "evidence"), (plan, "plan")):
            one.resize(1280, 570)
            one.show()
            app.processEvents()
            yield from _looks(one, name, app)
            if one is page:
                what = "evidence page: an edit of one of 1,000 items"
                yield milliseconds(what, _edit(page, app), 150)
            one.hide()
        workspace.close()
        page.deleteLater()
        plan.deleteLater()


def _looks(page: RecordsPage, name: str, app: QApplication) -> Iterator[Row]:
    """Measure each way to look at the table, there and back, as half of the pair."""
    plain = page.table.look
    ways = {
        "filter": plain._replace(query="audit"),
        "sort": plain._replace(sort=4),
        "group": plain._replace(grouping="section"),
    }
    for way, look in ways.items():

        def there_and_back(look: object = look) -> None:
            for one in (look, plain):
                page.table.set_look(one)
                app.processEvents()

        spent = median(there_and_back, ROUNDS) * 1000 / 2
        yield Row(f"{name} page: {way} {ITEMS:,} items", spent, SMOOTH, "ms")


def _edit(page: EvidencePage, app: QApplication) -> Work:
    """Return an edit of an item with the page in sight."""
    workspace = page._workspace
    titles = iter(f"Case audit {n}" for n in range(10_000))

    def edit() -> None:
        first, *others = workspace.document.evidence
        named = msgspec.structs.replace(first, title=next(titles))
        changed = msgspec.structs.replace(workspace.document, evidence=(named, *others))
        workspace.change("Edit evidence", changed)
        app.processEvents()

    return edit


def _large(document: Document) -> Document:
    times = -(-ITEMS // len(document.evidence))
    large = enlarged(document, times)
    actions = itertools.islice(itertools.cycle(large.actions), ITEMS)
    numbered = (
        msgspec.structs.replace(action, id=f"{action.id}+{n}", number=n)
        for n, action in enumerate(actions, start=1)
    )
    return msgspec.structs.replace(large, evidence=large.evidence[:ITEMS], actions=tuple(numbered))


def _services(framework: Framework, folder: str) -> Services:
    return Services(
        framework=framework,
        author=Author("bench", "bench"),
        now=lambda: AT,
        clock=lambda: 0.0,
        readable=lambda _: "",
        recovery=Path(folder) / "recovery",
        save_lane=Lane(),
        journal_lane=Lane(),
    )
