"""Children by name, initials or letter: “a boy called Liam”, “Ava’s mother”, “Child A (aged 14)”.

Only first names from a list are known where a name stands by itself, and never one that a surname
or a title stands beside: that is how officials are written.
"""

import re
from collections.abc import Iterator

from ilacs_desktop.language.accents import without_accents
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.personal_words import PersonalWords

CHILD_NAME = "personal_data.child_name"
INITIALS = "personal_data.initials"

# Letters with accents too: Seán and Zoë are children as well.
_NAME = "[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+"
_CAPITALISED = re.compile(rf"(?<![\w’'-]){_NAME}(?![\w-])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[.,]? ?$")
_OPENS_NAME = re.compile(r" [A-Z]")


class Names:
    """The patterns and lists of names, compiled when the object is made."""

    def __init__(self, words: PersonalWords, first_names: frozenset[str]) -> None:
        self._first_names = first_names
        self._labels_not = frozenset(words.labels_not)
        self._names_not = frozenset(words.names_not)
        self._titles = frozenset(words.titles)
        self._relation = frozenset(words.relation)
        one_child = "|".join(word.replace(" ", "[ -]") for word in (*words.child, *words.relation))
        self._called = re.compile(rf"\b(?:{one_child})s?,? (?:called|named|known as) ({_NAME})")
        self._aged = re.compile(
            r",? ?\(?(?:who (?:is|was) |is |was )?(?:aged? (?:of )?)?(?P<age>\d{1,2})"
            r"(?P<years>[ -]years?[ -]old)?(?P<close>\)|,|(?=[ .;]))"
        )
        self._theirs = re.compile(rf"['’]s? (?:{'|'.join(words.family)})\b")
        self._speaks = re.compile(rf" (?:{'|'.join(words.speaks)})\b")
        self._label = re.compile(
            r"\b(?:[Cc]hild|[Yy]oung [Pp]erson|YP|[Ss]ibling|[Bb]aby|[Bb]oy|[Gg]irl|[Mm]other|[Ff]ather|[Ff]amily)"
            r" (?P<label>[A-Z]{1,3}\d?|[A-Z]\.[A-Z]\.)(?![\w&-]|\.[A-Z])"
        )
        self._aged_initials = re.compile(
            r"(?<![\w&.])(?P<label>[A-Z]{2,3}|[A-Z]\. ?[A-Z]\.),? \(?aged? \d{1,2}\b"
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Yield each child or relative who is named, and each child behind letters."""
        called = any(word in text for word in (" called ", " named ", " known as "))
        for match in self._called.finditer(text) if called else ():
            plural = match[0].split(" ")[0].rstrip(",").endswith("s")
            if not plural or self._is_first(match[1]):
                yield _hit(CHILD_NAME, text, match.start(), match.end())
        for match in _CAPITALISED.finditer(text):
            end = self._named(text, match)
            if end:
                yield _hit(CHILD_NAME, text, match.start(), end)
        for pattern in (self._label, self._aged_initials):
            for match in pattern.finditer(text):
                if match["label"] not in self._labels_not:
                    yield _hit(INITIALS, text, match.start(), match.end())

    def _is_first(self, name: str) -> bool:
        return without_accents(name) in self._first_names

    def _named(self, text: str, match: re.Match[str]) -> int:
        """Return where the words that give a child away end, or 0."""
        aged = self._aged.match(text, match.end())
        if aged and self._is_age_of(match[0], aged):
            return aged.end()
        if not self._is_first(match[0]):
            return 0
        before = _word_before(text, match.start())
        if before.lower() in self._relation and not _OPENS_NAME.match(text, match.end()):
            return match.end()
        if before[:1].isupper() and (self._is_first(before) or before.lower() in self._titles):
            return 0
        theirs = self._theirs.match(text, match.end()) or self._speaks.match(text, match.end())
        return theirs.end() if theirs and not _is_surname(text, match.start(), before) else 0

    def _is_age_of(self, name: str, aged: re.Match[str]) -> bool:
        said = "age" in aged[0].lower() or aged["years"]
        if not 0 < int(aged["age"]) <= 25 or name.lower() in self._names_not:
            return False
        if self._is_first(name):
            return bool(said or aged[0].lstrip()[:1] in ("(", ",")) and bool(said or aged["close"])
        return bool(said)


def _word_before(text: str, at: int) -> str:
    found = _WORD_BEFORE.search(text, max(at - 24, 0), at)
    return found[1] if found else ""


def _is_surname(text: str, at: int, before: str) -> bool:
    """Return whether a capitalised word right before makes this a surname, as in “Jo Grace”."""
    return (
        before[:1].isupper()
        and text[at - 1 : at] == " "
        and text[at - 2 : at - 1].isalpha()
        and (not _begins_sentence(text, at - 1 - len(before)))
    )


def _begins_sentence(text: str, at: int) -> bool:
    return at <= 0 or text[max(at - 2, 0) : at].rstrip()[-1:] in ("", ".", "!", "?", "\n")


def _hit(kind: str, text: str, start: int, end: int) -> Hit:
    return Hit(kind, start, end, text[start:end])
