"""Sentences that an inspector would question: activity, praise, hedges, numbers alone, terms.

The rules are those of the domain guide, section 3.3: quiet questions, never a score, and nothing
is ever rewritten.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.phrases import Found, Phrases, plain_phrases
from ilacs_desktop.language.reading import Origin, Word, Words, read_data
from ilacs_desktop.language.sentences import Sentence, Span

ACTIVITY = "wording.activity"
PRAISE = "wording.praise"
HEDGE = "wording.hedge"
NUMBER = "wording.number"
TERM = "wording.term"


class _Activity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    doers: Words
    verbs: Words
    passive_doers: Words
    passive_verbs: Words
    results: Words
    not_results: Words


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: Words
    exceptions: Words = ()


class _Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    settles: Words


class _WordingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    origin: Origin
    activity: _Activity
    praise: _Listed
    hedges: _Listed
    number: _Number


class _Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    use: Word
    instead_of: Words
    exceptions: Words = ()


class _TermsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    origin: Origin
    term: tuple[_Term, ...]


class Wording:
    """The lists of the wording rules, ready to look for."""

    def __init__(self, rules: _WordingFile, terms: _TermsFile) -> None:
        self._activity = plain_phrases(_activities(rules.activity))
        self._results = plain_phrases(rules.activity.results, rules.activity.not_results)
        self._praise = plain_phrases(rules.praise.words, rules.praise.exceptions)
        self._hedges = plain_phrases(rules.hedges.words, rules.hedges.exceptions)
        self._settles = plain_phrases(rules.number.settles)
        self._terms = Phrases(_listed_terms(terms))

    def activity(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Hit]:
        """Yield what was done, where neither the sentence nor the next tells what came of it."""
        told = [self._tells_result(sentence) for sentence in sentences] + [False]
        for at, sentence in enumerate(sentences):
            if not (told[at] or told[at + 1]):
                first = itertools.islice(self._activity.find(sentence.words), 1)
                yield from _hits(ACTIVITY, text, sentence, first)

    def praise(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Hit]:
        """Yield words of praise, which need proof beside them."""
        for sentence in sentences:
            for hit in _hits(PRAISE, text, sentence, self._praise.find(sentence.words)):
                # A capital within a sentence marks a name or a grade: the “Strong Families” team.
                if hit.start == sentence.start or not hit.text[0].isupper():
                    yield hit

    def hedges(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Hit]:
        """Yield words that promise without saying what, by whom or by when."""
        for sentence in sentences:
            yield from _hits(HEDGE, text, sentence, self._hedges.find(sentence.words))

    def numbers_alone(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Hit]:
        """Yield a sentence's first percentage where it has no count, date, trend or comparison."""
        if "%" not in text and "cent" not in text:
            return
        for sentence in sentences:
            shares = [at for at in range(len(sentence.words)) if _is_percentage(sentence.words, at)]
            if len(shares) == 1 and not self._is_settled(sentence.words, shares[0]):
                yield from _hits(NUMBER, text, sentence, [Found(shares[0], shares[0], "")])

    def terms(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Hit]:
        """Yield terms that are not the framework's own, each with the one to use."""
        for sentence in sentences:
            for hit in _hits(TERM, text, sentence, self._terms.find(sentence.words)):
                begins = not text[sentence.start : hit.start].strip()
                better = hit.better[:1].upper() + hit.better[1:] if begins else hit.better
                yield msgspec.structs.replace(hit, better=better)

    def _tells_result(self, sentence: Sentence) -> bool:
        if any(word[-1] == "%" for word in sentence.words):
            return True
        return next(self._results.find(sentence.words), None) is not None

    def _is_settled(self, words: Sequence[str], share: int) -> bool:
        if any(word[0].isdigit() and at != share for at, word in enumerate(words)):
            return True
        return next(self._settles.find(words), None) is not None


def load_wording(folder: Path) -> Wording:
    """Return the wording rules in the folder; raises LanguageError."""
    return Wording(
        read_data(folder, "wording.toml", _WordingFile), read_data(folder, "terms.toml", _TermsFile)
    )


def _activities(rules: _Activity) -> Iterator[str]:
    pairs = ((rules.doers, rules.verbs), (rules.passive_doers, rules.passive_verbs))
    for doers, verbs in pairs:
        yield from (f"{doer} {verb}" for doer in doers for verb in verbs)


def _listed_terms(terms: _TermsFile) -> Iterator[tuple[str, str]]:
    for term in terms.term:
        yield from ((phrase, term.use) for phrase in term.instead_of)
        yield from ((phrase, "") for phrase in (term.use, *term.exceptions))


def _is_percentage(words: Sequence[str], at: int) -> bool:
    if not words[at][0].isdigit():
        return False
    following = words[at + 1 : at + 3]
    return words[at][-1] == "%" or following == ["per", "cent"] or following[:1] == ["percent"]


def _hits(kind: str, text: str, sentence: Sentence, found: Iterable[Found]) -> Iterator[Hit]:
    """Yield a hit for each phrase found; a term's has the one to use instead beside it."""
    places: list[Span] = []
    for phrase in found:
        places = places or sentence.places()
        start, end = places[phrase.first].start, places[phrase.last].end
        yield Hit(kind, start, end, text[start:end], phrase.value if kind == TERM else "")
