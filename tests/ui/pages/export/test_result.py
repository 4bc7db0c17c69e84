"""The card that tells how an export went."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ilacs_desktop.export.word import Exported
from ilacs_desktop.ui.pages.export.result import ResultCard
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.word.audit.audit import Audit


def test_its_symbol_follows_the_look_and_the_size_of_text(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    card = ResultCard(theme, lambda _path: True)
    qtbot.addWidget(card)
    card.show_done(Exported(tmp_path / "ours.docx", (), Audit(()), "draft"))
    theme.set_mode("dark")
    theme.set_text_scale(2.0)
    wanted = theme.pixmap("agreed", "ok")
    assert card._sign.pixmap().toImage() == wanted.toImage()
