"""Asking for a passphrase, and setting, changing or taking away that of the open self-evaluation."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import is_encrypted
from ilacs_desktop.ui.dialogs import passphrase_job
from ilacs_desktop.ui.dialogs.passphrase import PassphraseDialog, strength
from ilacs_desktop.ui.dialogs.passphrase_job import PassphraseJob
from ilacs_desktop.ui.dialogs.port import QtDialogs
from ilacs_desktop.ui.dialogs.secret import SecretLine, SecretQuestion
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.field import Field
from tests.storage.keys import KEY
from tests.ui.dialogs.in_file import InFile
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import Walked, assert_accessible, assert_fits, find_faults, settle

WORDS = "four quiet herons wait"


def typed(form: QDialog, *texts: str) -> None:
    for line, text in zip(form.findChildren(SecretLine), texts, strict=True):
        line.setText(text)


def errors(form: QDialog) -> list[str]:
    return [field.error for field in form.findChildren(Field) if field.error]


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> PassphraseDialog:
    form = PassphraseDialog(theme, change=False)
    qtbot.addWidget(form)
    form.show()
    settle()
    return form


def test_what_was_typed_twice_alike_is_taken(form: PassphraseDialog, qtbot: QtBot) -> None:
    typed(form, WORDS, f"{WORDS} ")
    with qtbot.waitSignal(form.chosen, timeout=1000) as chosen:
        form.accept()
    assert chosen.args == [WORDS]
    assert not form.isVisible()


@pytest.mark.parametrize(
    ("texts", "error"),
    [
        (("", ""), "Type a passphrase"),
        (("seven77", "seven77"), "at least 8 characters"),
        ((WORDS, WORDS.title()), "The two are not the same"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken(
    texts: tuple[str, str], error: str, form: PassphraseDialog
) -> None:
    typed(form, *texts)
    form.accept()
    assert form.isVisible()
    assert len(errors(form)) == 1
    assert error in errors(form)[0]


def test_it_is_hidden_until_the_person_asks_to_see_it(form: PassphraseDialog) -> None:
    lines = form.findChildren(SecretLine)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    (shown,) = form.findChildren(TickBox)
    shown.click()
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [("", "Three or four words"), ("x", "1 character: too short"), ("heron77", "too short"),
     ("two herons", "short"), ("quiet herons ", "fair"), (WORDS, "long enough")],
)  # fmt: skip
def test_how_strong_it_is_goes_by_its_length(passphrase: str, said: str) -> None:
    assert said in strength(passphrase)


def test_the_warning_says_that_nobody_can_help(form: PassphraseDialog) -> None:
    text = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "the record is lost" in text
    assert "stay as they are" in text


def test_the_form_is_accessible_in_every_look_and_fits(
    form: PassphraseDialog, theme: Theme
) -> None:
    for scale in Walked.scales:
        assert_fits(form, 1097, 617, scale, theme)
    assert_accessible(form, theme)
    theme.set_mode("high_contrast")
    assert find_faults(form) == []


def answer(act: Callable[[SecretQuestion], None]) -> None:
    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SecretQuestion)
        act(dialog)

    QTimer.singleShot(0, run)


def press(text: str) -> Callable[[SecretQuestion], None]:
    def act(dialog: SecretQuestion) -> None:
        typed(dialog, WORDS)
        next(b for b in dialog.findChildren(QPushButton) if b.text() == text).click()

    return act


def test_the_passphrase_of_a_file_is_asked_for_and_may_be_refused(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    real = QtDialogs(theme, window)
    answer(press("Open"))
    assert real.ask_passphrase("Open an encrypted file", "“a.ilacs” is encrypted.") == WORDS
    answer(press("Cancel"))
    assert real.ask_passphrase("Open an encrypted file", "“a.ilacs” is encrypted.") is None


def test_the_question_is_accessible_and_wants_something(theme: Theme, qtbot: QtBot) -> None:
    question = SecretQuestion(theme, "Open an encrypted file", "“a.ilacs” is encrypted.")
    qtbot.addWidget(question)
    question.show()
    assert_accessible(question, theme)
    question.accept()
    assert errors(question) == ["Type the passphrase."]


class AtWork:
    """A person with a self-evaluation open in a file, and the command."""

    def __init__(self, theme: Theme, in_file: InFile) -> None:
        self.workspace = in_file.workspace
        self.path = in_file.path
        self.rest = in_file.rest
        self.dialogs = in_file.dialogs
        self.job = PassphraseJob(theme, self.workspace, self.dialogs, in_file.lane, self.workspace)
        self.told: list[str] = []
        self.job.told.connect(self._hear)

    def _hear(self, sentence: str, tone: str) -> None:
        self.told.append(f"{tone}: {sentence}")

    def choose(self, passphrase: str) -> None:
        form = self.dialogs.forms[-1]
        typed(form, passphrase, passphrase)
        form.accept()
        self.rest()


@pytest.fixture
def at_work(theme: Theme, in_file: InFile, monkeypatch: pytest.MonkeyPatch) -> AtWork:
    monkeypatch.setattr(passphrase_job, "new_key", lambda _passphrase: KEY)
    return AtWork(theme, in_file)


def test_a_passphrase_is_set_and_the_file_and_the_journal_are_sealed_at_once(
    at_work: AtWork, tmp_path: Path
) -> None:
    at_work.job.start()
    at_work.choose(WORDS)
    assert at_work.workspace.key is KEY
    assert is_encrypted(at_work.path.read_bytes())
    assert open_file(at_work.path, passphrase=WORDS).document == at_work.workspace.document
    for journal in (tmp_path / "recovery").iterdir():
        assert b"Northbridge" not in journal.read_bytes()
    assert at_work.told == [
        "ok: The self-evaluation is encrypted from now on. It is being saved now. What is typed"
        " meanwhile is, too."
    ]


def test_a_passphrase_is_taken_away_or_changed(at_work: AtWork, dialogs: RecordedDialogs) -> None:
    at_work.job.start()
    at_work.choose(WORDS)
    dialogs.answer("change")
    at_work.job.start()
    assert dialogs.forms[-1].windowTitle() == "Change the passphrase"
    dialogs.forms[-1].reject()
    dialogs.answer("")
    at_work.job.start()
    assert at_work.workspace.key is KEY
    dialogs.answer("remove")
    at_work.job.start()
    at_work.rest()
    assert at_work.workspace.key is None
    assert open_file(at_work.path).document == at_work.workspace.document


def test_a_key_that_cannot_be_made_changes_nothing(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_passphrase: str) -> None:
        raise MemoryError

    monkeypatch.setattr(passphrase_job, "new_key", no_room)
    at_work.job.start()
    at_work.choose(WORDS)
    assert at_work.workspace.key is None
    assert "Nothing was changed" in at_work.told[0]
