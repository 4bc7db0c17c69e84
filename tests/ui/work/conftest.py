"""One file that several windows may have open."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.work.at_work import NOW, Open


@pytest.fixture
def services(tmp_path: Path, framework: Framework, qapp: QCoreApplication) -> Services:
    return Services(
        framework=framework,
        author=Author("A. Coordinator", "LAPTOP-1"),
        now=lambda: NOW,
        clock=lambda: 0.0,
        readable=lambda document: document.authority.name,
        recovery=tmp_path / "recovery",
        save_lane=Lane(),
        journal_lane=Lane(),
        kept=tmp_path / "kept",
    )


@pytest.fixture
def open_workspace(services: Services) -> Iterator[Open]:
    """Return what opens a file, or a new document, as the coordinator or as somebody else."""
    opened: list[Workspace] = []

    def open_(path: Path | None, by: str = "") -> Workspace:
        own = services
        if by:
            own = dataclasses.replace(services, author=Author(by, "LAPTOP-2"))
        if path is not None and path.exists():
            file = open_file(path)
            work = Workspace(file.document, file.history, (file.head,), path, own)
        else:
            document = new_document(services.framework, "Northbridge Council", None)
            work = Workspace(document, History(), (), path, own)
        opened.append(work)
        return work

    yield open_
    for work in opened:
        work.close()


@pytest.fixture
def file(tmp_path: Path, open_workspace: Open) -> Path:
    path = tmp_path / "share" / "northbridge-2026.ilacs"
    path.parent.mkdir()
    work = open_workspace(None)
    work.save_as(path)
    work.services.save_lane.drain()
    return path
