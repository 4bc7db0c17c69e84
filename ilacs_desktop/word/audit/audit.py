"""Looks a finished Word file over before it is saved: sound, nothing private, readable for everyone."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import FRONT
from ilacs_desktop.document.wording import FRONT_TITLES
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.word.audit.finding import (
    AuditFinding,
    Group,
    Hit,
    Place,
    Rule,
    Severity,
)
from ilacs_desktop.word.audit.known import Known
from ilacs_desktop.word.choices import CopyKind
from ilacs_desktop.word.content.selection import title_of

UNREADABLE = Rule(
    "structure.unreadable",
    "structure",
    "stop",
    "The file cannot be read.",
    "Export again with the standard look. If it fails again, report this fault.",
)
UNSOUND = Rule(
    "structure.unsound",
    "structure",
    "stop",
    "Word may offer to repair the file, or a link in it may lead nowhere.",
    "Export again with the standard look. If your council’s template is the cause, open it in "
    "Word and save it again.",
)
RULES = (UNREADABLE, UNSOUND)
_CLEAN: dict[Group, str] = {
    "structure": "Word can open it without repairing anything, and every link leads somewhere.",
    "private": "It tells of no person, computer, file or folder that was not meant to go out.",
    "everyone": "People who hear it, enlarge it or move about by its headings can read it.",
}
_NOT_LOOKED_AT = "The file could not be read, so this was not looked at."
GROUPS: tuple[Group, ...] = ("structure", "private", "everyone")


State = Literal["ok", "look", "stop", "unknown"]


class Audit(msgspec.Struct, frozen=True):
    """What was found in a Word file, what holds back a final copy first in each group."""

    findings: tuple[AuditFinding, ...]

    def group(self, group: Group) -> tuple[AuditFinding, ...]:
        """Return the findings of one group."""
        return tuple(found for found in self.findings if found.group == group)

    def state(self, group: Group) -> State:
        """Return how a group stands: by its worst finding, or unknown where the file is unreadable."""
        found = self.group(group)
        if not found and any(one.rule == UNREADABLE.id for one in self.findings):
            return "unknown"
        return found[0].severity if found else "ok"

    def sentence(self, group: Group) -> str:
        """Return what a group comes to in a sentence."""
        state = self.state(group)
        if state in ("ok", "unknown"):
            return _CLEAN[group] if state == "ok" else _NOT_LOOKED_AT
        stops = sum(found.severity == "stop" for found in self.group(group))
        looks = len(self.group(group)) - stops
        told = [f"{counted(stops, 'thing')} to put right"] * bool(stops)
        told += [f"{counted(looks, 'thing')} to look at"] * bool(looks)
        return f"{' and '.join(told)}."


def audit(docx: bytes, document: Document, copy: CopyKind, known: Known) -> Audit:
    """Return what is wrong with a Word file that this document was written to.

    ``known`` is what must not be told (known.known_to). Whatever the bytes are, this returns: a
    file that cannot be read is itself a finding.
    """
    from ilacs_desktop.word.parts.package import PackageError

    try:
        hits = list(_hits(docx, copy, known))
    except PackageError as fault:
        hits = [Hit(UNREADABLE, f"{str(fault)[:1].upper()}{str(fault)[1:].removesuffix('.')}.")]
    return Audit(_findings(hits, _parts(document)))


def holds_back(audit: Audit, copy: CopyKind) -> bool:
    """Return whether a copy must not be written: a final copy with anything to put right."""
    return copy == "final" and any(found.severity == "stop" for found in audit.findings)


def held_back_words(audit: Audit) -> str:
    """Return the sentence that says why no final copy was written, and what to do."""
    stops = sum(found.severity == "stop" for found in audit.findings)
    return (
        f"No final copy was written: there {'is' if stops == 1 else 'are'} {counted(stops, 'thing')} to put "
        "right. Your self-evaluation is safe, and a file of that name is as it was. You can "
        "still export a draft."
    )


def audit_lines(audit: Audit) -> tuple[str, ...]:
    """Return a line for each finding, as the command line prints it."""
    return tuple(map(_line, audit.findings))


def _line(found: AuditFinding) -> str:
    more = len(found.places) - 1
    elsewhere = f" (and {more} more)" if more else ""
    asks = "To put right" if found.severity == "stop" else "To look at"
    where = found.places[0].words.removesuffix(".")
    return f"{asks}: {found.what} {where}{elsewhere}. {found.todo}"


def _hits(docx: bytes, copy: CopyKind, known: Known) -> Iterator[Hit]:
    """Yield what is found. What reads the file comes with lxml: only when there is one to read."""
    from ilacs_desktop.word.audit.accessibility import accessibility
    from ilacs_desktop.word.audit.leaks import leaks
    from ilacs_desktop.word.audit.lines import lines
    from ilacs_desktop.word.audit.looks import seen
    from ilacs_desktop.word.audit.opened import opened, roots_of
    from ilacs_desktop.word.audit.structure import root_faults
    from ilacs_desktop.word.parts.limits import OURS
    from ilacs_desktop.word.parts.package import read_package

    parts = read_package(docx, OURS)
    roots = roots_of(parts, OURS)
    yield from (Hit(UNSOUND, fault) for fault in root_faults(parts, roots))
    file = opened(parts, roots)
    book = file.styles()
    text = seen(file, book, lines(file, book))
    yield from leaks(file, docx, text, copy, known)
    yield from accessibility(file, text, book)


def _findings(hits: Iterable[Hit], parts: dict[str, str]) -> tuple[AuditFinding, ...]:
    """Return the hits by rule, each place once, what holds back a final copy first."""
    places: dict[tuple[Rule, Severity], dict[Place, None]] = {}
    for hit in hits:
        place = Place(hit.where, parts.get(" ".join(hit.heading.split()), ""))
        places.setdefault((hit.rule, hit.severity or hit.rule.severity), {})[place] = None
    made = (
        AuditFinding(rule.id, rule.group, severity, rule.what, rule.todo, rule.source, tuple(found))
        for (rule, severity), found in places.items()
    )
    return tuple(
        sorted(made, key=lambda found: (GROUPS.index(found.group), found.severity != "stop"))
    )


def _parts(document: Document) -> dict[str, str]:
    """Return the id of each part of the self-evaluation by its heading."""
    found = dict.fromkeys(FRONT_TITLES.values(), FRONT)
    parts: tuple[Judgement | Section, ...] = (*document.judgements, *document.sections)
    return found | {" ".join(title_of(part).split()): part.id for part in parts}
