"""Of rows that went nothing is left: PySide 6.11 took whatever came in their place for one of them.

Lists that are filled anew all day then brought the program down, hours later and anywhere.
"""

import gc
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ilacs_desktop.ui
from ilacs_desktop.ui.shell.find.results import ResultList
from ilacs_desktop.ui.shell.find.rows import Row
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.section_list import SectionList, SectionRow

UI = Path(ilacs_desktop.ui.__file__).parent


def detail_rows(time: int) -> Sequence[DetailRow]:
    return [DetailRow(f"{time}-{n}", "A row", depth=min(n, 1)) for n in range(5)]


def section_rows(time: int) -> Sequence[SectionRow]:
    return [SectionRow(f"{time}-{n}", "A section", group=not n) for n in range(5)]


def result_rows(time: int) -> Sequence[Row]:
    return [Row(n, f"{time}", "words", "after") for n in range(5)]


def items() -> int:
    gc.collect()
    return sum(type(one) is QStandardItem for one in gc.get_objects())


@pytest.mark.parametrize(
    ("make", "rows"),
    [
        (lambda theme: DetailTree(theme, "Findings"), detail_rows),
        (SectionList, section_rows),
        (ResultList, result_rows),
    ],
    ids=["details", "sections", "results"],
)
def test_nothing_is_left_of_them(
    make: Callable[[Theme], QWidget],
    rows: Callable[[int], Sequence[object]],
    theme: Theme,
    qtbot: QtBot,
) -> None:
    shown = make(theme)
    qtbot.addWidget(shown)
    shown.set_rows(rows(0))
    before = items()
    for time in range(1, 5):
        shown.set_rows(rows(time))
    assert items() == before


def test_no_rows_are_given_to_the_root_that_is_invisible() -> None:
    found = [
        path.name for path in UI.rglob("*.py") if "invisibleRootItem" in path.read_text("utf-8")
    ]
    assert found == []
