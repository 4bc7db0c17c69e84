"""Everything that the language checks need, loaded once and handed to them."""

from dataclasses import dataclass
from pathlib import Path

from ilacs_desktop.language.abbreviations import Abbreviations, load_abbreviations
from ilacs_desktop.language.house_style import HouseStyle, load_house_style
from ilacs_desktop.language.personal_data import PersonalData, load_personal_data
from ilacs_desktop.language.readability import ReadabilityRules, load_readability
from ilacs_desktop.language.spelling import Speller, load_speller
from ilacs_desktop.language.wording import Wording, load_wording


@dataclass(frozen=True)
class LanguageKit:
    """The word lists and patterns of all language checks."""

    speller: Speller
    wording: Wording
    house_style: HouseStyle
    abbreviations: Abbreviations
    personal_data: PersonalData
    readability: ReadabilityRules


def load_language(resources: Path) -> LanguageKit:
    """Return the kit from the shipped files, in about 60 ms: load it when the first check runs.

    Raises LanguageError when a file is missing or damaged.
    """
    language = resources / "language"
    return LanguageKit(
        speller=load_speller(language, resources / "dictionaries" / "en_GB"),
        wording=load_wording(language),
        house_style=load_house_style(language),
        abbreviations=load_abbreviations(language),
        personal_data=load_personal_data(language),
        readability=load_readability(language),
    )
