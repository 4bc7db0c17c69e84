"""The readable copy: everything the council wrote, to be read in a browser without this program."""

import itertools
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.document.body import ActionLink, Block, Body, Citation, Text
from ilacs_desktop.document.model import Document, Front, Section
from ilacs_desktop.document.places import exported_bodies
from ilacs_desktop.document.read_number import say_number
from ilacs_desktop.document.records import Action, Evidence, Indicator, Parked, PriorPoint, SignOff
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs import readable
from ilacs_desktop.outputs.readable import groups, readable_html
from tests.data.formats.sample import sample_document, shape
from tests.strategies import documents, texts

VOID = {"meta", "img"}


class Page(HTMLParser):
    """Reads a page: its text, the tags in order, their attributes, and whether they close well."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.said.append(data)

    @property
    def text(self) -> str:
        return "".join(self.said)

    def attributes(self, name: str) -> list[str | None]:
        return [attrs[name] for _, attrs in self.tags if name in attrs]

    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch(r"h\d", tag)]


@pytest.fixture(scope="module")
def page(example: Document, framework: Framework) -> Page:
    return Page(readable_html(example, framework))


def with_summary(document: Document, *blocks: Block) -> Document:
    return msgspec.structs.replace(document, front=Front(blocks))


def typed_in(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield what was typed anywhere in a value, with the field it stands in."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from typed_in(item, name)
    elif isinstance(value, msgspec.Struct):
        kind = type(value).__name__
        for field in value.__struct_fields__:
            yield from typed_in(getattr(value, field), f"{kind}.{field}")


# --- any text -----------------------------------------------------------------------------------


@given(text=texts)
def test_any_text_appears_escaped_and_intact(text: str, framework: Framework) -> None:
    hostile = f"<script>alert('{text}')</script> & {{{{ {text} }}}} \"{text}"
    page = Page(
        readable_html(with_summary(sample_document(), Block("b", (Text(hostile),))), framework)
    )
    assert hostile in page.text
    assert "script" not in {tag for tag, _ in page.tags}


def test_text_is_intact_wherever_it_stands(framework: Framework) -> None:
    shown = Page(readable_html(sample_document(), framework))
    everything = shown.text + "".join(value or "" for value in shown.attributes("alt"))
    said_otherwise = {  # ids, choices that are put into words, and what the page leaves out
        *("Document.id", "Person.id", "Person.roles", "Judgement.id", "Section.id"),
        *("Section.judgement", "Section.areas", "Section.owner", "Section.status"),
        *("Evidence.id", "Evidence.type", "Evidence.owner", "Evidence.direction"),
        *("Action.id", "Action.owner", "Action.state", "Action.shown_by"),
        *("Block.id", "Block.kind", "Block.stance", "Block.origin"),
        *("Citation.evidence", "ActionLink.action", "Cycle.stage"),
        *("Judgement.direction", "Judgement.confidence", "Indicator.id", "Indicator.judgement"),
        *("Indicator.polarity", "PriorPoint.id", "PriorPoint.source", "PriorPoint.state"),
        *("PriorPoint.sections", "SignOff.id", "SignOff.version", "SignOff.digest"),
        *("Evidence.kept_at", "Document.allow_list", "Document.word_list"),
        *("Document.pack", "Cycle.pathway", "Cycle.presentation", "Evidence.carried"),
        *("Action.since", "Action.carried", "PriorPoint.direction", "PriorPoint.action"),
        *("PriorPoint.carried", "Indicator.carried"),
        *("SignOff.step", "SignOff.given"),
    }
    left_out = (
        *("Comment.", "Reply.", "SetAside.", "Pack.", "Proposal.", "Settlement.", "Follows."),
        *("KeyDate.", "Inspection.", "Graded.", "AuditCount.", "Promise.", "Remembered."),
    )
    for field, text in typed_in(sample_document()):
        if field not in said_otherwise and not field.startswith(left_out):
            assert text in everything, field


@given(documents())
def test_any_document_makes_a_well_formed_page(framework: Framework, document: Document) -> None:
    page = Page(readable_html(document, framework))
    anchors = page.attributes("id")
    assert len(set(anchors)) == len(anchors)
    for link in page.attributes("href"):
        assert str(link).removeprefix("#") in anchors
    headings = page.headings()
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(later <= sooner + 1 for sooner, later in itertools.pairwise(headings))


# --- what is in it ------------------------------------------------------------------------------


def test_all_that_is_exported_is_in_it(page: Page, example: Document) -> None:
    for _, body in exported_bodies(example):
        for block in body:
            for run in block.runs:
                if isinstance(run, Text):
                    assert run.text in page.text
    for item in example.evidence:
        assert item.title in page.text
        assert item.shows in page.text
    for action in example.actions:
        assert action.what in page.text
    for point in example.prior_points:
        assert point.response in page.text
    for indicator in example.indicators:
        assert indicator.name in page.text


def test_the_page_names_the_council_the_year_and_the_marking(page: Page) -> None:
    assert "Northbridge Council: self-evaluation 2026" in page.text
    assert "OFFICIAL-SENSITIVE" in page.text
    assert "7 December 2026" in page.text
    assert "In review" in page.text


def test_the_three_answers_stand_under_the_questions(page: Page, framework: Framework) -> None:
    for question in framework.questions:
        assert question.short in page.said


def test_an_answer_given_for_the_judgement_says_so(framework: Framework) -> None:
    section = Section("s-2", "Told elsewhere", "j-1", how_for_judgement=True)
    document = msgspec.structs.replace(sample_document(), sections=(section,))
    assert "Answered for the judgement as a whole." in Page(readable_html(document, framework)).text


def test_an_answer_that_is_missing_says_so(framework: Framework) -> None:
    assert (
        "Nothing is written here."
        in Page(readable_html(with_summary(sample_document()), framework)).text
    )


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Block("b", (Text("Good."),), stance="strength"), "Strength: Good."),
        (Block("b", (Text("Poor."),), stance="improvement"), "Area for improvement: Poor."),
        (Block("b", (Text("Old."),), origin="last_year"), "Old. (from last year, not confirmed)"),
        (Block("b", (Text("Said "), Citation("ev-1"), Text("."))), "Said [5]."),
        (Block("b", (Text("See "), ActionLink("ac-1"))), "See [action 1]"),
        (Block("b", (Citation("gone"), ActionLink("gone"))), "[evidence not in the list]"),
        (Block("b", (Text("a", bold=True), Text("b", italic=True), Text("c"))), "abc"),
    ],
)
def test_stances_and_chips_are_put_into_words(
    block: Block, said: str, framework: Framework
) -> None:
    page = Page(readable_html(with_summary(sample_document(), block), framework))
    assert said in page.text


def test_a_citation_leads_to_the_evidence_of_that_number(framework: Framework) -> None:
    first, second = (Evidence(f"ev-{n}", n, f"Audit {n}") for n in (7, 3))
    block = Block("b", (Citation("ev-3"),))
    document = with_summary(
        msgspec.structs.replace(sample_document(), evidence=(first, second)), block
    )
    html = readable_html(document, framework)
    (anchor,) = re.findall(r'href="#(evidence-\d+)" title="Evidence 3">\[3\]</a>', html)
    assert re.search(rf'<section id="{anchor}">\s*<h3>\[3\] <span[^>]*>Audit 3<', html)


def test_neighbouring_items_make_one_list() -> None:
    body: Body = tuple(
        Block(f"b-{n}", kind=kind)
        for n, kind in enumerate(("bullet", "bullet", "numbered", "paragraph", "bullet"))
    )
    assert [(kind, [block.id for block in blocks]) for kind, blocks in groups(body)] == [
        ("bullet", ["b-0", "b-1"]),
        ("numbered", ["b-2"]),
        ("paragraph", ["b-3"]),
        ("bullet", ["b-4"]),
    ]


def test_parked_sections_stand_apart_with_reason_name_and_text(framework: Framework) -> None:
    section = msgspec.structs.replace(
        sample_document().sections[0],
        know=(Block("b", (Text("Kept for the record."),)),),
        how_for_judgement=False,
        parked=Parked("Told elsewhere", "Siân"),
    )
    document = msgspec.structs.replace(sample_document(), sections=(section,))
    text = Page(readable_html(document, framework)).text
    left_out = text.rpartition("Left out on purpose")[2]
    assert "Told elsewhere (Siân)" in left_out
    assert "Kept for the record." in left_out


def test_records_are_put_into_words(framework: Framework) -> None:
    page = Page(readable_html(sample_document(), framework))
    for said in (
        *("Improved since the last inspection", "Medium", "Shown to work", "Mixed", "In progress"),
        *("Joint targeted area inspection, 21 November 2026", "60 records", "21.4%", "26.8%"),
        *("Marianne Adeyemi-Cole", "Director of children’s services", "Supervision"),
    ):
        assert said in page.text


def test_an_earlier_point_says_which_way_it_moved_what_was_promised_and_why_it_is_left_out(
    framework: Framework,
) -> None:
    action = Action("ac-1", 7, "Hold a panel")
    parked = Parked("Told in 2025.", "Director")
    point = PriorPoint(
        "pp", "The pace of plans", direction="deteriorated", action="ac-1", parked=parked,
        carried="2025",
    )  # fmt: skip
    document = msgspec.structs.replace(sample_document(), actions=(action,), prior_points=(point,))
    text = Page(readable_html(document, framework)).text
    for said in ("Deteriorated", "Told in 2025. (Director)", "What was promised", "Carried over"):
        assert said in text


def test_an_empty_document_is_a_page_too(framework: Framework) -> None:
    whole = sample_document()
    empty = Document(whole.id, whole.authority, whole.cycle)
    page = Page(readable_html(empty, framework))
    assert page.text.count("There are none.") == 4
    assert "Nobody has signed it off yet." in page.text


def test_a_zero_and_a_missing_figure_are_told_apart(framework: Framework) -> None:
    figures = (
        Indicator("in-1", "Zero", value=0.0, unit="%"),
        Indicator("in-2", "Missing", unit="weeks"),
        Indicator("in-3", "Rate", value=80.25, unit="per 10,000"),
    )
    document = msgspec.structs.replace(
        sample_document(), indicators=figures, evidence=(), actions=()
    )
    cells = Page(readable_html(document, framework)).said
    assert {"0%", "–", "80.25 per 10,000"} <= set(cells)


def test_an_empty_evidence_base_of_none_is_shown(framework: Framework) -> None:
    item = Evidence("ev-1", 1, "Survey", sample_size=0, sample_of="replies", moderated=False)
    action = Action("ac-1", 1, "Act", shown_by=("ev-1", "gone"))
    sign_off = SignOff("so", "dcs", "Marianne", sample_document().cycle.framework_as_at, "v", "d")
    document = msgspec.structs.replace(
        sample_document(), evidence=(item,), actions=(action,), sign_offs=(sign_off,)
    )
    text = Page(readable_html(document, framework)).text
    assert "Base0 replies" in text
    assert "ModeratedNo" in text
    assert "[1] [evidence not in the list]" in text


@pytest.mark.parametrize(
    ("value", "said"),
    [(94.0, "94"), (21.4, "21.4"), (11820.0, "11,820"), (0.1, "0.1"), (-3.0, "-3"), (60, "60")],
)
def test_figures_are_exact_and_short(value: float, said: str) -> None:
    assert say_number(value) == said


# --- what is not in it --------------------------------------------------------------------------


def test_nothing_is_asked_for_from_outside_and_nothing_runs(framework: Framework) -> None:
    html = readable_html(sample_document(), framework)
    page = Page(html)
    assert {"script", "link", "iframe", "object"}.isdisjoint(tag for tag, _ in page.tags)
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert all(str(link).startswith("#") for link in page.attributes("href"))
    assert all(str(src).startswith("data:image/png;base64,") for src in page.attributes("src"))
    assert not re.search(r"url\(|@import|https?:", html)


def test_where_evidence_is_kept_and_working_notes_are_left_out(framework: Framework) -> None:
    html = readable_html(sample_document(), framework)
    document = sample_document()
    for private in (
        document.evidence[0].kept_at,
        document.comments[0].text,
        document.comments[0].replies[0].text,
        document.set_asides[0].reason,
        document.packs[0].owner,
    ):
        assert private
        assert private not in html


def test_the_language_is_british_english(page: Page) -> None:
    assert dict(page.tags)["html"] == {"lang": "en-GB"}


# --- words --------------------------------------------------------------------------------------


def test_every_choice_of_the_model_has_words() -> None:
    """A choice without words would be printed as the program spells it."""
    kinds = {field.name: field.type for field in msgspec.structs.fields(Document)}
    assert kinds
    choices = {
        "stage": literals("Cycle", "stage"),
        "direction": literals("Judgement", "direction"),
        "stance": literals("Block", "stance"),
        "weight": literals("Evidence", "direction"),
        "state": literals("Action", "state") | literals("PriorPoint", "state"),
        "prior": literals("PriorPoint", "source"),
        "role": literals("Person", "roles"),
    }
    assert {name: set(words) for name, words in readable._WORDS.items()} == choices


def literals(record: str, field: str) -> set[str]:
    """Return the choices of a field, the empty one left out."""
    return set(re.findall(r"'(\w+)'", shape()[record][field]))
