"""The personal data guard: words that could identify a child or tell how to reach a person.

It knows patterns and lists, not people, so it can never say that no child can be identified; the
sentences for the screen stand in `assurance.py`.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ilacs_desktop.language.contact_details import ContactDetails
from ilacs_desktop.language.hit import Hit, in_order
from ilacs_desktop.language.identifiers import Identifiers
from ilacs_desktop.language.names import Names
from ilacs_desktop.language.personal_words import load_personal_words
from ilacs_desktop.language.sentences import Sentence
from ilacs_desktop.language.small_numbers import SmallNumbers
from ilacs_desktop.language.stories import Stories


class PersonalData:
    """All patterns of the guard, compiled when the object is made."""

    def __init__(self, names: Names, stories: Stories, small_numbers: SmallNumbers) -> None:
        self._identifiers = Identifiers()
        self._contact_details = ContactDetails()
        self._names = names
        self._stories = stories
        self._small_numbers = small_numbers

    def check(
        self, text: str, sentences: Sequence[Sentence], allowed: Iterable[str] = ()
    ) -> tuple[Hit, ...]:
        """Return what was found, in reading order, without what stands within an allowed text.

        ``allowed`` holds texts that may stand as they are: the council's own address, the names of
        officials. Capitals make no difference.
        """
        found = [
            *self._identifiers.find(text),
            *self._contact_details.find(text),
            *self._names.find(text),
            *self._stories.find(text, sentences),
            *self._small_numbers.find(text, sentences),
        ]
        texts = tuple(entry.strip().lower() for entry in allowed) if found else ()
        return in_order([hit for hit in found if not _is_allowed(hit, text, texts)])


def load_personal_data(folder: Path) -> PersonalData:
    """Return the guard with the word lists in the folder; raises LanguageError."""
    words, first_names = load_personal_words(folder)
    return PersonalData(Names(words, first_names), Stories(words), SmallNumbers(words))


def _is_allowed(hit: Hit, text: str, allowed: Iterable[str]) -> bool:
    """Return whether the hit stands within an allowed text."""
    return any(
        # As much text as lets the entry stand in it only where it covers the whole hit.
        entry and entry in text[max(hit.end - len(entry), 0) : hit.start + len(entry)].lower()
        for entry in allowed
    )
