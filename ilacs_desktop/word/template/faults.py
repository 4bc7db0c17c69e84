"""What is wrong with a template, in sentences that say where to look."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from ilacs_desktop.word.audit.lines import excerpt
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.rendering.pages import has_section
from ilacs_desktop.word.template.placeholder_names import LOGO, NAMES, PLACES, token
from ilacs_desktop.word.template.placeholders import PATTERN, paragraph_text, placeholders

_BRACES = re.compile(r"\{+[^{}]*\}*|\}+")
# Fields that print who made a file and where it was kept, or that pull other files in.
_TELLTALE_FIELDS = """
    ADDIN ADDRESSBLOCK AUTHOR AUTOTEXT AUTOTEXTLIST COMMENTS CREATEDATE DATABASE DDE DDEAUTO
    DOCPROPERTY DOCVARIABLE EDITTIME FILENAME GREETINGLINE IMPORT INCLUDE INCLUDEPICTURE
    INCLUDETEXT INFO KEYWORDS LASTSAVEDBY LINK MERGEFIELD PRINTDATE PRIVATE RD REVNUM SAVEDATE
    SUBJECT TEMPLATE USERADDRESS USERINITIALS USERNAME
"""
_OWN_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_PATH = re.compile(r"(?<![a-z])[a-z]:[\\/]|\\\\\w|file:", re.IGNORECASE)


def template_faults(roots: Sequence[tuple[str, etree._Element]]) -> tuple[str, ...]:
    """Return a sentence for each fault of the template's parts, each part with its name.

    The first part is the document itself. An empty result means that it can be filled in.
    """
    found = [fault for where, root in roots for fault in _text_faults(where, root)]
    return tuple(dict.fromkeys((*found, *_own_contents(roots), *_misplaced(roots))))


def _own_contents(roots: Sequence[tuple[str, etree._Element]]) -> Iterator[str]:
    """Yield a sentence on a contents list of Word's own, which would show the template's headings."""
    for where, root in roots:
        codes = [element.text or "" for element in root.iter(W + "instrText")]
        codes += [element.get(W + "instr", "") for element in root.iter(W + "fldSimple")]
        if any(map(_OWN_CONTENTS.match, codes)):
            yield (
                f"Word’s own contents list is in {where}. It would show the headings of the "
                f"template: put {token('contents')} in its place."
            )


def _text_faults(where: str, root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(W + "p"):
        text = paragraph_text(paragraph)
        quoted = f"paragraph “{excerpt(text)}”"
        for wrong in _BRACES.findall(PATTERN.sub(_blank_if_known, text)):
            yield f"“{wrong}” in {where} is no placeholder: {quoted}."
        for keyword in telltale_fields(paragraph):
            yield (
                f"The field {keyword} in {where} would tell who made a file or where it is kept, "
                f"or fetch another file: {quoted}. Take it out."
            )
        if LOGO in placeholders(paragraph) and not _stands_alone(paragraph):
            yield _shares(LOGO, paragraph)


def _blank_if_known(match: re.Match[str]) -> str:
    return "" if match[1] in NAMES else match[0]


def telltale_fields(root: etree._Element) -> list[str]:
    """Return the names of the fields below the element that print what must not be told.

    A link to a path is one of them. Word may split a code over runs.
    """
    codes = [element.text or "" for element in root.iter(W + "instrText")]
    simple = [element.get(W + "instr", "") for element in root.iter(W + "fldSimple")]
    text = " ".join((*codes, "".join(codes), *simple))
    found = set(text.upper().split()).intersection(_TELLTALE_FIELDS.split())
    return sorted(found | ({"HYPERLINK"} if _PATH.search(text) else set()))


def _misplaced(roots: Sequence[tuple[str, etree._Element]]) -> Iterator[str]:
    """Yield what is wrong with the places of contents and body in the whole template."""
    body = roots[0][1].find(W + "body")
    everywhere = [
        name for _, root in roots for block in root.iter(W + "p") for name in placeholders(block)
    ]
    for name in PLACES:
        holder = next(
            (block for block in (() if body is None else body) if name in placeholders(block)), None
        )
        if everywhere.count(name) > 1:
            yield f"{token(name)} stands there more than once."
        elif holder is None:
            if name == "body" or name in everywhere:
                yield (
                    f"{token(name)} needs a paragraph of its own on the page, outside tables, "
                    "text boxes, headers and footers."
                )
        elif not _stands_alone(holder):
            yield _shares(name, holder)
        elif holder.find(f"{W}pPr/{W}sectPr") is not None:
            yield f"A section break is in the paragraph of {token(name)}. Put it in the next one."
        elif not has_section(holder):
            yield f"No page is laid out for the paragraph of {token(name)}. Save it in Word again."


def _stands_alone(paragraph: etree._Element) -> bool:
    return PATTERN.fullmatch(paragraph_text(paragraph).strip()) is not None


def _shares(name: str, paragraph: etree._Element) -> str:
    return (
        f"{token(name)} shares its paragraph with other words: paragraph "
        f"“{excerpt(paragraph_text(paragraph))}”. Give it one of its own."
    )
