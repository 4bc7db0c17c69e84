"""Faults of records that were carried over from last year, and that nobody confirmed."""

from collections.abc import Callable

from ilacs_desktop.document.model import Document
from tests.checks.kit import with_record
from tests.checks.planted.fault import Fault


def carried(list_: str, id_: str) -> Callable[[Document], Document]:
    return lambda document: with_record(document, list_, id_, carried="2025")


FAULTS = (
    Fault("carried.action", "last year's action", carried("actions", "ac-consent")),
    Fault("carried.point", "last year's point", carried("prior_points", "pp-visit-over-21")),
    Fault("carried.evidence", "last year's audit", carried("evidence", "ev-audit-neglect")),
    Fault("carried.figure", "last year's figure", carried("indicators", "in-turnover")),
)
