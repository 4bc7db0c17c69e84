"""Who is late today in a few lines: the dates below stay in sight."""

from collections.abc import Callable

import msgspec

from ilacs_desktop.document.model import Document
from tests.ui.pages.key_dates.kit import YearDesk

OpenYear = Callable[[Document], YearDesk]


def test_many_sections_of_one_are_a_few_links_and_one_for_the_rest(
    open_year: OpenYear, example: Document
) -> None:
    nobody = tuple(
        msgspec.structs.replace(section, owner="", status="not_started", parked=None)
        for section in example.sections
    )
    year = open_year(msgspec.structs.replace(example, sections=nobody))
    assert [stop.text() for stop in year.page.late.stops()][4:] == ["25 more in Draft"]
    year.click("25 more of Nobody yet in Draft")
    assert year.gone_to == [("stage", "draft")]
