"""The law of the lists: what is written and read again is the same, in every kind of file."""

import datetime as dt
import tempfile
from itertools import count
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Evidence, Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.evidence import evidence_kind
from ilacs_desktop.tables.plan import Plan, plan_rows, with_plan
from ilacs_desktop.tables.sheet import read_sheet
from ilacs_desktop.tables.write import evidence_file

KINDS = (".csv", ".xlsx")
# As the forms leave them: without control characters, and without space around them.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"
)
LINES = st.text(LETTERS, max_size=20).map(lambda text: " ".join(text.split()))
TEXTS = st.lists(LINES, max_size=3).map(lambda lines: "\n".join(lines).strip())
FORMULAS = st.sampled_from(
    ("=1+1", "+44 20", "-5", "@here", "'=1", "'", "''", "_x000D_", "1e5", "007")
)
WORDS = LINES | FORMULAS
DAYS = st.none() | st.dates(dt.date(1900, 3, 1), dt.date(2199, 12, 31))


@st.composite
def items(draw: st.DrawFn, types: tuple[str, ...]) -> Evidence:
    first, last = sorted((draw(DAYS), draw(DAYS)), key=lambda day: day or dt.date.min)
    if first is None and draw(st.booleans()):
        first, last = last, first
    size = draw(st.none() | st.integers(0, 99_999))
    named = st.builds(Parked, TEXTS.filter(bool), WORDS.filter(bool))
    return Evidence(
        "",
        0,
        draw(WORDS.filter(bool)),
        draw(st.sampled_from(types)),
        first,
        last,
        draw(WORDS),
        draw(WORDS),
        draw(WORDS),
        draw(TEXTS | FORMULAS),
        draw(st.sampled_from(("", "positive", "mixed", "negative"))),
        size,
        draw(WORDS),
        draw(st.sampled_from((None, True, False))),
        draw(st.booleans()),
        draw(st.none() | named),
    )


def numbered(found: list[Evidence]) -> tuple[Evidence, ...]:
    replace = msgspec.structs.replace
    return tuple(replace(item, id=f"ev-{n}", number=n) for n, item in enumerate(found, start=1))


def there_and_back(
    kind: str, evidence: tuple[Evidence, ...], into: Document, framework: Framework, *, update: bool
) -> Plan:
    raw = evidence_file(kind, evidence, framework, {"ev-1": "Early help"}, kept_at=True)
    ids = count(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"list{kind}"
        path.write_bytes(raw)
        sheets = read_sheet(path)
    kind_of = evidence_kind(into, framework)
    return plan_rows(sheets, into, kind_of, lambda p: f"{p}-{next(ids)}", update=update)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=30)
def test_a_list_comes_back_as_it_went_out(
    data: st.DataObject, kind: str, example: Document, framework: Framework
) -> None:
    types = ("", *(known.id for known in framework.evidence_types))
    evidence = numbered(data.draw(st.lists(items(types), min_size=1, max_size=4)))
    empty = msgspec.structs.replace(example, evidence=())
    plan = there_and_back(kind, evidence, empty, framework, update=False)
    assert (plan.left_out, plan.unknown) == ((), ())
    assert with_plan(empty, evidence_kind(empty, framework), plan).evidence == evidence


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_that_comes_back_unchanged_changes_nothing(
    kind: str, example: Document, framework: Framework
) -> None:
    plan = there_and_back(kind, example.evidence, example, framework, update=True)
    assert plan.does_nothing
    assert plan.same == len(example.evidence)
    assert with_plan(example, evidence_kind(example, framework), plan) == example


@pytest.mark.parametrize("kind", KINDS)
def test_where_items_are_kept_is_told_only_where_it_is_asked_for(
    kind: str, framework: Framework, tmp_path: Path
) -> None:
    secret = Evidence("ev-1", 1, "Audit", kept_at="S:\\Children\\Smith")
    path = tmp_path / f"list{kind}"
    path.write_bytes(evidence_file(kind, (secret,), framework, {}, kept_at=False))
    held = "\n".join("\n".join(row) for row in read_sheet(path)[0].rows)
    assert "Audit" in held
    assert "Smith" not in held
    assert "Where it is kept" not in held


def test_a_csv_file_is_one_that_excel_opens_as_it_should(framework: Framework) -> None:
    item = Evidence("ev-1", 1, "=1+1", "audit_case", dt.date(2026, 4, 1), owner="Siân")
    raw = evidence_file(".csv", (item,), framework, {"ev-1": "Early help"}, kept_at=True)
    assert raw.startswith(b"\xef\xbb\xbfNumber,Title,Type,Lens,Covers from")
    text = raw.decode("utf-8-sig")
    assert "\r\n1,'=1+1,Case audit,Practice,2026-04-01," in text
    assert "Siân" in text
    assert text.endswith("Early help\r\n")
