"""The window goes by the framework that what is open was written under, and says where it is not here."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.cycle.moving import move
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.pack import Pack, pack_bytes
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.pages.tabbed import TabbedPage
from tests.framework_packs import NEXT, change_2027, made
from tests.ui.at_desk import NOW
from tests.ui.running import Running
from tests.ui.walk import settle

STANDS_IN = "which is not on this computer. “ILACS from April 2026” stands in for it"


@pytest.fixture(scope="session")
def pack() -> Pack:
    return made(change_2027)


@pytest.fixture(scope="session")
def small(framework: Framework, pack: Pack) -> Document:
    """Return a self-evaluation under the other framework in which little is written."""
    place = Place("thresholds", "know")
    begun = new_document(framework, "Northbridge Council", None)
    begun = with_body(begun, place, (Block("b1", (Text("Decisions are timely."),)),))
    return move(begun, framework, (pack.framework,)).document


@pytest.fixture(scope="session")
def moved(example: Document, framework: Framework, pack: Pack) -> Document:
    return move(example, framework, (pack.framework,)).document


def saved(document: Document, folder: Path) -> Path:
    """Save a file that somebody else wrote."""
    path = folder / "theirs.ilacs"
    save_new(path, document, Author("B", "LAPTOP-2"), NOW, lambda one: one.authority.name)
    return path


def put_on_shelf(folder: Path, pack: Pack) -> None:
    frameworks = folder / "frameworks"
    frameworks.mkdir()
    (frameworks / f"framework-{pack.framework.id}.zip").write_bytes(pack_bytes(pack))


def visit_all(running: Running) -> None:
    """Bring every page into view, as a person would."""
    bench = running.inside.workbench
    for stage in bench._top._stages:
        bench.ways.go_to_stage(stage.id)
        settle()
        page = bench._pages.page(stage.id)
        for tab in page._by_id if isinstance(page, TabbedPage) else ():
            bench.ways.go_to_stage(f"{stage.id}/{tab}")
            settle()
    running.inside._check_lane.drain()
    running.inside._page_lane.drain()
    settle()


def test_where_the_framework_is_not_here_that_is_said_until_it_is_brought_in(
    run: Callable[..., Running],
    small: Document,
    tmp_path: Path,
    pack: Pack,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    running = run(saved(small, tmp_path))
    bench = running.inside.workbench
    assert STANDS_IN in running.told
    assert running.document == small
    assert running.workspace.save_state == "saved"
    services = running.workspace.services
    assert services.framework_of(small.cycle) is services.framework
    assert "Decisions are timely." in services.readable(small)
    bench._checking.refresh()
    running.inside.finish_checks()
    assert bench._checking.is_current
    bench.ways.go_to_part("thresholds")
    draft = bench._pages.draft()
    put_on_shelf(tmp_path, pack)
    busy = "ilacs_desktop.ui.shell.workbench.QApplication.activeModalWidget"
    monkeypatch.setattr(busy, lambda: running.window)  # a form that belongs to the page is open
    running.workspace.look_up_framework()
    assert not bench._checking.is_current
    assert running.workspace.framework == running.inside._framework() == pack.framework
    assert bench._pages.draft() is draft
    monkeypatch.undo()
    bench._on_framework_changed()
    settle()
    assert bench._pages.draft() is not draft
    assert bench.ways.stage == "draft"
    assert bench.ways.caret().place.part == "thresholds"
    bench._checking.refresh()
    running.inside.finish_checks()
    assert "lead.hubs" in {found.record for found in bench._checking.latest.findings}


def test_a_new_one_begins_under_the_newest_framework_and_the_start_page_says_so(
    run: Callable[..., Running], tmp_path: Path, pack: Pack
) -> None:
    put_on_shelf(tmp_path, pack)
    running = run()
    assert "It begins under “ILACS from April 2027”, as at 1 April 2027" in running.text()
    running.start()
    assert running.document.cycle.framework == NEXT
    assert running.workspace.framework == pack.framework


@pytest.mark.long
def test_after_a_move_all_pages_begin_anew_and_undo_leads_back(
    run: Callable[..., Running], tmp_path: Path, pack: Pack, framework: Framework
) -> None:
    put_on_shelf(tmp_path, pack)
    running = run()
    running.choose("example")
    visit_all(running)
    before, draft = running.document, running.inside.workbench._pages.draft()
    again = move(before, framework, (pack.framework,)).document
    running.workspace.change("Move to another framework", again)
    settle()
    assert running.workspace.framework.id == NEXT
    assert running.inside.workbench._pages.draft() is not draft
    assert STANDS_IN not in running.told
    visit_all(running)
    running.workspace.undo()
    settle()
    assert running.document is before
    assert running.workspace.framework.id == framework.id


@pytest.mark.long
def test_every_page_shows_what_is_under_a_framework_that_is_not_its_own(
    run: Callable[..., Running], moved: Document, tmp_path: Path, pack: Pack
) -> None:
    running = run(saved(moved, tmp_path))
    visit_all(running)
    put_on_shelf(tmp_path, pack)
    running.workspace.look_up_framework()
    visit_all(running)
    assert running.document == moved
    replace = msgspec.structs.replace
    cycle = replace(moved.cycle, framework="unheard-of", pathway="unheard-of")
    dates = tuple(replace(date, id=f"{date.id}-x", title="") for date in moved.key_dates)
    evidence = tuple(replace(item, type="unheard-of") for item in moved.evidence)
    strange = replace(moved, cycle=cycle, key_dates=dates, evidence=evidence)
    running.workspace.change("Test", strange)
    visit_all(running)
    assert running.document is strange
