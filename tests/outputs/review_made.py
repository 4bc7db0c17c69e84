"""Reviews of the example for tests: as it is, and with faults in it."""

import datetime as dt
import functools

import msgspec

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.lines_of_enquiry import lines_of_enquiry, load_lines
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.checks.suite import Suite, load_suite
from ilacs_desktop.checks.unsaid import reckon
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.review_account import ForSigning
from ilacs_desktop.outputs.review_pages import Review
from tests.outputs.test_readable import Page

Attributes = list[tuple[str, str | None]]
TODAY = dt.date(2026, 10, 12)


class Sheet(Page):
    """Reads the review as a page: it has line breaks, which do not close."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        super().handle_starttag(tag, attrs)
        if tag == "br":
            self.open.pop()


@functools.cache
def the_suite() -> Suite:
    """Return the checks, loaded once for all tests."""
    return load_suite(resources())


def review_of(document: Document, framework: Framework) -> Review:
    """Return what the checks find in a document."""
    suite = the_suite()
    found = run_checks(document, framework, TODAY, suite)
    scope = Scope(document, framework, TODAY, suite.catalogue)
    facts = ForSigning(document, found.open, found.set_aside, reckon(scope))
    lines = lines_of_enquiry(scope, found.open, load_lines(resources()))
    return Review(facts, lines, framework, suite.catalogue, TODAY)


def with_unsaid(document: Document) -> Document:
    """Return a document with an item of evidence that shows a weakness nobody tells."""
    item = msgspec.structs.replace(
        document.evidence[0],
        id="ev-unsaid",
        number=900,
        title="Night <visits> & calls",
        direction="negative",
        kept_at="S:/secret/folder/night visits.docx",
    )
    return msgspec.structs.replace(document, evidence=(*document.evidence, item))
