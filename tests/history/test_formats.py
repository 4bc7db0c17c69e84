"""How an older document is lifted, step by step, to the shape of today."""

import pytest

from ilacs_desktop.history.formats import (
    FORMAT,
    MIGRATIONS,
    FormatError,
    Raw,
    document_of,
    upgrade,
)

STEPS = {
    1: lambda raw: raw | {"trail": [*raw["trail"], "1 to 2"]},
    2: lambda raw: raw | {"trail": [*raw["trail"], "2 to 3"]},
}


@pytest.mark.parametrize(("found", "trail"), [(1, ["1 to 2", "2 to 3"]), (2, ["2 to 3"]), (3, [])])
def test_every_step_from_the_found_format_on_is_taken_in_order(
    found: int, trail: list[str]
) -> None:
    assert upgrade({"trail": []}, found, STEPS, 3) == {"trail": trail}


@pytest.mark.parametrize("found", [0, -1, 4])
def test_a_format_that_never_was_is_refused(found: int) -> None:
    with pytest.raises(FormatError):
        upgrade({"trail": []}, found, STEPS, 3)


@pytest.mark.parametrize("raw", [{}, {"trail": 1}])
def test_json_that_is_not_of_its_format_is_refused(raw: Raw) -> None:
    with pytest.raises(FormatError, match="not of format 1"):
        upgrade(raw, 1, STEPS, 3)


def test_json_that_holds_no_document_is_refused() -> None:
    with pytest.raises(FormatError):
        document_of({"id": 1}, FORMAT)


def test_there_is_a_step_from_every_format_to_the_next() -> None:
    assert sorted(MIGRATIONS) == list(range(1, FORMAT))
