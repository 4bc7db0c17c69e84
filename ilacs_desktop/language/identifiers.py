"""Numbers and dates that name one child beyond doubt: UPN, NHS number, National Insurance, birth.

The check letter of a unique pupil number is the Department for Education's ("Unique pupil numbers
(UPNs): a guide for schools and local authorities"), the check digit of an NHS number the NHS Data
Dictionary's, the shape of a National Insurance number HMRC's (NIM39110).
"""

import re
from collections.abc import Iterator

from ilacs_desktop.language.hit import Hit

UPN = "personal_data.upn"
NHS_NUMBER = "personal_data.nhs_number"
NATIONAL_INSURANCE = "personal_data.national_insurance"
BIRTH_DATE = "personal_data.birth_date"

_CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = (
    r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?:19|20)\d\d"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
)
_BIRTH_WORDS = ("birth", "born", "dob", "d o b", "d.o", "d. o")


class Identifiers:
    """The patterns of the identifiers, compiled when the object is made."""

    def __init__(self) -> None:
        self._many_digits = re.compile(r"\d(?:[ \u00a0-]?\d){5}")
        self._upn = re.compile(
            r"(?<![^\W_])[A-HJ-NP-RT-Z](?:[ \u00a0-]?\d){11}[ \u00a0-]?[A-HJ-NP-RT-Z\d](?![^\W_])"
        )
        # A separator may stand between any two digits; groups of one digit are no number's shape
        # in prose, but cost nothing to catch.
        self._ten_digits = re.compile(
            r"(?<![\w.,/£%+-])[1-9](?:[ \u00a0-]?\d){9}(?![\w%]|[.,/-]\d)"
        )
        self._national_insurance = re.compile(
            r"(?<![^\W_])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
            r"(?:[ \u00a0-]?\d\d){3}[ \u00a0-]?[A-D](?![^\W_])",
            re.IGNORECASE,
        )
        self._birth = re.compile(
            r"(?<!\w)(?:d\. ?o\. ?b\.?|d ?o ?b|(?:date of birth|birth ?date|birthday|born)(?: on| is| was)?)"
            rf"[ :,(]{{0,4}}(?:is |was |on |the ){{0,2}}{DATE}",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Yield each identifier whose shape and check digit are right."""
        small = text.lower()
        if any(word in small for word in _BIRTH_WORDS):
            yield from (Hit.of(BIRTH_DATE, match) for match in self._birth.finditer(text))
        if not self._many_digits.search(text):
            return
        yield from (Hit.of(UPN, m) for m in self._upn.finditer(text) if upn_is_valid(m[0]))
        ten_digits = self._ten_digits.finditer(text)
        yield from (Hit.of(NHS_NUMBER, m) for m in ten_digits if nhs_number_is_valid(m[0]))
        insurance = self._national_insurance.finditer(text)
        yield from (Hit.of(NATIONAL_INSURANCE, match) for match in insurance)


def upn_is_valid(written: str) -> bool:
    """Return whether a unique pupil number's check letter is right, however it is spaced."""
    number = _close(written)
    if len(number) != 13 or not set(number[:1] + number[-1]) <= set(_CHECK_LETTERS + "0123456789"):
        return False
    values = (int(c) if c.isdigit() else _CHECK_LETTERS.index(c) for c in number[1:])
    total = sum(value * weight for value, weight in zip(values, range(2, 14), strict=True))
    return _CHECK_LETTERS[total % 23] == number[0]


def nhs_number_is_valid(written: str) -> bool:
    """Return whether an NHS number's check digit is right, however it is spaced."""
    digits = [int(char) for char in _close(written)]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    weighted = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighted % 11) % 11 == digits[9]


def _close(written: str) -> str:
    return "".join(char for char in written if char.isalnum())
