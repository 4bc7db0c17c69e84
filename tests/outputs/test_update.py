"""The update for the day Ofsted calls: one page, with what it compares with and what it leaves out."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Evidence, SignOff
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.changes import Since
from ilacs_desktop.outputs.source import Source
from ilacs_desktop.outputs.update import update_html
from tests.outputs.outputs_made import Sheet, source_of

DAY = dt.date(2026, 9, 1)
replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def source(example: Document, framework: Framework) -> Source:
    return source_of(example, framework)._replace(
        since=Since(DAY, example, "the version signed off")
    )


def edited(document: Document) -> Document:
    """Return the document a few weeks later."""
    first, second, third, *others = document.actions
    actions = (
        replace(first, state="done"),
        replace(second, due=dt.date(2026, 10, 1)),
        replace(third, owner="Chief executive"),
        *others,
    )
    fresh = Evidence("ev-new", 90, "Fresh audit", shows="Better. Still late.")
    figure = replace(document.indicators[0], value=99.0)
    leaders = replace(document.judgements[0], direction="improved", confidence="high")
    point = replace(document.prior_points[0], state="done")
    return replace(
        document,
        actions=actions,
        evidence=(*document.evidence[1:], fresh),
        indicators=(figure, *document.indicators[1:]),
        judgements=(leaders, *document.judgements[1:]),
        prior_points=(point, *document.prior_points[1:]),
        front=replace(document.front, context=()),
    )


@pytest.fixture(scope="module")
def page(source: Source, example: Document) -> Sheet:
    return Sheet(update_html(source._replace(document=edited(example))))


def test_it_says_since_when_and_of_what_it_tells(page: Sheet) -> None:
    assert page.of("h1") == ["Northbridge Council: update of 12 October 2026"]
    [made] = page.of("header")
    assert "What has changed in the self-evaluation 2026 since the version signed off." in made


def test_each_thing_that_changed_stands_under_its_heading(page: Sheet) -> None:
    assert page.of("h2") == [
        "Actions done or shown to work (1)",
        "Actions overdue (1)",
        "Judgements (1)",
        "Figures updated (1)",
        "New evidence (1)",
        "Evidence that shows something else (1)",
        "Actions that are new or have moved (2)",
        "Earlier points that have moved on (1)",
        "Text that reads differently (1)",
    ]
    lines = page.of("li")
    assert "Leaders: improved, was maintained; confidence high, was medium" in lines
    assert (
        "Contacts decided within one working day: 99%, was 94% (12 months to 30 September 2026)"
        in lines
    )
    assert {"Evidence 90: Fresh audit: Better", "Context"} <= set(lines)
    assert "Evidence 1: Collaborative case audits: help and protection: taken out" in lines
    assert any(line.endswith("was due 30 April 2027") for line in lines)
    assert any(line.endswith("was owned by Head of service, care leavers") for line in lines)
    assert any(line.endswith("(inspection, March 2024): done, was in progress") for line in lines)


def test_what_was_taken_out_is_told(source: Source, example: Document) -> None:
    document = replace(
        example,
        actions=example.actions[1:],
        indicators=example.indicators[1:],
        prior_points=example.prior_points[1:],
        sections=example.sections[1:],
    )
    out = [line for line in Sheet(update_html(source._replace(document=document))).of("li")
           if line.endswith(": taken out")]  # fmt: skip
    names = ("Action 1", example.indicators[0].name, "(inspection, March 2024)")
    for name in (*names, example.sections[0].title):
        assert any(name in line for line in out), name
    assert len(out) == len(names) + 1


def test_where_nothing_changed_it_says_so(source: Source) -> None:
    told = Sheet(update_html(source)).of("p")
    assert "No action was finished." in told
    assert "There is no new evidence." in told
    assert "No text has changed." in told


def test_without_an_earlier_version_it_says_what_it_rests_on(source: Source) -> None:
    page = Sheet(update_html(source._replace(since=Since(dt.date(2026, 3, 1)))))
    assert any(text.startswith("No version was saved by 1 March 2026") for text in page.of("p"))
    assert "since 1 March 2026" in page.text
    assert [title.partition(" (")[0] for title in page.of("h2")] == [
        "Actions overdue",
        "Evidence of a later time",
    ]


def test_without_a_day_it_starts_from_the_last_sign_off(source: Source, example: Document) -> None:
    signs = tuple(
        SignOff(str(day), "dcs", "Marianne", day, "v", "d")
        for day in (DAY, dt.date(2026, 9, 5), dt.date(2027, 1, 1))
    )
    document = replace(example, sign_offs=signs)
    assert "since 5 September 2026" in update_html(source._replace(document=document, since=None))
    assert "since 12 October 2026" in update_html(source._replace(since=None))


def test_what_there_is_no_room_for_is_counted_and_named(source: Source, example: Document) -> None:
    done = tuple(replace(action, state="done") for action in example.actions)
    changed = source._replace(document=replace(example, actions=done))
    bare = Sheet(update_html(changed, lambda _html: 99))
    left = next(text for text in bare.of("p") if text.startswith("Not shown here"))
    assert left.startswith("Not shown here: 28 more (Action 1: Open a registered 3-bed")
    assert left.endswith("and 16 more).")
    full = Sheet(update_html(changed, lambda _html: 1))
    assert "Not shown here" not in full.text
    assert len(full.of("li")) == 28
