"""Letters without their accents: lists hold “Sean” and “naive”, people write “Seán” and “naïve”."""

import unicodedata


def without_accents(word: str) -> str:
    """Return “naive” for “naïve”; a word without accents as it is."""
    if word.isascii():
        return word
    parted = unicodedata.normalize("NFD", word)
    return "".join(char for char in parted if not unicodedata.combining(char))
