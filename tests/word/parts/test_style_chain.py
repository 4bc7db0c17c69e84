"""The styles that a style rests on, also where a file has them go round."""

from lxml import etree

from ilacs_desktop.word.parts.limits import LIMITS
from ilacs_desktop.word.parts.ooxml import w
from ilacs_desktop.word.parts.style_chain import style_chain


def styles(**based_on: str) -> dict[str, etree._Element]:
    return {name: w("style", w("basedOn", val=base)) for name, base in based_on.items()}


def test_a_chain_ends_with_the_most_general_style() -> None:
    known = styles(Title="Heading", Heading="Normal", Normal="")
    assert style_chain("Title", known) == tuple(known.values())


def test_a_style_that_is_not_there_has_no_chain() -> None:
    assert style_chain("Gone", styles(Normal="")) == ()


def test_a_chain_that_goes_round_or_on_and_on_is_cut() -> None:
    assert len(style_chain("A", styles(A="B", B="A"))) == 2
    endless = styles(**{f"S{n}": f"S{n + 1}" for n in range(LIMITS.bases + 50)})
    assert len(style_chain("S0", endless)) == LIMITS.bases + 1
