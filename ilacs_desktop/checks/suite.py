"""Every check there is, with the catalogue that describes them."""

from dataclasses import dataclass
from pathlib import Path

from ilacs_desktop.checks import (
    balance,
    carried,
    citations,
    coverage,
    evidence,
    figures,
    indicators,
    length,
    personal_data,
    plans,
    prior,
    readability,
    readiness,
    spelling,
    unsaid,
    wording,
)
from ilacs_desktop.checks.catalogue import Catalogue, load_catalogue
from ilacs_desktop.checks.scope import Check, DocumentCheck, PartCheck, PassageCheck
from ilacs_desktop.language.kit import load_language

# What these look for is in the catalogue alone; the others need word lists and rules as well.
_FAMILIES = (
    *(coverage, length, evidence, unsaid, balance, plans, prior, indicators, figures, citations),
    readiness,
    carried,
)
_OF_LANGUAGE = (wording, readability, spelling, personal_data)


@dataclass(frozen=True)
class Suite:
    """The catalogue, and the checks by the kind of unit they look at."""

    catalogue: Catalogue
    checks: tuple[Check, ...]

    @property
    def of_passages(self) -> tuple[PassageCheck, ...]:
        """The checks of one passage at a time."""
        return tuple(check for check in self.checks if isinstance(check, PassageCheck))

    @property
    def of_parts(self) -> tuple[PartCheck, ...]:
        """The checks of one part at a time."""
        return tuple(check for check in self.checks if isinstance(check, PartCheck))

    @property
    def of_documents(self) -> tuple[DocumentCheck, ...]:
        """The checks of the whole."""
        return tuple(check for check in self.checks if isinstance(check, DocumentCheck))


def load_suite(resources: Path) -> Suite:
    """Return every check, with what the checks need from the shipped files.

    Raises CatalogueError or LanguageError when those files are damaged. It takes some 100 ms, so
    that whoever checks more than once keeps the suite.
    """
    kit = load_language(resources)
    structural = (check for family in _FAMILIES for check in family.CHECKS)
    language = (check for family in _OF_LANGUAGE for check in family.checks(kit))
    return Suite(load_catalogue(resources / "checks"), (*structural, *language))
