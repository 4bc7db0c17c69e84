"""LibreOffice opens the file and prints every word of it, in order."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import CitationForm, ExportChoices
from ilacs_desktop.word.sequence import sequence
from ilacs_desktop.word.printed import Heading, Paragraph, plain
from tests.word.support import write

MISSING = [name for name in ("soffice", "pdftotext") if shutil.which(name) is None]
needs_office = pytest.mark.skipif(bool(MISSING), reason=f"{' and '.join(MISSING)} not installed")
# Where a line ends after a hyphen, pdftotext joins the word without it, so no hyphen is compared.
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
        ["pdftotext", str(folder / "se.pdf"), "-"], check=True, capture_output=True, timeout=60
    )
    return words(text.stdout.decode())


def body_words(document: Document, framework: Framework, form: CitationForm) -> Iterator[str]:
    """Yield the words of headings, paragraphs and lists; tables are set in columns."""
    for item in sequence(document, framework, ExportChoices(form)):
        if isinstance(item, Heading):
            yield from words(item.text)
        elif isinstance(item, Paragraph):
            yield from words(plain(item.pieces))


@needs_office
@pytest.mark.parametrize("form", ["number", "short_source"])
def test_every_word_of_the_example_is_printed_in_order(
    example: Document, framework: Framework, tmp_path: Path, form: CitationForm
):
    printed = iter(pdf_words(write(example, framework, citations=form).docx, tmp_path))
    wanted = list(body_words(example, framework, form))
    assert len(wanted) > 5000
    lost = [word for word in wanted if word not in printed]
    assert lost == []
