"""The form that is made: what stands in it, for whom, and what does not."""

import datetime as dt

import msgspec
import pytest
from openxml_audit import OpenXmlValidator

from ilacs_desktop.document.body import Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import answered_bodies, body_at, with_body
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.audit.audit import audit
from ilacs_desktop.word.audit.known import known_to
from ilacs_desktop.word.form.make import make_form
from ilacs_desktop.word.parts.package import PackageError, read_package
from tests.word.form.forms import (
    HEALTH,
    HOW,
    KNOW,
    PACK,
    SENT,
    Author,
    form,
    make,
    style_of,
    the_framework,
)
from tests.word.review.kit import reads
from tests.word.support import (
    FOOTPRINT,
    changed,
    parts_of,
    refuse_longer_than_the_template,
    text_of,
)
from tests.word.templates import Council


def lines(author: Author) -> list[str]:
    return [reads(line) for line in author.body()]


def test_it_says_who_asks_whom_by_when_and_how_to_give_it_back():
    said = lines(Author())
    assert said[:9] == [
        "Your part of the self-evaluation 2026",
        "Siân Holroyd (Quality assurance manager) of Northbridge Council asks Priya Nair (Head of"
        " service, children in care) to write this by 20 November 2026.",
        "Please keep it short.",
        "Ring me if a figure is missing.",
        *said[4:8],
        "Save it as a Word document (.docx) and send it back to Siân Holroyd by 20 November 2026.",
    ]
    assert len(said[4:9]) == 5
    assert max(len(step.split()) for step in said[4:9]) <= 35


def test_a_pack_with_nothing_but_sections_makes_sense():
    said = lines(
        Author(
            make(
                changed(SENT, people=()),
                Pack("pk-1", "", ("health",), "word", dt.date(2026, 11, 2)),
            )
        )
    )
    assert said[1] == "The coordinator of Northbridge Council asks you to write this."
    assert (
        said[6] == "Save it as a Word document (.docx) and send it back to whoever sent it to you."
    )


def test_each_section_has_its_limit_prompts_questions_and_answers():
    section = changed(SENT.sections[0], words=190, areas=("lead.strategy",))
    author = Author(make(changed(SENT, sections=(section, *SENT.sections[1:]))))
    said = lines(author)
    at = said.index("Permanence")
    framework = the_framework()
    assert said[at + 1] == "At most about 190 words in all. There are 24 now."
    area = framework.area("lead.strategy")
    assert said[at + 3] == f"{area.title}. {' '.join(area.prompts)}"
    assert "Say what came of this. The timeliness of plans for permanence. (Inspection)" in said
    for question in framework.questions:
        asked = said.index(question.text, at)
        assert said[asked + 1] == question.hint
        assert said.index("Your answer", asked) > asked
    know = said.index("Your answer", at)
    assert said[know + 1 : know + 3] == [
        "Strength: Brothers and sisters stay together [12].",
        "Area for improvement: Plans come late for babies [3]; see [action\u00a02].",
    ]


def test_a_question_that_is_answered_for_the_judgement_is_not_asked():
    said = lines(Author())
    told = "You need not answer this here: it is answered once, for “The experiences and progress of children in care”."
    assert said.count(told) == 1
    assert "This answer is told for the judgement." not in said


def test_an_answer_without_words_says_where_to_write():
    author = Author()
    [line] = author.answer(HEALTH)
    assert (reads(line), style_of(line)) == ("Write here", "FormPlaceholder")


def test_headings_are_in_order_and_the_comments_of_the_pack_are_told():
    author = Author()
    levels = [style_of(line) for line in author.body() if style_of(line).startswith("Heading")]
    assert levels[:3] == ["Heading1", "Heading2", "Heading3"]
    assert "Siân Holroyd says. How far away is “near”?" in lines(author)


def test_last_years_words_have_a_look_of_their_own():
    carried = changed(body_at(SENT, KNOW)[0], id="old", origin="last_year")
    sent = with_body(SENT, KNOW, (carried, *body_at(SENT, KNOW)))
    author = Author(
        make(
            sent,
            last_year={
                KNOW: "One line.\n\nAnother.",
                HOW: (changed(carried, runs=(Text("As a body."),)),),
            },
        )
    )
    found = [reads(line) for line in author.body() if style_of(line) == "FormLastYear"]
    assert found == [
        "For reference: last year you wrote:",
        "One line.",
        "Another.",
        "Brothers and sisters stay together [12].",
        "For reference: last year you wrote:",
        "As a body.",
    ]


def test_it_lists_what_can_be_cited_and_has_room_for_what_is_new():
    author = Author()
    rows = [[reads(cell) for cell in row] for row in author.cells(2)]
    assert rows[0] == ["Write this", "Title", "Period", "What it shows"]
    assert [row[0] for row in rows[1:]] == ["[3]", "[12]", "[13]"]
    assert reads(author.cells(3)[1][0]) == "[action 2]"
    assert [reads(cell) for cell in author.cells(0)[0]] == [
        "Write this",
        "Title",
        "Source",
        "Period",
        "What it shows",
    ]
    assert [reads(cell) for cell in author.cells(1)[1]] == ["[new action 1]", *["Write here"] * 3]


def test_the_room_for_what_is_new_stands_right_after_the_answers_and_the_second_step_says_so():
    author = Author()
    told = lines(author)
    order = ("New evidence", "New actions", "Evidence you can cite", "Actions already in the plan")
    places = [told.index(heading) for heading in order]
    assert places == sorted(places)
    assert max(n for n, line in enumerate(told) if line == "Your answer") < places[0]
    (step,) = (line for line in told if "What is new goes into" in line)
    assert "“New evidence” and “New actions”, right after the last answer. The lists after" in step


def test_without_evidence_or_actions_there_are_no_empty_lists():
    author = Author(make(changed(SENT, evidence=(), actions=(), sections=SENT.sections[2:])))
    assert "Evidence you can cite" not in lines(author)
    assert "Actions already in the plan" not in lines(author)
    assert "To cite evidence" not in "\n".join(lines(author))


def test_the_same_pack_gives_the_same_bytes():
    assert make() == make()


def test_where_evidence_is_kept_is_not_in_it():
    assert FOOTPRINT.encode() not in b"".join(parts_of(form()).values())


@pytest.mark.parametrize("told", [None, {KNOW: "We were late."}])
def test_it_leaks_nothing_is_sound_and_can_be_read_by_everyone(told):
    raw = make(last_year=told)
    known = known_to(SENT, user="pnair", machine="LAPTOP-4411")
    assert audit(raw, SENT, "review", known).findings == ()
    core = parts_of(raw)["docProps/core.xml"].decode()
    assert "creator" not in core
    assert "lastModifiedBy" not in core
    assert "sdt" not in parts_of(raw)["word/document.xml"].decode()


def test_the_validator_finds_nothing(tmp_path):
    path = tmp_path / "form.docx"
    path.write_bytes(form())
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_a_form_longer_than_our_reader_takes_from_others_is_made(monkeypatch: pytest.MonkeyPatch):
    refuse_longer_than_the_template(monkeypatch)
    health = tuple(
        msgspec.structs.replace(item, id=f"{item.id}-{n}")
        for item in SENT.evidence
        for n in range(60)
    )
    raw = make(changed(SENT, evidence=health))
    with pytest.raises(PackageError, match="more than 600,000 pieces"):
        read_package(raw)
    assert parts_of(raw)


def test_a_councils_template_gives_its_looks_and_no_cover(council: Council):
    template = council(("word/styles.xml", "0F4C5C", "7A1F5C"))
    raw = make_form(SENT, the_framework(), PACK, template)
    assert "7A1F5C" in parts_of(raw)["word/styles.xml"].decode()
    author = Author(raw)
    assert lines(author)[0] == "Your part of the self-evaluation 2026"
    assert "Contents" not in lines(author)
    marked = text_of(Author(raw).root)
    assert "{{" not in marked


def test_every_page_is_marked():
    parts = parts_of(form())
    margins = [
        part for name, part in parts.items() if name.startswith(("word/header", "word/footer"))
    ]
    assert margins
    assert all(b"OFFICIAL-SENSITIVE" in part for part in margins)


def test_the_forms_of_the_example_are_clean(example: Document, framework: Framework):
    """Whoever owns sections gets a form that any Word opens and anybody can read."""
    owner = next(person for person in example.people if person.id == "p-adolescents")
    owned = (s for s in example.sections if s.owner == owner.id and s.parked is None)
    ids = tuple(section.id for section in owned)
    pack = msgspec.structs.replace(PACK, owner=owner.name, sections=ids)
    sections = tuple(section for section in example.sections if section.id in ids)
    sent = changed(example, sections=sections, comments=(), packs=(pack,), pack=pack.id)
    raw = make(sent, pack)
    known = known_to(example, user="pnair", machine="LAPTOP-4411")
    assert audit(raw, sent, "review", known).findings == ()
    answers = [place for section in sections for place, _ in answered_bodies(section)]
    assert [reads(line) for line in Author(raw).body()].count("Your answer") == len(answers)
