"""LibreOffice opens the file and prints every word of it, in order."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.printed import Heading, Paragraph, Table, plain
from ilacs_desktop.word.content.sequence import sequence
from tests.word.support import plain_png, write

pytestmark = pytest.mark.any_python

MISSING = [name for name in ("soffice", "pdftotext") if shutil.which(name) is None]
needs_office = pytest.mark.skipif(bool(MISSING), reason=f"{' and '.join(MISSING)} not installed")
# Where a line ends after a hyphen the word may come in two or without it, so letters are compared,
# without hyphens and spaces. Between one word and the next stand at most footer, header and
# a repeated header row.
FURTHEST = 400
HYPHENS = re.compile("[-\u2010\u2011]")


def words(text: str) -> list[str]:
    return HYPHENS.sub("", text).split()


def pdf_words(raw: bytes, folder: Path) -> list[str]:
    """Return the words of the file as LibreOffice prints them."""
    (folder / "se.docx").write_bytes(raw)
    office = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "se.docx"),
    ]
    subprocess.run(office, check=True, capture_output=True, timeout=240)
    text = subprocess.run(
        ["pdftotext", "-raw", str(folder / "se.pdf"), "-"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return words(text.stdout.decode())


def all_words(document: Document, framework: Framework, choices: ExportChoices) -> Iterator[str]:
    """Yield the words of headings, paragraphs, lists and tables, cell by cell and row by row."""
    for item in sequence(document, framework, choices):
        if isinstance(item, Heading):
            yield from words(item.text)
        elif isinstance(item, Paragraph):
            yield from words(plain(item.pieces))
        elif isinstance(item, Table):
            for column in item.columns:
                yield from words(column.heading)
            for row in item.rows:
                for cell in row.cells:
                    for pieces in cell:
                        yield from words(plain(pieces))


@needs_office
@pytest.mark.parametrize(
    "choices",
    [
        ExportChoices(),
        pytest.param(
            ExportChoices("short_source", order="leaders_last", leads="heading"),
            marks=pytest.mark.long,
        ),
        pytest.param(ExportChoices(order="question", summary_page=False), marks=pytest.mark.long),
    ],
)
def test_every_word_of_the_example_is_printed_in_order(
    example: Document, framework: Framework, tmp_path: Path, choices: ExportChoices
):
    made = write(example, framework, draw_chart=plain_png, **msgspec.structs.asdict(choices))
    printed = "".join(pdf_words(made.docx, tmp_path))
    wanted = list(all_words(example, framework, choices))
    assert len(wanted) > 8000
    at, lost = printed.index("".join(wanted[:5])), []  # after the contents list
    for word in wanted:
        found = printed.find(word, at, at + FURTHEST)
        at, lost = (at, [*lost, word]) if found < 0 else (found + len(word), lost)
    assert lost == []
