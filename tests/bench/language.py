"""What the language checks cost: a paragraph, a whole document, loading, and hostile texts."""

from collections.abc import Iterator

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.scope import passage_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import exported_bodies
from ilacs_desktop.language.kit import LanguageKit, load_language
from ilacs_desktop.language.readability import readability
from ilacs_desktop.language.sentences import read_sentences
from ilacs_desktop.language.suggestions import load_suggester
from tests.bench.measure import Row, Work, milliseconds, ratio
from tests.language.hostile import PIECES, hostile

PARAGRAPH_WORDS = 120
LENGTH = 100_000


def rows(document: Document) -> Iterator[Row]:
    """Measure the language checks on the document's own text and on texts made to be slow."""
    yield milliseconds("load words and patterns", lambda: load_language(resources()), 100)
    kit = load_language(resources())
    texts = [passage_text(block) for _, body in exported_bodies(document) for block in body]
    paragraph = " ".join(" ".join(texts).split()[:PARAGRAPH_WORDS])
    yield milliseconds("all language checks of 120 words", _work(kit, [paragraph]), 1)
    yield milliseconds("all language checks of the document", _work(kit, texts), 50)
    suggester = load_suggester(resources() / "dictionaries" / "en_GB")
    guess: Work = lambda: suggester.suggest("safegaurding", kit.speller)  # noqa: E731
    yield milliseconds("suggestions for a word", guess, 50)
    for name in PIECES:
        yield _hostile(kit, name)


def _hostile(kit: LanguageKit, name: str) -> Row:
    long, short = (_work(kit, [hostile(name, LENGTH // part)]) for part in (1, 4))
    value, large, small = ratio(long, short, rounds=3)
    detail = f"{large * 1000:.0f} ms against {small * 1000:.0f} ms"
    return Row(f"hostile text four times as long: {name}", value, 6, "×", detail)


def _work(kit: LanguageKit, texts: list[str]) -> Work:
    def work() -> object:
        return [_check(kit, text) for text in texts]

    return work


def _check(kit: LanguageKit, text: str) -> int:
    sentences = read_sentences(text)
    rules = kit.wording
    found = [
        *kit.speller.check(text),
        *rules.activity(text, sentences),
        *rules.praise(text, sentences),
        *rules.hedges(text, sentences),
        *rules.numbers_alone(text, sentences),
        *rules.terms(text, sentences),
        *kit.house_style.check(text),
        *kit.personal_data.check(text, sentences),
    ]
    return len(found) + readability(sentences).syllables
