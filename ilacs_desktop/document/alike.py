"""What looks alike to whoever searches or erases words, though a computer keeps it apart.

Apostrophes, quotation marks, hyphens and white space each count as one sign; what nobody sees inside
a word, such as a soft hyphen that Word pastes, hides none.
"""

import re

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_KINDS = ("'‘’ʼ", '"“”', "-‐‑")
_LIKE = {sign: f"[{re.escape(alike)}]" for alike in _KINDS for sign in alike}


def seen(text: str) -> str:
    """Return the text without what nobody sees."""
    return text.translate(dict.fromkeys(map(ord, UNSEEN)))


def like(text: str) -> str:
    """Return a pattern that finds the text with what looks alike; white space is any one of its signs."""
    return f"[{UNSEEN}]*".join(
        r"\s" if sign.isspace() else _LIKE.get(sign, re.escape(sign)) for sign in text
    )


def stands_in(words: str, text: str) -> bool:
    """Return whether words stand in a text as words of their own, whatever their case."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
