"""Tool tips show words to the letter: Qt would take what looks like a tag for a web page."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import Qt, QTextDocument

import ilacs_desktop.ui
from ilacs_desktop.ui.widgets.tips import plain_tip

PICTURE = '<img src="file://server/share/a.png">'
_SETTERS = ("setToolTip", "setTabToolTip")


@pytest.mark.parametrize(
    "text",
    [PICTURE, f"Thresholds {PICTURE}\nand more", "a < b & c > d", "<b>so</b>", "&lt;img&gt;", ""],
)
def test_a_tip_is_read_as_it_was_typed_and_holds_no_picture(text: str) -> None:
    given = plain_tip(text)
    read = QTextDocument()
    if Qt.mightBeRichText(given):
        read.setHtml(given)
    else:
        read.setPlainText(given)
    assert read.toPlainText() == text
    assert "<img" not in given or not Qt.mightBeRichText(given)


def test_ordinary_words_are_left_alone() -> None:
    assert plain_tip("Thresholds: 12 of 300 words, in review") == (
        "Thresholds: 12 of 300 words, in review"
    )


def test_every_tool_tip_that_is_no_fixed_sentence_goes_through_it() -> None:
    texts = [
        path.read_text("utf-8") for path in Path(ilacs_desktop.ui.__file__).parent.rglob("*.py")
    ]
    about = [text for text in texts if "ToolTip" in text]
    assert [call for text in about for call in bare(ast.parse(text))] == []
    assert len(about) > 20


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("a.setToolTip(name)", 1),
        ("a.setToolTip(f'{name}')", 1),
        ("a.setTabToolTip(0, name)", 1),
        ("a.setToolTip('Close' if b else name)", 1),
        ("def data(role):\n    if role == R.ToolTipRole:\n        return name", 1),
        ("def data(role):\n    if role in (R.ToolTipRole, R.X):\n        return name", 1),
        ("item.setData(name, R.ToolTipRole)", 1),
        ("a.setToolTip('Close' if b else _CLOSE)", 0),
        ("a.setToolTip(plain_tip(name))", 0),
        ("def data(role):\n    if role == R.ToolTipRole:\n        return plain_tip(name)", 0),
    ],
)
def test_the_search_finds_what_it_looks_for(code: str, found: int) -> None:
    assert len(list(bare(ast.parse(code)))) == found


def bare(tree: ast.AST) -> Iterator[str]:
    """Yield what is given to Qt as a tool tip without being made plain."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            roles = [one for one in node.args if ast.unparse(one).endswith("ToolTipRole")]
            if node.func.attr in _SETTERS and not _is_plain(node.args[-1]):
                yield ast.unparse(node)
            if node.func.attr == "setData" and roles and not _is_plain(node.args[0]):
                yield ast.unparse(node)
        if isinstance(node, ast.If) and "ToolTipRole" in ast.unparse(node.test):
            inside = {one.id for part in node.body for one in ast.walk(part) if hasattr(one, "id")}
            yield from [] if "plain_tip" in inside else [ast.unparse(node.test)]


def _is_plain(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_plain(node.body) and _is_plain(node.orelse)
    if isinstance(node, ast.Name):
        return node.id.isupper()
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return isinstance(node, ast.Constant) or (called and node.func.id == "plain_tip")
