"""The checks of tests that are about something else: what one test looked at, the next need not.

Pages and outputs check the same example over and over. tests/checks/test_live.py proves that a run
which begins from an earlier one finds what a whole run finds; here each run begins from all that
were before it.
"""

import datetime as dt
import functools
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest

from ilacs_desktop.checks.live import Results, check_in_steps
from ilacs_desktop.checks.suite import Suite, load_suite
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework

RUNNERS = ("ilacs_desktop.checks.live", "ilacs_desktop.checks.run")
LOADERS = (
    "ilacs_desktop.checks.suite",
    "ilacs_desktop.checks.run",
    "ilacs_desktop.outputs.source",
)
_load_suite = functools.cache(load_suite)


class FoundBefore:
    """All that the checks found since it was made."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, dt.date], Results] = {}
        self._documents: list[Document] = []  # steps go by the identity of parts, which must stay

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let all checks begin from here, with one suite for all."""
        with pytest.MonkeyPatch.context() as patch:
            for module in RUNNERS:
                patch.setattr(f"{module}.check_in_steps", self._check)
            for module in LOADERS:
                patch.setattr(f"{module}.load_suite", _load_suite)
            yield

    def _check(
        self,
        document: Document,
        framework: Framework,
        today: dt.date,
        suite: Suite,
        old: Results | None = None,
    ) -> Generator[None, None, Results]:
        key = (id(framework), id(suite), today)
        before = self._known.get(key)
        found = yield from check_in_steps(document, framework, today, suite, before or old)
        if before is None:
            self._known[key] = found
        else:
            before.steps.update(found.steps)
            before.memo.kept.update(found.memo.kept)
        self._documents.append(document)
        return found
