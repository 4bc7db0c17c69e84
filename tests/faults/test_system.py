"""Everything that the program does with files, while the disk, the share or the computer fails at any call.

Each job (``jobs_*.py``) is done once for each call it makes and each fault there is (``kinds.py``).
"""

from pathlib import Path

import pytest

from tests.faults import jobs_commands, jobs_local, jobs_saving, jobs_window
from tests.faults.jobs import Maker, count_calls, try_every_call
from tests.faults.kinds import FAULTS
from tests.faults.tally import Tally

QUICK = (*jobs_saving.JOBS, *jobs_local.JOBS, *jobs_window.JOBS)
# How many calls are passed over depends on how long a job takes; each fault begins at another one.
LONG = (
    *((job, 1) for job in (*jobs_saving.JOBS, *jobs_local.JOBS)),
    *((job, 3) for job in jobs_window.JOBS),
    *((job, 7) for job in jobs_commands.CHEAP),
)
CUT = (
    jobs_saving.Save, jobs_saving.FirstSave, jobs_local.Typing,
    jobs_local.JournalBegunAnew, jobs_local.Preferring, jobs_local.KeepingATemplate,
    jobs_local.KeepingAFramework, jobs_local.AskingTheOpenWindow, jobs_window.SaveInWindow,
    jobs_window.OpenInWindow,
)  # fmt: skip


@pytest.mark.any_python
@pytest.mark.parametrize("job", QUICK)
def test_every_job_is_done_on_a_whole_disk(job: Maker, tmp_path: Path) -> None:
    assert count_calls(job, tmp_path / "room") > 1


@pytest.mark.any_python
@pytest.mark.parametrize("job", CUT)
def test_one_call_in_many_may_fail(job: Maker, tmp_path: Path, tally: Tally) -> None:
    assert try_every_call(job, tmp_path / "room", tally, FAULTS[::3], every=41) > 0


@pytest.mark.long
@pytest.mark.parametrize(("job", "every"), LONG, ids=lambda one: getattr(one, "__name__", one))
def test_calls_may_fail_in_every_way(job: Maker, every: int, tmp_path: Path, tally: Tally) -> None:
    assert try_every_call(job, tmp_path / "room", tally, every=every) > 2


@pytest.mark.long
@pytest.mark.parametrize("job", jobs_commands.DEAR)
def test_some_calls_of_what_takes_long_may_fail(job: Maker, tmp_path: Path, tally: Tally) -> None:
    assert try_every_call(job, tmp_path / "room", tally, FAULTS[::3], every=31) > 2
