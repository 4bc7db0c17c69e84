"""Files that are a form, and files that are none: told apart cheaply, and refused in plain words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.form.form import NotAFormError, read_form
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import CONTENT_TYPES
from ilacs_desktop.word.parts.safe_reader import WordFileError
from tests.word.form.forms import PACK, SENT, Author, form, read
from tests.word.form.told import is_form
from tests.word.review.kit import reads
from tests.word.support import SMALL, parts_of, with_parts, write

CORE = "docProps/core.xml"


def test_a_form_says_what_it_was_made_from():
    facts = read_form(form(), "form.docx").facts
    assert (facts.pack, facts.document, facts.version) == (PACK.id, SENT.id, PACK.version)
    assert (facts.owner, facts.label) == ("Priya Nair", "2026")
    assert facts.evidence == {"3": "ev-audit", "12": "ev-survey", "13": "ev-spare"}
    assert facts.actions == {"2": "ac-panel", "4": "ac-book"}


def test_it_says_who_saved_it_last_and_when():
    core = parts_of(form())[CORE].decode()
    ours = read_form(form(), "form.docx")
    assert (ours.by, ours.at and ours.at.isoformat()) == ("", "2026-11-02T00:00:00+00:00")
    saved = core.replace("2026-11-02T00:00:00Z", "2026-11-19T16:30:00Z").replace(
        "</cp:core", "<cp:lastModifiedBy>Priya Nair</cp:lastModifiedBy></cp:core"
    )
    back = read_form(with_parts(form(), {CORE: saved.encode()}), "form.docx")
    assert (back.by, back.at and back.at.isoformat()) == ("Priya Nair", "2026-11-19T16:30:00+00:00")
    torn = read_form(with_parts(form(), {CORE: None}), "form.docx")
    assert (torn.by, torn.at) == ("", None)


def test_either_copy_of_what_a_form_knows_is_enough():
    for copy in "ij":
        author = Author()
        for mark in list(author.root.iter(W + "bookmarkStart")):
            if mark.get(W + "name", "").startswith(f"_sef_f_{copy}"):
                author.take(mark)
        assert read_form(author.save(), "form.docx").facts.version == PACK.version


def test_its_last_line_stands_for_hidden_places_that_are_gone():
    author = Author()
    author.take(*author.root.iter(W + "bookmarkStart"))
    raw = author.save()
    facts = read_form(raw, "form.docx").facts
    assert (facts.pack, facts.document) == (PACK.id, SENT.id)
    assert is_form(raw)


def test_what_is_a_form_is_told(framework: Framework):
    assert is_form(form())
    for copy in ("draft", "review", "final"):
        assert not is_form(write(SMALL, framework, copy=copy).docx)
    assert not is_form(b"")
    assert not is_form(b"PK\x03\x04 not a zip")
    assert not is_form(b"Form reference (leave this line as it is):")


@given(cut=st.integers(0, 13_000), flip=st.integers(0, 255))
@settings(max_examples=30)
def test_damaged_bytes_are_refused_in_words_or_read(cut: int, flip: int):
    raw = bytearray(form())
    raw[cut % len(raw)] ^= flip
    for data in (bytes(raw), bytes(raw[:cut])):
        is_form(data)
        said = refusal(data)
        assert not said or "was not changed" in said


def refusal(data: bytes) -> str:
    try:
        read(data)
    except UserError as error:
        return str(error)
    return ""


def test_a_word_file_that_is_no_form_is_refused(framework: Framework):
    with pytest.raises(NotAFormError, match=r"“plan.docx” is not a form.*was not changed"):
        read_form(write(SMALL, framework).docx, "plan.docx")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"%PDF-1.7", "it is a PDF"),
        (b"", "it is empty"),
        (b"{\\rtf1 words}", "Rich Text"),
        (b"Just some words.", "plain text"),
    ],
)
def test_other_files_each_have_their_sentence(raw: bytes, said: str):
    with pytest.raises(WordFileError, match=said):
        read_form(raw, "form.docx")


def test_a_form_that_was_saved_with_macros_is_read_and_told():
    types = parts_of(form())[CONTENT_TYPES].decode()
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert plain in types
    macro = types.replace(plain, "application/vnd.ms-word.document.macroEnabled.main+xml")
    changes = {CONTENT_TYPES: macro.encode(), "word/vbaProject.bin": b"code"}
    raw = with_parts(form(), changes)
    assert is_form(raw)
    back = read(raw)
    assert back.document == SENT
    assert back.notes == ("It holds macros. They were not run and are left out.",)


def test_the_name_of_the_file_does_not_matter():
    assert read_form(form(), "Copy of form (2) FINAL.doc").facts.pack == PACK.id


def test_a_bomb_is_no_form_and_is_refused():
    raw = with_parts(form(), {"word/document.xml": b"<a/>" * 700_000})
    assert not is_form(raw)
    with pytest.raises(WordFileError, match="more than 600,000 pieces"):
        read_form(raw, "form.docx")


def test_a_form_of_nothing_but_words_gives_all_its_words():
    author = Author()
    kept = author.find("Form reference")
    for line in author.body():
        if line is not kept:
            for mark in [*line.iter(W + "bookmarkStart"), *line.iter(W + "bookmarkEnd")]:
                author.take(mark)
            author.type_over(line, f"Other words {len(reads(line))}.")
    back = author.back()
    told = " ".join(stray.text for stray in back.strays)
    assert back.document == SENT
    assert told.count("Other words") == len(author.body()) - 1
