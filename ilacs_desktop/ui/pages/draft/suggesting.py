"""Guesses for misspelt words, made off the interface; the words are loaded at the first question."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.ui.work.background import Lane

# Takes a word and the words that the document knows besides; gives the likeliest first.
Suggest = Callable[[str, tuple[str, ...]], tuple[str, ...]]


def load_suggest(resources: Path) -> Suggest:
    """Return what guesses, from the shipped files, in some 50 ms. Raises LanguageError."""
    from ilacs_desktop.language.spelling import load_speller
    from ilacs_desktop.language.suggestions import load_suggester

    dictionary = resources / "dictionaries" / "en_GB"
    speller = load_speller(resources / "language", dictionary)
    suggester = load_suggester(dictionary)

    def suggest(word: str, added: tuple[str, ...]) -> tuple[str, ...]:
        return suggester.suggest(word, speller.with_words(added))

    return suggest


class Suggesting(QObject):
    """Asks for guesses, one word after another, on a thread of its own.

    Signals:
        found: the guesses for a word, which may be none.
    """

    found = Signal(str, object)

    def __init__(self, load: Callable[[], Suggest], parent: QObject) -> None:
        """``load`` gives what guesses; it is called on the thread."""
        super().__init__(parent)
        self.lane = Lane(self)
        self._shelf = _Shelf(load)

    def ask(self, word: str, added: tuple[str, ...]) -> None:
        """Have guesses made for a word; ``added`` are the words that the document knows."""
        self.lane.run(partial(self._shelf.suggest, word, added), partial(self._on_found, word))

    def _on_found(self, word: str, result: Any) -> None:  # noqa: ANN401 - or what it raised
        self.found.emit(word, () if isinstance(result, Exception) else result)


class _Shelf:
    """Keeps what guesses once it is loaded; only the thread takes it."""

    def __init__(self, load: Callable[[], Suggest]) -> None:
        self._load = load
        self._suggest: Suggest | None = None

    def suggest(self, word: str, added: tuple[str, ...]) -> tuple[str, ...]:
        if self._suggest is None:
            self._suggest = self._load()
        return self._suggest(word, added)
