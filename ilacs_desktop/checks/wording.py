"""Wording: sentences an inspector would question, unexplained abbreviations and the house style."""

from collections.abc import Iterator
from functools import partial

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.readability import sentences_of
from ilacs_desktop.checks.scope import Check, DocumentCheck, Passage, PassageCheck, Scope
from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.language.abbreviations import UNEXPLAINED
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.house_style import HOUSE_STYLE
from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.wording import ACTIVITY, HEDGE, NUMBER, PRAISE, TERM

# What was done is asked about where the first question is answered: how we know and what we plan
# are about doing.
_TELLS_IMPACT = frozenset({"know", "summary", "progress"})


def checks(kit: LanguageKit) -> tuple[Check, ...]:
    """Return the wording checks."""
    return (
        PassageCheck(partial(questions, kit), (ACTIVITY, PRAISE, HEDGE, NUMBER)),
        PassageCheck(partial(style, kit), (TERM, HOUSE_STYLE)),
        DocumentCheck(
            partial(abbreviations, kit), (UNEXPLAINED,), ("front", "judgements", "sections")
        ),
    )


def questions(kit: LanguageKit, scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each sentence of a paragraph that an inspector would question."""
    if passage.block is None:
        return
    text, sentences = passage.text, sentences_of(scope, passage)
    if passage.place.question in _TELLS_IMPACT:
        for hit in kit.wording.activity(text, sentences):
            yield _found(scope, passage, hit, f"“{_around(text, hit)}” says what was done.")
    if not cited_evidence((passage.block,)):
        for hit in kit.wording.praise(text, sentences):
            yield _found(scope, passage, hit, f"“{hit.text}” has no evidence beside it.")
    for hit in kit.wording.hedges(text, sentences):
        yield _found(scope, passage, hit, f"“{hit.text}” does not say what, by whom or by when.")
    for hit in kit.wording.numbers_alone(text, sentences):
        message = f"“{_around(text, hit)}” stands alone: no count, date, trend or comparison."
        yield _found(scope, passage, hit, message)


def style(kit: LanguageKit, scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each term that is not the field's, and each figure not in house style."""
    sentences = sentences_of(scope, passage)
    for hit in (
        *kit.wording.terms(passage.text, sentences),
        *kit.house_style.check(passage.text),
    ):
        better = f" Write “{hit.better}”." if hit.better else ""
        todo = f"Write “{hit.better}”, or leave it where it is a name or a quotation."
        what = "is not the usual term" if hit.kind == TERM else "is not in house style"
        message = f"“{hit.text}” {what}.{better}"
        yield scope.found_in(
            passage, hit.kind, message, hit.start, hit.end, todo=todo if hit.better else ""
        )


def abbreviations(kit: LanguageKit, scope: Scope) -> Iterator[Finding]:
    """Yield a finding for the first use of each abbreviation that is not explained by then."""
    texts = (passage.text for passage in scope.passages)
    known = kit.speller.words.__contains__
    for number, hit in kit.abbreviations.unexplained(texts, known):
        message = f"“{hit.text}” is not explained where it is first used."
        todo = f"Write “{hit.better}” there." if hit.better else ""
        passage = scope.passages[number]
        yield scope.found_in(passage, hit.kind, message, hit.start, hit.end, todo=todo)


def _found(scope: Scope, passage: Passage, hit: Hit, message: str) -> Finding:
    return scope.found_in(passage, hit.kind, message, hit.start, hit.end)


def _around(text: str, hit: Hit) -> str:
    """Return the words that were found with the few that follow them."""
    following = text[hit.end : hit.end + 60].split("\n", 1)[0].split(".", 1)[0].split()[:5]
    return " ".join((hit.text, *following))
