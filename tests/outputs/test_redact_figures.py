"""Figures in the public version: what is held back is in nothing that the public gets."""

import io
import re
import zipfile

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.checks.catalogue import Catalogue, load_catalogue
from ilacs_desktop.checks.public_guard import PublicGuard, load_public_guard
from ilacs_desktop.document.held_back import HELD_BACK, printed
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.document.places import QUESTIONS
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.outputs.redact import redact
from ilacs_desktop.outputs.redaction_list import public_html, redacted, redactions_html
from ilacs_desktop.outputs.source import Source, load_source
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.writer import write_docx
from tests.costly import at_most
from tests.outputs.review_made import TODAY

replace = msgspec.structs.replace
FEW = (
    Indicator(
        "h1", "Care leavers in custody", "care_leavers", 37.77, "%", "2026", 41.13, 12.5, 11.5,
        rank=149, rank_of=857, base=13, explanation="Of thirteen some were held.",
        earlier=(Reading("2024", 43.19, explanation="Seven then."),),
    ),
    Indicator(
        "h2", "Children who went missing", "care_leavers", 4.0, "children", "2026", 2977.0, 31.0,
        rank=151, rank_of=858, explanation="Only four children, all siblings",
    ),
    Indicator(
        "h3", "Custody", "care_leavers", 3.37, "per 10 000", "2026", 88.88, rank=148, rank_of=859,
        base=11_873,
    ),
    Indicator(
        "h4", "Unregistered placements", "care_leavers", unit="%", previous=25.25, base=None,
        rank=147, rank_of=856, earlier=(Reading("2025/26", 25.25, explanation="Three.", base=14),),
    ),
)  # fmt: skip
PROBES = (
    *("37.77", "41.13", "43.19", "thirteen", "Seven", "four children", "2,977", "3.37", "88.88"),
    *("25.25", "Three.", "11,873", "149", "151", "148", "147", "856", "857", "858", "859"),
)


def bare(example: Document, *figures: Indicator) -> Document:
    """Return the example with these figures and none of its own text."""
    none = ("sections", "judgements", "evidence", "actions", "prior_points", "set_asides")
    kept = tuple(one for one in example.judgements if one.id == "care_leavers")
    emptied = tuple(replace(one, **dict.fromkeys(QUESTIONS, ())) for one in kept)
    without = replace(example, **dict.fromkeys(none, ()), front=Front(), indicators=figures)
    return replace(without, judgements=emptied)


def source_of(document: Document, framework: Framework) -> Source:
    return load_source(document, framework, TODAY, resources())


def words(page: str) -> str:
    """Return what a page says, without its styles and tags."""
    return re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)


def test_nothing_that_is_held_back_is_in_a_public_output(
    example: Document, framework: Framework
) -> None:
    source = source_of(bare(example, *FEW), framework)
    public = redacted(source).document
    made = write_docx(
        public, framework, standard_template(), ExportChoices(), today=TODAY, draw_chart=_no_chart
    )
    with zipfile.ZipFile(io.BytesIO(made.docx)) as parts:
        word = parts.read("word/document.xml").decode()
    page = words(public_html(source))
    for told in (page, words(redactions_html(source)), words(word), repr(public.indicators)):
        assert [probe for probe in PROBES if probe in told] == []
    assert page.count(HELD_BACK) == len(FEW)
    assert "12.5%" in page  # what neighbours say is published


def _no_chart(_chart: object) -> bytes:
    raise AssertionError("nothing here is left to be drawn")


NUMBER = st.none() | st.integers(1, 400).map(lambda n: n / 4)
BASES = st.sampled_from([None, 3, 12, 45, 1200])
FIGURES = st.builds(
    Indicator,
    st.just("i"),
    name=st.sampled_from(["Young people in custody", "Days to court", "Share of girls"]),
    value=NUMBER,
    unit=st.sampled_from(["%", "percentage", "children", "", "per 1000", "widgets", "weeks"]),
    previous=NUMBER,
    explanation=st.just("All of one family."),
    rank=st.just(7),
    rank_of=st.just(153),
    base=BASES,
    earlier=st.builds(Reading, st.just("2025"), NUMBER, base=BASES).map(lambda one: (one,)),
)


@pytest.fixture(scope="module")
def rules() -> tuple[PublicGuard, Catalogue]:
    return load_public_guard(resources()), load_catalogue(resources() / "checks")


@at_most(10)
@given(figures=st.lists(FIGURES, min_size=4, max_size=4).map(tuple))
def test_what_the_word_file_holds_back_the_public_version_holds_back(
    example: Document,
    framework: Framework,
    rules: tuple[PublicGuard, Catalogue],
    figures: tuple[Indicator, ...],
) -> None:
    document = bare(example, *figures)
    public = redact(document, framework, *rules, PublicChoices()).document.indicators
    for one, shown in zip(map(printed, figures), public, strict=True):
        assert shown.earlier == ()
        for field in ("value", "previous", "base", "rank", "rank_of"):
            assert getattr(shown, field) in (None, getattr(one.indicator, field))
        if one.held:
            assert (shown.base, shown.rank, shown.rank_of) == (None, None, None)
            assert shown.explanation == HELD_BACK
