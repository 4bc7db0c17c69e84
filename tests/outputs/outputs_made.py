"""Sources of outputs for tests, and a reader of their pages."""

import functools

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.public_guard import PublicGuard, load_public_guard
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.source import Source
from tests.outputs.review_made import TODAY, Attributes, review_of
from tests.outputs.test_readable import Page

VERSION = "Draft for review, as saved on 12 October 2026 at 14:32"


@functools.cache
def the_guard() -> PublicGuard:
    """Return the guard, loaded once for all tests."""
    return load_public_guard(resources())


def source_of(document: Document, framework: Framework) -> Source:
    """Return what the outputs of a document are made from."""
    review = review_of(document, framework)
    guard = the_guard()
    return Source(document, framework, TODAY, review.catalogue, guard, review.enquiries, VERSION)


class Sheet(Page):
    """Reads an output: it has line breaks, which do not close; the words of each heading and cell."""

    def __init__(self, html: str) -> None:
        self.words: dict[str, list[str]] = {}
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        super().handle_starttag(tag, attrs)
        if tag == "br":
            self.open.pop()
        else:
            self.words.setdefault(tag, []).append("")

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        for tag in self.open:
            self.words[tag][-1] += data

    def of(self, tag: str) -> list[str]:
        """Return the words of each element of a kind, in order, white space as single spaces."""
        return [" ".join(text.split()) for text in self.words.get(tag, [])]
