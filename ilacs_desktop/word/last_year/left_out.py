"""Keeps what is not brought in, so that every word of the document is told of."""

from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.word.last_year.outline import LeftOut

_MANY = {
    "deletion": "deletions",
    "hidden text": "hidden texts",
    "empty field of a form": "empty fields of a form",
    "picture or chart": "pictures or charts",
    "entry of a contents list": "entries of a contents list",
    "caption": "captions",
    "header or footer": "headers or footers",
    "comment": "comments",
}


class LeftOutTexts:
    """Texts that are left out, by what one of them is called."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {}

    def add(self, what: str, text: str) -> None:
        """Note a text; one without words counts too."""
        self._texts.setdefault(what, []).append(" ".join(text.split()))

    def result(self) -> tuple[LeftOut, ...]:
        """Return everything that was noted, in the order in which each kind came first."""
        return tuple(LeftOut(what, tuple(texts)) for what, texts in self._texts.items())


def say_left_out(left: LeftOut) -> str:
    """Return "2 captions (14 words)", or "1 picture or chart" where there are no words."""
    count = len(left.texts)
    words = f" ({counted(left.words, 'word')})" if left.words else ""
    return f"{counted(count, left.what, _MANY.get(left.what, left.what))}{words}"
