"""All planted faults, in the order of the families."""

from tests.checks.planted import (
    carried_faults,
    evidence_faults,
    language_faults,
    plan_faults,
    text_faults,
)
from tests.checks.planted.fault import Fault

FAULTS: tuple[Fault, ...] = (
    *text_faults.FAULTS,
    *evidence_faults.FAULTS,
    *plan_faults.FAULTS,
    *language_faults.FAULTS,
    *carried_faults.FAULTS,
)
