"""Random work at one editor: view, model, undo and recovery never differ by a word."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.editor.fuzzing import run

OPERATIONS = 60
SEEDS = (*range(20), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(20, 50)))


@pytest.mark.parametrize("seed", SEEDS)
def test_random_work_leaves_view_and_model_the_same(qtbot: QtBot, seed: int) -> None:
    run(seed, OPERATIONS)


@pytest.mark.parametrize("seed", [1512, 2202])
def test_runs_that_once_failed_stay_mended(qtbot: QtBot, seed: int) -> None:
    run(seed, OPERATIONS)


@pytest.mark.long
@pytest.mark.parametrize("batch", range(20))
def test_two_thousand_runs_leave_view_and_model_the_same(qtbot: QtBot, batch: int) -> None:
    for seed in range(1000 + 100 * batch, 1100 + 100 * batch):
        run(seed, OPERATIONS)
