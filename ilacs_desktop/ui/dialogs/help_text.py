"""A help text as it is kept in resources/help, shown as headings, paragraphs and lists.

The files are Markdown, of which they use headings, paragraphs and lists of one level.
"""

import re
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Row
from ilacs_desktop.ui.widgets.long_words import breakable

_ITEM = re.compile(r"(-|\d+\.) ")


class HelpBlock(NamedTuple):
    """A title, heading, paragraph or item; ``mark`` is what stands before an item."""

    kind: Literal["title", "heading", "paragraph", "item"]
    text: str
    mark: str = ""


def read_help(path: Path) -> tuple[HelpBlock, ...]:
    """Return the blocks of a help text. Raises OSError when it is not there."""
    blocks: list[HelpBlock] = []
    for line in path.read_text(encoding="utf-8").replace("`", "").splitlines():
        words = line.strip()
        item = _ITEM.match(line)
        if not words:
            blocks.append(HelpBlock("paragraph", ""))
        elif line.startswith("#"):
            kind: Literal["title", "heading"] = "title" if line.startswith("# ") else "heading"
            blocks.append(HelpBlock(kind, words.lstrip("# ")))
        elif item:
            mark = "•" if item[1] == "-" else item[1]
            blocks.append(HelpBlock("item", words[item.end() :], mark))
        elif blocks and blocks[-1].kind in ("paragraph", "item"):
            last = blocks[-1]
            blocks[-1] = last._replace(text=f"{last.text} {words}".strip())
        else:
            blocks.append(HelpBlock("paragraph", words))
    return tuple(block for block in blocks if block.text)


def show_blocks(theme: Theme, blocks: tuple[HelpBlock, ...]) -> QWidget:
    """Return the blocks below one another."""
    shown = QWidget()
    column = Column(theme, 8)
    for block in blocks:
        if block.kind == "title":
            column.addWidget(Heading(theme, block.text, 1))
        elif block.kind == "heading":
            column.addWidget(Heading(theme, block.text, 2, looks=3))
        elif block.kind == "item":
            column.addLayout(marked_line(theme, block.text, block.mark))
        else:
            column.addWidget(BodyLabel(theme, block.text))
    shown.setLayout(column)
    return shown


def marked_line(theme: Theme, text: str, mark: str = "•") -> Row:
    """Return an item of a list: its mark, and its words beside it however many lines they take."""
    row = Row(theme, 8)
    row.addWidget(BodyLabel(theme, mark, "text2"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(BodyLabel(theme, breakable(text)), 1)
    return row
