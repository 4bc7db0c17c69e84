"""Readability: sentences that are long, and parts that are hard to read as a whole."""

from collections.abc import Iterator
from functools import partial

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import Part, PartCheck, Passage, PassageCheck, Scope
from ilacs_desktop.document.model import Front
from ilacs_desktop.document.places import FRONT, Place
from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.readability import (
    LONG_SENTENCE,
    Readability,
    long_sentences,
    readability,
)
from ilacs_desktop.language.sentences import Sentence, read_sentences

SCORE = "readability.score"


def checks(kit: LanguageKit) -> tuple[PassageCheck | PartCheck, ...]:
    """Return the checks of long sentences and of the score of a whole part."""
    return (
        PassageCheck(partial(long, kit), (LONG_SENTENCE,)),
        PartCheck(partial(score, kit), (SCORE,)),
    )


def long(kit: LanguageKit, scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each sentence of a paragraph that has too many words."""
    if passage.block is None:
        return
    limit = kit.readability.long_sentence
    sentences = sentences_of(scope, passage)
    length = {sentence.start: len(sentence.words) for sentence in sentences}
    for hit in long_sentences(passage.text, sentences, limit):
        message = f"This sentence has {length[hit.start]} words: “{_opening(hit.text)} …”"
        yield scope.found_in(passage, LONG_SENTENCE, message, hit.start, hit.end)


def score(kit: LanguageKit, scope: Scope, part: Part) -> Iterator[Finding]:
    """Yield a finding where a part is long enough for a score and the score is very low."""
    id_ = FRONT if isinstance(part, Front) else part.id
    total = Readability()
    for passage in scope.by_part.get(id_, ()):
        total += readability(sentences_of(scope, passage))
    ease = total.reading_ease
    rules = kit.readability
    if ease is None or total.words < rules.least_words or ease >= rules.hard_to_read:
        return
    title = "The front" if isinstance(part, Front) else f"“{part.title}”"
    message = f"{title} is hard to read: its reading ease is {ease:.0f}, where 30 is difficult."
    yield scope.found(SCORE, message, place=Place(id_, ""))


def sentences_of(scope: Scope, passage: Passage) -> list[Sentence]:
    """Return the sentences of a passage; those of a paragraph are kept while it is unchanged."""
    if passage.block is None:
        return read_sentences(passage.text)
    return scope.memo.of("sentences", passage.block, lambda _: read_sentences(passage.text))


def _opening(sentence: str) -> str:
    return " ".join(sentence.split()[:8])
