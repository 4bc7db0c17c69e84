"""What a spreadsheet would lose is said before anybody agrees to it."""

from ilacs_desktop.tables.plan import LeftOut, Plan
from ilacs_desktop.ui.pages.records.bring_in import summary


def test_rows_that_lack_a_cell_are_counted_apart_from_those_left_out() -> None:
    lacking = (LeftOut(4, "Open a home", ("By when: “Ongoing” is not a date.",)),)
    out = (LeftOut(5, "", ("It has no title.",)), LeftOut(6, "", ("It has no title.",)))
    told = summary(Plan("Plan", left_out=out, incomplete=lacking), "action", "actions")
    assert "2 rows cannot be taken." in told
    assert "1 row will lack a cell that could not be read." in told
