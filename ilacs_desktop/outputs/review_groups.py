"""The findings under what to do next: what holds back the final copy first, then by kind.

The Review place and the pages it prints group them alike, because both take it from here.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.finding import SEVERITIES, Finding, Severity
from ilacs_desktop.checks.set_aside import AnsweredFinding
from ilacs_desktop.document.records import SetAside
from ilacs_desktop.outputs.review_places import Directory, Where

MANY = 4  # findings of one check from which on one line stands for them all
STOPS = "stops"
SET_ASIDE = "set-aside"

# What there is to do, by the family of the checks; a family without a line has its own title.
_TO_DO: dict[str, str] = {
    "coverage": "Write what is missing",
    "length": "Keep it concise",
    "evidence": "Show how you know",
    "carried": "Confirm what came from last year",
    "unsaid": "Say what the evidence knows",
    "balance": "Tell each judgement as evenly as the others",
    "plans": "Complete the plan",
    "prior": "Account for what was asked before",
    "indicators": "Explain the figures that stand out",
    "figures": "Make the figures agree",
    "citations": "Mend citations",
    "wording": "Say it plainly",
    "readiness": "Make it ready to sign",
}
# What many findings of one check say together; a check without a line has its title and a count.
_TOGETHER: dict[str, str] = {
    "coverage.judgement": "Nothing is written for {} judgements",
    "coverage.section": "{} sections are empty",
    "coverage.question": "{} questions have no answer yet",
    "coverage.area": "{} core areas are told nowhere",
    "carried.action": "{} actions of last year’s plan are not confirmed",
    "carried.point": "{} prior points from last year are not confirmed",
    "carried.evidence": "{} items of cited evidence from last year are not confirmed",
    "carried.figure": "{} figures from last year are not confirmed",
    "plans.owner": "{} actions have no owner",
    "plans.date": "{} actions have no date",
    "plans.measure": "{} actions have no measure",
    "plans.change": "{} actions do not say what will change for children",
    "prior.response": "{} prior points have no response",
    "evidence.unused": "{} items of evidence are cited nowhere",
    "readiness.comment": "{} comments are open",
}


class Shown(NamedTuple):
    """A finding with its place and an id; one that was set aside with the record of it."""

    id: str
    finding: Finding
    where: Where
    away: SetAside | None = None


class Bundle(NamedTuple):
    """Findings of one check; with a ``title`` that line stands for all of them."""

    check: str
    severity: Severity
    title: str
    members: tuple[Shown, ...]


class Group(NamedTuple):
    """What there is to do, how many findings ask for it, and those findings."""

    id: str
    title: str
    tally: str
    is_pressing: bool
    bundles: tuple[Bundle, ...]


def placed(
    findings: Iterable[Finding], set_aside: Iterable[AnsweredFinding], directory: Directory
) -> tuple[Shown, ...]:
    """Return the findings with their places; an id names the same finding in the next run too."""
    found: list[Shown] = []
    seen: dict[str, int] = {}
    answered = ((one.finding, one.why) for one in set_aside)
    for finding, away in (*((finding, None) for finding in findings), *answered):
        key = f"{finding.check}:{finding.part}:{finding.question}:{finding.block}"
        key += f":{finding.record}:{finding.field}"
        seen[key] = seen.get(key, 0) + 1
        found.append(Shown(f"{key}:{seen[key]}", finding, directory.where(finding), away))
    return tuple(found)


def grouped(shown: Iterable[Shown], catalogue: Catalogue) -> tuple[Group, ...]:
    """Return stops, then what to fix and to think about by kind, then what was set aside."""
    everything = tuple(shown)
    waiting = [one for one in everything if one.away is None]
    away = [one for one in everything if one.away is not None]
    stops = [one for one in waiting if one.finding.severity == "stop"]
    rest = [one for one in waiting if one.finding.severity != "stop"]
    groups = [_group(STOPS, "Put right before a final copy", stops, catalogue)]
    groups += _by_family(rest, catalogue)
    groups.append(_group(SET_ASIDE, "Set aside", away, catalogue))
    return tuple(group for group in groups if group.bundles)


def _by_family(shown: Iterable[Shown], catalogue: Catalogue) -> list[Group]:
    """Return the families in the catalogue's order, those with something to fix first."""
    found: dict[str, list[Shown]] = {family.id: [] for family in catalogue.families}
    for one in shown:
        found[one.finding.family].append(one)
    groups = [
        _group(family, _TO_DO.get(family, catalogue.family(family).title), members, catalogue)
        for family, members in found.items()
    ]
    return sorted(groups, key=lambda group: not group.is_pressing)


def _group(id_: str, title: str, found: Iterable[Shown], catalogue: Catalogue) -> Group:
    ordered = sorted(found, key=_rank)
    fold = id_ != SET_ASIDE
    bundles = (
        _bundle(*kind, tuple(same), catalogue, fold=fold) for kind, same in groupby(ordered, _kind)
    )
    plain = id_ in (STOPS, SET_ASIDE)
    return Group(
        id_,
        title,
        str(len(ordered)) if plain else _counts(ordered),
        id_ != SET_ASIDE and any(one.finding.severity != "consider" for one in ordered),
        tuple(bundles),
    )


def _rank(shown: Shown) -> tuple[int, str]:
    return SEVERITIES.index(shown.finding.severity), shown.finding.check


def _kind(shown: Shown) -> tuple[str, Severity]:
    return shown.finding.check, shown.finding.severity


def _bundle(
    check: str,
    severity: Severity,
    members: tuple[Shown, ...],
    catalogue: Catalogue,
    *,
    fold: bool,
) -> Bundle:
    title = ""
    if fold and len(members) >= MANY:
        together = _TOGETHER.get(check)
        count = len(members)
        title = (
            together.format(count)
            if together is not None
            else f"{catalogue.check(check).title}, in {count} places"
        )
    return Bundle(check, severity, title, members)


def _counts(found: Iterable[Shown]) -> str:
    severities = [one.finding.severity for one in found]
    said = ((severities.count("fix"), "to fix"), (severities.count("consider"), "to think about"))
    return ", ".join(f"{count} {words}" for count, words in said if count)
