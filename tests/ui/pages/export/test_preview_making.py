"""The pages of the preview are those of now, made one at a time and only while they are wanted."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ilacs_desktop.assets import templates
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.export.preview.job import Preview, PreviewOf, make_preview
from ilacs_desktop.ui.pages.export.preview.making import Previewing
from ilacs_desktop.ui.pages.export.preview.pane import PreviewPane
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Done, Job, Lane
from ilacs_desktop.word.choices import ExportChoices
from tests.ui.pages.export.preview_kit import preview
from tests.ui.slim import slim
from tests.ui.walk import settle

TODAY = dt.date(2026, 10, 12)


class SlowLane:
    """A lane whose jobs end when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Job, Done, QObject]] = []

    def run(self, job: Job, done: Done, owner: QObject) -> None:
        self.waiting.append((job, done, owner))

    def end(self) -> None:
        """Let the job that waits longest end."""
        job, done, owner = self.waiting.pop(0)
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - as Lane hands it over
            result = error
        if isValid(owner):
            done(result)
        settle()


class Maker:
    """What is to be seen, as a number of pages; every making is counted."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.pages = 3
        self.error: Exception | None = None
        self.made: list[int] = []
        self.lane = SlowLane()
        self.pane = PreviewPane(theme)
        self.pane.resize(900, 600)
        self.previewing = Previewing(
            self.pane, cast("Lane", self.lane), cast("Any", lambda: self.pages), self._make
        )

    def _make(self, pages: Any) -> Preview:
        self.made.append(pages)
        if self.error is not None:
            raise self.error
        return preview(pages)

    def show(self) -> "Maker":
        self.pane.show()
        settle()
        return self

    def change(self, pages: int) -> None:
        self.pages = pages
        self.previewing.refresh()

    def rest(self) -> None:
        """Let the time pass that it waits for more changes."""
        assert self.previewing._resting.isActive()
        self.previewing._resting.timeout.emit()
        self.previewing._resting.stop()
        settle()

    @property
    def shown(self) -> int:
        return len(self.pane.placed.pages) if self.pane.placed else 0


@pytest.fixture
def maker(theme: Theme, qtbot: QtBot) -> Iterator[Maker]:
    made = Maker(theme)
    yield made
    made.pane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_nothing_is_made_before_it_is_seen(maker: Maker) -> None:
    maker.change(5)
    assert maker.lane.waiting == []
    maker.show()
    maker.lane.end()
    assert (maker.shown, maker.made) == (5, [5])
    assert maker.previewing.is_current


def test_a_change_is_made_when_changes_rest(maker: Maker) -> None:
    maker.show().lane.end()
    for pages in (4, 5, 6):
        maker.change(pages)
    assert maker.lane.waiting == []
    assert maker.pane.state
    maker.rest()
    maker.lane.end()
    assert (maker.shown, maker.made, maker.pane.state) == (6, [3, 6], "")


def test_what_was_overtaken_is_dropped_and_made_again_one_at_a_time(maker: Maker) -> None:
    maker.show()
    maker.change(8)
    maker.rest()
    assert len(maker.lane.waiting) == 1
    maker.lane.end()
    assert maker.shown == 0
    assert len(maker.lane.waiting) == 1
    maker.lane.end()
    assert (maker.shown, maker.made) == (8, [3, 8])


def test_a_change_while_hidden_is_made_when_it_is_seen_again(maker: Maker) -> None:
    maker.show().lane.end()
    maker.pane.hide()
    maker.change(7)
    assert maker.lane.waiting == []
    assert maker.pane.state == ""  # nobody who works elsewhere is told
    maker.show()
    maker.lane.end()
    assert maker.shown == 7
    maker.pane.hide()
    maker.show()
    assert maker.lane.waiting == []  # nothing is new


def test_hidden_while_changes_rest_it_makes_nothing(maker: Maker) -> None:
    maker.show().lane.end()
    maker.change(7)
    maker.pane.hide()
    maker.rest()
    assert maker.lane.waiting == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (UserError("The template could not be read. Choose another."), "Choose another."),
        (ValueError("a fault of ours"), "Your self-evaluation is safe."),
    ],
)
def test_a_failure_is_told_and_tried_again(maker: Maker, error: Exception, sentence: str) -> None:
    maker.error = error
    maker.show().lane.end()
    told = maker.pane._failure._text.text()
    assert sentence in told
    assert "fault of ours" not in told
    assert not maker.previewing.is_current
    maker.error = None
    maker.pane._failure._link.click()
    maker.lane.end()
    assert maker.shown == 3
    assert not maker.pane._failure.isVisible()


def test_who_waits_gets_the_pages_of_now(maker: Maker) -> None:
    got: list[int] = []

    def take(ready: Preview | None) -> None:
        got.append(len(ready.placed.pages) if ready else 0)

    maker.show().lane.end()
    maker.previewing.when_ready(take)
    assert got == [3]
    maker.change(9)
    maker.previewing.when_ready(take)
    assert got == [3]
    maker.lane.end()
    assert got == [3, 9]
    assert maker.shown == 9


def test_pages_from_before_a_failure_are_not_those_of_now(maker: Maker) -> None:
    maker.show().lane.end()
    maker.error = UserError("No.")
    maker.change(5)
    maker.rest()
    maker.lane.end()
    assert maker.shown == 3
    assert not maker.previewing.is_current


def test_who_waits_is_told_once_that_it_failed(maker: Maker) -> None:
    got: list[Preview | None] = []
    maker.error = UserError("No.")
    maker.previewing.when_ready(got.append)
    maker.lane.end()
    maker.error = None
    maker.show().lane.end()
    assert got == [None]


def test_pages_that_come_after_the_document_was_closed_are_let_go(maker: Maker) -> None:
    maker.show()
    got: list[Preview | None] = []
    maker.previewing.when_ready(got.append)
    maker.pane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    maker.lane.end()
    assert got == []
    maker.pane = PreviewPane(maker.theme)  # for the fixture to delete


def test_the_pages_are_those_of_the_word_file(example: Document, framework: Framework) -> None:
    document = slim(example)
    template = templates() / "word" / "default.docx"
    made = make_preview(PreviewOf(document, framework, template, ExportChoices(), TODAY))
    titles = {heading.title for heading in made.headings}
    assert {section.title for section in document.sections if not section.parked} <= titles
    assert all(heading.bookmark in made.placed.places for heading in made.headings)
    assert made.title == "Northbridge Council: Self-evaluation 2026"
    pages = [made.placed.places[heading.bookmark].page for heading in made.headings]
    assert pages == sorted(pages)
    assert max(pages) <= len(made.placed.pages)


def test_a_real_lane_hands_over_real_pages(
    theme: Theme, example: Document, framework: Framework, qtbot: QtBot
) -> None:
    what = PreviewOf(
        slim(example), framework, templates() / "word" / "default.docx", ExportChoices(), TODAY
    )
    lane, pane = Lane(), PreviewPane(theme)
    Previewing(pane, lane, lambda: what)
    pane.show()
    lane.drain()
    settle()
    assert pane.placed is not None
    assert len(pane.placed.pages) > 3
    pane.deleteLater()
    lane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
