"""Counting pages while somebody writes: when it counts, and what it tells."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.places import Place
from ilacs_desktop.layout.live import Length, LivePages
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.paging import REST, Paging, Printing, pages_text
from ilacs_desktop.word.choices import ExportChoices
from tests.ui.at_desk import AtDesk
from tests.ui.slim import slim

SUMMARY = Place("front", "summary")


class Reader:
    """The example on a desk, with its paging."""

    def __init__(self, at_desk: AtDesk) -> None:
        assert at_desk.desk.open_example()
        self.workspace = at_desk.workspace
        self.workspace.change("Fewer sections", slim(self.workspace.document))
        self.printing = Printing(standard_template(), ExportChoices())
        self.lane = Lane()
        self.told = 0
        self.paging = Paging(self.workspace, lambda: self.printing, self.lane)
        self.paging.length_changed.connect(self._on_length_changed)

    def _on_length_changed(self) -> None:
        self.told += 1

    def rest(self) -> None:
        """Let typing rest, and wait for the count."""
        self.paging._resting.timeout.emit()
        self.lane.drain()

    @property
    def latest(self) -> Length:
        assert self.paging.latest is not None
        return self.paging.latest


@pytest.fixture
def reader(at_desk: AtDesk, qapp: QApplication) -> Iterator[Reader]:
    made = Reader(at_desk)
    yield made
    made.paging.close()
    made.lane.drain()
    made.paging.deleteLater()
    made.lane.deleteLater()


def test_nothing_is_counted_until_typing_rests(reader: Reader) -> None:
    assert reader.paging.latest is None
    assert reader.paging._resting.isActive()
    reader.rest()
    assert reader.told == 1


def test_it_counts_what_is_counted_in_one_go(reader: Reader) -> None:
    reader.rest()
    work = reader.workspace
    alone = LivePages(standard_template(), ExportChoices())
    assert reader.latest == alone.count(work.document, work.framework, work.today)


def test_a_change_waits_for_the_next_rest(reader: Reader) -> None:
    reader.rest()
    before = reader.latest
    reader.workspace.edit_body(SUMMARY, ())
    assert reader.paging._resting.isActive()
    assert reader.paging._resting.interval() == REST
    assert reader.latest is before
    reader.rest()
    assert reader.latest != before
    assert "summary" not in reader.latest.parts


def test_a_count_that_a_change_has_overtaken_is_dropped_and_made_again(reader: Reader) -> None:
    reader.paging.refresh()
    reader.workspace.edit_body(SUMMARY, ())
    reader.rest()
    assert reader.told == 1
    assert "summary" not in reader.latest.parts


def test_another_template_or_other_choices_are_counted_at_once(reader: Reader) -> None:
    reader.rest()
    before = reader.latest
    reader.printing = reader.printing._replace(choices=ExportChoices(leads="heading"))
    reader.paging.refresh()
    reader.lane.drain()
    assert reader.latest.pages.number > before.pages.number
    reader.paging.refresh()
    assert not reader.lane.is_busy


def test_a_template_that_is_gone_leaves_the_length_open(reader: Reader, tmp_path: Path) -> None:
    reader.rest()
    reader.printing = reader.printing._replace(template=tmp_path / "gone.docx")
    reader.paging.refresh()
    reader.lane.drain()
    assert reader.paging.latest is None
    assert reader.told == 2


def test_after_closing_nothing_is_told(reader: Reader) -> None:
    reader.paging.refresh()
    reader.workspace.edit_body(SUMMARY, ())
    reader.paging.close()
    reader.lane.drain()
    assert reader.told == 0
    assert reader.paging.latest is None


def test_a_title_that_changes_opens_the_template_again(reader: Reader) -> None:
    reader.rest()
    before = reader.latest
    document = reader.workspace.document
    long = " and ".join(["Northbridge Council"] * 60)
    authority = msgspec.structs.replace(document.authority, name=long)
    reader.workspace.change("Name", msgspec.structs.replace(document, authority=authority))
    reader.rest()
    assert reader.latest.pages.number > before.pages.number


@pytest.mark.parametrize(
    ("number", "text"), [(1, "about 1 page"), (14, "about 14 pages"), (1200, "about 1,200 pages")]
)
def test_a_length_is_told_in_words(number: int, text: str) -> None:
    assert pages_text(number) == text
