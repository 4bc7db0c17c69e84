"""Spelling: words that no dictionary knows, and American spellings."""

from collections.abc import Iterator
from functools import partial

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import Passage, PassageCheck, Scope
from ilacs_desktop.document.model import Person
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.spelling import AMERICAN, UNKNOWN


def checks(kit: LanguageKit) -> tuple[PassageCheck, ...]:
    """Return the spelling check, which knows the document's own words and people too."""
    ids = (UNKNOWN, AMERICAN)
    return (PassageCheck(partial(spelling, kit), ids, reads=("word_list", "people")),)


def spelling(kit: LanguageKit, scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each word that is not known or is spelt the American way."""
    speller = scope.memo.of("speller", scope.document.word_list, kit.speller.with_words)
    names = scope.memo.of("names", scope.document.people, _names)
    for hit in speller.check(passage.text):
        if hit.text.removesuffix("’s").removesuffix("'s") not in names:
            message = _message(hit)
            todo = f"Write “{hit.better}”." if hit.better else ""
            yield scope.found_in(passage, hit.kind, message, hit.start, hit.end, todo=todo)


def _names(people: tuple[Person, ...]) -> frozenset[str]:
    """Return the words of people's names: only whole ones, so that no slip passes as a part of one."""
    return frozenset(word.strip(",.()") for person in people for word in person.name.split())


def _message(hit: Hit) -> str:
    if hit.kind == AMERICAN:
        return f"“{hit.text}” is American spelling; British is “{hit.better}”."
    return f"“{hit.text}” is not in the dictionary."
