"""Figures in a year that follows: no number lost, and none printed that was held back."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.framework.model import Framework
from tests.cycle.rolled import assert_every_number_is_there, roll


def test_a_figure_hands_its_value_on_and_keeps_its_reading(
    example: Document, framework: Framework
) -> None:
    figure = Indicator(
        "in", "Re-referrals", "j", 21.4, "%", "2025 to 2026", 20.0, 19.0, 22.0, "lower", "Why.", 90,
        153, 1200, "DfE, October 2026",
    )  # fmt: skip
    silent = Indicator("in-2", "Never given", previous=4.0)
    old = msgspec.structs.replace(example, indicators=(figure, silent))
    (new, unsaid) = roll(old, framework).document.indicators
    assert new == Indicator(
        "in", "Re-referrals", "j", None, "%", "", 21.4, None, None, "lower", "", None, 153, None,
        "DfE, October 2026",
        (
            Reading("2024 to 2025", 20.0),
            Reading("2025 to 2026", 21.4, 19.0, 22.0, 90, "Why.", 1200),
        ),
        "2026",
    )  # fmt: skip
    assert (unsaid.previous, unsaid.earlier) == (None, (Reading("Year before 2026", 4.0),))


def test_what_nobody_put_in_for_a_year_has_no_year_before(
    example: Document, framework: Framework
) -> None:
    figure = Indicator("in", "Re-referrals", "j", 20.0, "%", "2026", 25.0, base=1200)
    document = msgspec.structs.replace(example, indicators=(figure,))
    for label in ("2027", "2028", "2029"):
        after = roll(document, framework, label).document
        assert_every_number_is_there(document, after)
        document = after
    (one,) = document.indicators
    assert one.previous is None
    assert one.earlier == (Reading("2025", 25.0), Reading("2026", 20.0, base=1200))


@given(
    numbers=st.lists(st.none() | st.integers(1, 120).map(lambda n: n / 2), min_size=6, max_size=6),
    bases=st.lists(st.sampled_from([None, 4, 12, 60, 1200]), min_size=3, max_size=3),
    unit=st.sampled_from(["%", "children", "per 10,000", "", "weeks"]),
    periods=st.lists(st.sampled_from(["", "2024", "2025/26", "Q1"]), min_size=2, max_size=2),
)
def test_no_number_of_a_figure_is_lost_or_printed_that_was_held_back(
    example: Document,
    framework: Framework,
    numbers: list[float | None],
    bases: list[int | None],
    unit: str,
    periods: list[str],
) -> None:
    value, previous, neighbours, england, next_, read = numbers
    figure = Indicator(
        "in", "Children in custody", "j", value, unit, periods[0], previous, neighbours, england,
        base=bases[0], rank=3, earlier=(Reading(periods[1], read, base=bases[1]),),
    )  # fmt: skip
    document = msgspec.structs.replace(bare_of_text(example), indicators=(figure,))
    one = roll(document, framework).document
    assert_every_number_is_there(document, one)
    filled = msgspec.structs.replace(one.indicators[0], value=next_, base=bases[2], period="2027")
    later = msgspec.structs.replace(one, indicators=(filled,))
    assert_every_number_is_there(later, roll(later, framework, "2028").document)


def bare_of_text(document: Document) -> Document:
    """Return a document of figures alone, which takes less time."""
    none = ("sections", "judgements", "evidence", "actions", "prior_points")
    return msgspec.structs.replace(document, **dict.fromkeys(none, ()))
