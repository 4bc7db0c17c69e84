"""What in a template people with low sight or a screen reader would stumble over, in sentences.

A specimen is made of it, with words in each style that the writer uses, and audited as every
document is (accessibility.py): so what an export would be told, the import tells first.
"""

import re
from collections.abc import Iterator, Mapping

from docx.document import Document as WordDocument
from lxml import etree

from ilacs_desktop.word.audit import access_rules as rules
from ilacs_desktop.word.audit.accessibility import accessibility
from ilacs_desktop.word.audit.finding import Hit
from ilacs_desktop.word.audit.lines import lines
from ilacs_desktop.word.audit.looks import seen
from ilacs_desktop.word.audit.opened import opened, roots_of
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.flow.values import attribute, nearest
from ilacs_desktop.word.parts.ooxml import W, paragraph, run, w
from ilacs_desktop.word.parts.package import Parts
from ilacs_desktop.word.rendering.styles import NAMES, shown_name
from ilacs_desktop.word.template.placeholder_names import PLACES
from ilacs_desktop.word.template.placeholders import placeholders

_LEVELS = {"heading 1": 0, "heading 2": 1, "heading 3": 2}
_CONTENTS = ("contents 1", "contents 2")
_IN_TABLE = ("table heading", "table text")
_IN_TEXT = ("lead", "reference", "strength label", "improvement label", "unconfirmed")
_TABLE = "table"
_OURS = re.compile("(?:Under|Before).*Text in the style “([^”]+)”")
# The writer gives every document its title, and the clean-up its language.
_SEEN_TO = (rules.TITLE, rules.LANGUAGE)


def access_faults(parts: Parts) -> tuple[str, ...]:
    """Return a sentence for each fault of a specimen's parts, with where it is and what to do."""
    file = opened(parts, roots_of(parts))
    book = file.styles()
    found: dict[str, None] = {}
    for hit in accessibility(file, seen(file, book, lines(file, book)), book):
        if hit.rule not in _SEEN_TO:
            found[_told(hit)] = None
    return tuple(found)


def _told(hit: Hit) -> str:
    held = " Until then no final copy can be made." if _holds_back(hit) else ""
    where = ", ".join(f"{part[0].lower()}{part[1:]}" for part in _place(hit).split(". ") if part)
    return f"{hit.rule.what.removesuffix('.')} ({where}). {hit.rule.todo}{held}"


def _place(hit: Hit) -> str:
    """Return where it is: for words of the specimen, in which style."""
    style = _OURS.search(hit.where)
    return hit.where if style is None else f"{hit.where[: style.start()]}The style “{style[1]}”"


def _holds_back(hit: Hit) -> bool:
    return (hit.severity or hit.rule.severity) == "stop"


def heading_faults(book: StyleBook, styles: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each heading style that a screen reader does not take for one."""
    for role, level in _LEVELS.items():
        own = tuple(p for e in book.chain(styles[role]) for p in e.findall(W + "pPr"))
        if attribute(nearest(own, "outlineLvl")) != str(level):
            yield (
                f"The style “{shown_name(role)}” is no heading of level {level + 1} to a screen "
                "reader. Set its outline level: Modify, Format, Paragraph."
            )


def put_specimen(word: WordDocument, styles: Mapping[str, str]) -> None:
    """Put words in every style of the writer where contents and body go."""
    for block in list(word.element.body):
        for name in placeholders(block):
            if name in PLACES:
                made = _contents(styles) if name == "contents" else _body(styles)
                for element in made:
                    block.addprevious(element)
                word.element.body.remove(block)


def _contents(styles: Mapping[str, str]) -> Iterator[etree._Element]:
    for role in _CONTENTS:
        yield paragraph([run(_words(role))], styles[role])


def _body(styles: Mapping[str, str]) -> Iterator[etree._Element]:
    """Yield a paragraph or table in each style; headings come in order, as roles do."""
    yield from (paragraph([run(_words(role))], styles[role]) for role in _LEVELS)
    yield paragraph([run("Text in the style “Normal”")])
    for role in NAMES:
        if role in _IN_TEXT:
            yield paragraph([run(_words(role), styles[role])])
        elif role not in (*_LEVELS, *_CONTENTS, *_IN_TABLE, _TABLE):
            yield paragraph([run(_words(role))], styles[role])
    yield _table(styles)
    yield paragraph([])


def _words(role: str) -> str:
    return f"Text in the style “{shown_name(role)}”"


def _table(styles: Mapping[str, str]) -> etree._Element:
    heading, text = (
        w("tc", w("tcPr"), paragraph([run(_words(role))], styles[role])) for role in _IN_TABLE
    )
    properties = w(
        "tblPr",
        w("tblStyle", val=styles[_TABLE]),
        w("tblLook", val="0620", firstRow="1", noHBand="1", noVBand="1"),
        w("tblCaption", val="Specimen"),
    )
    header_row = w("tr", w("trPr", w("tblHeader")), heading)
    return w("tbl", properties, w("tblGrid", w("gridCol")), header_row, w("tr", text))
