"""Figures in spreadsheets: headings of others, cells without a figure, newer ones, there and back."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.held_back import printed
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.indicator_cells import earlier_in, no_figure
from ilacs_desktop.tables.indicators import (
    How,
    indicator_kind,
    indicators_file,
    looks_like_parts,
    may_be_newer,
    told_apart,
    without_values,
)
from ilacs_desktop.tables.plan import Plan, plan_rows, with_plan
from ilacs_desktop.tables.sheet import Sheet, read_sheet

OLD = Indicator(
    "in-1", "Re-referrals", "help_and_protection", 21.4, "%", "2024/25", previous=26.8,
    neighbours=22.9, england=22.4, polarity="lower", explanation="It fell as the advice line grew.",
    rank=68, rank_of=153, base=3410,
)  # fmt: skip


def sheet(text: str) -> tuple[Sheet, ...]:
    rows = tuple(tuple(line.split("|")) for line in text.strip().splitlines())
    return (Sheet("Data", rows),)


class Desk:
    """A document whose figures are to be brought in."""

    def __init__(self, document: Document, framework: Framework) -> None:
        self.document = document
        self.framework = framework

    def plan(self, text: str, *, update: bool = False, how: How | None = None) -> Plan:
        sheets = sheet(text)
        kind = indicator_kind(self.document, self.framework, sheets, how or How())
        return plan_rows(sheets, self.document, kind, new_id, update=update)

    def only(self, text: str, **how: bool) -> Indicator:
        (one,) = self.plan(text, how=How(**how)).added
        assert isinstance(one, Indicator)
        return one

    def changed(self, text: str, **how: bool) -> Indicator:
        (one,) = self.plan(text, update=True, how=How(**how)).changed
        assert isinstance(one, Indicator)
        return one


@pytest.fixture
def desk(example: Document, framework: Framework) -> Desk:
    return Desk(msgspec.structs.replace(example, indicators=(OLD,)), framework)


def test_the_headings_of_lait_and_chat_are_known(desk: Desk) -> None:
    one = desk.only(
        "Indicator|Numerator|Denominator|Value|SN average|England|Rank|Time period|Polarity\n"
        "Contacts in a day|94|1,240|94%|90.1|88|14/153|2025/26|High"
    )
    assert (one.value, one.unit, one.base) == (94, "%", 1240)
    assert (one.neighbours, one.england, one.rank, one.rank_of) == (90.1, 88, 14, 153)
    assert (one.period, one.polarity) == ("2025/26", "higher")


def test_columns_headed_by_years_become_readings(desk: Desk) -> None:
    one = desk.only("KPI|2022/23|2024/25|2023/24|Change\nVisits|30|32.5|31|+1.5")
    assert (one.period, one.value, one.previous) == ("2024/25", 32.5, 31)
    assert [(r.period, r.value) for r in one.earlier] == [("2022/23", 30), ("2023/24", 31)]


@pytest.mark.parametrize("ours", ["LA", "Actual", "Northbridge", "Our council"])
def test_headings_that_end_in_a_year_are_of_that_year(desk: Desk, ours: str) -> None:
    one = desk.only(
        f"KPI|{ours} 2024-25|{ours} (2025-26)|England 2024-25|England 2025-26|SN 2025-26\n"
        "Visits|31|32.5|80|81|79"
    )
    assert (one.period, one.value, one.previous) == ("2025-26", 32.5, 31)
    assert (one.england, one.neighbours) == (81, 79)


def test_of_two_unknown_groups_of_years_none_is_guessed(desk: Desk) -> None:
    plan = desk.plan("KPI|East 2024|East 2025|West 2024|West 2025\nVisits|1|2|3|4")
    assert (plan.added[0].value, len(plan.unknown)) == (None, 4)
    assert without_values(plan) == (
        "No column holds the values, so 1 figure would come in empty. The headings are “KPI”,"
        " “East 2024”, “East 2025”, “West 2024”, “West 2025”."
    )
    assert without_values(desk.plan("KPI|Value\nVisits|c")) == ""
    assert without_values(desk.plan("KPI|England\nRe-referrals|20", update=True)) == ""


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("c", "Held back by the publisher (c)."),
        ("[c]", "Held back by the publisher (c)."),
        ("<5", "Fewer than 5."),
        ("x", "Not available (x)."),
        ("..", "Not available (..)."),
        (":", "Not available (:)."),
        ("z", "Not applicable (z)."),
        ("u", "Unreliable (u)."),
    ],
)
def test_why_there_is_no_value_is_the_explanation_where_there_is_none(
    desk: Desk, cell: str, why: str
) -> None:
    one = desk.only(f"KPI|Value|England\nVisits|{cell}|12")
    assert (one.value, one.explanation, one.england) == (None, why, 12)
    assert desk.only(f"KPI|Value|Why\nVisits|{cell}|Few cases.").explanation == "Few cases."
    assert desk.changed(f"KPI|Value\nRe-referrals|{cell}").explanation == OLD.explanation


def test_a_part_of_one_among_percentages_is_told(desk: Desk) -> None:
    text = "KPI|Unit|Value\nVisits|%|0.512\nCalls|%|51\nMoves|%|12\nRate|per 10,000|0.3"
    assert desk.plan(text).told == (
        "“Visits” is 0.512%, and most other percentages are above 1. If it is a part of one, it means"
        " 51.2%: correct it in the file.",
    )
    assert desk.plan("KPI|Unit|Value\nVisits|%|0.512\nCalls|%|0.3").told == ()


@pytest.mark.parametrize("name", ["Total", "ENGLAND", "Statistical neighbours"])
def test_a_row_that_is_no_figure_is_told_and_not_taken(desk: Desk, name: str) -> None:
    plan = desk.plan(f"KPI|Value\n{name}|51\nVisits|3")
    assert [one.name for one in plan.added] == ["Visits"]
    (row,) = plan.left_out
    assert row.why[0].startswith(f"“{name}” reads like the name of a group or a total")


def test_what_a_judgement_is_called_is_understood(desk: Desk, framework: Framework) -> None:
    for name in ("Care leavers", "care_leavers", framework.judgements[3].title.upper()):
        plan = desk.plan(f"Indicator|Judgement\nVisits|{name}")
        assert [one.judgement for one in plan.added] in (
            ["care_leavers"],
            [framework.judgements[3].id],
        )
    (row,) = desk.plan("Indicator|Judgement\nVisits|Gardens").left_out
    assert row.row == 2
    assert "“Gardens” is not one of the judgements" in row.why[0]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("c", "held back by whoever published it"),
        ("[c]", "held back by whoever published it"),
        ("<5", "held back by whoever published it"),
        (" < 5 ", "held back by whoever published it"),
        ("..", "not available"),
        ("N/A", "not available"),
        ("-", "not applicable"),
        ("0", ""),
        ("5", ""),
        ("many", ""),
    ],
)
def test_a_cell_without_a_figure_says_what_it_means(text: str, means: str) -> None:
    assert no_figure(text) == means


def test_a_cell_without_a_figure_is_told_and_nothing_is_guessed(desk: Desk) -> None:
    text = "Indicator|Value|SN|England|Rank\nVisits|<5|c|12|..\nCalls|many|1|1|1"
    plan = desk.plan(text)
    (one,) = plan.added
    assert (one.value, one.neighbours, one.england, one.rank) == (None, None, 12, None)
    assert [row.row for row in plan.left_out] == [3]
    kind = indicator_kind(desk.document, desk.framework, sheet(text))
    assert told_apart(sheet(text), kind) == (
        "Row 2, Value: “<5” is not a figure (held back by whoever published it).",
        "Row 2, Statistical neighbours: “c” is not a figure (held back by whoever published it).",
        "Row 2, Rank: “..” is not a figure (not available).",
    )


def test_a_value_held_back_does_not_leave_the_old_one(desk: Desk) -> None:
    assert desk.changed("Indicator|Value\nRe-referrals|c").value is None
    assert desk.plan("Indicator|SN\nRe-referrals|c", update=True).same == 1


def test_parts_of_one_are_read_as_percentages_only_where_that_was_said(desk: Desk) -> None:
    text = "Indicator|Unit|Value|England|2023/24\nVisits|%|0.214|0.2|0.3"
    assert looks_like_parts(desk.plan(text))
    assert desk.only(text).value == 0.214
    one = desk.only(text, parts=True)
    assert (one.value, one.england, one.previous) == (21.4, 20, None)
    assert not looks_like_parts(desk.plan("Indicator|Unit|Value\nVisits|%|21.4"))
    assert not looks_like_parts(desk.plan("Indicator|Unit|Value\nVisits|weeks|0.9"))


NEWER = "Indicator|Value|Period|Rank\nRe-referrals|20|2025/26|60"


def test_newer_figures_keep_the_old_ones_as_earlier_readings(desk: Desk) -> None:
    assert may_be_newer(desk.document, desk.plan(NEWER, update=True))
    one = desk.changed(NEWER, newer=True)
    assert (one.value, one.period, one.previous) == (20, "2025/26", 21.4)
    assert one.earlier == (
        Reading("2023/24", 26.8),
        Reading("2024/25", 21.4, 22.9, 22.4, 68, "It fell as the advice line grew.", 3410),
    )
    assert (one.rank, one.rank_of, one.base, one.explanation) == (60, None, None, "")
    assert (one.neighbours, one.england) == (22.9, 22.4)


def test_without_newer_the_old_figure_is_written_over(desk: Desk) -> None:
    one = desk.changed(NEWER)
    assert (one.value, one.previous, one.earlier) == (20, 26.8, ())
    assert one.explanation == OLD.explanation


def test_the_same_period_is_corrected_not_kept(desk: Desk) -> None:
    text = "Indicator|Value|Period\nRe-referrals|21.5|2024/25"
    assert not may_be_newer(desk.document, desk.plan(text, update=True))
    assert desk.changed(text, newer=True).earlier == ()


def test_years_in_the_file_and_the_old_figure_stand_side_by_side(desk: Desk) -> None:
    one = desk.changed("Indicator|2023/24|2025/26\nRe-referrals|26.8|20", newer=True)
    assert [(r.period, r.value) for r in one.earlier] == [("2023/24", 26.8), ("2024/25", 21.4)]
    assert (one.previous, one.value, one.period) == (21.4, 20, "2025/26")


@pytest.mark.parametrize("newer", [True, False])
def test_an_older_year_becomes_a_reading_and_never_the_value(desk: Desk, *, newer: bool) -> None:
    one = desk.changed("Indicator|2021/22|2022/23\nRe-referrals|30|28", newer=newer)
    assert [(r.period, r.value) for r in one.earlier] == [("2021/22", 30), ("2022/23", 28)]
    assert msgspec.structs.replace(one, earlier=()) == OLD
    row = "Indicator|Value|Period|England|Base|Source|The year before\nRe-referrals|28|2022/23|27|9|DfE|30"
    told = desk.changed(row, newer=newer)
    assert told.earlier == (Reading("2021/22", 30), Reading("2022/23", 28, england=27, base=9))
    assert msgspec.structs.replace(told, earlier=()) == OLD


def test_a_reading_that_comes_again_goes_to_its_place_and_keeps_what_was_said_of_it(
    desk: Desk,
) -> None:
    known = (Reading("2021/22", 30, 29, 28, 7, "A new team.", 90), Reading("2023/24", 26.8))
    desk.document = msgspec.structs.replace(
        desk.document, indicators=(msgspec.structs.replace(OLD, earlier=known),)
    )
    one = desk.changed("Indicator|2021/22|2022/23\nRe-referrals|31|28")
    assert one.earlier == (
        msgspec.structs.replace(known[0], value=31),
        Reading("2022/23", 28),
        known[1],
    )


def test_rank_and_base_of_another_year_do_not_stay_with_a_new_value(desk: Desk) -> None:
    one = desk.changed("Indicator|Value|Period\nRe-referrals|20|2025/26")
    assert (one.rank, one.base) == (None, None)
    same = desk.changed("Indicator|Value|Period\nRe-referrals|20|2024/25")
    assert (same.rank, same.base) == (68, 3410)


def test_a_value_that_was_held_back_stays_so_when_a_newer_one_comes_in(desk: Desk) -> None:
    few = msgspec.structs.replace(OLD, base=12)
    desk.document = msgspec.structs.replace(desk.document, indicators=(few,))
    one = desk.changed("Indicator|Value|Period|Base\nRe-referrals|20|2025/26|600", newer=True)
    assert (one.previous, one.base) == (21.4, 600)
    assert "21.4" not in repr(printed(one).indicator)
    assert "26.8" not in repr(printed(one).indicator)


@pytest.mark.parametrize("text", ["1e999", "-1e999", "1e15", "inf", "nan", "9" * 400])
def test_what_is_beyond_counting_is_no_figure(desk: Desk, text: str) -> None:
    for column in ("Value", "England", "2025/26"):
        plan = desk.plan(f"Indicator|{column}\nVisits|{text}")
        assert all((one.value, one.england) == (None, None) for one in plan.added)
        assert [row.row for row in (*plan.left_out, *plan.incomplete)] == [2]
    with pytest.raises(UserError):
        earlier_in(f"2023/24: {text}")


def test_a_rank_beyond_the_authorities_is_left_out(desk: Desk) -> None:
    (row,) = desk.plan("Indicator|Rank\nVisits|154/153").left_out
    assert "beyond the number of authorities" in row.why[0]


def test_a_formula_in_a_name_goes_out_as_text(example: Document, framework: Framework) -> None:
    bad = msgspec.structs.replace(OLD, name="=HYPERLINK(1)")
    document = msgspec.structs.replace(example, indicators=(bad,))
    assert b"'=HYPERLINK(1)" in indicators_file(".csv", document, framework)


WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
LINES = WORDS.filter(lambda text: bool(text) and not no_figure(text))
NUMBERS = st.none() | st.decimals(-9999, 99999, places=3).map(float)
COUNTS = st.none() | st.integers(1, 99_999)
READINGS = st.builds(Reading, period=LINES.filter(lambda t: ":" not in t), value=NUMBERS)
FIGURES = st.builds(
    Indicator,
    id=st.just("in-1"),
    name=LINES,
    judgement=st.sampled_from(["help_and_protection", "care_leavers"]),
    value=NUMBERS,
    unit=st.sampled_from(["%", "weeks", "per 10,000", ""]),
    period=st.just("") | LINES,
    previous=NUMBERS,
    neighbours=NUMBERS,
    england=NUMBERS,
    polarity=st.sampled_from(["higher", "lower", "neutral"]),
    explanation=st.just("") | LINES,
    rank=st.none() | st.integers(1, 100),
    rank_of=st.none() | st.integers(100, 153),
    base=COUNTS,
    source=st.just("") | LINES,
    earlier=st.lists(READINGS, max_size=3).map(tuple),
)


def goes_round(
    one: Indicator, kind: str, document: Document, framework: Framework, folder: Path
) -> None:
    """Write a list of one figure, and read it into an empty list and over itself."""
    document = msgspec.structs.replace(document, indicators=(one,))
    path = folder / f"figures{kind}"
    path.write_bytes(indicators_file(kind, document, framework))
    empty = msgspec.structs.replace(document, indicators=())
    sheets = read_sheet(path)
    reading = indicator_kind(empty, framework, sheets)
    plan = plan_rows(sheets, empty, reading, lambda _: "in-1", update=False)
    assert plan.left_out == ()
    assert with_plan(empty, reading, plan).indicators == (one,)
    again = plan_rows(sheets, document, reading, new_id, update=True)
    assert (again.same, again.changed) == (1, ())


@given(one=FIGURES)
def test_what_goes_out_as_csv_comes_in_as_it_was(
    example: Document,
    framework: Framework,
    tmp_path_factory: pytest.TempPathFactory,
    one: Indicator,
) -> None:
    folder = tmp_path_factory.getbasetemp()
    goes_round(one, ".csv", example, framework, folder)


@pytest.mark.long
@given(one=FIGURES)
def test_what_goes_out_as_a_workbook_comes_in_as_it_was(
    example: Document,
    framework: Framework,
    tmp_path_factory: pytest.TempPathFactory,
    one: Indicator,
) -> None:
    folder = tmp_path_factory.getbasetemp()
    goes_round(one, ".xlsx", example, framework, folder)


def test_a_workbook_of_figures_comes_in_as_it_was(
    example: Document, framework: Framework, tmp_path: Path
) -> None:
    one = msgspec.structs.replace(OLD, earlier=(Reading("2023/24", 26.8), Reading("2022/23")))
    goes_round(one, ".xlsx", example, framework, tmp_path)
