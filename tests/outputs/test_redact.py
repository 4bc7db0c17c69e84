"""The public version: nothing that is held back gets out, and the list says what was taken."""

import io
import re
import zipfile

import msgspec
import pytest
from hypothesis import given, settings

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.checks.catalogue import Catalogue, load_catalogue
from ilacs_desktop.checks.public_guard import PublicGuard, load_public_guard
from ilacs_desktop.document.body import Block, Citation, Text, body_text
from ilacs_desktop.document.model import Document, Front, Person
from ilacs_desktop.document.places import QUESTIONS
from ilacs_desktop.document.records import (
    Action,
    Evidence,
    Indicator,
    Parked,
    PriorPoint,
    SignOff,
)
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.outputs.redact import Redacted, redact
from ilacs_desktop.outputs.redact_text import WITHHELD
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.writer import write_docx
from tests.costly import at_most
from tests.outputs.planted import planted, strings, with_people
from tests.outputs.review_made import TODAY
from tests.outputs.test_readable import Page
from tests.strategies import documents

NAME = "Róisín O’Hanlon-Shah"
SMALL = "In all 3 of 17 disabled children (18%) moved."
WORKER = Person("p-held", NAME, "Practice lead")

replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def guard() -> PublicGuard:
    return load_public_guard(resources())


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "checks")


@pytest.fixture(scope="module")
def bare(example: Document) -> Document:
    """Return the example without its text and evidence: only what a test puts in is looked at."""
    none = ("sections", "judgements", "evidence", "actions", "prior_points")
    return replace(example, **dict.fromkeys(none, ()))


class Redact:
    """Redacts with the shipped rules."""

    def __init__(self, framework: Framework, guard: PublicGuard, catalogue: Catalogue) -> None:
        self._rules = framework, guard, catalogue

    def __call__(self, document: Document, **choices: object) -> Redacted:
        framework, guard, catalogue = self._rules
        return redact(document, framework, guard, catalogue, PublicChoices(**choices))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def redacted(framework: Framework, guard: PublicGuard, catalogue: Catalogue) -> Redact:
    return Redact(framework, guard, catalogue)


def word_text(document: Document, framework: Framework) -> str:
    """Return all text of all parts of the Word file."""
    made = write_docx(document, framework, standard_template(), ExportChoices(), today=TODAY)
    with zipfile.ZipFile(io.BytesIO(made.docx)) as parts:
        raw = [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
    return "\n".join(re.sub(r"<[^>]*>", "", part) for part in raw)


def with_summary(document: Document, text: str) -> Document:
    return replace(document, front=Front((Block("b", (Text(text),)),)))


def summary(found: Redacted) -> str:
    """Return the summary behind the paragraph that explains the word for withheld."""
    return body_text(found.document.front.summary[1:])


# --- laws ---------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(documents())
def test_no_name_that_is_held_back_survives_anywhere(
    redacted: Redact, framework: Framework, document: Document
) -> None:
    found = redacted(with_people(planted(document, f"{NAME} and {NAME.upper()}."), WORKER))
    for text in strings(found.document):
        assert NAME.casefold() not in text.casefold()
    assert NAME.casefold() not in readable_html(found.document, framework).casefold()


@settings(max_examples=15)
@given(documents())
def test_no_small_number_survives_in_any_text(
    redacted: Redact, framework: Framework, document: Document
) -> None:
    found = redacted(planted(document, SMALL))
    for text in (*strings(found.document), Page(readable_html(found.document, framework)).text):
        assert "3 of 17" not in text
        assert "17 disabled" not in text
        assert "18%" not in text


@settings(max_examples=5)
@given(documents())
def test_neither_gets_into_the_word_file(
    redacted: Redact, framework: Framework, document: Document
) -> None:
    hostile = with_people(planted(document, f"{NAME} said: {SMALL}"), WORKER)
    told = word_text(redacted(hostile).document, framework)
    assert NAME.casefold() not in told.casefold()
    assert "3 of 17" not in told
    assert "18%" not in told


@at_most(8)
@given(documents())
def test_what_is_redacted_needs_no_redaction_again(redacted: Redact, document: Document) -> None:
    once = redacted(with_people(planted(document, f"{NAME} said: {SMALL}"), WORKER))
    again = redacted(once.document).redactions
    assert not [r for r in again if r.kind.startswith(("A count", "A figure", "A percentage"))]
    assert not [r for r in again if r.kind == "A name"]


@settings(max_examples=15)
@given(documents())
def test_the_list_never_repeats_what_was_withheld(redacted: Redact, document: Document) -> None:
    kept = tuple(replace(section, parked=None) for section in document.sections)
    for one in redacted(planted(replace(document, sections=kept), SMALL)).redactions:
        assert "3 of 17" not in "".join(msgspec.structs.astuple(one))


# --- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We placed 4 children in hotels.", "We placed [withheld] children in hotels."),
        (
            "Of 18 of 20 children, most came home.",
            "Of [withheld] of [withheld] children, most came home.",
        ),
        (
            "Only 2 girls moved. The other 38 (95%) stayed.",
            "Only [withheld] girls moved. The other [withheld] ([withheld]) stayed.",
        ),
        (
            "On 3 May 2026 we met 5 parents under section 47.",
            "On 3 May 2026 we met [withheld] parents under section 47.",
        ),
        ("We met two young people.", "We met [withheld] young people."),
        ("We met 6 children.", "We met 6 children."),
        ("We met no children.", "We met no children."),
        ("It took 4 weeks and 3 meetings.", "It took 4 weeks and 3 meetings."),
        ("What goes wrong for one child is put right.", "What goes wrong for one child is put right."),
        ("NHS number 943 476 5919 is wrong.", "NHS number [withheld] is wrong."),
    ],
)  # fmt: skip
def test_small_numbers_go_with_what_they_could_be_worked_out_from(
    redacted: Redact, bare: Document, text: str, left: str
) -> None:
    assert summary(redacted(with_summary(bare, text))) == left


def test_each_thing_that_is_withheld_counts_and_where_evidence_is_kept_does_not(
    redacted: Redact, example: Document
) -> None:
    item = replace(example.evidence[0], kept_at="S:/secret", enclosed=True, shows="")
    document = with_summary(
        replace(example, evidence=(item,), sections=(), judgements=(), actions=()),
        "We met 2 girls, 3 boys and 40 parents.",
    )
    cited = Block("c", (Text("As told "), Citation(item.id)))
    document = replace(document, front=Front((*document.front.summary, cited)), prior_points=())
    found = [r.kind for r in redacted(document).redactions if r.kind not in ("A name", "An owner")]
    assert found.count("A count of 1 to 5 children") == 2
    assert found.count("A figure") == 1
    assert found.count("A document enclosed") == 1
    assert len(found) == 4


def test_names_behind_a_title_stand_where_names_may_but_families_never(
    redacted: Redact, bare: Document
) -> None:
    document = with_summary(bare, "Dr Singh met the Khan family and Councillor Omari Bell.")
    left = "Dr Singh met the [withheld] family and Councillor Omari Bell."
    assert summary(redacted(document, names=False)) == left
    assert summary(redacted(document)).startswith("Dr [withheld] met the [withheld] family")


def test_the_councils_own_name_and_its_director_may_stand_anywhere(
    redacted: Redact, bare: Document
) -> None:
    told = "Dr Marianne Adeyemi-Cole met 2 girls in Northbridge and Ashby."
    left = "Dr Marianne Adeyemi-Cole met [withheld] girls in Northbridge and Ashby."
    assert summary(redacted(with_summary(bare, told))) == left


def test_the_figures_of_evidence_behind_a_small_number_go_too(
    redacted: Redact, example: Document
) -> None:
    item = Evidence(
        "ev-x", 1, "Sample", shows="24 of 27 stayed.", sample_size=27, sample_of="files"
    )
    cited = (Block("b", (Text("Only 3 children moved "), Citation("ev-x"), Text("."))),)
    document = replace(example, front=Front(cited), evidence=(item,), actions=(), sections=())
    [kept] = redacted(document).document.evidence
    assert kept.shows == "[withheld] of [withheld] stayed."
    assert (kept.sample_size, kept.sample_of) == (None, WITHHELD)


def test_a_base_of_few_children_goes_with_its_percentage(
    redacted: Redact, example: Document
) -> None:
    item = Evidence(
        "ev-x", 1, "Survey", shows="75% were heard.", sample_size=12, sample_of="children"
    )
    document = replace(
        example, front=Front((Block("b", (Text("Heard "), Citation("ev-x"))),)), evidence=(item,),
        actions=(), sections=(),
    )  # fmt: skip
    [kept] = redacted(document).document.evidence
    assert kept.shows == "[withheld] were heard."
    assert kept.sample_size is None


@pytest.mark.parametrize(
    ("figure", "is_kept"),
    [
        (Indicator("i", "Children in hotels", value=3, unit="children"), False),
        (Indicator("i", "Children in hotels", value=3), False),
        (Indicator("i", "Children in hotels", value=30, previous=4, unit="children"), False),
        (Indicator("i", "Heard", value=75, unit="%", explanation="9 of 12 children."), False),
        (Indicator("i", "Heard", value=75, unit="%", explanation="90 of 120 children."), True),
        (Indicator("i", "Children in hotels", value=30, unit="children"), True),
        (Indicator("i", "Days in court", value=3, unit="weeks"), True),
        (Indicator("i", "Missing", value=4), False),
        (Indicator("i", "Children’s homes", value=4), True),
    ],
)
def test_a_figure_that_is_a_small_number_is_withheld(
    redacted: Redact, bare: Document, figure: Indicator, is_kept: bool
) -> None:
    [kept] = redacted(replace(bare, indicators=(figure,))).document.indicators
    assert (kept.value is not None) == is_kept
    if not is_kept:
        assert kept.previous is None
        assert "9" not in kept.explanation


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Farida Lockwood", "Ask FARIDA  Lockwood.", "Ask [withheld]."),
        ("Farida Lockwood", "Farida\u00a0Lock\u00adwood’s team", "[withheld]’s team"),
        ("Siân Holroyd", "Sia\u0302n Holroyd", "[withheld]"),
        ("Mary O'Neill-Cox", "Mary O’Neill\u2011Cox", "[withheld]"),
        ("Will", "Will will ask Will.", "[withheld] will ask [withheld]."),
        ("Will", "Willing", "Willing"),
    ],
)
def test_names_are_found_however_they_are_written(
    redacted: Redact, bare: Document, name: str, text: str, left: str
) -> None:
    document = with_summary(replace(bare, people=(Person("p", name, "Head"),)), text)
    assert summary(redacted(document)) == left


def test_a_name_over_a_change_of_look_and_a_citation_is_withheld(
    redacted: Redact, bare: Document
) -> None:
    runs = (Text("Ask Farida", bold=True), Citation("ev-x"), Text(" Lockwood now."))
    people = (Person("p", "Farida Lockwood"),)
    document = replace(bare, people=people, front=Front((Block("b", runs),)))
    block = redacted(document).document.front.summary[1]
    assert block.runs == (
        Text("Ask [withheld]", bold=True), Citation("ev-x"), Text(" now."),
    )  # fmt: skip


def test_the_director_the_member_and_the_chief_executive_keep_their_names(
    redacted: Redact, example: Document
) -> None:
    people = redacted(example).document.people
    assert {role for person in people for role in person.roles} == {
        *("dcs", "lead_member", "chief_executive", "section_owner")
    }
    assert "Marianne Adeyemi-Cole" in {person.name for person in people}


@pytest.mark.parametrize(
    ("owner", "left"),
    [
        ("Head of service, care leavers", "Head of service, care leavers"),
        ("head of service, CARE leavers", "head of service, CARE leavers"),
        ("Leila Cartmell", WITHHELD),
        ("L Cartmell", WITHHELD),
        ("", ""),
    ],
)
def test_of_owners_only_known_posts_stand(
    redacted: Redact, bare: Document, owner: str, left: str
) -> None:
    document = replace(bare, actions=(Action("a", 1, "Act", owner=owner),))
    [action] = redacted(document).document.actions
    assert action.owner == left


def test_names_may_stand_where_the_council_says_so(redacted: Redact, short: Document) -> None:
    document = with_summary(short, "Leila Cartmell leads.")
    found = redacted(document, names=False)
    assert summary(found) == "Leila Cartmell leads."
    assert found.document.people == short.people
    assert found.document.sections[0].owner == short.sections[0].owner
    assert redacted(document).document.sections[0].owner == ""


def test_who_signed_is_named_only_if_public(redacted: Redact, bare: Document) -> None:
    signs = tuple(
        SignOff(name, "Director", name, TODAY, "v", "d")
        for name in ("Marianne Adeyemi-Cole", "Somebody Else")
    )
    left = redacted(replace(bare, sign_offs=signs)).document.sign_offs
    assert [sign_off.name for sign_off in left] == ["Marianne Adeyemi-Cole", WITHHELD]


# --- sections and records -----------------------------------------------------------------------


def test_a_section_held_back_says_so_and_takes_its_records_with_it(
    redacted: Redact, example: Document
) -> None:
    held = next(s for s in example.sections if s.id == "accommodation")
    point = PriorPoint("p", "Homes", response="Better", sections=(held.id,))
    only = Action("ac-only", 77, "Only here")
    document = replace(example, prior_points=(point,), actions=(*example.actions, only))
    from ilacs_desktop.document.body import ActionLink

    grown = replace(held, know=(*held.know, Block("b-x", (Text("See "), ActionLink("ac-only")))))
    sections = tuple(grown if s is held else s for s in document.sections)
    found = redacted(replace(document, sections=sections), held_back=(held.id,))
    told = next(s for s in found.document.sections if s.id == held.id)
    for question in QUESTIONS:
        assert body_text(getattr(told, question)).startswith(WITHHELD)
    assert "ac-only" not in {action.id for action in found.document.actions}
    assert [p.response for p in found.document.prior_points] == [WITHHELD]
    assert {"A section", "Evidence or an action"} <= {r.kind for r in found.redactions}


def test_parked_sections_and_evidence_nobody_cites_go(redacted: Redact, example: Document) -> None:
    found = redacted(example)
    assert all(section.parked is None for section in found.document.sections)
    assert all(item.parked is None for item in found.document.evidence)
    listed = {redaction.place for redaction in found.redactions}
    assert {"Evidence 59", "Evidence 68", "Sufficiency of homes and services"} <= listed


def test_no_working_note_and_no_place_of_evidence_is_left(
    redacted: Redact, short: Document
) -> None:
    item = replace(short.evidence[0], kept_at="S:/secret", parked=Parked("Old", "Leila Cartmell"))
    document = replace(short, evidence=(item, *short.evidence[1:]))
    left = redacted(document).document
    notes = (left.comments, left.proposals, left.packs, left.set_asides)
    assert notes == ((), (), (), ())
    assert left.allow_list == left.word_list == ()
    assert not [kept for kept in left.evidence if kept.kept_at or kept.enclosed]


def test_what_withheld_means_is_said_first(redacted: Redact, short: Document) -> None:
    first = body_text(redacted(short).document.front.summary[:1])
    assert first.startswith("This is a public version. Where it says [withheld], the council")


def test_the_pages_bear_the_marking_chosen_and_say_that_they_are_public(
    redacted: Redact, short: Document
) -> None:
    cycle = redacted(short, marking="OFFICIAL").document.cycle
    assert (cycle.marking, cycle.label) == ("OFFICIAL", "2026 (public version)")
