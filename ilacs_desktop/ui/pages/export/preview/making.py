"""Makes the pages of the preview while they are looked at, off the interface thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from ilacs_desktop.errors import sentence_of
from ilacs_desktop.ui.pages.export.preview.job import Preview, PreviewOf, make_preview
from ilacs_desktop.ui.pages.export.preview.pane import PreviewPane
from ilacs_desktop.ui.work.background import Lane

REST = 600  # milliseconds after the last change until pages are made
_FAULT = (
    "Something went wrong inside the program, so the pages could not be made. Your self-evaluation"
    " is safe. Try again with the standard look; if it fails again, report this fault."
)

Make = Callable[[PreviewOf], Preview]
Ready = Callable[[Preview | None], None]


class Previewing(QObject):
    """Keeps the pages of a pane up to date while the pane can be seen.

    One making runs at a time, and one that is out of date when it ends is dropped. Tell it by
    ``refresh`` that the document or a choice is another one now.
    """

    def __init__(
        self,
        pane: PreviewPane,
        lane: Lane,
        wanted: Callable[[], PreviewOf],
        make: Make = make_preview,
    ) -> None:
        """``wanted`` gives what is to be seen at the moment; ``lane`` is where it is made."""
        super().__init__(pane)
        self._pane = pane
        self._lane = lane
        self._wanted = wanted
        self._make = make
        self._latest: Preview | None = None
        self._waiting: list[Ready] = []
        self._generation = 1  # of what is to be seen
        self._made = 0  # the generation of what is shown, or of what failed
        self._is_making = False
        self._resting = QTimer(self, singleShot=True, interval=REST)
        self._resting.timeout.connect(self._on_rest)
        pane.shown.connect(self._on_shown)
        pane.again_wanted.connect(self._on_again_wanted)

    @property
    def is_current(self) -> bool:
        """Whether the pages that were made last are those of now."""
        return self._latest is not None and self._made == self._generation

    @property
    def page(self) -> int:
        """The page that is looked at, from 1 on; 0 where there are none."""
        return self._pane.page

    def refresh(self) -> None:
        """Make the pages again when changes rest, if they are looked at; otherwise once they are."""
        self._generation += 1
        if self._pane.isVisible() or self._waiting:
            self._pane.show_making()
            self._resting.start()

    def when_ready(self, done: Ready) -> None:
        """Hand over the pages of now, at once or when they are made; None if that fails.

        Why it failed is told by the pane.
        """
        if self.is_current and self._latest is not None:
            done(self._latest)
            return
        self._waiting.append(done)
        self._start()

    def job(self) -> Callable[[], Preview]:
        """Return what gives the pages of now on any thread: they are there, or are made then."""
        if self.is_current and self._latest is not None:
            return partial(_same, self._latest)
        return partial(self._make, self._wanted())

    def _start(self) -> None:
        """Make the pages of now, or wait for the end of the making that goes on."""
        self._resting.stop()
        if self._is_making:
            return
        self._is_making = True
        self._pane.show_making()
        job = partial(self._make, self._wanted())
        self._lane.run(job, partial(self._on_made, self._generation), self)

    def _on_made(self, generation: int, result: Preview | Exception) -> None:
        self._is_making = False
        if generation != self._generation:
            if (self._pane.isVisible() or self._waiting) and not self._resting.isActive():
                self._start()
            return
        self._made = generation
        waiting, self._waiting = self._waiting, []
        if isinstance(result, Exception):
            self._latest = None
            self._pane.show_failure(sentence_of(result, _FAULT))
        else:
            self._latest = result
            self._pane.show_pages(result)
        for done in waiting:
            done(self._latest)

    @Slot()
    def _on_shown(self) -> None:
        if not self.is_current:
            self._start()

    @Slot()
    def _on_rest(self) -> None:
        if self._pane.isVisible() or self._waiting:
            self._start()

    @Slot()
    def _on_again_wanted(self) -> None:
        self._start()


def _same(preview: Preview) -> Preview:
    return preview
