"""Writes the self-evaluation as a Word file, in the look of a template.

A pure function: the same self-evaluation, choices, template and date give the same bytes.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import msgspec
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.opc.rel import Relationships
from lxml import etree

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.wording import STAGES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.structure import part_faults
from ilacs_desktop.word.choices import ExportChoices, copy_kind
from ilacs_desktop.word.content.charts import DrawChart, charts
from ilacs_desktop.word.content.glossary import unexplained
from ilacs_desktop.word.content.printed import (
    Heading,
    Item,
    Paragraph,
    Picture,
    Table,
    TurnSideways,
)
from ilacs_desktop.word.content.selection import warnings
from ilacs_desktop.word.content.sequence import sequence
from ilacs_desktop.word.parts.ooxml import W, w
from ilacs_desktop.word.parts.package import (
    CONTENT_TYPES,
    Parts,
    Relationship,
    relationships_name,
    write_package,
)
from ilacs_desktop.word.parts.properties import content_types_part, relationships_part
from ilacs_desktop.word.rendering.contents import Contents, PageOf, contents
from ilacs_desktop.word.rendering.drawings import Charts
from ilacs_desktop.word.rendering.marking import mark_every_page
from ilacs_desktop.word.rendering.numbering import Lists
from ilacs_desktop.word.rendering.pages import put_in_place, section_of, text_width, turned_width
from ilacs_desktop.word.rendering.render import Renderer
from ilacs_desktop.word.rendering.styles import lend_styles
from ilacs_desktop.word.review.version import version_anchor
from ilacs_desktop.word.template.opening import (
    Anchors,
    fill_in,
    open_standard,
    open_template,
    story_parts,
)

_UNLABELLED = re.compile(r"\s*version\b[:\s]*", re.IGNORECASE)  # the template says it already
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

CountPages = Callable[[Parts], PageOf]


class WordFile(msgspec.Struct, frozen=True):
    """A Word file, and a sentence for each thing that its author should know about it."""

    docx: bytes
    warnings: tuple[str, ...]


def write_docx(  # noqa: PLR0913 - two are what layout/ hands in, and optional
    document: Document,
    framework: Framework,
    template: Path,
    choices: ExportChoices,
    *,
    today: dt.date,
    count_pages: CountPages | None = None,
    draw_chart: DrawChart | None = None,
) -> WordFile:
    """Return the self-evaluation as a Word file in the look of the template.

    ``count_pages`` looks at the parts of the file and gives the page on which a heading stands, by
    its bookmark, for the contents list; without it the list has links but no page numbers. ``draw_chart`` gives a chart as a PNG; without
    it indicators have a table only. Characters that no XML can carry print as U+FFFD. Where evidence
    is kept is never written. Raises TemplateError when the template cannot be used.
    """
    document, renumbered = with_unique_numbers(document)
    values = placeholder_values(document, choices, today)
    word = open_template(template, f"{values['title']}, {values['authority']}", today)
    anchors = fill_in(word, values, document.authority.logo)
    marked = mark_every_page(word, values["marking"], values["draft"])
    undrawn = _undrawn(document, choices) if draw_chart is None else ()
    if draw_chart is None:
        choices = msgspec.structs.replace(choices, charts=False)
    items = sequence(document, framework, choices)
    copy = copy_kind(document, choices)
    version = version_anchor(document, choices) if copy == "review" else ""
    numbered = count_pages is not None
    lent, listed = _place(word, anchors, items, draw_chart, version, numbered=numbered)
    if copy == "final":
        _keep_names_out(word)
    parts = _parts(word)
    if count_pages is not None:
        listed.number(count_pages(parts))
        parts[word.part.partname.membername] = word.part.blob
    unknown = unexplained(items, framework) if choices.glossary else ()
    broken = (f"Word may offer to repair the file. {fault}" for fault in part_faults(parts))
    told = (
        *renumbered,
        *warnings(document),
        *unknown,
        *undrawn,
        *anchors.warnings,
        *marked,
        *lent,
        *broken,
    )
    return WordFile(write_package(parts), told)


def _undrawn(document: Document, choices: ExportChoices) -> tuple[str, ...]:
    """Return a sentence where charts are wanted, and there is something to draw."""
    if not choices.charts or next(charts(document.indicators), None) is None:
        return ()
    return ("Charts could not be drawn here, so the figures stand in tables only.",)


def placeholder_values(
    document: Document, choices: ExportChoices, today: dt.date
) -> dict[str, str]:
    """Return the text of each placeholder; an empty one leaves its paragraph out."""
    cycle, authority = document.cycle, document.authority
    is_final = copy_kind(document, choices) == "final"
    return {
        "authority": authority.full_name,
        "title": f"Self-evaluation {cycle.label}".strip(),
        "meeting": format_date(cycle.meeting) if cycle.meeting else "",
        "date": format_date(today),
        "version": _number(choices.version) or ("Final" if is_final else STAGES[cycle.stage]),
        "marking": cycle.marking,
        "draft": "" if is_final else "DRAFT",
    }


def _number(version: str) -> str:
    """Return a version without the word, which a template prints before it."""
    label = _UNLABELLED.match(version)
    return version[label.end() :].strip() if label else version.strip()


def _place(
    word: WordDocument,
    anchors: Anchors,
    items: tuple[Item, ...],
    draw_chart: DrawChart | None,
    version: str,
    *,
    numbered: bool,
) -> tuple[tuple[str, ...], Contents]:
    """Put contents and body in their places; return a sentence about lent styles, and the contents."""
    lists = Lists(word)
    styles, lent = lend_styles(word, lists, cache(open_standard))
    section = section_of(anchors.body)
    renderer = Renderer(styles, lists, _first_id(word, W + "bookmarkStart"), version)
    drawings = Charts(word.part, draw_chart, _first_id(word, _DRAWING)) if draw_chart else None
    turn = next((n for n, item in enumerate(items) if isinstance(item, TurnSideways)), len(items))
    upright = list(_rendered(items[:turn], renderer, drawings, text_width(section)))
    turned = list(_rendered(items[turn:], renderer, drawings, turned_width(section)))
    listed = Contents([], [])
    if anchors.contents is not None:
        headings = [item for item in items if isinstance(item, Heading)]
        width = text_width(section_of(anchors.contents))
        listed = contents(headings, styles, width, numbered=numbered)
        put_in_place(anchors.contents, listed.paragraphs, ())
    put_in_place(anchors.body, upright, turned)
    return lent, listed


def _rendered(
    items: tuple[Item, ...], renderer: Renderer, drawings: Charts | None, width: int
) -> Iterator[etree._Element]:
    for item in items:
        if isinstance(item, Heading):
            yield renderer.heading(item)
        elif isinstance(item, Paragraph):
            yield renderer.paragraph(item)
        elif isinstance(item, Table):
            yield renderer.table(item, width)
        elif isinstance(item, Picture) and drawings is not None:
            yield drawings.paragraph(item, width)


def _first_id(word: WordDocument, tag: str) -> int:
    """Return a number above the ids of all elements of this kind."""
    elements = (e for _, part in story_parts(word) for e in part.element.iter(tag))
    ids = (e.get(W + "id") or e.get("id") or "" for e in elements)
    return 1 + max((int(id_) for id_ in ids if id_.isdecimal()), default=-1)


def _keep_names_out(word: WordDocument) -> None:
    """Have Word drop the names of those who change the final copy."""
    for link in word.part.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.SETTINGS:
            settings = word.settings.element
            before = [child for child in settings if child.tag in (W + "view", W + "zoom")]
            settings.insert(len(before), w("removePersonalInformation"))


def _parts(word: WordDocument) -> Parts:
    """Return the document's parts, without the zip file that python-docx would put them in."""
    package = word.part.package
    found = list(package.iter_parts())
    parts = {part.partname.membername: part.blob for part in found}
    parts[relationships_name("")] = relationships_part(_links(package.rels))
    for part in found:
        if part.rels:
            links = relationships_part(_links(part.rels))
            parts[relationships_name(part.partname.membername)] = links
    pictures = {part.partname.ext: part.content_type for part in found if _is_picture(part)}
    named = {part.partname.membername: part.content_type for part in found if not _is_picture(part)}
    parts[CONTENT_TYPES] = content_types_part(named, pictures)
    return parts


def _is_picture(part: Part) -> bool:
    kind: str = part.content_type
    return kind.startswith("image/")


def _links(relationships: Relationships) -> Iterator[Relationship]:
    for rel in relationships.values():
        target = rel.target_ref if rel.is_external else rel.target_part.partname.membername
        yield Relationship(rel.rId, rel.reltype, target, rel.is_external)
