"""The pages of help: complete, readable by all, and the same in the program and in docs/."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea

from ilacs_desktop.assets import resources
from ilacs_desktop.ui.dialogs.help_page import HelpPageDialog
from ilacs_desktop.ui.dialogs.help_text import HelpBlock, read_help
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.word.rendering.styles import NAMES as STYLES
from ilacs_desktop.word.rendering.styles import shown_name
from ilacs_desktop.word.template.placeholder_names import NAMES, token
from tests.ui.walk import assert_accessible, settle

HELP = resources() / "help"
DOCS = Path(__file__).resolve().parents[3] / "docs" / "templates.md"


@pytest.fixture(scope="module")
def text() -> str:
    return (HELP / "templates.md").read_text(encoding="utf-8")


def test_every_placeholder_and_every_style_is_explained(text: str) -> None:
    items = [block.text for block in read_help(HELP / "templates.md") if block.kind == "item"]
    for name in NAMES:
        assert any(item.startswith(f"{token(name)}: ") for item in items)
    listed = " ".join(items)
    assert [shown_name(role) for role in STYLES if shown_name(role) not in listed] == []


def test_the_documentation_says_the_same(text: str) -> None:
    assert DOCS.read_text(encoding="utf-8").startswith(text)


def test_headings_paragraphs_and_items_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "help.md"
    path.write_text(
        "# Title\n\nOne\nline `{{ x }}`.\n\n## Part\n\n- first\n  goes on\n- second\n\n1. third\n",
        encoding="utf-8",
    )
    assert read_help(path) == (
        HelpBlock("title", "Title"),
        HelpBlock("paragraph", "One line {{ x }}."),
        HelpBlock("heading", "Part"),
        HelpBlock("item", "first goes on", "•"),
        HelpBlock("item", "second", "•"),
        HelpBlock("item", "third", "1."),
    )


@pytest.mark.parametrize("page", sorted(HELP.glob("*.md")), ids=lambda page: page.stem)
def test_each_page_is_shown_to_everyone(page: Path, theme: Theme) -> None:
    dialog = HelpPageDialog(theme, page)
    dialog.show()
    settle()
    assert f"# {dialog.windowTitle()}\n" in page.read_text(encoding="utf-8")
    assert_accessible(dialog, theme)
    dialog.close()
    dialog.deleteLater()


def test_the_keyboard_alone_scrolls_it(theme: Theme) -> None:
    dialog = HelpPageDialog(theme, HELP / "templates.md")
    dialog.show()
    settle()
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        QTest.keyClick(dialog.findChild(QPushButton), key)
        seen.append(bar.value())
    assert 0 < seen[0] < seen[1] == bar.maximum()
    assert seen[0] < seen[2] < seen[1]
    assert seen[3] == 0
    dialog.close()
    dialog.deleteLater()
