"""The pages of help about the checks, made from their catalogue: one for each family."""

from collections.abc import Iterator

from ilacs_desktop.checks.catalogue import Catalogue, CheckEntry, Family
from ilacs_desktop.checks.finding import SEVERITY_WORDS
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.help.blocks import Block, Span, slug

CHECKS_TITLE = "What the checks look for"
CHECKS_PAGE = "all-checks"
_FINDING = (
    "A finding is a question to you: no check changes what is written. Those that hold back the"
    " final copy say so; drafts can always be exported. Any other finding can be set aside with a"
    " reason and a name."
)


def check_pages(catalogue: Catalogue) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return the pages as pairs of id and blocks: what a finding is, then each family."""
    return (
        (CHECKS_PAGE, tuple(_overview(catalogue))),
        *((_page_id(one), tuple(_family(catalogue, one))) for one in catalogue.families),
    )


def _page_id(family: Family) -> str:
    return f"checks-{slug(family.id)}"


def _overview(catalogue: Catalogue) -> Iterator[Block]:
    yield Block("title", (Span(CHECKS_TITLE),))
    yield Block("paragraph", (Span(_FINDING),))
    for family in catalogue.families:
        link = Span(family.title, link=_page_id(family))
        yield Block("item", (link, Span(f": {family.about}")), "•")


def _family(catalogue: Catalogue, family: Family) -> Iterator[Block]:
    yield Block("title", (Span(family.title),))
    yield Block("paragraph", (Span(family.about),))
    for check in catalogue.checks_of(family.id):
        yield from _check(catalogue, check)


def _check(catalogue: Catalogue, check: CheckEntry) -> Iterator[Block]:
    source = catalogue.source(check.source)
    yield Block("heading", (Span(check.title),), anchor=slug(check.id))
    for label, words in (
        ("What it looks for", check.looks_for),
        ("Why it matters", check.why),
        ("How to answer it", check.answer),
        ("How it counts", f"{SEVERITY_WORDS[check.severity]}."),
        ("Source", f"{source.citation} (as at {format_date(source.as_at)})."),
    ):
        yield Block("paragraph", (Span(f"{label}: ", "bold"), Span(words)))
