"""The Word file whose contents list has page numbers."""

import datetime as dt

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.numbered import pages_of, write_numbered
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.ooxml import W
from ilacs_desktop.word.package import parse, read_package
from ilacs_desktop.word.writer import standard_template

TODAY = dt.date(2026, 10, 12)


def test_every_entry_has_the_page_of_its_heading(example: Document, framework: Framework) -> None:
    made = write_numbered(example, framework, standard_template(), ExportChoices(), today=TODAY)
    starts = pages_of(made.docx, Measure()).starts
    root = parse(read_package(made.docx)["word/document.xml"])
    entries = {
        link.get(W + "anchor"): "".join(text.text or "" for text in link.iter(W + "t"))
        for link in root.iter(W + "hyperlink")
        if any("PAGEREF" in (code.text or "") for code in link.iter(W + "instrText"))
    }
    assert len(entries) > 30
    assert all(text.endswith(str(starts[name])) for name, text in entries.items())
    assert entries["ilacs_part_summary"] == "Summary3"


def test_the_same_input_gives_the_same_bytes(example: Document, framework: Framework) -> None:
    choices = ExportChoices()
    one, other = (
        write_numbered(example, framework, standard_template(), choices, today=TODAY)
        for _ in range(2)
    )
    assert one == other
