"""The audit of a finished Word file: what it says, what holds a final copy back, and what never ends it."""

import random
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.access_rules import RULES as ACCESS_RULES
from ilacs_desktop.word.audit.audit import (
    GROUPS,
    RULES,
    Audit,
    audit,
    audit_lines,
    held_back_words,
    holds_back,
)
from ilacs_desktop.word.audit.known import Known, known_to
from ilacs_desktop.word.audit.leak_rules import RULES as LEAK_RULES
from ilacs_desktop.word.writer import WordFile
from tests.strategies import documents
from tests.word.audit.planting import (
    DOCUMENT,
    Edit,
    drop,
    paragraph,
    planted,
    put,
    run,
    several,
    swap,
)
from tests.word.support import SMALL, changed, parts_of, plain_png, with_parts, write
from tests.word.template.test_logo import LOGO

PALE = paragraph(run("Pale", '<w:color w:val="888888"/>'))
SECRET = paragraph(run("Secret", "<w:vanish/>"))
BROKEN = swap(DOCUMENT, 'w:anchor="ilacs_evidence_3"', 'w:anchor="nowhere"')


@pytest.fixture(scope="module")
def final(framework: Framework) -> WordFile:
    """Return a final copy of the small self-evaluation with a logo on its cover."""
    return write(changed(SMALL, authority=LOGO), framework, copy="final")


def audited(raw: bytes, *edits: Edit) -> Audit:
    return audit(planted(raw, several(*edits)), SMALL, "final", Known())


def test_a_clean_file_is_told_so_for_each_group(final: WordFile):
    clean = audited(final.docx)
    assert clean.findings == ()
    assert [clean.state(group) for group in GROUPS] == ["ok", "ok", "ok"]
    assert [clean.sentence(group) for group in GROUPS] == [
        "Word can open it without repairing anything, and every link leads somewhere.",
        "It tells of no person, computer, file or folder that was not meant to go out.",
        "People who hear it, enlarge it or move about by its headings can read it.",
    ]


@pytest.mark.parametrize("copy", ["draft", "review", "final"])
def test_the_example_is_clean(
    example: Document, framework: Framework, copy: Literal["draft", "review", "final"]
):
    raw = write(example, framework, page_of=lambda _: 3, draw_chart=plain_png, copy=copy).docx
    known = known_to(example, user="pnair", machine="LAPTOP-4411")
    assert audit(raw, example, copy, known).findings == ()


@given(document=documents())
@settings(max_examples=25)
def test_any_sound_document_makes_a_sound_file_and_is_audited(
    framework: Framework, document: Document
):
    """What people type may be worth a look; the writer itself never leaks or breaks anything."""
    raw = write(document, framework, draw_chart=plain_png).docx
    found = audit(raw, document, "draft", Known()).findings
    assert {one.rule for one in found if one.severity == "stop"} <= TYPED


TYPED = {"private.path", "everyone.alt_missing", "everyone.alt_file", "everyone.no_headings"}


def test_the_worst_of_a_group_is_its_state_and_comes_first(final: WordFile):
    both = audited(final.docx, PALE, SECRET, BROKEN, paragraph(run("See Plan v2.docx.")))
    assert [both.state(group) for group in GROUPS] == ["stop", "stop", "look"]
    assert [both.sentence(group) for group in GROUPS] == [
        "1 thing to put right.",
        "1 thing to put right and 1 thing to look at.",
        "1 thing to look at.",
    ]
    assert [found.rule for found in both.group("private")] == [
        "private.hidden",
        "private.file_name",
    ]


def test_only_a_final_copy_with_stops_is_held_back(final: WordFile):
    stop, look = audited(final.docx, SECRET), audited(final.docx, PALE)
    assert holds_back(stop, "final")
    assert not holds_back(stop, "draft")
    assert not holds_back(stop, "review")
    assert not holds_back(look, "final")
    assert not holds_back(audited(final.docx), "final")
    assert held_back_words(stop) == (
        "No final copy was written: there is 1 thing to put right. Your self-evaluation is safe, "
        "and a file of that name is as it was. You can still export a draft."
    )


def test_a_rule_is_told_once_with_each_place_once(final: WordFile):
    twice = audited(final.docx, SECRET, paragraph(run("Another", "<w:vanish/>")), SECRET)
    [found] = twice.findings
    assert [place.words.rpartition(": ")[2] for place in found.places] == ["“Secret”", "“Another”"]
    assert {place.part for place in found.places} == {"children_in_care"}


def test_the_command_line_gets_a_line_for_each_finding(final: WordFile):
    above = "Under “The experiences and progress of children in care”"
    assert audit_lines(audited(final.docx, SECRET, PALE, SECRET)) == (
        f"To put right: Text is hidden: readers do not see it, but it is in the file. {above}: "
        "“Secret”. Delete the text, or show it.",
        f"To look at: Text is too pale against what is behind it. 3.5 to 1 where 4.5 is needed. "
        f"{above}: “Pale”. Choose a darker colour, or a lighter ground, in the template’s style.",
    )
    [twice] = audit_lines(audited(final.docx, SECRET, paragraph(run("More", "<w:vanish/>"))))
    assert "“Secret” (and 1 more). Delete" in twice
    assert audit_lines(audited(final.docx)) == ()


def test_a_place_in_the_front_leads_to_the_front(final: WordFile):
    pale = swap(DOCUMENT, "<w:t>Children are safe.", "<w:t>1.  Children are safe. C:/x")
    [found] = [one for one in audited(final.docx, pale).findings if one.rule == "private.path"]
    assert found.places[0].part == "front"


def test_every_rule_has_a_name_of_its_own_and_says_what_to_do():
    rules = (*RULES, *LEAK_RULES, *ACCESS_RULES)
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.id.startswith(f"{rule.group}.")
        assert rule.what.endswith(".")
        assert rule.todo.endswith((".", ")."))


# --- damaged files --------------------------------------------------------------------------------

DAMAGED: dict[str, bytes] = {
    "nothing": b"",
    "text": b"nothing of the kind",
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_no_word_file_is_told(name: str):
    unread = audit(DAMAGED[name], SMALL, "final", Known())
    [found] = unread.findings
    assert found.rule == "structure.unreadable"
    assert found.places[0].words.endswith(".")
    assert [unread.state(group) for group in GROUPS] == ["stop", "unknown", "unknown"]
    assert unread.sentence("private") == ("The file could not be read, so this was not looked at.")
    assert holds_back(unread, "final")


@pytest.mark.parametrize(
    "edit",
    [
        drop(DOCUMENT),
        put(DOCUMENT, b"<a/>"),
        put(DOCUMENT, b"<w:document"),
        put("word/styles.xml", b"not XML"),
        put("word/_rels/document.xml.rels", b""),
        swap(DOCUMENT, "<w:body>.*</w:body>", ""),
        put("word/extra.xml", b"<!DOCTYPE a><a/>"),
    ],
)
def test_a_damaged_part_is_told(final: WordFile, edit: Edit):
    assert audited(final.docx, edit).state("structure") == "stop"
    assert audited(final.docx, edit).state("private") == "unknown"


def test_a_file_without_styles_or_settings_is_still_looked_over(final: WordFile):
    bare = audited(final.docx, *(drop(f"word/{n}.xml") for n in ("styles", "settings", "theme")))
    assert bare.state("structure") == "stop"
    assert bare.state("everyone") == "stop"


@given(seed=st.integers(0, 2**32))
def test_cut_and_flipped_bytes_never_end_it(final: WordFile, seed: int):
    chance = random.Random(seed)
    raw = bytearray(final.docx)
    for _ in range(chance.randrange(1, 8)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    cut = raw[: chance.randrange(len(raw))] if chance.random() < 0.3 else raw
    assert isinstance(audit(bytes(cut), SMALL, "final", Known()), Audit)


@given(seed=st.integers(0, 2**32))
def test_swapped_and_doubled_words_of_the_xml_never_end_it(final: WordFile, seed: int):
    """Tags, values and names change places in one part: well-formed now and then, sense never."""
    chance = random.Random(seed)
    parts = parts_of(final.docx)
    name = chance.choice([part for part in parts if part.endswith((".xml", ".rels"))])
    words = parts[name].decode().split('"')
    for _ in range(chance.randrange(1, 12)):
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[at] = chance.choice(
            (words[other], "-1", "", "99999999999", "nan", "\u202e", "<!-- -->")
        )
    raw = with_parts(final.docx, {name: '"'.join(words).encode()})
    assert isinstance(audit(raw, SMALL, "final", Known()), Audit)
