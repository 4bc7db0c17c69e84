"""A file that somebody sent can put no web page into the window: its words are shown as words.

Qt fetches the pictures of a web page from disks and shared folders; on Windows, to look at
``//server/share`` is to log on there.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTabBar, QWidget

import ilacs_desktop.ui
from ilacs_desktop.document.body import Text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.outputs.versions_text import Line
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.pages.review.returned_words import html_of as change_html
from ilacs_desktop.ui.pages.team.history_forms import html_of as version_html
from tests.ui.at_desk import NOW
from tests.ui.running import Running
from tests.ui.walk import settle

TAG = '<img src="file://server/share/a.png">'
_SHOWN = {"name", "title", "text", "what", "owner", "shows", "label", "reason", "note", "measure"}
# The places that give Qt a web page. What people wrote is escaped in each: html_of and words.py
# are tried in their own tests, the outputs' pages by jinja2's autoescape.
_PAGES = {
    ("help/words.py", "RichText"),
    ("pages/review/returned_card.py", "RichText"),
    ("pages/team/history_forms.py", "setHtml"),
    ("editor/clipboard.py", "setHtml"),  # what others get; we never read it back as a page
}
_PAGE_WORDS = {"RichText", "AutoText", "MarkdownText", "setHtml", "insertHtml", "setMarkdown"}


def planted(document: Document) -> Document:
    """Return a document with the tag in whatever people wrote."""
    return msgspec.json.decode(
        msgspec.json.encode(_with_tags(msgspec.json.decode(encode(document)))), type=Document
    )


def _with_tags(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _with_tags(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_with_tags(one, key) for one in value]
    return f"{TAG} {value}" if isinstance(value, str) and value and key in _SHOWN else value


def visit_all(running: Running) -> Iterator[str]:
    """Bring each place of the window into view."""
    bench = running.inside.workbench
    for stage in bench._top._stages:
        bench.ways.go_to_stage(stage.id)
        settle()
        yield stage.id


def rich(widget: QWidget) -> Iterator[str]:
    """Yield what Qt would take for a web page with a picture of another file in it."""
    for one in (widget, *widget.findChildren(QWidget)):
        if is_hostile(one.toolTip()):
            yield f"tip of {type(one).__name__}: {one.toolTip()[:80]}"
        plain = Qt.TextFormat.PlainText
        if isinstance(one, QLabel) and one.textFormat() != plain and is_hostile(one.text()):
            yield f"{type(one).__name__}: {one.text()[:80]}"
        if isinstance(one, QTabBar):
            yield from filter(is_hostile, map(one.tabToolTip, range(one.count())))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from (tip for tip in tips(one.model()) if is_hostile(tip))


def tips(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    """Yield the tool tips of a model's items."""
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        for column in range(model.columnCount(above)):
            index = model.index(row, column, above)
            yield str(model.data(index, Qt.ItemDataRole.ToolTipRole) or "")
            if model.rowCount(index):
                yield from tips(model, index)


def is_hostile(text: str) -> bool:
    return "<img" in text and Qt.mightBeRichText(text)


@pytest.mark.long
def test_no_place_of_the_window_takes_a_sent_file_s_words_for_a_web_page(
    run: Callable[..., Running], example: Document, tmp_path: Path
) -> None:
    path = tmp_path / "sent.ilacs"
    save_new(path, planted(example), Author("B", "L"), NOW, lambda one: one.authority.name)
    running = run(path).without_counting()
    assert TAG in running.document.authority.name
    found = {stage: list(rich(running.window)) for stage in visit_all(running)}
    assert {stage: hits for stage, hits in found.items() if hits} == {}
    assert len(found) > 5


def test_the_search_sees_a_tip_and_a_label(qapp: object) -> None:
    one = QLabel(TAG)
    one.setToolTip(f"Thresholds {TAG}")
    assert len(list(rich(one))) == 2
    one.setTextFormat(Qt.TextFormat.PlainText)
    assert len(list(rich(one))) == 1


def test_only_these_places_give_qt_a_web_page() -> None:
    root = Path(ilacs_desktop.ui.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        text = path.read_text("utf-8")
        if "QLabel(" in text or any(word in text for word in _PAGE_WORDS):
            name = path.relative_to(root).as_posix()
            found |= {(name, word) for word in pages_in(ast.parse(text))}
    assert found == _PAGES


def pages_in(tree: ast.AST) -> Iterator[str]:
    """Yield how Qt is given a web page, or a label that looks for one in its text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _PAGE_WORDS:
            yield node.attr
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QLabel" and node.args:
            yield ast.unparse(node)


def test_that_search_sees_a_page_and_a_label() -> None:
    code = "a.setHtml(b)\nQLabel(name)\nQLabel()\nc.setTextFormat(Qt.TextFormat.AutoText)"
    assert sorted(pages_in(ast.parse(code))) == ["AutoText", "QLabel(name)", "setHtml"]


def test_words_that_are_shown_as_a_page_are_escaped_in_it() -> None:
    lines = (Line("paragraph", TAG), Line("bullet", TAG, (Text(TAG, bold=True),)))
    pages = version_html(lines), change_html((((TAG, "+"), (TAG, "")),), "#000", "#000")
    for page in pages:
        assert "<img" not in page
        assert page.count("&lt;img") == 2
