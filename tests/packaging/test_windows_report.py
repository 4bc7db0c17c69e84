"""The page about the test under Wine."""

from pathlib import Path

import pytest
from distribution.faults import BuildError
from distribution.trial import own_tests, report
from distribution.trial.trial import Result

ROOT = Path(__file__).resolve().parents[2]
RESULTS = [Result("Install", True, 3.4, "All there."), Result("Close", False, 60.0, "a | b\nc")]


def test_results_become_rows_of_a_table() -> None:
    assert report.table(RESULTS).splitlines()[2:] == [
        "| 1 | Install | passed | 3 s | All there. |",
        "| 2 | Close | **failed** | 60 s | a \\| b c |",
    ]


def test_only_what_is_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before\n{report.START}\nold\n{report.END}\nAfter\n", "utf-8")
    for _ in range(2):
        report.write(page, ["71 MB"], RESULTS)
    text = page.read_text("utf-8")
    assert text.startswith("Before\n")
    assert text.endswith("\nAfter\n")
    assert (text.count("- 71 MB"), text.count("| 1 | Install"), text.count("old")) == (1, 1, 0)


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before", "utf-8")
    with pytest.raises(BuildError):
        report.write(page, [], RESULTS)
    assert page.read_text("utf-8") == "Before"


def test_what_is_left_out_under_wine_exists_or_is_to_come_and_has_a_reason() -> None:
    to_come = {"layout", "e2e"}
    missing = {name for name in own_tests.EXCLUDED if not (ROOT / "tests" / name).exists()}
    assert missing <= to_come
    assert all(own_tests.EXCLUDED.values())
