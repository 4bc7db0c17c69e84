"""The glossary: only what the text uses, the author's own words first, and what nobody explains."""

import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import resources
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.content.glossary import glossary, unexplained
from ilacs_desktop.word.content.printed import Heading, Paragraph, Piece, Table, plain
from tests.word.content.test_sequence import lines, printed
from tests.word.support import SMALL, changed, write


def saying(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Piece(text),)),)


def meanings(text: str, framework: Framework) -> dict[str, str]:
    tables = [item for item in glossary(saying(text), framework) if isinstance(item, Table)]
    cells = (row.cells for table in tables for row in table.rows)
    return {plain(name[0]): plain(meaning[0]) for name, meaning in cells}


def summary_of(text: str) -> Document:
    return changed(SMALL, front=Front(summary=(Block("b", (Text(text),)),)))


def test_only_abbreviations_that_the_text_uses_are_listed_in_their_order(framework: Framework):
    found = meanings("The MASH meets weekly; IROs and the LADO attend. MASH again.", framework)
    assert list(found) == ["IRO", "LADO", "MASH"]
    assert found["MASH"] == "multi-agency safeguarding hub"


@pytest.mark.parametrize(
    "text",
    [
        "our multi agency screening house (MASH) met",
        "our MASH (multi agency screening house) met",
    ],
)
def test_what_the_author_says_comes_before_the_list(framework: Framework, text: str):
    assert meanings(text, framework) == {"MASH": "multi agency screening house"}


@pytest.mark.parametrize(
    ("text", "name", "meaning"),
    [
        ("child and adolescent mental health services (CAMHS)", "CAMHS", None),
        ("the education, health and care plan (EHCP)", "EHCP", "education, health and care plan"),
        ("every director of children’s services (DCS)", "DCS", "director of children’s services"),
        ("our care and hope for life panel (CHLP)", "CHLP", "care and hope for life panel"),
        ("our family hub offers (FHOs) grew", "FHO", "family hub offers"),
        ("the Zebra & Quail panel (ZQP)", "ZQP", "Zebra & Quail panel"),
    ],
)
def test_an_explanation_is_found_by_its_first_letters(
    framework: Framework, text: str, name: str, meaning: str | None
):
    assert meanings(text, framework) == {name: meaning or text.partition(" (")[0]}


def test_an_explanation_with_other_letters_leaves_the_word_to_the_list(framework: Framework):
    found = meanings("the designated officer (LADO)", framework)
    assert found == {"LADO": "local authority designated officer"}


def test_what_every_reader_knows_is_neither_listed_nor_asked_about(framework: Framework):
    text = "The NHS and 3 GPs, marked OFFICIAL-SENSITIVE; part II."
    assert meanings(text, framework) == {}
    assert unexplained(saying(text), framework) == ()


def test_what_nobody_explains_is_named(framework: Framework):
    assert unexplained(saying("The XQZ and the MASH met the XQZ and KJ9 and WVW."), framework) == (
        "The glossary cannot say what these abbreviations stand for: “WVW”, “XQZ”. Explain each "
        "where it is first used, such as “multi-agency safeguarding hub (MASH)”.",
    )


def test_what_is_explained_in_other_letters_is_not_asked_about(framework: Framework):
    assert unexplained(saying("the front door team (XQZ)"), framework) == ()


def test_the_glossary_stands_last_and_its_warning_with_the_file(framework: Framework):
    document = summary_of("The MASH and the XQZ met.")
    assert lines(printed(document, framework))[-2:] == ["# Abbreviations", "[Abbreviations]"]
    assert any("“XQZ”" in warning for warning in write(document, framework).warnings)


def test_without_a_glossary_nothing_is_listed_or_asked(framework: Framework):
    document = summary_of("The MASH and the XQZ met.")
    items = printed(document, framework, glossary=False)
    assert not any(isinstance(item, Heading) and item.part == "glossary" for item in items)
    assert write(document, framework, glossary=False).warnings == ()


@pytest.mark.parametrize("change", ["section", "action"])
def test_it_looks_at_headings_and_tables_too(framework: Framework, change: str):
    section = msgspec.structs.replace(SMALL.sections[0], title="The work of the IRO")
    action = msgspec.structs.replace(SMALL.actions[0], measure="The IRO says so.")
    documents = {
        "section": changed(SMALL, sections=(section,), prior_points=()),
        "action": changed(SMALL, actions=(action,)),
    }
    assert lines(printed(documents[change], framework))[-1] == "[Abbreviations]"


@given(st.text())
def test_any_text_has_a_glossary_of_words_that_it_uses(framework: Framework, text: str):
    found = meanings(text, framework)
    assert all(name in text and meaning.strip() for name, meaning in found.items())


def test_the_checks_and_the_glossary_explain_an_abbreviation_alike(framework: Framework):
    checks = tomllib.loads((resources() / "language" / "abbreviations.toml").read_text("utf-8"))
    known = framework.glossary.meanings
    assert {name: known.get(name) for name in checks["meanings"]} == checks["meanings"]
