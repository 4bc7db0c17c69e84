"""Faults of wording, readability, spelling and personal data. Nobody in them is real."""

from collections.abc import Callable

from ilacs_desktop.document.model import Document
from tests.checks.kit import reworded, with_record, with_text
from tests.checks.planted.fault import Fault


def told(sentence: str) -> Callable[[Document], Document]:
    """Return how to put a sentence in place of the account of how supervision is known."""
    return lambda document: with_text(document, "supervision", "how", sentence)


def known(sentence: str) -> Callable[[Document], Document]:
    """Return how to put a sentence in place of the opening of what is known of entering care."""
    start = "Decisions to bring children into care are mostly right, and reviews are on time."
    return lambda document: reworded(document, "care_planning", "know", start, sentence)


LONG = (
    "Managers meet each week and read the plans of some children and the notes of their visits and"
    " the minutes of their reviews and then agree with the social worker what has to change for"
    " each child and by when and who will see to it."
)
HARD = (
    "Organisational accountability necessitates multidisciplinary prioritisation of developmental"
    " opportunities. Institutional sustainability presupposes collaborative responsibilities."
    " Interdisciplinary coordination facilitates transformational improvement methodologies. "
)

WORDING = (
    Fault("wording.activity", "activity in place of impact", known("We launched a new strategy.")),
    Fault("wording.praise", "praise without proof", told("Our practice is excellent.")),
    Fault("wording.hedge", "a hedge", told("Work is ongoing.")),
    Fault("wording.number", "a number alone", told("Staff like it in 83% of teams.")),
    Fault("wording.abbreviation", "letters nobody explains", told("The MASH chairs agreed.")),
    Fault("wording.term", "a term that is not the field's", told("We asked about LAC reviews.")),
    Fault("wording.house_style", "a date with letters", told("They met on 7th March 2026.")),
)

READING = (
    Fault(
        "readability.long_sentence",
        "a sentence without end",
        lambda d: with_text(d, "self_knowledge", "how", LONG),
    ),
    Fault(
        "readability.score",
        "a section nobody can read",
        told(HARD * 4),
    ),
    Fault("spelling.unknown", "a slip of the pen", told("Managers recieved the report.")),
    Fault("spelling.american", "American spelling", told("Managers organize it.")),
)

PERSONAL_DATA = (
    Fault("personal_data.upn", "a pupil number", told("Her number is H801200001001.")),
    Fault("personal_data.nhs_number", "an NHS number", told("NHS number 943 476 5919.")),
    Fault("personal_data.national_insurance", "an insurance number", told("It is AB 12 34 56 C.")),
    Fault("personal_data.birth_date", "a date of birth", told("She was born on 3 May 2011.")),
    Fault("personal_data.child_name", "a child's name", told("Liam, aged 7, told us so.")),
    Fault("personal_data.initials", "a child's initials", told("Child JD was seen alone.")),
    Fault("personal_data.email", "an email address", told("Write to a.b@example.org.")),
    Fault("personal_data.phone", "a phone number", told("Call 020 7946 0123.")),
    Fault("personal_data.postcode", "a postcode", told("The home is in LS1 4AP.")),
    Fault("personal_data.address", "a street address", told("He lives at 14 Mill Lane.")),
    Fault("personal_data.case_number", "a case number", told("See case number 1234567.")),
    Fault(
        "personal_data.single_child",
        "a story somebody could know",
        told("One 15-year-old girl was moved 9 times after she was found in Leeds."),
    ),
    Fault(
        "personal_data.small_number",
        "a small count in the evidence",
        lambda d: with_record(
            d, "evidence", "ev-compliments", shows="Of those, 3 disabled children were moved."
        ),
    ),
    Fault(
        "personal_data.small_base",
        "a percentage of few",
        told("Of 12 young people 9 (75%) agreed."),
    ),
    Fault(
        "personal_data.complement",
        "a count that leaves too few over",
        told("18 of 20 children were White British."),
    ),
)

FAULTS = (*WORDING, *READING, *PERSONAL_DATA)
