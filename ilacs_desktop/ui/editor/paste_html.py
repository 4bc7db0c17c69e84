"""Reads HTML as people see it: paragraphs and list items with bold and italic, nothing else.

Written for what the clipboard really holds. Word's lists are ordinary paragraphs whose number or
bullet stands in a span marked ``mso-list:Ignore`` or between conditional comments; its comments,
deletions and hidden text are in the HTML though nobody sees them; other programs close few tags.
Raised digits stay apart from the figure before them: as ``³``, or as ``[3]`` where they lead to a
note.
"""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from ilacs_desktop.document.body import Block, BlockKind, Body, Text
from ilacs_desktop.ui.editor.characters import collapsed
from ilacs_desktop.ui.editor.lists import typed_mark
from ilacs_desktop.ui.editor.runs import cut, shadow


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_CELLS = _tags("td th")
_HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
_LISTS: dict[str, BlockKind] = {"ul": "bullet", "ol": "numbered", "menu": "bullet"}
_TABLES = _tags("html body table thead tbody tfoot tr td th")
_OWN_LINE = _TABLES.union(
    _HEADINGS,
    _LISTS,
    _tags("address article aside blockquote caption center dd details dialog dir div dl dt"),
    _tags(
        "fieldset figcaption figure footer form header hgroup hr legend li main nav option p pre"
    ),
    _tags("section summary"),
)
_UNSEEN = _tags(
    "audio canvas del head iframe math noscript object script style svg template title video xml"
)
_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_BOLD = _tags("b strong th") | _HEADINGS
_ITALIC = _tags("i em cite dfn var")
# Open tags that end when a tag begins, and those around it beyond which nothing ends.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (_tags("li"), frozenset(_LISTS)),
    "dt": (_tags("dt dd"), _tags("dl")),
    "dd": (_tags("dt dd"), _tags("dl")),
    "td": (_CELLS, _tags("table")),
    "th": (_CELLS, _tags("table")),
    "tr": (_tags("td th tr"), _tags("table")),
}
_PARAGRAPH_ENDS = (_tags("p head"), _tags("td th table caption"))
_HIDDEN_CLASSES = _tags("msocomanchor msocommentreference msodel")
_HIDDEN_STYLES = frozenset(
    {
        ("display", "none"),
        ("visibility", "hidden"),
        ("mso-hide", "all"),
        ("mso-element", "comment-list"),
        ("mso-special-character", "comment"),
    }
)
# So many of the tags around it does a tag look through: a page may be made of nothing else. Of tags
# that are closed in their turn, each finds its own at once, however deep.
_NEAR = 64
_DECLARATION = re.compile(r"<!\[([^>]*)(?:>|$)")
_NUMBERED = re.compile(r"\(?[\w.]+[.)]|\d[\d.]*")
_RAISED = re.compile(r"[\d\s,+\u2212-]*\d[\d\s,]*")  # 3, 2, 4 or -2, and not 1st
_RAISE = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LITERAL_O = re.compile(r"o\s+")  # Word's second-level bullet is an o in another font


class _Open(NamedTuple):
    """An open tag and how the text within it looks."""

    tag: str
    bold: bool = False
    italic: bool = False
    seen: bool = True
    is_mark: bool = False  # Word's own number or bullet of a list paragraph
    keeps_lines: bool = False
    raised: bool = False
    is_link: bool = False
    items: BlockKind = "bullet"


def read_html(html: str) -> Body:
    """Return what HTML shows, as blocks without ids; none of them is empty."""
    reader = _Reader(begun="<!--StartFragment-->" not in html)
    # Word's ``<![if …]>`` and ``<![endif]>`` are conditions like ``<!--[if …]-->``, but some
    # versions of the parser stop at them.
    # A tag that nothing ends would have the parser look through all the rest, again for each.
    end = html.rfind(">") + 1
    html = html[:end] + html[end:].replace("<", "&lt;")
    html = _DECLARATION.sub(lambda match: f"<!--[{match[1]}-->", html)
    comment = html.find("<!--", html.rfind("-->") + 1)  # one never closed hides the rest
    reader.feed(html if comment < 0 else html[:comment])
    reader.close()
    reader.end_block()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    """Turns tags and text into blocks."""

    def __init__(self, *, begun: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._stack: list[_Open] = [_Open("")]
        self._runs: list[Text] = []
        self._kind: BlockKind = "paragraph"
        self._is_word_item = False
        self._mark = ""  # what Word numbered this paragraph with
        self._conditions: list[str] = []
        self._begun = begun  # whether we are within the part that was copied

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        if tag == "br":
            self._break_line()
        if tag in _OWN_LINE:
            self.end_block()
            self._close(*_PARAGRAPH_ENDS)
        if tag in _ENDS:
            self._close(*_ENDS[tag])
        if tag in _VOID:
            return
        attrs = {name: value or "" for name, value in attributes}
        styles = _styles(attrs.get("style", ""))
        self._stack.append(_opened(self._stack[-1], tag, attrs, styles))
        if tag == "li":
            self._kind = self._stack[-1].items
        elif tag in ("p", "div") and styles.get("mso-list", "none") not in ("none", "ignore"):
            self._is_word_item = True

    def handle_endtag(self, tag: str) -> None:
        """Close a tag and those left open within it; one that is not open closes nothing."""
        if tag == "br":
            self._break_line()
        if tag in _OWN_LINE:
            self.end_block()
        if tag == "li":
            self._kind = "paragraph"
        self._close(frozenset({tag}), frozenset() if tag in _TABLES else _CELLS)

    def handle_data(self, data: str) -> None:
        """Take text in, if people see it."""
        top = self._stack[-1]
        if not self._begun or not top.seen or self._is_under("supportAnnotations"):
            return
        if top.is_mark or self._is_under("supportLists"):
            self._mark += data
            return
        if top.raised and _RAISED.fullmatch(data):
            data = self._apart(data, is_note=top.is_link)
        lines = data.replace("\r\n", "\n").split("\n") if top.keeps_lines else [data]
        first, *others = lines
        self._runs.append(Text(first, top.bold, top.italic))
        for line in others:
            self._break_line()
            self._runs.append(Text(line, top.bold, top.italic))

    def _apart(self, digits: str, *, is_note: bool) -> str:
        """Return raised digits as they cannot be taken for part of the figure before them."""
        if self._runs and self._runs[-1].text.endswith("["):
            return digits  # its brackets are there already
        return f"[{digits.strip()}]" if is_note else digits.translate(_RAISE)

    def handle_comment(self, data: str) -> None:
        """Follow Word's conditions and the marks around the copied part."""
        if data in ("StartFragment", "EndFragment"):
            self.end_block()
            self._begun = data == "StartFragment"
        elif data.startswith("[if") and data.endswith("]"):
            self._conditions.append(data)
        elif data.startswith("[endif") and self._conditions:
            self._conditions.pop()

    def end_block(self) -> None:
        """Make the text so far a block, unless there is none to see."""
        runs = collapsed(tuple(self._runs))
        if runs:
            block = Block("", runs, self._kind)
            self.blocks.append(_word_item(block, self._mark) if self._is_item() else block)
            self._kind = "paragraph"
        self._runs.clear()
        self._conditions.clear()  # none that matters here goes beyond a paragraph
        self._is_word_item = False
        self._mark = ""

    def _is_item(self) -> bool:
        """Say whether this is a list paragraph of Word's; its style or its mark tells."""
        is_heading = any(open_one.tag in _HEADINGS for open_one in self._stack[-_NEAR:])
        return not is_heading and (self._is_word_item or bool(self._mark.strip()))

    def _break_line(self) -> None:
        """Begin a new paragraph; but within a list item a line break is only a space."""
        if self._is_item() or self._kind != "paragraph":
            self._runs.append(Text(" "))
        else:
            self.end_block()

    def _close(self, tags: frozenset[str], bounds: frozenset[str]) -> None:
        last = len(self._stack) - 1
        for n in range(last, max(last - _NEAR, 0), -1):
            if self._stack[n].tag in tags:
                del self._stack[n:]
                return
            if self._stack[n].tag in bounds:
                return

    def _is_under(self, condition: str) -> bool:
        return any(condition in open_one for open_one in self._conditions)


def _opened(around: _Open, tag: str, attrs: dict[str, str], styles: dict[str, str]) -> _Open:
    hidden = (
        tag in _UNSEEN
        or "hidden" in attrs
        or not _HIDDEN_STYLES.isdisjoint(styles.items())
        or not _HIDDEN_CLASSES.isdisjoint(attrs.get("class", "").lower().split())
    )
    space = styles.get("white-space", "")
    return _Open(
        tag,
        bold=_is_bold(styles.get("font-weight", ""), tag in _BOLD or around.bold),
        italic=_is_italic(styles.get("font-style", ""), tag in _ITALIC or around.italic),
        seen=around.seen and not hidden,
        is_mark=around.is_mark or styles.get("mso-list") == "ignore",
        keeps_lines=space.startswith("pre") if space else tag == "pre" or around.keeps_lines,
        raised=_is_raised(styles.get("vertical-align", ""), tag == "sup" or around.raised),
        is_link=around.is_link or (tag == "a" and "href" in attrs),
        items=_LISTS.get(tag, around.items),
    )


def _styles(style: str) -> dict[str, str]:
    pairs = (item.partition(":") for item in style.lower().split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _is_bold(weight: str, otherwise: bool) -> bool:
    number = re.match(r"\d{1,4}", weight)
    if number:
        return int(number[0]) >= 600
    if weight.startswith("bold"):
        return True
    return False if weight.startswith(("normal", "lighter")) else otherwise


def _is_italic(slant: str, otherwise: bool) -> bool:
    if slant.startswith(("italic", "oblique")):
        return True
    return False if slant.startswith("normal") else otherwise


def _is_raised(align: str, otherwise: bool) -> bool:
    if align == "super":
        return True
    return False if align in ("baseline", "sub") else otherwise


def _word_item(block: Block, mark: str) -> Block:
    """Return Word's list paragraph as an item, its literal bullet or number taken off."""
    if mark.strip():
        kind: BlockKind = "numbered" if _NUMBERED.fullmatch(mark.strip()) else "bullet"
        return Block("", block.runs, kind)
    text = shadow(block.runs)
    if typed := typed_mark(text):
        return Block("", cut(block.runs, typed.length)[1], "numbered" if typed.number else "bullet")
    literal = _LITERAL_O.match(text)
    return Block("", cut(block.runs, literal.end() if literal else 0)[1], "bullet")
