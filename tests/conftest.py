"""How every test runs: offscreen, offline, and with no warning or log record left unexplained."""

import gc
import logging
import os
import sys
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework

if TYPE_CHECKING:
    from tests.checked import FoundBefore

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NETWORK_EVENTS = frozenset(
    {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
)
NETWORK_USE = pytest.StashKey[list[str]]()


class NetworkUsedError(Exception):
    """A test used the network: the program works offline, and so do its tests."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("ilacs-desktop")
    group.addoption("--long", action="store_true", help="run the heavy suites too")
    group.addoption("--window", action="store_true", help="run the tests in a real window too")
    group.addoption("--pictures", metavar="FOLDER", help="keep the pictures of the window there")
    group.addoption(
        "--other-python", action="store_true", help="leave out what no version of Python changes"
    )
    group.addoption("--no-skips", action="store_true", help="a skipped test is a failure")


def pytest_configure(config: pytest.Config) -> None:
    _refuse_the_network(config)
    # No deadlines: a busy machine is no fault of the code. The ordinary run tries the same examples
    # each time, so that it fails only for what was changed; the long one looks for new ones.
    settings = hypothesis.settings
    settings.register_profile("modest", max_examples=25, derandomize=True, deadline=None)
    settings.register_profile("long", max_examples=300, deadline=None)
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "modest")


def _refuse_the_network(config: pytest.Config) -> None:
    used = config.stash.setdefault(NETWORK_USE, [])

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in NETWORK_EVENTS:
            used.append(f"{event} {arguments[1:]}")
            raise NetworkUsedError(used[-1])

    sys.addaudithook(refuse)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for, rather than skip it: heavy suites, and a real window.

    On the second Python of a run also what costs much and no version of Python changes.
    """
    if config.getoption("--long"):
        return
    unasked = ["long"] if config.getoption("--window") else ["long", "window"]
    if config.getoption("--other-python"):
        unasked.append("any_python")
    left_out = {item for item in items if any(map(item.get_closest_marker, unasked))}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and item.config.getoption("--no-skips") and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped and collector.config.getoption("--no-skips"):
        _fail(report)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid} was skipped, and --no-skips allows none: {report.longrepr}"


@pytest.fixture(autouse=True, scope="session")
def _one_application(request: pytest.FixtureRequest) -> None:
    """Make the QApplication first: layout/ makes a lesser one where there is none.

    Under Wine there is no pytest-qt, and no window is tested.
    """
    if request.config.pluginmanager.hasplugin("pytest-qt"):
        request.getfixturevalue("qapp")


@pytest.fixture(autouse=True, scope="session")
def _garbage_stays_on_this_thread() -> Iterator[None]:
    """Collect garbage between tests only, as the program does on its own (ui/work/collector.py).

    Python collects on whichever thread allocates. A thread that saves would then end the Qt
    objects that an earlier test left in a cycle, and that brings the whole run down.
    """
    gc.disable()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def _collect_after_a_module() -> Iterator[None]:
    """Collect all garbage, and look no more at what is left: it stays until the end of the run.

    That is what Python and the tests have imported and keep, some million objects. To look through
    them after each module again took a sixth of the whole run.
    """
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collect_after_a_test() -> Iterator[None]:
    """Collect what a test left, and fail one after which Python collects on any thread again."""
    yield
    gc.collect(1)
    was_on = gc.isenabled()
    gc.disable()
    if was_on:
        pytest.fail("left the collection of garbage on: any later test may be brought down")


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that used the network, even where the code under test caught our refusal."""
    used = request.config.stash[NETWORK_USE]
    used.clear()
    yield
    if used:
        pytest.fail(f"used the network: {', '.join(used)}")


class _Warnings(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it takes caplog to look at it."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.messages and "caplog" not in request.fixturenames:
        pytest.fail(f"unexpected log: {'; '.join(handler.messages)}")


@pytest.fixture(scope="session")
def framework() -> Framework:
    """Return what Ofsted asks, as shipped."""
    from ilacs_desktop.framework.load import load_framework

    return load_framework(resources() / "framework")


@pytest.fixture(scope="session")
def example(framework: Framework) -> Document:
    """Return the self-evaluation of the fictional Northbridge Council, as shipped."""
    from ilacs_desktop.example import load_example

    return load_example(resources() / "example", framework)


@pytest.fixture(scope="session")
def found_before() -> "FoundBefore":
    """Return what the checks found in earlier tests: see tests/checked.py."""
    from tests.checked import FoundBefore

    return FoundBefore()
