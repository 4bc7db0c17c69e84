"""The tables and pictures of docs/performance.md, and what stands between its markers."""

from pathlib import Path

from lxml import etree

from tests.bench.growth.curve import Curve, Point
from tests.bench.measure import Row
from tests.bench.peers.compare import Compared, Peers
from tests.bench.report.growth_picture import growth_picture
from tests.bench.report.peers_picture import peers_picture
from tests.bench.report.tables import budgets_table, growth_table, peers_table, seconds_text
from tests.marked import between

ROOT = Path(__file__).resolve().parents[2]
AHEAD = Compared("start", "novelWriter", 700, 1000, 0.7, 0.6, "")
BEHIND = Compared("text to Word", "pandoc", 900, 300, 3.0, None, "It is compiled.")
LINEAR = Curve("text", "open", tuple(Point(size, size / 1000) for size in (1, 3, 10, 30, 100)))
SQUARE = Curve("text", "join", tuple(Point(size, size**2 / 1000) for size in (1, 3, 10, 30, 100)))


def test_what_is_over_its_budget_stands_in_bold_beside_what_it_was_before() -> None:
    rows = [Row("open", 4.25, 150, "ms"), Row("first paint", 1.75, 1.5, "×", "350 against 200")]
    table = budgets_table(rows, {"first paint": "1.1 ×"})
    assert "| open |  | 4.25 ms | 150 ms |  |" in table
    assert "| first paint | 1.1 × | **1.75 ×** | 1.5 × | 350 against 200 |" in table
    assert table.endswith("1 within budget, 1 over budget.")


def test_hostile_texts_are_one_row_that_is_as_bad_as_the_worst_of_them() -> None:
    name = "hostile text four times as long: "
    rows = [Row(f"{name}digits", 4, 6, "×"), Row(f"{name}emoji", 7, 6, "×")]
    table = budgets_table(rows, {})
    assert "the worst of 2 |  | **7 ×** | 6 × | emoji |" in table
    assert table.endswith("1 within budget, 1 over budget.")


def test_a_growth_table_names_what_grows_faster_than_the_document() -> None:
    table = growth_table([LINEAR, SQUARE])
    assert "| open | 1.0 ms | 3.0 ms | 10 ms | 30 ms | 100 ms | 1.00 | 1.00 |" in table
    assert "| join | 1.0 ms | 9.0 ms | 100 ms | 900 ms | 10.0 s | 2.00 | **2.00** |" in table
    assert table.endswith("join (text).")
    assert growth_table([LINEAR]).endswith("nothing.")


def test_seconds_read_as_milliseconds_below_one() -> None:
    assert [seconds_text(s) for s in (0.0042, 0.042, 4.2)] == ["4.2 ms", "42 ms", "4.2 s"]


def test_a_peer_who_is_ahead_is_named_with_the_reason() -> None:
    table = peers_table(Peers((AHEAD, BEHIND), (("our start", 3.0),), ("soffice was left out.",)))
    assert "| start | novelWriter | 700 ms | 1000 ms | 0.70 × | 0.60 × | ahead |" in table
    assert "| 3.00 × |  | **behind** |" in table
    assert "Behind pandoc: It is compiled." in table
    assert "ours 3.0 ×" in table
    assert table.endswith("soffice was left out.")


def test_without_any_peer_only_what_is_missing_is_said() -> None:
    assert peers_table(Peers((), (), ("pandoc was left out.",))) == "pandoc was left out."


def test_the_page_has_a_place_for_each_part() -> None:
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")
    assert all(between(page, part) for part in ("machine", "budgets", "growth", "peers"))


def test_pictures_are_sound_and_say_in_words_what_they_show() -> None:
    for made in (growth_picture([LINEAR, SQUARE]), peers_picture([AHEAD, BEHIND])):
        root = etree.fromstring(made)
        told = "".join(root.itertext())
        assert root.tag.endswith("svg")
        assert "prefers-color-scheme: dark" in told
        assert len(made) < 20_000
    assert "pandoc: 3.00 times" in told
