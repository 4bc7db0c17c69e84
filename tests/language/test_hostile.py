"""A text made to be slow is read like any other, and each hit stands within it.

That it costs in proportion to its length is measured by tests/bench/language.py: seconds are not
for tests.
"""

import pytest

from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.readability import readability
from ilacs_desktop.language.sentences import read_sentences
from tests.language.hostile import PIECES, hostile

LENGTH = 20_000


@pytest.mark.parametrize("name", PIECES)
def test_a_long_hostile_text_is_read_to_its_end(kit: LanguageKit, name: str) -> None:
    text = hostile(name, LENGTH)
    sentences = read_sentences(text)
    rules = kit.wording
    hits = [
        *kit.speller.check(text),
        *rules.activity(text, sentences),
        *rules.praise(text, sentences),
        *rules.hedges(text, sentences),
        *rules.numbers_alone(text, sentences),
        *rules.terms(text, sentences),
        *kit.house_style.check(text),
        *kit.personal_data.check(text, sentences, ("LS1 4AP", "a")),
        *(hit for _, hit in kit.abbreviations.unexplained([text], lambda _: False)),
    ]
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert readability(sentences).words == sum(len(sentence.words) for sentence in sentences)
