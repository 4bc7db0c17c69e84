"""The words by which the personal data guard knows a child, a relative and a telling detail."""

from pathlib import Path

import msgspec

from ilacs_desktop.language.reading import Origin, Words, read_data, read_lines


class PersonalWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of resources/language/personal_data.toml, which says what each is."""

    origin: Origin
    children: Words
    child: Words
    family: Words
    relation: Words
    speaks: Words
    titles: Words
    labels_not: Words
    names_not: Words
    characteristics: Words
    not_before_count: Words
    between_count: Words
    schools: Words
    sexes: Words
    relatives: Words
    months: Words
    not_places: Words


def load_personal_words(folder: Path) -> tuple[PersonalWords, frozenset[str]]:
    """Return the word lists and the first names in the folder; raises LanguageError."""
    names = read_lines(folder / "first_names.txt")
    return read_data(folder, "personal_data.toml", PersonalWords), frozenset(names)
