"""Imports a council's own Word template: a usable copy of it, and a report on what it is like.

Pure: bytes in, bytes and values out. The file that was made in Word is never changed.
"""

import datetime as dt
import io
from collections.abc import Iterator, Sequence

import msgspec
from lxml import etree

from ilacs_desktop.assets import standard_template
from ilacs_desktop.word.audit.structure import part_faults
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.parts.ooxml import W, paragraph, whole_number
from ilacs_desktop.word.parts.package import (
    PackageError,
    Parts,
    parse,
    read_package,
    relationships,
    write_package,
)
from ilacs_desktop.word.rendering.numbering import Lists
from ilacs_desktop.word.rendering.styles import lend_styles, missing_styles, shown_name
from ilacs_desktop.word.template.access import access_faults, heading_faults, put_specimen
from ilacs_desktop.word.template.cleanup import clean_all
from ilacs_desktop.word.template.dropped import dropped
from ilacs_desktop.word.template.faults import template_faults
from ilacs_desktop.word.template.label import label_of
from ilacs_desktop.word.template.opening import (
    as_document,
    needs_mending,
    open_standard,
    unusable,
)
from ilacs_desktop.word.template.placeholder_names import NAMES
from ilacs_desktop.word.template.placeholders import placeholders
from ilacs_desktop.word.template.report import TemplateReport

_NO_DAY = dt.date(1980, 1, 1)  # each document gets the day of its own
_ENGLISH = "en-GB"
_A4 = (11906, 16838)
_NEARLY = 60  # twentieths of a point
_PER_CM = 567
_AS_PNG = "In Word, right click on it, Save as Picture, PNG, and put that in its place."
# What every Windows with Word has, and what other systems put in its place at the same width.
_USUAL_FONTS = frozenset(
    {
        *("Aptos", "Arial", "Arial Narrow", "Book Antiqua", "Calibri", "Calibri Light", "Cambria"),
        *("Candara", "Century Gothic", "Consolas", "Constantia", "Corbel", "Courier New"),
        *("Garamond", "Georgia", "Gill Sans MT", "Palatino Linotype", "Segoe UI", "Tahoma"),
        *("Times New Roman", "Trebuchet MS", "Verdana"),
    }
)
Story = tuple[str, "etree._Element"]  # noqa: SLF001 - lxml names its elements so


class ImportedTemplate(msgspec.Struct, frozen=True):
    """The usable copy of a template, a Word file, and what was found in the original."""

    docx: bytes
    report: TemplateReport


def import_template(raw: bytes, name: str, *, keep_label: bool = False) -> ImportedTemplate:
    """Return a usable copy of the template, a .docx, .dotx, .docm or .dotm file, with its report.

    ``name`` is what a refusal calls it. With ``keep_label`` its sensitivity label is written into
    every document made from the copy. Raises TemplateError that names each fault of a template
    that cannot be used.
    """
    try:
        parts = read_package(raw)
        cleaned = clean_all(parts, "", _NO_DAY, keep_label=keep_label, lent=_lent())
        told = dropped(parts)
        label = label_of(parts)
        spoken = tuple(_languages(parts))
    except PackageError as fault:
        raise unusable(name, fault) from fault
    stories = tuple(_stories(cleaned.parts))
    pictures = (f"{clause[0].upper()}{clause[1:]}. {_AS_PNG}" for clause in cleaned.pictures)
    faults = (*pictures, *template_faults(stories))
    if faults:
        raise needs_mending(faults)
    specimen = _Specimen(cleaned.parts)
    report = TemplateReport(
        placeholders=_placeholders(stories),
        supplied=tuple(map(shown_name, specimen.missing)),
        access=(*heading_faults(specimen.book, specimen.styles), *access_faults(specimen.parts())),
        cautions=(
            *_fonts(specimen),
            *_paper(stories[0][1]),
            *(f"Word may offer to repair what is made. {f}" for f in part_faults(cleaned.parts)),
        ),
        dropped=told,
        notes=spoken,
        has_label=label is not None,
        label=label.name if label else "",
    )
    return ImportedTemplate(write_package(cleaned.parts), report)


class _Specimen:
    """The clean template with all styles that the writer uses, those it lacks lent to it."""

    def __init__(self, parts: Parts) -> None:
        self._word = as_document(parts)
        sheet = self._word.styles.element
        lists = Lists(self._word)
        self.missing = missing_styles(sheet)
        self.styles, _ = lend_styles(self._word, lists, open_standard)
        self.book = StyleBook(sheet, lists.root, _theme(parts))

    def parts(self) -> Parts:
        """Return the parts of the specimen, with words in each style."""
        put_specimen(self._word, self.styles)
        saved = io.BytesIO()
        self._word.save(saved)
        return read_package(saved.getvalue())


def _lent() -> Parts:
    """Return the parts that validators ask of every Word file, from the standard template."""
    parts = read_package(standard_template().read_bytes())
    return {
        link.kind: parts[link.target]
        for link in relationships(parts, _main(parts))
        if link.kind in ("theme", "fontTable")
    }


def _main(parts: Parts) -> str:
    """Return the name of the main document of a Word file that has one."""
    return next(link.target for link in relationships(parts, "") if link.kind == "officeDocument")


def _stories(parts: Parts) -> Iterator[Story]:
    """Yield the document and each header and footer, with the name that a fault calls it by."""
    main = _main(parts)
    yield "the document", parse(parts[main])
    for link in relationships(parts, main):
        if link.kind in ("header", "footer"):
            yield f"a {link.kind}", parse(parts[link.target])


def _placeholders(stories: Sequence[Story]) -> tuple[str, ...]:
    found = {n for _, root in stories for p in root.iter(W + "p") for n in placeholders(p)}
    return tuple(name for name in NAMES if name in found)


def _theme(parts: Parts) -> etree._Element | None:
    links = relationships(parts, _main(parts))
    return next((parse(parts[link.target]) for link in links if link.kind == "theme"), None)


def _languages(parts: Parts) -> Iterator[str]:
    """Yield a sentence where the template says that it is in another language than ours."""
    names = [name for name in parts if name.endswith(".xml") and name.startswith("word/")]
    roots = [parse(parts[name]) for name in names if "/glossary/" not in name]
    said = {e.get(W + "val", "") for root in roots for e in root.iter(W + "lang")} - {"", _ENGLISH}
    if said:
        yield (
            f"Some of it is marked as another language ({', '.join(sorted(said))}). In the copy "
            "all is marked as English (United Kingdom), so that screen readers read it well."
        )


def _fonts(specimen: _Specimen) -> Iterator[str]:
    book = specimen.book
    layers = (book.run_layers(paragraph([], style), None) for style in specimen.styles.values())
    unusual = sorted({book.font(each).family for each in layers} - _USUAL_FONTS)
    if unusual:
        named = ", ".join(f"“{family}”" for family in unusual)
        yield (
            f"It is set in {named}. A computer without {'it' if len(unusual) == 1 else 'them'} "
            "shows another font, and the pages break elsewhere."
        )


def _paper(document: etree._Element) -> Iterator[str]:
    for size in document.iter(W + "pgSz"):
        width, height = whole_number(size, "w"), whole_number(size, "h")
        off = max(abs(a - b) for a, b in zip(sorted((width, height)), _A4, strict=True))
        if off > _NEARLY and width and height:
            yield (
                f"Its paper is not A4: {width / _PER_CM:.1f} × {height / _PER_CM:.1f} cm. Choose "
                "Layout, Size, A4 in Word."
            )
            return
