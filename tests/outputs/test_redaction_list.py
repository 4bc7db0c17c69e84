"""The list of what is withheld: where, what and why, in few lines, and never the thing itself."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.outputs.redaction_list import (
    grouped,
    public_html,
    redacted,
    redactions_html,
    together,
)
from ilacs_desktop.outputs.redactor import Redaction
from ilacs_desktop.outputs.source import Source
from tests.outputs.outputs_made import Sheet, source_of


@pytest.fixture(scope="module")
def source(example: Document, framework: Framework) -> Source:
    made = source_of(example, framework)
    return made._replace(public=PublicChoices(held_back=("accommodation",)))


def test_every_redaction_is_in_it_once_under_its_kind(source: Source) -> None:
    page = Sheet(redactions_html(source))
    found = redacted(source).redactions
    kinds = {one.kind for one in found}
    rows = [head for head in page.of("th") if "(" in head]
    assert len(rows) == len(kinds)
    assert sum(int(row.rpartition("(")[2].rstrip(")")) for row in rows) == len(found)
    assert f"{len(found)} things are withheld." in page.text
    assert "Accommodation and independence" in page.text


def test_a_name_that_is_held_for_two_reasons_counts_once(
    example: Document, framework: Framework
) -> None:
    def names(words: str) -> int:
        front = Front((Block("b", (Text(words),)),))
        found = redacted(source_of(msgspec.structs.replace(example, front=front), framework))
        return sum(one.kind == "A name" for one in found.redactions)

    assert names("Social worker Leila Cartmell met us.") == names("We met.") + 1


def test_it_says_that_it_stays_with_the_council_and_what_it_cannot_see(source: Source) -> None:
    text = Sheet(redactions_html(source)).text
    assert "This list belongs to the council and is not for publication." in text
    assert "must read the public version before it is published" in text


def test_the_public_page_is_the_redacted_document(source: Source, example: Document) -> None:
    page = Sheet(public_html(source))
    assert page.of("h1") == ["Northbridge Council: self-evaluation 2026 (public version)"]
    assert "[withheld] The council does not publish this section." in page.text
    assert "Leila Cartmell" in {person.name for person in example.people}
    assert "Leila Cartmell" not in page.text
    assert "OFFICIAL-SENSITIVE" not in page.text


@pytest.mark.parametrize(
    ("places", "line"),
    [
        (["Evidence 1", "Evidence 2", "Evidence 3", "Evidence 5"], "Evidence 1 to 3; Evidence 5"),
        (["Evidence 1", "Action 2"], "Evidence 1; Action 2"),
        (["Evidence 2", "Evidence 1"], "Evidence 2; Evidence 1"),
        (["Evidence 1: owner", "Evidence 2: owner"], "Evidence 1: owner; Evidence 2: owner"),
        (["Context", "Evidence 1", "Context"], "Context (2); Evidence 1"),
        ([], ""),
    ],
)
def test_neighbours_are_said_by_first_and_last(places: list[str], line: str) -> None:
    assert together(places) == line


def test_kinds_come_as_they_first_stand_in_the_document() -> None:
    found = (
        Redaction("A", "Name", "x"),
        Redaction("B", "Number", "y"),
        Redaction("C", "Name", "x"),
    )
    assert [(g.kind, g.number, g.places) for g in grouped(found)] == [
        ("Name", 2, "A; C"), ("Number", 1, "B"),
    ]  # fmt: skip
