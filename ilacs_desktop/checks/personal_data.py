"""The personal data guard: text that could identify a child, and ways to reach a person."""

from collections.abc import Iterator
from functools import partial

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.readability import sentences_of
from ilacs_desktop.checks.scope import Passage, PassageCheck, Scope
from ilacs_desktop.language.contact_details import ADDRESS, CASE_NUMBER, EMAIL, PHONE, POSTCODE
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.identifiers import BIRTH_DATE, NATIONAL_INSURANCE, NHS_NUMBER, UPN
from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.names import CHILD_NAME, INITIALS
from ilacs_desktop.language.small_numbers import COMPLEMENT, SMALL_BASE, SMALL_NUMBER
from ilacs_desktop.language.stories import SINGLE_CHILD

_SAYS = {
    UPN: "“{}” is a valid unique pupil number.",
    NHS_NUMBER: "“{}” is a valid NHS number.",
    NATIONAL_INSURANCE: "“{}” looks like a National Insurance number.",
    BIRTH_DATE: "“{}” looks like a date of birth.",
    CHILD_NAME: "“{}” seems to name a child or a relative.",
    INITIALS: "“{}” seems to point to one child.",
    EMAIL: "“{}” is an email address.",
    PHONE: "“{}” looks like a phone number.",
    POSTCODE: "“{}” looks like a postcode.",
    ADDRESS: "“{}” looks like a street address.",
    CASE_NUMBER: "“{}” looks like a case number.",
    SINGLE_CHILD: "“{}”: the sentence tells enough of one child for somebody to know who it is.",
    SMALL_NUMBER: "“{}”: a count of 1 to 5 beside a characteristic can tell who they are.",
    SMALL_BASE: "“{}”: a percentage of fewer than 20 children can tell who they are.",
    COMPLEMENT: "“{}” leaves 1 to 5 children over, who can be worked out.",
}


def checks(kit: LanguageKit) -> tuple[PassageCheck, ...]:
    """Return the guard, which lets the allow list and the names of the people stand."""
    ids = tuple(_SAYS)
    return (PassageCheck(partial(personal_data, kit), ids, reads=("allow_list", "people")),)


def personal_data(kit: LanguageKit, scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each identifying pattern in a paragraph or a printed field."""
    document = scope.document
    allowed = (*document.allow_list, *(person.name for person in document.people))
    for hit in kit.personal_data.check(passage.text, sentences_of(scope, passage), allowed):
        yield _found(scope, passage, hit)


def _found(scope: Scope, passage: Passage, hit: Hit) -> Finding:
    message = _SAYS[hit.kind].format(hit.text)
    return scope.found_in(passage, hit.kind, message, hit.start, hit.end)
