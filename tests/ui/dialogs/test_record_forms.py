"""The forms for evidence, actions, prior points, figures and comments."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Evidence, Indicator, Parked, PriorPoint
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.ui.dialogs.forms import Forms, Open
from tests.ui.pages.draft.kit import entry, error, said
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle


def put(form: FormDialog, label: str, text: str) -> None:
    control = next(f.control for f in form.findChildren(Field) if f.label == label)
    if isinstance(control, GrowingText):
        control.setPlainText(text)
    elif isinstance(control, DateField):
        line = control.focusProxy()
        assert isinstance(line, TextLine)
        line.setText(text)
    else:
        assert isinstance(control, TextLine)
        control.setText(text)


@pytest.mark.parametrize("kind", ["evidence", "actions", "prior_points", "indicators"])
def test_opening_and_saving_changes_nothing(forms: Forms, example: Document, kind: str) -> None:
    make: dict[str, Open] = {
        "evidence": forms.evidence,
        "actions": forms.action,
        "prior_points": forms.point,
        "indicators": forms.indicator,
    }
    records = getattr(example, kind)
    for record in (records[0], records[len(records) // 2], records[-1]):
        make[kind](record).accept()
        assert forms.saved[-1] == record


@pytest.mark.parametrize(
    ("kind", "label", "sentence"),
    [
        ("evidence", "Title", "Give the evidence a title."),
        ("action", "What you will do", "Say what you will do."),
        ("point", "What was said", "Say what the point was."),
        ("indicator", "Name", "Give the figure a name."),
    ],
)
def test_the_one_thing_that_must_be_given_is_asked_for(
    forms: Forms, kind: str, label: str, sentence: str
) -> None:
    fresh: dict[str, Any] = {
        "evidence": lambda: forms.evidence(Evidence("ev-1", 1), is_new=True),
        "action": lambda: forms.action(Action("ac-1", 1), is_new=True),
        "point": lambda: forms.point(PriorPoint("pp-1"), is_new=True),
        "indicator": lambda: forms.indicator(Indicator("in-1"), is_new=True),
    }
    form = fresh[kind]()
    form.accept()
    assert error(form, label) == sentence
    assert form.isVisible()
    put(form, label, "Something")
    form.accept()
    assert form.isHidden()
    assert len(forms.saved) == 1


def test_evidence_is_filled_in_field_by_field(forms: Forms, framework: Framework) -> None:
    form = forms.evidence(Evidence("ev-1", 7), is_new=True)
    put(form, "Title", "Dip sample")
    put(form, "What it shows", "Eight of 10 were right.")
    put(form, "Covers from", "1/4/2026")
    put(form, "Covers to", "30 Sept 2026")
    put(form, "How many were looked at", "1,010")
    put(form, "Of what", "records")
    put(form, "Source", "Quality assurance")
    put(form, "Owner", "Wen Hargreave")
    put(form, "Where it is kept", "S:/QA/dip.xlsx")
    entry(form, "Type", Choice).set_value("dip_sample")
    entry(form, "Which way it points", Choice).set_value("mixed")
    entry(form, "Moderated", Choice).set_value("no")
    form.findChildren(TickBox)[0].setChecked(True)
    form.accept()
    assert forms.saved == [
        Evidence(
            "ev-1",
            7,
            "Dip sample",
            "dip_sample",
            dt.date(2026, 4, 1),
            dt.date(2026, 9, 30),
            "Quality assurance",
            "Wen Hargreave",
            "S:/QA/dip.xlsx",
            "Eight of 10 were right.",
            "mixed",
            1010,
            "records",
            False,
            True,
        )
    ]


@pytest.mark.parametrize(
    ("label", "typed", "said_so"),
    [
        ("Covers to", "31 June 2026", "no such day"),
        ("Covers to", "1 March 2026", "ends before it starts"),
        ("How many were looked at", "fifty", "not a count"),
        ("How many were looked at", "2.5", "not a count"),
        ("Who decided", "Marianne Adeyemi-Cole", ""),
    ],
)
def test_what_cannot_be_evidence_is_said_beside_the_field(
    forms: Forms, label: str, typed: str, said_so: str
) -> None:
    form = forms.evidence(Evidence("ev-1", 7, "Audit", period_from=dt.date(2026, 4, 1)))
    put(form, label, typed)
    form.accept()
    assert form.isVisible()
    assert said_so in error(form, label) if said_so else "Say why" in error(form, "Reason")


def test_leaving_evidence_out_needs_a_reason_and_a_name(forms: Forms) -> None:
    form = forms.evidence(Evidence("ev-1", 7, "Audit"))
    put(form, "Reason", "Told once, under homes.")
    form.accept()
    assert "Say who decided" in error(form, "Who decided")
    put(form, "Who decided", "Grace Mwangale")
    form.accept()
    assert forms.saved[0].parked == Parked("Told once, under homes.", "Grace Mwangale")
    again = forms.evidence(forms.saved[0])
    put(again, "Reason", "")
    put(again, "Who decided", "")
    again.accept()
    assert forms.saved[1].parked is None


def test_the_type_explains_itself_and_its_lens(forms: Forms, framework: Framework) -> None:
    form = forms.evidence(Evidence("ev-1", 7, "Audit"))
    box = entry(form, "Type", Choice)
    for kind in framework.evidence_types:
        box.set_value(kind.id)
        box.activated.emit(box.currentIndex())
        settle()
        told = [words for words in said(form) if words.startswith(kind.covers)]
        assert told
        assert framework.lens(kind.lens).sentence in told[0]
        assert box.accessibleDescription() == told[0]


def test_a_type_that_the_framework_does_not_have_is_kept(forms: Forms) -> None:
    form = forms.evidence(Evidence("ev-1", 7, "Audit", type="learning_walk"))
    assert any("does not have" in words for words in said(form))
    form.accept()
    assert forms.saved[0].type == "learning_walk"


def test_where_evidence_is_kept_is_said_to_stay_inside(forms: Forms) -> None:
    assert any("never exported" in words for words in said(forms.evidence(Evidence("ev-1", 1))))


def test_owners_are_offered_from_the_people(forms: Forms) -> None:
    form = forms.action(Action("ac-1", 1, "Audit"))
    completer = entry(form, "Owner", TextLine).completer()
    completer.setCompletionPrefix("performance")
    assert completer.currentCompletion() == "Performance manager"


def test_shown_to_work_asks_for_the_evidence_that_shows_it(forms: Forms, example: Document) -> None:
    form = forms.action(Action("ac-1", 1, "Audit"))
    proof = next(
        field for field in form.findChildren(Field) if field.label == "Evidence that shows it"
    )
    assert not proof.isVisible()
    state = entry(form, "State", Choice)
    assert [state.itemText(n) for n in range(state.count())] == [
        "Not started",
        "In progress",
        "Done",
        "Shown to work",
    ]
    state.set_value("shown_to_work")
    state.activated.emit(state.currentIndex())
    assert proof.isVisible()
    entry(form, "Evidence that shows it", TickList).tick("ev-moderation")
    form.accept()
    assert forms.saved[0].shown_by == ("ev-moderation",)
    assert forms.saved[0].state == "shown_to_work"


def test_ticks_keep_their_order_and_what_is_unknown(forms: Forms, example: Document) -> None:
    first, second, third = (section.id for section in example.sections[:3])
    point = PriorPoint("pp-1", "Plans.", sections=(third, "gone", first))
    form = forms.point(point)
    entry(form, "Accounted for in", TickList).tick(second)
    form.accept()
    assert forms.saved[0].sections == (third, "gone", first, second)


def test_the_space_bar_ticks(forms: Forms, example: Document, qtbot: QtBot) -> None:
    form = forms.point(PriorPoint("pp-1", "Plans."))
    ticks = entry(form, "Accounted for in", TickList)
    ticks.setFocus()
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    form.accept()
    assert forms.saved[0].sections == (example.sections[0].id,)


def test_a_click_anywhere_in_a_row_ticks_it_and_another_unticks_it(
    forms: Forms, example: Document, qtbot: QtBot
) -> None:
    form = forms.point(PriorPoint("pp-1", "Plans."))
    ticks = entry(form, "Accounted for in", TickList)
    row = ticks.visualItemRect(ticks.item(1))
    for expected in ((example.sections[1].id,), ()):
        qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
        assert ticks.ticked == expected


def test_figures_come_back_as_they_were_typed(forms: Forms) -> None:
    form = forms.indicator(Indicator("in-1", "Re-referrals"))
    for label, typed in (
        ("Value", "21.4%"),
        ("Same figure a year before", "26.8"),
        ("Statistical neighbours", "11,820"),
        ("England", ""),
    ):
        put(form, label, typed)
    entry(form, "Which way is better", Choice).set_value("lower")
    form.accept()
    figure = forms.saved[0]
    assert (figure.value, figure.previous, figure.neighbours) == (21.4, 26.8, 11820.0)
    assert (figure.england, figure.polarity) == (None, "lower")
    again = forms.indicator(figure)
    assert entry(again, "Statistical neighbours", TextLine).text() == "11,820"


def test_a_figure_that_is_no_number_is_said_beside_its_field(forms: Forms) -> None:
    form = forms.indicator(Indicator("in-1", "Re-referrals"))
    put(form, "England", "about 20")
    form.accept()
    assert "“about 20” is not a number" in error(form, "England")
    assert forms.saved == []


def test_a_comment_names_the_text_it_is_about(forms: Forms) -> None:
    form = forms.comment()
    written: list[tuple[str, str]] = []

    def note(question: str, text: str) -> None:
        written.append((question, text))

    form.written.connect(note)
    put(form, "Comment", " Who leads? ")
    form.accept()
    assert written == [("how", "Who leads?")]


def test_an_answer_shows_what_it_answers(forms: Forms, example: Document) -> None:
    comment = example.comments[0]
    form = forms.answer(comment)
    assert any(comment.text in words for words in said(form))
    form.accept()
    assert error(form, "Answer") == "Write the answer."


def every_form(forms: Forms, example: Document) -> dict[str, Callable[[], FormDialog]]:
    shown = msgspec.structs.replace(example.actions[0], state="shown_to_work")
    return {
        "evidence": lambda: forms.evidence(example.evidence[0]),
        "action": lambda: forms.action(shown),
        "point": lambda: forms.point(example.prior_points[0]),
        "figure": lambda: forms.indicator(example.indicators[1]),
        "comment": forms.comment,
        "answer": lambda: forms.answer(example.comments[0]),
    }


FORMS = ("evidence", "action", "point", "figure", "comment", "answer")


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_accessible(forms: Forms, example: Document, theme: Theme, name: str) -> None:
    assert_accessible(every_form(forms, example)[name](), theme)


@pytest.mark.parametrize("scale", WALKED)
@pytest.mark.parametrize("name", FORMS)
def test_every_form_fits_a_small_screen(
    forms: Forms, example: Document, theme: Theme, name: str, scale: float
) -> None:
    assert_fits(every_form(forms, example)[name](), 900, 500, scale, theme)
