"""The verdict on a day finds each kind of growth it claims to find, and none where there is none."""

import random

import pytest

from tests.soak.measure import Hour
from tests.soak.verdict import bars, faults, grew, slower, table

HOURS = 8
ROW = "ilacs_desktop.ui.widgets.detail_rows."


def hour(n: int, **other: object) -> Hour:
    """Return an hour like any other, a little noisy."""
    noise = random.Random(n).random()
    like = Hour(
        part="morning",
        cost=30 + noise,
        memory=180 + 9 * noise,
        in_use=100 + noise / 2,
        alive={"Qt QLabel": 200, "ilacs_desktop.history.version.Version": 10 + 3 * n},
        open_files=12,
        threads=4,
        files=3,
        undo=int(5 * noise),
        versions=10 + 3 * n,
        arrivals=0,
        said=(),
        costs={"key": 8 + noise},
    )
    return like._replace(**other)


def test_a_day_in_which_nothing_grows_but_versions_has_no_faults() -> None:
    assert faults([hour(n) for n in range(HOURS)]) == []


@pytest.mark.parametrize(
    ("growing", "told"),
    [
        (lambda n: {"in_use": 100.0 + 3 * n}, "memory in use grew by 2.9 MiB an hour"),
        (
            lambda n: {"in_use": 100.0 + 4 * n, "arrivals": 2 * n},
            "memory in use grew by 2.9 MiB an hour",
        ),
        (lambda n: {"alive": {f"{ROW}DetailRow": 50 + 9 * n}}, "DetailRow grew: [59,"),
        (lambda n: {"alive": {"ilacs_desktop.document.model.Document": n}}, "Document grew: [1,"),
        (lambda n: {"alive": {"Qt QLabel": 200 + n}}, "Qt QLabel grew: [201,"),
        (lambda n: {"open_files": 12 + n}, "open files grew"),
        (lambda n: {"threads": 4 + n}, "threads grew"),
        (lambda n: {"files": 3 + n}, "files of its own grew"),
        (lambda n: {"undo": 10 * n}, "steps of undo grew"),
        (lambda n: {"costs": {"key": 8.0 * (1 + n)}}, "key: 4.0 times as slow"),
        (lambda n: {"said": ("Qt QtWarningMsg: no such slot",) if n == 2 else ()}, "hour 3 said"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_grows_is_found(growing, told: str) -> None:
    found = faults([hour(n, **growing(n)) for n in range(HOURS)])
    assert len(found) == 1
    assert told in found[0]


def test_lists_grow_with_the_versions_in_them_and_documents_with_what_comes_in() -> None:
    def day(rows: int, documents: int, arrivals: int) -> list[str]:
        alive = {f"{ROW}DetailRow": rows, "ilacs_desktop.document.model.Document": documents}
        return faults(
            [
                hour(
                    n, alive={kind: 50 + n * m for kind, m in alive.items()}, arrivals=n * arrivals
                )
                for n in range(HOURS)
            ]
        )

    assert day(rows=6, documents=0, arrivals=0) == []
    assert day(rows=86, documents=50, arrivals=2) == []
    assert ["DetailRow grew" in told for told in day(rows=87, documents=50, arrivals=2)] == [True]
    assert ["Document grew" in told for told in day(rows=86, documents=51, arrivals=2)] == [True]


def test_each_part_of_a_day_is_held_against_itself() -> None:
    afternoon = [hour(n, part="afternoon", alive={"Qt QLabel": 300}) for n in range(HOURS)]
    assert faults([*(hour(n) for n in range(HOURS)), *afternoon]) == []


def test_what_the_first_hour_of_a_part_makes_for_good_is_no_growth() -> None:
    first = hour(0, in_use=50.0, alive={})
    assert faults([first, *(hour(n) for n in range(1, HOURS))]) == []


def test_something_that_goes_up_and_down_did_not_grow() -> None:
    assert not grew([3, 5, 4, 5])
    assert not grew([])
    assert grew([3, 4, 5, 6])


def test_the_table_has_a_line_for_each_hour_and_bars_for_what_may_grow() -> None:
    hours = [hour(n) for n in range(HOURS)]
    told = table(hours).splitlines()
    assert sum("morning" in line for line in told) == HOURS
    assert told[-1].startswith(f"key {bars([one.costs['key'] for one in hours])}")
    assert bars([0, 4, 8]) == "▁▅█"


def test_an_answer_that_takes_twice_as_long_is_told_as_twice() -> None:
    hours = [hour(n, costs={"key": 8.0 if n < 4 else 16.0}) for n in range(HOURS)]
    assert slower(hours) == {"key": 2.0}
