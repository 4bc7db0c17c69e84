"""Forms: what is wrong stands beside the field, Enter saves, Escape gives up."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.dialogs import form as form_module
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle


class EvidenceForm(FormDialog):
    """A form as the pages make them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Add evidence", "Add evidence", "What the claim rests on.")
        self.title = TextLine(theme)
        self.shows = GrowingText(theme)
        self.period = DateField(theme)
        self.add_field("title", Field(theme, "Title", self.title))
        self.add_field("shows", Field(theme, "What it shows", self.shows, "One sentence"))
        self.add_field("period", Field(theme, "Period from", self.period, optional=True))

    def faults(self) -> dict[str, str]:
        return {} if self.title.text().strip() else {"title": "Give the evidence a title."}


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> EvidenceForm:
    form = EvidenceForm(theme)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    settle()
    return form


def _errors(form: FormDialog) -> list[str]:
    return [field.error for field in form.findChildren(Field) if field.error]


def _seen_labels(form: FormDialog) -> list[QLabel]:
    return [label for label in form.findChildren(QLabel) if label.isVisible()]


def test_the_first_field_has_the_keyboard(form: EvidenceForm) -> None:
    assert form.title.hasFocus()


def test_enter_saves_what_is_right(form: EvidenceForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.title, "Practice audit")
    with qtbot.waitSignal(form.accepted, timeout=1000):
        qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert form.isHidden()


def test_enter_is_a_new_line_in_a_box_of_several_and_ctrl_enter_saves(
    form: EvidenceForm, qtbot: QtBot
) -> None:
    form.title.setText("Practice audit")
    form.shows.setFocus()
    with qtbot.assertNotEmitted(form.accepted):
        qtbot.keyClick(form.shows, Qt.Key.Key_Return)
    assert form.shows.toPlainText() == "\n"
    with qtbot.waitSignal(form.accepted, timeout=1000):
        qtbot.keyClick(form.shows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_escape_gives_up(form: EvidenceForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.rejected, timeout=1000):
        qtbot.keyClick(form.title, Qt.Key.Key_Escape)


def test_what_was_written_is_not_thrown_away_by_one_escape(
    form: EvidenceForm, qtbot: QtBot, theme: Theme
) -> None:
    qtbot.keyClicks(form.shows, "A long account of what it shows")
    with qtbot.assertNotEmitted(form.rejected):
        qtbot.keyClick(form.shows, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert any("throw it away" in label.text() for label in _seen_labels(form))
    assert_accessible(form, theme)
    with qtbot.waitSignal(form.rejected, timeout=1000):
        qtbot.keyClick(form.shows, Qt.Key.Key_Escape)


def test_closing_the_form_by_its_frame_asks_too(form: EvidenceForm) -> None:
    form.title.setText("Practice audit")
    assert not form.close()
    assert form.close()


def test_going_on_after_the_warning_makes_it_count_again(form: EvidenceForm) -> None:
    form.title.setText("Practice audit")
    form.reject()
    form.title.setText("Practice audit, July")
    form.reject()
    assert form.isVisible()
    form.reject()
    assert form.isHidden()


def test_what_was_put_back_as_it_was_needs_no_warning(form: EvidenceForm) -> None:
    form.title.setText("Practice audit")
    form.title.clear()
    form.reject()
    assert form.isHidden()


def test_what_is_wrong_is_said_beside_the_field_and_aloud(
    form: EvidenceForm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(form_module, "announce", lambda _source, text: said.append(text))
    form.shows.setFocus()
    with qtbot.assertNotEmitted(form.accepted):
        form.accept()
    assert _errors(form) == ["Give the evidence a title."]
    assert said == ["Not saved yet. Check: Title."]
    assert form.title.hasFocus()
    assert form.isVisible()


def test_a_mended_fault_goes_and_the_form_saves(form: EvidenceForm, qtbot: QtBot) -> None:
    form.accept()
    form.title.setText("Practice audit")
    with qtbot.waitSignal(form.accepted, timeout=1000):
        form.accept()
    assert _errors(form) == []


def test_a_date_that_is_none_keeps_the_form_open(form: EvidenceForm, qtbot: QtBot) -> None:
    form.title.setText("Practice audit")
    qtbot.keyClicks(form.period.focusProxy(), "31 June 2026")
    with qtbot.assertNotEmitted(form.accepted):
        form.accept()
    assert "31 June 2026" in _errors(form)[0]


def test_the_form_is_accessible_with_and_without_errors(form: EvidenceForm, theme: Theme) -> None:
    assert_accessible(form, theme)
    form.accept()
    assert_accessible(form, theme)


@pytest.mark.parametrize("scale", WALKED)
def test_the_form_fits_a_small_screen(scale: float, form: EvidenceForm, theme: Theme) -> None:
    form.accept()
    assert_fits(form, 1000, 560, scale, theme)


def test_the_form_opens_no_larger_than_the_screen(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_scale(2.0)
    form = EvidenceForm(theme)
    qtbot.addWidget(form)
    form.show()
    screen = form.screen().availableGeometry()
    assert form.width() < screen.width()
    assert form.height() < screen.height()


def test_a_closed_form_leaves_nothing_behind(theme: Theme) -> None:
    form = EvidenceForm(theme)
    gone = weakref.ref(form)
    form.show()
    form.reject()
    form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del form
    gc.collect()
    assert gone() is None


def test_a_form_is_as_high_as_what_it_holds_and_grows_with_what_is_wrong(
    form: EvidenceForm,
) -> None:
    def spare() -> int:
        bar = form._scroll.verticalScrollBar()
        return (
            form._scroll.viewport().height()
            - form._content.heightForWidth(form.width())
            + (bar.maximum() - bar.minimum())
        )

    before = form.height()
    assert 0 <= spare() <= form._theme.tokens.space(16)
    form.accept()
    settle()
    assert form.height() > before
    assert form._scroll.verticalScrollBar().maximum() == 0
