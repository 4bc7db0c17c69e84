"""A desktop for each module, and people at it. What went wrong is told with a picture of it."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from tests.e2e.window.desktop import Desktop, missing, new_desktop
from tests.e2e.window.person import Person
from tests.e2e.window.reader import ScreenReader

PEOPLE = pytest.StashKey[list[Person]]()


@pytest.fixture(scope="session")
def desktop() -> Iterator[Desktop]:
    """Return a desktop; skip where a program for it is missing."""
    what = missing()
    if what:
        pytest.skip(f"a real window needs {what}")
    with new_desktop() as made:
        yield made


@pytest.fixture(scope="session")
def reader(desktop: Desktop) -> ScreenReader:
    """Return the screen reader that reads the desktop."""
    return ScreenReader(desktop)


@pytest.fixture
def new_person(
    desktop: Desktop, reader: ScreenReader, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Person]]:
    """Return what brings somebody to the desktop, by their first name."""
    people = request.node.stash.setdefault(PEOPLE, [])
    folder = request.config.getoption("--pictures")
    pictures = Path(folder) / request.node.name if folder else tmp_path / "pictures"

    def come(name: str) -> Person:
        people.append(Person(desktop, reader, tmp_path / name, pictures))
        return people[-1]

    yield come
    for person in people:
        person.end()


@pytest.fixture
def person(new_person: Callable[[str], Person]) -> Person:
    """Return somebody who has never used the program."""
    return new_person("sian")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    people = item.stash.get(PEOPLE, [])
    if report.failed and call.when == "call" and people:
        told = "\n".join(filter(None, (person.complaints() for person in people)))
        report.sections.append(("Picture", str(people[0].picture("failed"))))
        report.sections.append(("What the program told", told or "nothing"))
    return report
