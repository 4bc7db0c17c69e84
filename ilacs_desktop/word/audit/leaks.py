"""Looks in a finished Word file for what must not go out: who, on which machine, and where it is kept.

The clean-up takes these out of templates and the writer adds none; this proves it for each file.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from ilacs_desktop.word.anchors import PREFIX
from ilacs_desktop.word.audit import leak_rules as rules
from ilacs_desktop.word.audit.finding import Hit, Rule
from ilacs_desktop.word.audit.known import Known
from ilacs_desktop.word.audit.leak_parts import settings_hits, unprinted_parts
from ilacs_desktop.word.audit.leak_words import printed_words, unprinted_words
from ilacs_desktop.word.audit.looks import Seen
from ilacs_desktop.word.audit.opened import Opened, Story, part_name
from ilacs_desktop.word.choices import CopyKind
from ilacs_desktop.word.parts.ooxml import NAMESPACE, W
from ilacs_desktop.word.template.faults import telltale_fields

_TAGS: dict[Rule, str] = {
    rules.CHANGE: "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange "
    "tblPrExChange trPrChange tcPrChange tblGridChange numberingChange cellIns cellDel cellMerge",
    rules.COMMENT: "commentRangeStart commentRangeEnd commentReference",
    rules.EMBEDDED: "altChunk subDoc object control",
}
_MARKS = {W + tag: rule for rule, tags in _TAGS.items() for tag in tags.split()}
_FLOATING = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor",
    W + "pict",
)
_AUTHORS = etree.XPath(
    "//@w:author | //@w:initials", namespaces={"w": NAMESPACE}, smart_strings=False
)
_REVISED = etree.XPath(
    "boolean(//@*[starts-with(local-name(), 'rsid') or local-name() = 'paraId'"
    " or local-name() = 'textId'])"
)
_NOTES = etree.XPath("boolean(//comment() | //processing-instruction())")


def leaks(
    file: Opened, raw: bytes, text: Sequence[Seen], copy: CopyKind, known: Known
) -> Iterator[Hit]:
    """Yield every place where the file tells what it should not.

    A review copy may hold the anchors by which what is written in it finds its section again.
    """
    yield from unprinted_parts(file, raw, known)
    yield from settings_hits(file)
    yield from unprinted_words(file, known)
    yield from printed_words([one.line for one in text], known)
    yield from _hidden_text(file, text)
    for story in file.stories:
        yield from _marked(story)
        yield from (
            Hit(rules.FIELD, f"{name}, in {story.where}") for name in telltale_fields(story.root)
        )
        if copy != "review":
            yield from _anchors(story, copy)
    for part, root in file.roots.items():
        if _REVISED(root):
            yield Hit(rules.REVISION_ID, part_name(part))
        if _NOTES(root):
            yield Hit(rules.NOTE, part_name(part))
        authors: list[str] = _AUTHORS(root)
        yield from (Hit(rules.AUTHOR, f"“{name}”") for name in dict.fromkeys(authors) if name)


def _marked(story: Story) -> Iterator[Hit]:
    found = (_MARKS[str(element.tag)] for element in story.root.iter(*_MARKS))
    yield from (Hit(rule, f"In {story.where}") for rule in dict.fromkeys(found))


def _anchors(story: Story, copy: CopyKind) -> Iterator[Hit]:
    starts = story.root.iter(W + "bookmarkStart")
    if any(start.get(W + "name", "").lower().startswith(PREFIX) for start in starts):
        yield Hit(rules.ANCHOR, f"In {story.where}", severity="" if copy == "final" else "look")


def _hidden_text(file: Opened, text: Sequence[Seen]) -> Iterator[Hit]:
    """Yield the text that nobody sees.

    Text of the page's own colour may stand on a picture behind it, as on many covers: a person
    has to look where the file has any.
    """
    floats = any(next(story.root.iter(*_FLOATING), None) is not None for story in file.stories)
    for line, look in (pair for one in text if not one.plain for pair in one.words()):
        if look.hidden:
            yield Hit(rules.HIDDEN, line.place, line.heading)
        elif look.invisible:
            yield Hit(rules.HIDDEN, line.place, line.heading, "look" if floats else "")
