"""What the audit of a Word file notices: a rule, where it is broken, and what to do about it."""

from typing import Literal, NamedTuple

import msgspec

# "stop" holds back a final copy; "look" is for a person to judge.
Severity = Literal["stop", "look"]
Group = Literal["structure", "private", "everyone"]
GROUP_WORDS: dict[Group, str] = {
    "structure": "Structure",
    "private": "Nothing private goes out",
    "everyone": "Everyone can read it",
}


class Rule(msgspec.Struct, frozen=True):
    """A rule of the audit.

    ``what`` says in a sentence that it is broken, ``todo`` what to do then, ``source`` which
    standard asks for it, where one does.
    """

    id: str
    group: Group
    severity: Severity
    what: str
    todo: str
    source: str = ""


class Hit(NamedTuple):
    """One place where a rule is broken, in words. ``heading`` is the text of the heading above it.

    ``severity`` is the rule's own where it is empty.
    """

    rule: Rule
    where: str
    heading: str = ""
    severity: Literal["", "stop", "look"] = ""


class Place(msgspec.Struct, frozen=True):
    """Where a rule is broken; ``part`` is the id of the part of the self-evaluation, if it is one."""

    words: str
    part: str = ""


class AuditFinding(msgspec.Struct, frozen=True):
    """A rule that is broken, and every place where it is."""

    rule: str
    group: Group
    severity: Severity
    what: str
    todo: str
    source: str
    places: tuple[Place, ...]
