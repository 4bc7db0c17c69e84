"""The template: opened and cleaned, its faults told, its placeholders filled in once."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.story import StoryPart
from lxml import etree

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.model import Picture
from ilacs_desktop.errors import UserError
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import PackageError, Parts, read_package, store_package
from ilacs_desktop.word.template.cleanup import clean
from ilacs_desktop.word.template.faults import template_faults
from ilacs_desktop.word.template.logo import put_logo
from ilacs_desktop.word.template.placeholder_names import LOGO, NAMES, PLACES, token
from ilacs_desktop.word.template.placeholders import fill, leave_out, placeholders

_NO_DAY = dt.date(1980, 1, 1)  # of a copy that styles are taken from, and that nobody sees
_NO_LOGO = (
    "The logo is not a PNG or JPEG picture that Word can show, so it is left out. Choose it again."
)


class TemplateError(UserError):
    """A template that cannot be used; the message names each fault and where it is.

    ``faults`` are the faults that an officer can mend in Word, a sentence each.
    """

    def __init__(self, message: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class Anchors(NamedTuple):
    """The paragraphs that the contents list and the body take the place of, and warnings."""

    contents: etree._Element | None
    body: etree._Element
    warnings: tuple[str, ...]


def open_template(path: Path, title: str, day: dt.date) -> WordDocument:
    """Return the template, cleaned of traces, as a document with this title, dated this day.

    Raises TemplateError when the file cannot be read or is no Word document.
    """
    try:
        parts = clean(read_package(path.read_bytes()), title, day)
    except OSError as fault:
        raise unreadable(path.name) from fault
    except PackageError as fault:
        raise unusable(path.name, fault) from fault
    return as_document(parts)


def open_standard() -> WordDocument:
    """Return the template that came with the program, which lends styles to others."""
    return open_template(standard_template(), "", _NO_DAY)


def as_document(parts: Parts) -> WordDocument:
    """Return the clean parts of a template as a document, which has a page set up in any case."""
    document = docx.Document(io.BytesIO(store_package(parts)))
    document.element.body.get_or_add_sectPr()
    return document


def unreadable(name: str) -> TemplateError:
    """Return the refusal of a template that the computer cannot read."""
    return TemplateError(
        f"The Word template “{name}” could not be read. Your self-evaluation is safe. "
        "Check that the file is still there, or choose another template."
    )


def unusable(name: str, fault: PackageError) -> TemplateError:
    """Return the refusal of a template that is no Word file that can be used."""
    todo = fault.todo or "Open the template in Word and save it again, or choose another."
    return TemplateError(
        f"The Word template “{name}” cannot be used: {fault}. Your self-evaluation is safe. {todo}"
    )


def needs_mending(faults: tuple[str, ...]) -> TemplateError:
    """Return the refusal of a template with faults that can be mended in Word."""
    listed = "\n".join(f"• {fault}" for fault in faults)
    return TemplateError(
        "The Word template needs mending before it can be used. Your self-evaluation is "
        f"safe. Open the template in Word and correct this:\n{listed}\n"
        f"The placeholders that you can use are {', '.join(map(token, NAMES))}.",
        faults,
    )


def fill_in(document: WordDocument, values: Mapping[str, str], logo: Picture | None) -> Anchors:
    """Fill in texts and logo, and return where contents and body go.

    ``values`` holds a text for each name of placeholders.TEXTS. A paragraph whose placeholders are
    all empty is left out, with the words around them. Raises TemplateError that names every fault
    of the template at once.
    """
    parts = list(story_parts(document))
    faults = template_faults([(where, _root(part)) for where, part in parts])
    if faults:
        raise needs_mending(faults)
    body = document.element.body
    anchors = {name: block for block in body for name in placeholders(block) if name in PLACES}
    unreadable = not _place_logo(parts, logo)
    for _, part in parts:
        for paragraph in list(_root(part).iter(W + "p")):
            fill(paragraph, values)
    return Anchors(anchors.get("contents"), anchors["body"], (_NO_LOGO,) if unreadable else ())


def _place_logo(parts: list[tuple[str, StoryPart]], logo: Picture | None) -> bool:
    """Put the logo wherever the template wants it; return False when it cannot be read."""
    readable = True
    number = 1 + max((_highest_drawing_id(_root(part)) for _, part in parts), default=0)
    for _, part in parts:
        for paragraph in list(_root(part).iter(W + "p")):
            if LOGO in placeholders(paragraph):
                shown = logo is not None and put_logo(part, paragraph, logo, number)
                number += 1
                readable = readable and (shown or logo is None)
                if not shown:
                    leave_out(paragraph)
    return readable


def _highest_drawing_id(root: etree._Element) -> int:
    ids = (element.get("id", "") for element in root.iter("{*}docPr"))
    return max((int(id_) for id_ in ids if id_.isdecimal()), default=0)


def _root(part: StoryPart) -> etree._Element:
    root: etree._Element = part.element
    return root


def story_parts(document: WordDocument) -> Iterator[tuple[str, StoryPart]]:
    """Yield the document and each header and footer, with the name that a fault calls it by."""
    yield "the document", document.part
    names = {RELATIONSHIP_TYPE.HEADER: "a header", RELATIONSHIP_TYPE.FOOTER: "a footer"}
    seen: list[object] = []
    for link in document.part.rels.values():
        if link.reltype in names and link.target_part not in seen:
            seen.append(link.target_part)
            if isinstance(link.target_part, StoryPart):
                yield names[link.reltype], link.target_part
