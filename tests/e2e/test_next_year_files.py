"""Next year's self-evaluation, and the one after it, as files and as Word documents."""

import io
from pathlib import Path

import docx
import pytest

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import save_new
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.writer import write_docx
from tests.cycle.rolled import CHRISTMAS, roll
from tests.storage.makers import ANN


@pytest.fixture(scope="module")
def second(example: Document, framework: Framework) -> Document:
    """Return the second year after the example, with the text of the first carried over."""
    first = roll(example, framework, carry_text=True).document
    return roll(first, framework, "2028", carry_text=True).document


def test_a_rolled_document_comes_back_from_its_file_as_it_was(
    second: Document, framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "northbridge-2028.ilacs"
    readable = lambda document: readable_html(document, framework)  # noqa: E731 - handed over
    save_new(path, second, ANN, CHRISTMAS, readable)
    assert open_file(path).document == second


def test_a_rolled_document_is_written_to_word(second: Document, framework: Framework) -> None:
    made = write_docx(
        second, framework, standard_template(), ExportChoices(), today=CHRISTMAS.date()
    )
    word = docx.Document(io.BytesIO(made.docx))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "2028" in text
    assert second.sections[0].title in text
    assert not [warning for warning in made.warnings if "repair" in warning]
