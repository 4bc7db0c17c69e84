"""Spelling: words that no dictionary knows, and American spellings."""

from collections.abc import Iterator
from functools import partial

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import Passage, PassageCheck, Scope
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
    for hit in speller.check(passage.text):
        if not any(hit.text in person.name for person in scope.document.people):
            message = _message(hit)
            todo = f"Write “{hit.better}”." if hit.better else ""
            yield scope.found_in(passage, hit.kind, message, hit.start, hit.end, todo=todo)


def _message(hit: Hit) -> str:
    if hit.kind == AMERICAN:
        return f"“{hit.text}” is American spelling; British is “{hit.better}”."
    return f"“{hit.text}” is not in the dictionary."
