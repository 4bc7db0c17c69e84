"""Long words in labels, such as paths and names of files: broken, not widening the window."""

import re

_LONG_WORD = 22
_BREAK = "\u200b"  # lets a long word go on in the next line, and shows nothing


def breakable(text: str) -> str:
    """Return the text with places to break in its long words, such as paths and addresses."""

    def broken(word: re.Match[str]) -> str:
        pieces = re.findall(
            rf".{{1,{_LONG_WORD}}}", re.sub(r"([/\\_.?&=-])", rf"\1{_BREAK}", word[0])
        )
        return _BREAK.join(pieces)

    return re.sub(rf"\S{{{_LONG_WORD},}}", broken, text)
