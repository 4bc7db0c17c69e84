"""Reads a reviewed copy: every line of the file with its tracked changes, looks and comments.

Word, LibreOffice and others write the same thing in different ways, so everything is walked: text
in content controls, text boxes, tables and notes too.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.anchors import PREFIX
from ilacs_desktop.word.parts.limits import LIMITS, PackageError
from ilacs_desktop.word.parts.ooxml import W, is_on, value
from ilacs_desktop.word.parts.safe_reader import WordSource, refused
from ilacs_desktop.word.review.comments import placed_remarks
from ilacs_desktop.word.review.marks import Bit, Copy, Line, Look, Mark, Thing
from ilacs_desktop.word.review.version import exported_as

_ADDS = {W + "ins", W + "moveTo"}
_TAKES = {W + "del", W + "moveFrom"}
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_ASIDE = (
    ("header", "In the header"),
    ("footer", "In the footer"),
    ("footnotes", "In a footnote"),
    ("endnotes", "In an endnote"),
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_THINGS = {
    W + "drawing": "Picture",
    W + "pict": "Picture",
    W + "object": "Object",
    _MATH + "oMath": "Equation",
    W + "sym": "Symbol",
}
_HOLDERS = {W + tag for tag in ("tc", "txbxContent", "footnote", "endnote")}
_COMMENTS = {W + tag for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")}
_NOT_READ = frozenset(W + tag for tag in ("pPr", "rPr", "sdtPr", "tblPr", "tblGrid", "instrText"))


class _State(NamedTuple):
    """What holds for everything inside an element."""

    added: Mark | None = None
    gone: Mark | None = None
    link: str = ""
    holder: int = 0
    in_table: bool = False
    where: str = ""


class _Paragraph:
    """A paragraph that is being read."""

    def __init__(self, element: etree._Element, state: _State, anchors: list[str], at: int) -> None:
        self.element, self.state, self.anchors, self.at = element, state, anchors, at
        self.bits: list[Bit] = []


class _Walk:
    """Reads one part after another; what it found is in its lists."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.looks: list[Look] = []
        self.things: list[Thing] = []
        self.version = ""
        self.ranges: dict[str, list[int]] = {}  # of each comment: where it begins and ends
        self.comment_lines: dict[str, Sequence[int]] = {}
        self.length = 0
        self._holders = 0
        self._now: _Paragraph | None = None
        self._waiting_anchors: list[str] = []
        self._open: dict[str, int] = {}  # of each open comment: which line begins next
        self._commented = self._quoted = 0
        self._ways: dict[str, Callable[[etree._Element, _State], None]] = {
            W + "p": self._paragraph,
            W + "r": self._run,
            W + "hyperlink": self._linked,
            W + "tr": self._row,
            _ALTERNATE: self._alternate,
            W + "bookmarkStart": self._bookmark,
            **dict.fromkeys(_ADDS, self._added),
            **dict.fromkeys(_TAKES, self._gone),
            **dict.fromkeys(_HOLDERS, self._held),
            **dict.fromkeys(_COMMENTS, self._comment),
            **dict.fromkeys(_THINGS, self._thing),
        }

    def read(self, root: etree._Element, where: str = "") -> None:
        self._holders += 1
        self._children(root, _State(holder=self._holders, where=where))

    def _children(self, element: etree._Element, state: _State) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, state)

    def _element(self, element: etree._Element, state: _State) -> None:
        """Read an element; what has no way of its own is walked through."""
        way = self._ways.get(str(element.tag))
        if way is not None:
            way(element, state)
        elif element.tag not in _NOT_READ:
            self._children(element, state)

    def _added(self, element: etree._Element, state: _State) -> None:
        self._children(element, state._replace(added=_mark(element)))

    def _gone(self, element: etree._Element, state: _State) -> None:
        self._children(element, state._replace(gone=_mark(element)))

    def _linked(self, element: etree._Element, state: _State) -> None:
        self._children(element, state._replace(link=element.get(W + "anchor", "")))

    def _row(self, element: etree._Element, state: _State) -> None:
        self._children(element, _of_row(element, state))

    def _alternate(self, element: etree._Element, state: _State) -> None:
        """Read one of several ways in which the same thing is written."""
        choice = element.find(_CHOICE)
        self._children(element if choice is None else choice, state)

    def _held(self, element: etree._Element, state: _State) -> None:
        """Read a cell, box or note: its lines follow each other and no others."""
        self._holders += 1
        outer, self._now = self._now, None
        inner = state._replace(holder=self._holders)
        if element.tag == W + "tc":
            inner = inner._replace(in_table=True)
        elif element.tag == W + "txbxContent":
            inner = inner._replace(where=state.where or "In a text box")
        self._children(element, inner)
        self._now = outer

    def _paragraph(self, element: etree._Element, state: _State) -> None:
        outer = self._now
        at = len(self.lines)
        self._now = now = _Paragraph(element, state, self._waiting_anchors, at)
        self._waiting_anchors = []
        self.lines.append(Line())  # its number is known to what is read inside it
        self._children(element, state)
        self.lines[at] = self._line(now)
        self._tell_look(element.find(f"{W}pPr/{W}pPrChange"), at)
        self.length += 1  # its end
        self._now = outer

    def _line(self, now: _Paragraph) -> Line:
        properties = now.element.find(W + "pPr")
        style = mark = number = None
        if properties is not None:
            style, mark = properties.find(W + "pStyle"), properties.find(W + "rPr")
            number = properties.find(W + "numPr")
        added = gone = None
        for sign in () if mark is None else mark:
            if sign.tag in _ADDS:
                added = _mark(sign)
            elif sign.tag in _TAKES:
                gone = _mark(sign)
        return Line(
            tuple(now.bits),
            now.state.holder,
            now.state.in_table,
            value(style),
            number is not None,
            tuple(now.anchors),
            added or now.state.added,
            gone or now.state.gone,
            now.state.where,
        )

    def _run(self, element: etree._Element, state: _State) -> None:
        properties = element.find(W + "rPr")
        bold, italic = (
            properties is not None and is_on(properties.find(W + tag)) for tag in ("b", "i")
        )
        for child in element:
            if not isinstance(child.tag, str):
                continue
            text = _SIGNS.get(child.tag, "")
            if child.tag in (W + "t", W + "delText"):
                text = child.text or ""
            elif child.tag == W + "br":
                text = "\n" if child.get(W + "type", "textWrapping") == "textWrapping" else ""
            if text:
                self._say(text, state, bold=bold, italic=italic)
            elif child.tag not in _NOT_READ:
                self._element(child, state)
        if properties is not None and self._now is not None:
            self._tell_look(properties.find(W + "rPrChange"), self._now.at, element)

    def _thing(self, element: etree._Element, state: _State) -> None:
        """Note what is no text. Untracked pictures may be our own: charts and the logo."""
        kind, mark = _THINGS[str(element.tag)], state.gone or state.added
        if self._now is not None and (mark is not None or kind != "Picture"):
            words = "".join(sign.text or "" for sign in element.iter(_MATH + "t"))
            words = words or element.get(W + "font", "")
            before = "".join(bit.text for bit in self._now.bits)
            at, is_gone = self._now.at, state.gone is not None
            self.things.append(Thing(kind, words, before, at, mark, is_gone))
        self._children(element, state)  # a text box has text in it

    def _say(self, text: str, state: _State, *, bold: bool, italic: bool) -> None:
        if self._now is not None:
            bit = Bit(text, self.length, bold, italic, state.link, state.added, state.gone)
            self._now.bits.append(bit)
            self.length += len(text)

    def _tell_look(
        self, change: etree._Element | None, line: int, run: etree._Element | None = None
    ) -> None:
        if change is None:
            return
        texts = () if run is None else run.iter(W + "t", W + "delText")
        text = "".join(element.text or "" for element in texts)
        if text or run is None:
            self.looks.append(Look(_mark(change), text, line))

    def _bookmark(self, element: etree._Element, _state: _State) -> None:
        name = element.get(W + "name", "")
        if exported_as(name) is not None:
            self.version = self.version or name
        elif name.startswith(PREFIX):
            (self._waiting_anchors if self._now is None else self._now.anchors).append(name)

    def _comment(self, element: etree._Element, _state: _State) -> None:
        id_ = element.get(W + "id", "")
        here = () if self._now is None else (self._now.at,)
        if element.tag == W + "commentRangeStart":
            self.ranges[id_] = [self.length, self.length]
            self.comment_lines[id_] = here
            self._open[id_] = len(self.lines)
        elif id_ in self._open:
            self._close(id_)
        elif element.tag == W + "commentReference":
            self.ranges.setdefault(id_, [self.length, self.length])
            self.comment_lines.setdefault(id_, here)
        if len(self.ranges) > LIMITS.comments:
            raise _too_many(f"more than {LIMITS.comments:,} comments")

    def _close(self, id_: str) -> None:
        """Note how far a comment goes. One that is never closed stands where it begins."""
        begun = range(self._open.pop(id_), len(self.lines))
        span = self.ranges[id_]
        span[1] = self.length
        self._commented += len(begun)
        self._quoted += span[1] - span[0]
        if self._commented > LIMITS.commented or self._quoted > LIMITS.quoted:
            raise _too_many("comments about more text than anybody reads")
        self.comment_lines[id_] = (*self.comment_lines[id_], *begun)


def read_copy(source: WordSource) -> Copy:
    """Return what a reviewed copy says.

    Raises WordFileError when a part of it is damaged, or its comments are more than anybody makes.
    """
    try:
        return _read(source)
    except PackageError as fault:
        raise refused(source.name, fault) from fault


def _too_many(what: str) -> PackageError:
    return PackageError(
        f"it has {what}",
        "Open it in Word, delete the comments that you do not need, save it, and choose it again.",
    )


def _read(source: WordSource) -> Copy:
    walk = _Walk()
    main = source.root()
    if main is not None:
        walk.read(main)
    remarks = placed_remarks(source, walk.lines, walk.ranges, walk.comment_lines)
    beside = _Walk()
    for root, where in _beside(source):
        beside.read(root, where)
    told = tuple(line for line in beside.lines if line.bits)
    things = (*walk.things, *(thing._replace(line=-1) for thing in beside.things))
    looks = tuple(walk.looks)
    return Copy(tuple(walk.lines), told, remarks, looks, walk.version, source.notes, things)


def _beside(source: WordSource) -> Iterator[tuple[etree._Element, str]]:
    for kind, where in _ASIDE:
        for link in source.links(kind):
            root = source.part(link.target)
            if root is not None:
                yield root, where


def _mark(element: etree._Element) -> Mark:
    return Mark(element.get(W + "author", "").strip(), element.get(W + "date", ""))


def _of_row(element: etree._Element, state: _State) -> _State:
    """Return the state in a row of a table, which may have come or gone as a whole."""
    added, gone = element.find(f"{W}trPr/{W}ins"), element.find(f"{W}trPr/{W}del")
    return state._replace(
        added=state.added if added is None else _mark(added),
        gone=state.gone if gone is None else _mark(gone),
    )
