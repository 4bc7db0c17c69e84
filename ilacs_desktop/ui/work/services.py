"""What an open self-evaluation needs from the world around it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ilacs_desktop.document.model import Cycle, Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.shelf import FrameworkShelf
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.work.background import Lane

SaveState = Literal["unsaved", "saving", "saved"]


@dataclass(frozen=True)
class Services:
    """What a workspace needs from the world. The composition root makes it.

    ``framework`` is the shipped one; ``frameworks`` holds the others on this computer as well.
    ``kept`` is the local folder for copies of work that could not be saved in its place; without
    one, no such copies are made.
    """

    framework: Framework
    author: Author
    now: Callable[[], dt.datetime]
    clock: Callable[[], float]
    readable: Callable[[Document], str]
    recovery: Path
    save_lane: Lane
    journal_lane: Lane
    kept: Path | None = None
    frameworks: FrameworkShelf | None = None

    def known_frameworks(self) -> tuple[Framework, ...]:
        """Return the frameworks on this computer, the latest first."""
        return self.frameworks.kept() if self.frameworks is not None else (self.framework,)

    def newest_framework(self) -> Framework:
        """Return the framework under which a self-evaluation begins: the latest on this computer."""
        return self.known_frameworks()[0]

    def framework_of(self, cycle: Cycle) -> Framework:
        """Return the framework that a cycle names, or the shipped one where it is not here."""
        if self.frameworks is None:
            return self.framework
        return self.frameworks.framework_for(cycle.framework)
