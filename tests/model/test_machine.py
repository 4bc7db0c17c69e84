"""One self-evaluation through all that happens to it in a year, beside a reference that is only lists."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from PySide6.QtCore import QCoreApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from tests.model import days
from tests.model.machine import Machine

pytestmark = pytest.mark.any_python
QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def check(framework: Framework, example: Document, days: int, steps: int) -> None:
    run_state_machine_as_test(
        lambda: Machine(framework, example),
        settings=settings(max_examples=days, stateful_step_count=steps, **QUIET),
    )


@pytest.mark.parametrize(
    "day",
    [days.EVERYTHING, days.BOTH_SPLIT, days.JOINED_AND_MOVED, days.FORM_TWICE],
    ids=["all", "split", "joined and moved", "form twice"],
)
def test_no_word_is_lost_on_this_day(
    day: days.Day, framework: Framework, example: Document, qapp: QCoreApplication
) -> None:
    days.live(Machine(framework, example), day)


def test_no_word_is_lost_on_any_day(
    framework: Framework, example: Document, qapp: QCoreApplication
) -> None:
    check(framework, example, 6, 25)


@pytest.mark.long
@pytest.mark.parametrize("batch", range(25))
def test_no_word_is_lost_on_a_thousand_days(
    batch: int, framework: Framework, example: Document, qapp: QCoreApplication
) -> None:
    check(framework, example, 40, 50)
