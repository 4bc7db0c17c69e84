"""Checks while somebody writes: only what changed is looked at again, in small steps.

A worker takes one step at a time and drops the run when a newer document has come in. A step never
looks at more than a paragraph, a part or one check of the whole, so that it stays short.
"""

import datetime as dt
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from ilacs_desktop.checks.finding import SEVERITIES, Finding
from ilacs_desktop.checks.memo import Memo
from ilacs_desktop.checks.scope import (
    PRINTED,
    Part,
    PartCheck,
    Passage,
    PassageCheck,
    Record,
    Scope,
    record_passages,
)
from ilacs_desktop.checks.set_aside import Outcome, parted
from ilacs_desktop.checks.suite import Suite
from ilacs_desktop.document.edits import LISTS
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework

Found = tuple[Finding, ...]
Reading = TypeVar("Reading", PassageCheck, PartCheck)


class _Unit(NamedTuple):
    """One step: what it depends on, by identity, and the work."""

    key: Hashable
    look: Callable[..., Iterable[Finding]]
    given: tuple[object, ...]


@dataclass(frozen=True)
class Results:
    """The findings of one document, with what each step found, to start the next run from.

    It holds on to the document: steps are known by the identity of its parts.
    """

    document: Document
    framework: Framework
    suite: Suite
    today: dt.date
    outcome: Outcome
    memo: Memo
    steps: dict[Hashable, Found]


def check_in_steps(
    document: Document,
    framework: Framework,
    today: dt.date,
    suite: Suite,
    old: Results | None = None,
) -> Generator[None, None, Results]:
    """Check a document, yielding after each step; the generator's value is the results.

    With the results of an earlier version of the document, steps that depend on the same objects
    are not taken again. A run may be dropped after any step.
    """
    if old is not None and not _fits(old, framework, today, suite):
        old = None
    memo = Memo(old.memo if old else None)
    scope = Scope(document, framework, today, suite.catalogue, memo)
    known = old.steps if old else {}
    steps: dict[Hashable, Found] = {}
    for unit in _units(scope, suite):
        found = known.get(unit.key)
        if found is None:
            found = tuple(unit.look(*unit.given))
            yield
        steps[unit.key] = found
    every = (finding for found in steps.values() for finding in found)
    outcome = parted(document, _in_order(every, suite), suite.catalogue)
    return Results(document, framework, suite, today, outcome, memo, steps)


def finish(steps: Generator[None, None, Results]) -> Results:
    """Take all the steps of a run and return its results."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            results: Results = done.value
            return results


def _fits(old: Results, framework: Framework, today: dt.date, suite: Suite) -> bool:
    return old.framework is framework and old.suite is suite and old.today == today


def _in_order(found: Iterable[Finding], suite: Suite) -> Found:
    """Sort by severity, then as the catalogue lists the checks, then in reading order."""
    order = {check.id: n for n, check in enumerate(suite.catalogue.checks)}
    return tuple(sorted(found, key=lambda f: (SEVERITIES.index(f.severity), order[f.check])))


def _units(scope: Scope, suite: Suite) -> Iterator[_Unit]:
    for reads, of_passages in _by_reads(suite.of_passages).items():
        yield from _of_passages(scope, of_passages, _identities(scope, reads))
    for reads, of_parts in _by_reads(suite.of_parts).items():
        yield from _of_parts(scope, of_parts, _identities(scope, reads))
    for check in suite.of_documents:
        yield _Unit((check.ids, _identities(scope, check.reads)), check.run, (scope,))


def _of_passages(scope: Scope, checks: list[PassageCheck], read: Hashable) -> Iterator[_Unit]:
    for passage in scope.passages:
        key = (id(passage.block), passage.place, passage.judgement, read)
        yield _Unit(key, _look_at_passage, (scope, passage, checks))
    for kind in PRINTED:
        for record in getattr(scope.document, LISTS[kind]):
            yield _Unit((id(record), read), _look_at_record, (scope, record, checks))


def _look_at_passage(
    scope: Scope, passage: Passage, checks: list[PassageCheck]
) -> Iterator[Finding]:
    for check in checks:
        yield from check.run(scope, passage)


def _look_at_record(scope: Scope, record: Record, checks: list[PassageCheck]) -> Iterator[Finding]:
    for passage in record_passages(record):
        yield from _look_at_passage(scope, passage, checks)


def _of_parts(scope: Scope, checks: list[PartCheck], read: Hashable) -> Iterator[_Unit]:
    document = scope.document
    written = (section for section in document.sections if section.parked is None)
    for part in (document.front, *document.judgements, *written):
        yield _Unit((id(part), read), _look_at_part, (scope, part, checks))


def _look_at_part(scope: Scope, part: Part, checks: list[PartCheck]) -> Iterator[Finding]:
    for check in checks:
        yield from check.run(scope, part)


def _by_reads(checks: Iterable[Reading]) -> dict[tuple[str, ...], list[Reading]]:
    groups: dict[tuple[str, ...], list[Reading]] = {}
    for check in checks:
        groups.setdefault(check.reads, []).append(check)
    return groups


def _identities(scope: Scope, names: tuple[str, ...]) -> Hashable:
    """Return what checks read besides their unit; the names keep groups of checks apart."""
    return names, tuple(id(getattr(scope.document, name)) for name in names)
