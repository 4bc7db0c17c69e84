"""The table in docs/reliability.md: every family has its sentence, and nothing was lost."""

from importlib import import_module
from pkgutil import iter_modules

from tests.faults import files
from tests.faults.table import PAGE, SENTENCES, SYSTEM, counted_before, rows, table
from tests.faults.tally import Outcome, Tally
from tests.marked import filled


def test_nothing_was_lost_in_the_table_that_is_shown() -> None:
    shown = rows(PAGE.read_text("utf-8"))
    lost = 1 + list(Outcome).index(Outcome.LOST)
    assert {name: figures[lost] for name, figures in shown.items() if figures[lost]} == {}
    assert all(figures[0] == sum(figures[1:]) > 0 for figures in shown.values())


def test_every_fault_of_the_system_is_in_it_and_every_family_has_its_sentence() -> None:
    shown = rows(PAGE.read_text("utf-8")).keys() - {"**All**"}
    assert set(SYSTEM) <= shown
    assert shown <= set(SENTENCES)


def test_what_was_counted_is_in_the_table_and_is_read_out_of_it_again() -> None:
    counts = Tally()
    family, other = list(SENTENCES)[:2]
    counts.count(family, Outcome.REFUSED, 1200)
    counts.count(family, Outcome.LOST)
    counts.count(other, Outcome.RECOVERED)
    made = filled("<!-- faults -->\nold\n<!-- /faults -->\n", "faults", table(counts._counts))
    assert "| 1,200 |" in made
    assert rows(made) == {
        family: [1201, 0, 1200, 0, 1],
        other: [1, 0, 0, 1, 0],
        "**All**": [1202, 0, 1200, 1, 1],
    }


def test_what_the_page_shows_can_be_counted_on_with_what_is_tried_anew() -> None:
    page = PAGE.read_text("utf-8")
    assert rows(f"<!-- faults -->\n{table(counted_before(page))}<!-- /faults -->") == rows(page)


def test_every_kind_of_damaged_file_has_its_sentence() -> None:
    modules = (import_module(f"{files.__name__}.{m.name}") for m in iter_modules(files.__path__))
    families = [one.name for module in modules for one in getattr(module, "FAMILIES", ())]
    assert len(families) > 20
    assert set(families) <= set(SENTENCES)
