"""Where the keyboard is on the key dates page, when one comes to it and after undo in its banner."""

import datetime as dt
from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from tests.ui.pages.key_dates.kit import YearDesk
from tests.ui.walk import settle

TODAY = dt.date(2026, 10, 12)
OpenYear = Callable[[Document], YearDesk]


def on_day(document: Document, today: dt.date) -> Document:
    cycle = msgspec.structs.replace(document.cycle, today=today)
    return msgspec.structs.replace(document, cycle=cycle)


def test_undo_of_a_step_without_a_record_leaves_the_keyboard_on_its_row(year: YearDesk) -> None:
    year.click("Mark done: Director signs it off")
    year.page.banner._link.setFocus()
    year.page.banner._link.click()
    settle()
    assert year.record("director") is None
    assert year.row("director").isAncestorOf(QApplication.focusWidget())


def test_the_banner_takes_back_its_own_change_or_none(year: YearDesk) -> None:
    year.click("Mark done: Quality assurance")
    year.change(actions=())
    assert year.told == "", "undo would take back the other change"
    year.page._on_undo()
    assert year.record("quality_assurance").done == TODAY
    assert year.document.actions == ()


def test_work_on_the_page_begins_with_who_is_late(open_year: OpenYear, example: Document) -> None:
    year = open_year(example)
    year.page.focus_first()
    assert year.page.late.isAncestorOf(QApplication.focusWidget())
    year = open_year(on_day(example, dt.date(2026, 1, 5)))
    year.page.focus_first()
    assert year.page._save.hasFocus()
