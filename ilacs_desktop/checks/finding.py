"""A finding: what a check noticed, where, how much it matters and what to do about it."""

from typing import Literal

import msgspec

# "stop" holds back the final copy, "fix" should be mended before review, "consider" is a question
# to the author. None of them changes what is written.
Severity = Literal["stop", "fix", "consider"]
SEVERITIES: tuple[Severity, ...] = ("stop", "fix", "consider")
SEVERITY_WORDS: dict[Severity, str] = {
    "stop": "Holds back the final copy",
    "fix": "To fix",
    "consider": "To think about",
}


class Finding(msgspec.Struct, frozen=True):
    """One thing a check noticed.

    ``check`` is its id in the catalogue, family first ("length.section"). ``part``, ``question``
    and ``block`` say where in the text (document/places.py), ``record`` and ``field`` in which
    item of evidence, action, indicator, prior point, comment, proposal or area; all are empty when
    it is about the whole. ``start`` and ``end`` bound its words within the block or the field, in
    code points, a chip counting one; both are 0 when it is about all of them. ``source`` says where
    the rule comes from.
    """

    check: str
    severity: Severity
    message: str
    todo: str
    source: str
    part: str = ""
    question: str = ""
    block: str = ""
    record: str = ""
    field: str = ""
    start: int = 0
    end: int = 0

    @property
    def family(self) -> str:
        """The family of its check: what stands before the dot."""
        return self.check.partition(".")[0]
