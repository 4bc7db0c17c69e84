"""Charts as values: which indicators stand together, on one scale, and how large a chart is."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.figures import compares
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.word.content.charts import WIDTH, Chart, Panel, charts

FLOATS = st.none() | st.floats(-1e6, 1e6, allow_nan=False)
UNITS = st.sampled_from(["%", "per 10,000", "weeks", ""])
INDICATORS = st.builds(
    Indicator,
    id=st.just("i"),
    name=st.text(max_size=300),
    value=FLOATS,
    unit=UNITS,
    previous=FLOATS,
    neighbours=FLOATS,
    england=FLOATS,
    earlier=st.lists(st.builds(Reading, period=st.text(max_size=40), value=FLOATS), max_size=5).map(
        tuple
    ),
)


def panels(found: list[tuple[Chart, str]]) -> list[Panel]:
    rows = itertools.chain.from_iterable(chart.rows for chart, _ in found)
    return [panel for row in rows for panel in row.panels]


def indicator(name: str, value: float | None, unit: str = "%", **others: float) -> Indicator:
    return Indicator("i", name, value=value, unit=unit, **others)


def test_indicators_of_one_unit_stand_together_on_one_scale():
    found = panels(
        list(
            charts(
                [
                    indicator("A", 20, england=30),
                    indicator("B", 3, "weeks", previous=4),
                    indicator("C", 80, england=-5),
                ]
            )
        )
    )
    assert [(panel.title, panel.least, panel.most) for panel in found] == [
        (("A",), -5, 80),
        (("C",), -5, 80),
        (("B, weeks",), 0, 4),
    ]


def test_only_percentages_share_a_scale():
    counts = [indicator("A", 1200, "", previous=1100), indicator("B", 3, "", previous=4)]
    assert [panel.most for panel in panels(list(charts(counts)))] == [1200, 4]


def test_a_total_of_many_councils_has_no_bar_beside_a_count():
    one = indicator("Children in need", 1204, "children", previous=1100, england=83630)
    (panel,) = panels(list(charts([one])))
    assert [bar.label for bar in panel.bars] == ["This year", "Year before"]
    assert panel.most == 1204


def test_a_panel_names_its_bars_and_says_which_way_is_better():
    (panel,) = panels(
        list(charts([Indicator("i", "Moves", value=12, unit="%", previous=10, polarity="lower")]))
    )
    assert panel.title == ("Moves (lower\u00a0is\u00a0better)",)
    assert [(bar.label, bar.text, bar.is_ours) for bar in panel.bars] == [
        ("This year", "12%", True),
        ("Year before", "10%", False),
    ]


def test_what_compares_with_nothing_is_in_no_chart():
    assert list(charts([indicator("A", 20), indicator("B", None, england=3)])) == []


def test_a_unit_that_the_name_says_is_not_said_again():
    (panel,) = panels(
        list(charts([indicator("Plans per 10,000 children", 4, "per 10,000", england=3)]))
    )
    assert panel.title == ("Plans per 10,000 children",)


def test_a_long_name_is_cut_in_a_chart_as_the_table_has_it_whole():
    (panel,) = panels(list(charts([indicator("children " * 40, 4, england=3)])))
    assert len(panel.title) == 3
    assert panel.title[-1].endswith("children …")


@given(st.lists(INDICATORS, max_size=30))
def test_any_figures_make_charts_that_fit_a_page(some: list[Indicator]):
    found = list(charts(some))
    wanted = sum(
        one.value is not None
        and (
            any(compares(one, other) for other in (one.previous, one.neighbours, one.england))
            or any(reading.value is not None for reading in one.earlier)
        )
        for one in some
    )
    assert len(panels(found)) == wanted
    for chart, words in found:
        assert chart.width == WIDTH
        assert 0 < chart.height < 280
        assert len(words) <= 250
    for panel in panels(found):
        assert all(panel.least <= bar.value <= panel.most for bar in panel.bars)
        assert panel.least <= 0 <= panel.most
        assert len(panel.title) <= 3


def test_earlier_readings_stand_behind_the_year_before_and_at_most_two_of_them():
    earlier = tuple(Reading(f"202{n}/2{n + 1}", float(n)) for n in range(4))
    (panel,) = panels(
        list(charts([indicator("A", 20, previous=3, england=30, earlier=earlier)]))  # type: ignore[arg-type]
    )
    assert [bar.label for bar in panel.bars] == [
        "This year", "Year before", "2022/23", "2021/22", "England",
    ]  # fmt: skip
