"""Ways to reach a person or a file: email, phone, postcode, street address, case number."""

import re
from collections.abc import Iterator

from ilacs_desktop.language.hit import Hit

EMAIL = "personal_data.email"
PHONE = "personal_data.phone"
POSTCODE = "personal_data.postcode"
ADDRESS = "personal_data.address"
CASE_NUMBER = "personal_data.case_number"

# The letters with which the postcodes of the United Kingdom begin (Royal Mail).
_POSTCODE_AREA = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?"
    "|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]"
    "|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
_STREETS = (
    *("Street", "Road", "Avenue", "Close", "Lane", "Drive", "Crescent", "Way", "Court", "Gardens"),
    *("Grove", "Terrace", "Place", "Square", "Walk", "Mews", "Rise", "Hill"),
)
_BEFORE_CASE_NUMBER = 48  # as many characters may stand between “Liquidlogic” and the digits
_SPACE = r"[ \u00a0-]"


class ContactDetails:
    """The patterns of the contact details, compiled when the object is made."""

    def __init__(self) -> None:
        self._many_digits = re.compile(r"\d(?:[ \u00a0()-]{0,3}\d){8}")
        self._inward_code = re.compile(r"\d[A-Z]{2}")
        # Look-behinds make each run of characters start one match only, so that a long run without
        # an "@" costs no more than its length.
        self._email = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
        self._phone = re.compile(
            rf"(?<![\w.£-])(?:\+44{_SPACE}?(?:\(0\){_SPACE}?)?|\(?0)(?:7\d{{3}}{_SPACE}?\d{{3}}{_SPACE}?\d{{3}}"
            rf"|1\d{{2,3}}\)?{_SPACE}?\d{{3}}{_SPACE}?\d{{3,4}}|1\d{{3}}\)?{_SPACE}?\d{{5,6}}|2\d\)?{_SPACE}?\d{{4}}{_SPACE}?\d{{4}}"
            rf"|[38]\d{{2}}{_SPACE}?\d{{3}}{_SPACE}?\d{{4}})(?![\d%])"
        )
        self._postcode = re.compile(
            rf"(?<![^\W_])(?:{_POSTCODE_AREA})\d[A-Z\d]?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{{2}}(?![^\W_])"
        )
        self._address = re.compile(
            rf"(?<![\w,.])\d{{1,4}}[A-Za-z]?,? (?:[A-Z][a-z’']+ ){{1,3}}(?:{'|'.join(_STREETS)})\b"
        )
        self._long_number = re.compile(r"\d{4,}")
        self._case_number = re.compile(
            r"(?<!\w)(?:case|child|client|person|family|LCS|ICS|CMS|Mosaic|Liquid ?logic|Azeus|Eclipse"
            r"|social care|record|file)(?:['’]s)? (?:id|ref(?:erence)?|no\.?|number|#)(?: number)?"
            r"[ :=#]{0,3}[A-Z]{0,4}[-/]?\d{4,}$"
            # A family court's case number: two letters, the year, a letter, five digits.
            r"|(?<!\w)[A-Z]{2}\d{2}[A-Z]\d{5}$",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Yield each contact detail and case number."""
        if "@" in text:
            yield from (Hit.of(EMAIL, match) for match in self._email.finditer(text))
        # Most paragraphs have no digits close enough together for any of these; asking first halves
        # the work.
        if self._many_digits.search(text):
            yield from (Hit.of(PHONE, match) for match in self._phone.finditer(text))
        if self._inward_code.search(text):
            yield from (Hit.of(POSTCODE, match) for match in self._postcode.finditer(text))
        if any(street in text for street in _STREETS):
            yield from (Hit.of(ADDRESS, match) for match in self._address.finditer(text))
        yield from self._case_numbers(text)

    def _case_numbers(self, text: str) -> Iterator[Hit]:
        """Yield the long numbers that words before them, or their shape, make a case's."""
        for number in self._long_number.finditer(text):
            start = max(number.start() - _BEFORE_CASE_NUMBER, 0)
            match = self._case_number.search(text, start, number.end())
            if match:
                yield Hit.of(CASE_NUMBER, match)
