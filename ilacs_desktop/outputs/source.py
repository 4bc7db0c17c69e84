"""What every output is made from, and the facts that stand at the head of each."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ilacs_desktop.checks.catalogue import Catalogue, load_catalogue
from ilacs_desktop.checks.lines_of_enquiry import Enquiry, lines_of_enquiry, load_lines
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.checks.suite import load_suite
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.wording import STAGES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.outputs.changes import Since

if TYPE_CHECKING:
    from ilacs_desktop.checks.public_guard import PublicGuard

# How many A4 sheets a page takes; the composition root knows, because it has fonts.
SheetCount = Callable[[str], int]


class Source(NamedTuple):
    """One document on a day, with all that its outputs tell of it.

    ``version`` says in words which version of the document it is. ``since`` is what the update
    compares with; ``public`` what the public version holds back.
    """

    document: Document
    framework: Framework
    today: dt.date
    catalogue: Catalogue
    guard: "PublicGuard"
    enquiries: tuple[Enquiry, ...]
    version: str = ""
    since: Since | None = None
    public: PublicChoices = PublicChoices()

    @property
    def scope(self) -> Scope:
        """The document as the checks see it."""
        return Scope(self.document, self.framework, self.today, self.catalogue)

    @property
    def made_from(self) -> str:
        """From which version an output is made, in a sentence; "" where nobody told."""
        return f"Made from: {self.version}." if self.version else ""


def load_source(
    document: Document,
    framework: Framework,
    today: dt.date,
    resources: Path,
    enquiries: tuple[Enquiry, ...] | None = None,
) -> Source:
    """Return what outputs need of one document.

    ``enquiries`` are what an inspector may ask; without them the checks are run to find out, which
    takes longer than all the rest. Raises a ShippedFileError when the shipped files are damaged.
    """
    # Its patterns take long to compile, and pages import this module for what a source is.
    from ilacs_desktop.checks.public_guard import load_public_guard

    guard = load_public_guard(resources)
    if enquiries is not None:
        catalogue = load_catalogue(resources / "checks")
        return Source(document, framework, today, catalogue, guard, enquiries)
    suite = load_suite(resources)
    found = run_checks(document, framework, today, suite)
    scope = Scope(document, framework, today, suite.catalogue)
    asked = lines_of_enquiry(scope, found.open, load_lines(resources))
    return Source(document, framework, today, suite.catalogue, guard, asked)


def say_version(document: Document, saved: dt.datetime | None, *, changed: bool) -> str:
    """Return which version of a document this is, without any name: "Working draft, as saved …".

    ``saved`` is when the version it comes from was saved, in the reader's time; ``changed`` whether
    anything was changed since.
    """
    stage = STAGES[document.cycle.stage]
    if saved is None:
        return f"{stage}, not saved yet"
    at = f"{format_date(saved.date())} at {saved:%H:%M}"
    return f"{stage}, as saved on {at}{', with changes that are not saved yet' * changed}"
