"""Documents of many lengths and looks, and the pages that LibreOffice gives them."""

import html
import re
import shutil
import subprocess
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

import msgspec

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Parked
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.parts.package import read_package, write_package

MISSING = [name for name in ("soffice", "pdftotext") if shutil.which(name) is None]
_LARGER = 1.05  # headings against the text
_WORD = re.compile(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<')


class Laid(NamedTuple):
    """What LibreOffice made of a file: how many pages, and the words of the headings on each."""

    pages: tuple[str, ...]

    def page_of(self, heading: str, after: int) -> int | None:
        """Return the first page, from a page on, that holds a heading's words in a row."""
        wanted = " ".join(heading.split())
        padded = ((at, f" {words} ") for at, words in enumerate(self.pages, 1))
        found = (at for at, words in padded if at >= after and f" {wanted} " in words)
        return next(found, None)


def lay(words: list[bytes], folder: Path) -> list[Laid]:
    """Return the pages that LibreOffice makes of some Word files, started once for all of them."""
    sources = [folder / f"{at}.docx" for at in range(len(words))]
    for source, word in zip(sources, words, strict=True):
        source.write_bytes(word)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, sources)], check=True, capture_output=True, timeout=280)
    return [_pages(source.with_suffix(".pdf")) for source in sources]


def _pages(pdf: Path) -> Laid:
    listing = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = [_WORD.findall(page) for page in listing.split("<page ")[1:]]
    usual = median(float(low) - float(high) for page in pages for high, low, _ in page)
    return Laid(
        tuple(
            " ".join(
                html.unescape(word)
                for high, low, word in page
                if float(low) - float(high) > _LARGER * usual
            )
            for page in pages
        )
    )


def some_document(example: Document, random: Random) -> Document:
    """Return the example with a random part of its sections, evidence and actions."""
    share = random.uniform(0.2, 1.0)
    parked = Parked("Not this time.", "Jo Ash")
    sections = tuple(
        section if random.random() < share else msgspec.structs.replace(section, parked=parked)
        for section in example.sections
    )
    return msgspec.structs.replace(
        example,
        sections=sections,
        actions=tuple(a for a in example.actions if random.random() < share),
        prior_points=tuple(p for p in example.prior_points if random.random() < share),
        indicators=tuple(i for i in example.indicators if random.random() < share),
    )


def some_choices(random: Random) -> ExportChoices:
    """Return some way to arrange the document."""
    return ExportChoices(
        citations=random.choice(("number", "short_source")),
        copy=random.choice((None, "draft", "review", "final")),
        order=random.choice(("leaders_first", "leaders_last", "question")),
        leads=random.choice(("run_in", "heading")),
        summary_page=random.random() < 0.5,
        charts=random.random() < 0.7,
        glossary=random.random() < 0.7,
    )


def some_template(random: Random, folder: Path) -> Path:
    """Return the standard template with another font, size, line and margins."""
    parts = read_package(standard_template().read_bytes())
    styles, document = (parts[f"word/{name}.xml"].decode() for name in ("styles", "document"))
    family = random.choice(("Arial", "Liberation Serif", "Liberation Sans"))
    styles = styles.replace('"Arial"', f'"{family}"')
    styles = styles.replace('w:sz w:val="22"', f'w:sz w:val="{random.choice((21, 22, 23, 24))}"')
    styles = styles.replace('w:line="259"', f'w:line="{random.choice((240, 252, 259, 276))}"')
    margin = random.randrange(1020, 1450)
    document = document.replace('w:right="1304"', f'w:right="{margin}"')
    document = document.replace('w:left="1304"', f'w:left="{margin}"')
    document = document.replace('w:top="1418"', f'w:top="{random.randrange(1150, 1450)}"')
    parts |= {"word/styles.xml": styles.encode(), "word/document.xml": document.encode()}
    path = folder / "template.docx"
    path.write_bytes(write_package(parts))
    return path
