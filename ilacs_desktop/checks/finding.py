"""A finding: what a check noticed, where, how much it matters and what to do about it."""

from typing import Literal

import msgspec

# "stop" holds back the final copy, "fix" should be mended before review, "consider" is a question
# to the author. None of them changes what is written.
Severity = Literal["stop", "fix", "consider"]
SEVERITIES: tuple[Severity, ...] = ("stop", "fix", "consider")


class Finding(msgspec.Struct, frozen=True):
    """One thing a check noticed.

    ``check`` is its id, family first ("length.section"). ``part`` and ``question`` say where
    (document/places.py); both are empty when it is about the whole. ``source`` says where the
    rule comes from.
    """

    check: str
    severity: Severity
    message: str
    todo: str
    source: str
    part: str = ""
    question: str = ""
    block: str = ""
