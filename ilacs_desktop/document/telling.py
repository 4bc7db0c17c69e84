"""The words of a text that tell it from other texts of the field, so that two texts can be compared."""

import re

_STEM = 5  # letters by which forms of one word compare equal
_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[a-z][a-z’'-]+")
# Words of the field that stand in most texts and tell none from another.
_PLAIN = (
    "about after against also and before between both care child children child's even every"
    " fewer first from half have here last leaver leavers less many more most much need not"
    " only other others over people some still than that their them there these they this those"
    " time under very wait weeks well were when where which while who whose with without year"
    " years young month months enough further now own are was has had the for but can may too"
    " rose fell risen fallen often late later"
    " inspection inspectors january february march april june july august september october"
    " november december 2023 2024 2025 2026 2027 2028"
)
_COMMON = frozenset(word[:_STEM] for word in _PLAIN.split())


def telling_words(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell it from others, and its figures."""
    found = _WORD.findall(text.lower())
    stems = (word if word[0].isdecimal() else word[:_STEM] for word in found)
    return frozenset(
        stem
        for stem in stems
        if stem not in _COMMON and len(stem) > (1 if stem[0].isdecimal() else 2)
    )
