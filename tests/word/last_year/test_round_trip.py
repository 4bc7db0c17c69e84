"""The exported example comes back into an empty outline: each word to its section and question."""

import datetime as dt
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.document.body import ActionLink, Body, body_text
from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import body_at, exported_bodies
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.records_in_rows import RecordsInRows
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.last_year.apply import Brought, bring_in
from ilacs_desktop.word.last_year.outline import Outline
from ilacs_desktop.word.last_year.questions import with_leads
from ilacs_desktop.word.last_year.reader import read_outline
from ilacs_desktop.word.last_year.spoken import load_spoken_names
from ilacs_desktop.word.last_year.suggest import suggest
from ilacs_desktop.word.parts.safe_reader import read_word
from ilacs_desktop.word.writer import write_docx

SPOKEN = load_spoken_names(resources() / "headings")
LEAST = 0.99
CHOICES = {
    "final": ExportChoices(copy="final"),
    "review": ExportChoices(copy="review", order="leaders_last", leads="heading"),
    "by question": ExportChoices(copy="draft", order="question", glossary=False),
    "short sources": ExportChoices(citations="short_source", charts=False, summary_page=False),
}
PAGE = """<html><body><h1>2. Permanence, adoption and kinship care</h1>
<p>Plans are <b>late</b> for <i>babies</i>.</p><ul><li>One<ul><li>within</li></ul></li></ul>
<h2>How do we know?</h2><ol><li>We read 44 records</li></ol>
<table border="1"><tr><th>Action</th><th>Lead</th><th>Timescale</th></tr>
<tr><td>Meet monthly</td><td>Panel chair</td><td>March 2027</td></tr></table></body></html>"""


class Landed(NamedTuple):
    """How many words of the answers there were, and how many came back to their own place."""

    words: int
    right: int


def came_back(raw: bytes, framework: Framework) -> tuple[Outline, Brought]:
    empty = new_document(framework, "Northbridge Council", None)
    reader = RecordsInRows(empty, framework)
    outline = with_leads(read_outline(read_word(raw, "last year.docx")), framework)
    choices = suggest(outline, empty, framework, reader, SPOKEN)
    return outline, bring_in(outline, choices, empty, framework, reader, new_id)


def words(body: Body) -> Counter[str]:
    return Counter(re.findall(r"\w+", body_text(body)))


def landed(example: Document, result: Document) -> Landed:
    there = {place: words(body) for place, body in exported_bodies(example)}
    right = sum((of & words(body_at(result, place))).total() for place, of in there.items())
    return Landed(sum(of.total() for of in there.values()), right)


LATER = [pytest.param(name, marks=pytest.mark.long) for name in ("review", "short sources")]


@pytest.mark.parametrize("arranged", ["final", "by question", *LATER])
def test_the_example_comes_back_to_its_sections_and_questions(
    example: Document, framework: Framework, arranged: str
):
    raw = write_docx(
        example, framework, standard_template(), CHOICES[arranged], today=dt.date(2026, 11, 2)
    ).docx
    _, brought = came_back(raw, framework)
    found = landed(example, brought.document)
    assert found.right >= LEAST * found.words, found


def test_the_records_of_the_example_come_back(example: Document, framework: Framework):
    choices = CHOICES["final"]
    raw = write_docx(
        example, framework, standard_template(), choices, today=dt.date(2026, 11, 2)
    ).docx
    document = came_back(raw, framework)[1].document
    assert len(document.actions) == len(example.actions)
    for ours, theirs in zip(document.actions, example.actions, strict=True):
        kept = {"id": theirs.id, "shown_by": theirs.shown_by, "since": theirs.since}
        told = msgspec.structs.replace(ours, **kept)  # what Word does not print
        assert told == theirs
        assert len(ours.shown_by) == len(theirs.shown_by)
    assert [p.text for p in document.prior_points] == [p.text for p in example.prior_points]
    assert [p.state for p in document.prior_points] == [p.state for p in example.prior_points]
    shows = {item.number: item.shows for item in example.evidence}
    assert all(shows[item.number] == item.shows for item in document.evidence)


def test_actions_and_figures_are_not_repeated_in_the_text(example: Document, framework: Framework):
    raw = write_docx(
        example, framework, standard_template(), CHOICES["final"], today=dt.date(2026, 11, 2)
    ).docx
    document = came_back(raw, framework)[1].document
    for place, body in exported_bodies(document):
        assert not re.search(r"^(Action \d+|Indicator:)", body_text(body), re.MULTILINE), place
        numbers = {action.id: action.number for action in document.actions}
        theirs = {action.id: action.number for action in example.actions}
        assert _links(body, numbers) == _links(body_at(example, place), theirs)


def _links(body: Body, numbers: dict[str, int]) -> set[int]:
    return {numbers[run.action] for b in body for run in b.runs if isinstance(run, ActionLink)}


def marks(document: Document) -> Counter[str]:
    return Counter(block.stance for _, body in exported_bodies(document) for block in body)


def test_strengths_and_areas_for_improvement_come_back_as_marks(
    example: Document, framework: Framework
):
    raw = write_docx(
        example, framework, standard_template(), CHOICES["final"], today=dt.date(2026, 11, 2)
    ).docx
    came = marks(came_back(raw, framework)[1].document)
    assert came["strength"] == marks(example)["strength"]
    assert came["improvement"] == marks(example)["improvement"]


def converted(folder: Path, program: str) -> bytes:
    """Return the page as another program makes a Word document of it."""
    source, made = folder / "page.html", folder / "page.docx"
    source.write_text(PAGE, encoding="utf-8")
    command = (
        ["pandoc", "-o", str(made), str(source)]
        if program == "pandoc"
        else [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)),
        ]
    )
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return made.read_bytes()


@pytest.mark.long
@pytest.mark.parametrize("program", ["pandoc", "soffice"])
def test_what_other_programs_write_is_read(program: str, framework: Framework, tmp_path: Path):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    outline, brought = came_back(converted(tmp_path, program), framework)
    assert [piece.title for piece in outline.pieces if piece.items] == [
        "2. Permanence, adoption and kinship care",
        "How do we know?",
    ]
    section = next(s for s in brought.document.sections if s.id == "permanence")
    assert body_text(section.know) == "Plans are late for babies.\nOne\nwithin"
    assert [block.kind for block in section.know] == ["paragraph", "bullet", "bullet"]
    assert [run.bold for run in section.know[0].runs if not isinstance(run, str)][:2] == [
        False,
        True,
    ]
    assert [(block.kind, body_text((block,))) for block in section.how] == [
        ("numbered", "We read 44 records")
    ]
    (action,) = brought.document.actions
    assert (action.what, action.owner, action.due) == (
        "Meet monthly",
        "Panel chair",
        dt.date(2027, 3, 31),
    )
