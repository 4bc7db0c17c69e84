"""The sentence over the figures, and what the table says of a figure that has no value yet."""

import msgspec

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.figures.limits import load_limits
from ilacs_desktop.ui.pages.figures.page import summary
from ilacs_desktop.ui.pages.figures.rows import figure_rows, look_at


def test_figures_without_a_value_neither_stand_out_nor_do_not(
    example: Document, framework: Framework
) -> None:
    bare = {"value": None, "explanation": ""}
    empty = tuple(msgspec.structs.replace(one, **bare) for one in example.indicators)
    document = msgspec.structs.replace(example, indicators=empty)
    looked = look_at(document, framework, load_limits(resources() / "checks"))
    assert summary(looked) == f"{len(empty)} have no value yet."
    for row in figure_rows(looked, ""):
        assert [cell.text for cell in row.cells[-2:]] == ["No value yet", ""]


def test_those_without_a_value_are_told_beside_the_others(
    example: Document, framework: Framework
) -> None:
    first, *others = example.indicators
    mixed = (msgspec.structs.replace(first, value=None), *others)
    document = msgspec.structs.replace(example, indicators=mixed)
    told = summary(look_at(document, framework, load_limits(resources() / "checks")))
    assert f" of {len(others)} stand out." in told
    assert "1 has no value yet." in told
