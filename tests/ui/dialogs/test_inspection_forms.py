"""The forms for an inspection and for a count of audits."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import AuditCount, Graded, Inspection
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.audit_count import AuditCountDialog
from ilacs_desktop.ui.dialogs.inspection import InspectionDialog
from ilacs_desktop.ui.dialogs.record_form import RecordForm
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from tests.ui.dialogs.test_record_forms import put
from tests.ui.pages.draft.kit import entry, error, said
from tests.ui.walk import assert_accessible, assert_fits, settle

TODAY = dt.date(2026, 10, 12)
OVERALL = "Overall effectiveness (until March 2026)"


class Opened:
    """Opens the two forms and keeps what they save."""

    def __init__(self, theme: Theme, framework: Framework, bot: QtBot) -> None:
        self._theme, self._framework, self._bot = theme, framework, bot
        self.saved: list[Any] = []

    def visit(self, visit: Inspection, *, is_new: bool = False) -> InspectionDialog:
        form = InspectionDialog(self._theme, visit, self._framework, TODAY, is_new=is_new)
        self._open(form)
        return form

    def audit(self, audit: AuditCount, *, is_new: bool = False) -> AuditCountDialog:
        form = AuditCountDialog(self._theme, audit, self._framework, is_new=is_new)
        self._open(form)
        return form

    def _open(self, form: RecordForm) -> None:
        form.saved.connect(self.saved.append)
        self._bot.addWidget(form)
        form.show()
        form.activateWindow()
        settle()


@pytest.fixture
def opened(theme: Theme, framework: Framework, qtbot: QtBot) -> Opened:
    return Opened(theme, framework, qtbot)


def shown(form: RecordForm) -> list[str]:
    return [field.label for field in form.findChildren(Field) if field.isVisible()]


def test_opening_and_saving_changes_nothing(opened: Opened, example: Document) -> None:
    older = Inspection(
        "i",
        "inspection",
        dt.date(2018, 5, 1),
        None,
        "",
        (Graded("care_and_leavers", "fair"), Graded("impact_of_leaders", "good")),
        "weak",
    )
    strange = AuditCount("a", "X", audited=9, grades={"older": 2, "good": 0})
    for visit in (*example.inspections, older):
        opened.visit(visit).accept()
        assert opened.saved[-1] == visit
    for audit in (example.audits[0], example.audits[3], strange):
        opened.audit(audit).accept()
        assert opened.saved[-1] == audit


def test_an_inspection_is_filled_in_field_by_field(opened: Opened) -> None:
    form = opened.visit(Inspection("ins-1"), is_new=True)
    put(form, "First day on site", "4/3/2024")
    put(form, "Published", "7 May 2024")
    entry(form, "Grade: Leaders", Choice).set_value("good")
    entry(form, "Grade: Care leavers", Choice).set_value("inadequate")
    entry(form, OVERALL, Choice).set_value("requires_improvement")
    form.accept()
    assert opened.saved == [
        Inspection(
            "ins-1",
            "inspection",
            dt.date(2024, 3, 4),
            dt.date(2024, 5, 7),
            "",
            (Graded("impact_of_leaders", "good"), Graded("care_leavers", "inadequate")),
            "requires_improvement",
        )
    ]


def test_only_an_inspection_has_grades(opened: Opened, example: Document) -> None:
    form = opened.visit(example.inspections[0])
    assert "Grade: Leaders" in shown(form)
    assert OVERALL in shown(form)
    entry(form, "What it was", Choice).set_value("focused_visit")
    assert not any(label.startswith(("Grade", "Overall")) for label in shown(form))
    form.accept()
    assert opened.saved[0].kind == "focused_visit"
    assert (opened.saved[0].grades, opened.saved[0].overall) == ((), "")


def test_letters_and_plans_are_no_visits(opened: Opened) -> None:
    form = opened.visit(Inspection("i"), is_new=True)
    kinds = entry(form, "What it was", Choice)
    assert [kinds.itemData(n) for n in range(kinds.count())] == [
        "inspection",
        "focused_visit",
        "monitoring_visit",
        "jtai",
    ]


@pytest.mark.parametrize(
    ("started", "published", "field", "sentence"),
    [
        ("", "", "First day on site", "Give the first day on site, or the day of the report."),
        ("13/10/2026", "", "First day on site", "13 October 2026 is still to come."),
        ("", "13/10/2026", "Published", "13 October 2026 is still to come."),
        ("7/5/2024", "4/3/2024", "Published", "It cannot be published before 7 May 2024"),
        ("soon", "4/3/2024", "First day on site", "“soon” is not a date"),
    ],
)
def test_dates_that_cannot_be_are_said(
    opened: Opened, started: str, published: str, field: str, sentence: str
) -> None:
    form = opened.visit(Inspection("i"), is_new=True)
    put(form, "First day on site", started)
    put(form, "Published", published)
    form.accept()
    assert error(form, field).startswith(sentence)
    assert form.isVisible()
    assert opened.saved == []


def test_audits_are_filled_in_field_by_field(opened: Opened) -> None:
    form = opened.audit(AuditCount("au-1"), is_new=True)
    put(form, "What was audited", "Care  leavers")
    put(form, "Months from", "1/7/2026")
    put(form, "Months to", "30/9/2026")
    put(form, "Cases audited", "1,012")
    put(form, "Moderated", "4")
    put(form, "Graded good", "6")
    put(form, "Graded inadequate", "0")
    form.accept()
    assert opened.saved == [
        AuditCount(
            "au-1",
            "Care leavers",
            dt.date(2026, 7, 1),
            dt.date(2026, 9, 30),
            1012,
            4,
            {"good": 6, "inadequate": 0},
        )
    ]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"What was audited": ""}, "What was audited", "Say what was audited."),
        ({"Cases audited": ""}, "Cases audited", "Say how many cases were audited."),
        ({"Cases audited": "many"}, "Cases audited", "“many” is not"),
        ({"Moderated": "13"}, "Moderated", "13 were moderated, but only 12 audited."),
        (
            {"Graded good": "8", "Graded inadequate": "5"},
            "Graded good",
            "The grades add up to 13, but only 12 were audited.",
        ),
        ({"Graded outstanding": "x"}, "Graded outstanding", "“x” is not"),
        ({"Months to": "1/6/2026"}, "Months to", "The last day is before the first, 1 July 2026."),
    ],
)
def test_counts_that_cannot_be_are_said(
    opened: Opened, typed: dict[str, str], field: str, sentence: str
) -> None:
    form = opened.audit(AuditCount("a", "X", dt.date(2026, 7, 1), audited=12))
    for label, text in typed.items():
        put(form, label, text)
    form.accept()
    assert error(form, field).startswith(sentence)
    assert form.isVisible()
    assert opened.saved == []


def test_as_many_as_were_audited_may_be_moderated_and_graded(opened: Opened) -> None:
    form = opened.audit(AuditCount("a", "X", audited=12))
    put(form, "Moderated", "12")
    put(form, "Graded good", "7")
    put(form, "Graded inadequate", "5")
    form.accept()
    assert opened.saved[0].grades == {"good": 7, "inadequate": 5}


def test_the_form_warns_never_to_list_children(opened: Opened) -> None:
    form = opened.audit(AuditCount("a"), is_new=True)
    assert any("Never list children here" in text for text in said(form))


FORMS: dict[str, Callable[[Opened], RecordForm]] = {
    "visit": lambda opened: opened.visit(Inspection("i"), is_new=True),
    "audit": lambda opened: opened.audit(AuditCount("a"), is_new=True),
}


@pytest.mark.parametrize("kind", FORMS)
def test_the_forms_can_be_used_without_sight_or_mouse(
    opened: Opened, theme: Theme, kind: str
) -> None:
    form = FORMS[kind](opened)
    form.accept()
    settle()
    assert_accessible(form, theme)
    assert_fits(form, 560, 600, 2.0, theme)
