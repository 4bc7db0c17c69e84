"""One open document: what it is now, how it became so, and who wants to know when it changes.

Undo keeps the earlier documents themselves. They share everything that did not change, so there
are no commands to write and nothing that can be undone wrongly.
"""

from collections.abc import Callable
from typing import NamedTuple

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body

Listener = Callable[[Document, Document], None]

TYPING_PAUSE = 1.0  # seconds; a longer pause starts a new step of undo
UNDO_LIMIT = 2000  # steps


class Caret(NamedTuple):
    """Where the author was, so that undo can go back to what it changes."""

    place: Place
    block: str
    at: int


class Step(NamedTuple):
    """One undoable change. ``joined`` holds the versions that came in with it, and only with it."""

    label: str
    before: Document
    after: Document
    group: str
    when: float
    caret: Caret | None = None
    joined: tuple[str, ...] = ()


class Session:
    """One open document with undo, redo and listeners.

    ``parents`` are the versions that the next save follows: the one last saved or opened, and
    those joined since. Undoing a join takes its version back too; otherwise the next save would
    read as if somebody had deleted all that came in.
    """

    def __init__(
        self, document: Document, parents: tuple[str, ...], clock: Callable[[], float]
    ) -> None:
        """Start with an opened document; ``clock`` gives seconds that never run backwards."""
        self._document = document
        self._saved = document
        self._parents = parents
        self._saved_parents = parents
        self._clock = clock
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._listeners: list[Listener] = []

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._document

    @property
    def parents(self) -> tuple[str, ...]:
        """The versions that the next save follows."""
        return self._parents

    @property
    def is_changed(self) -> bool:
        """Whether anything would be lost if the file were not saved."""
        return self._document is not self._saved or self._parents != self._saved_parents

    @property
    def undo_label(self) -> str:
        """What undo would take back, for the menu; empty when there is nothing."""
        return self._undo[-1].label if self._undo else ""

    @property
    def redo_label(self) -> str:
        """What redo would bring back, for the menu; empty when there is nothing."""
        return self._redo[-1].label if self._redo else ""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener(old, new)`` after each change; return a function that stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def change(
        self,
        label: str,
        document: Document,
        *,
        group: str = "",
        caret: Caret | None = None,
        joined: tuple[str, ...] = (),
    ) -> None:
        """Make this the document, as one step of undo.

        Steps of the same ``group`` (say, typing in one block) that follow within a second become
        one. ``joined`` names versions of other authors that the new document contains.
        """
        joined = tuple(v for v in dict.fromkeys(joined) if v not in self._parents)
        if document == self._document and not joined:
            return
        step = Step(label, self._document, document, group, self._clock(), caret, joined)
        last = self._undo[-1] if self._undo else None
        if last is not None and not self._redo and _continues(last, step):
            self._undo[-1] = last._replace(after=document, when=step.when)
        else:
            self._undo.append(step)
            del self._undo[:-UNDO_LIMIT]
        self._redo.clear()
        self._parents += joined
        self._show(document)

    def record(self, noted: Callable[[Document], Document]) -> None:
        """Write down something that happened, such as packs that went out: undo keeps it.

        ``noted`` gives a document with it written down. It is asked for what stands now and for all
        that undo and redo lead to, so it should touch what it writes down and nothing else.
        """
        written: dict[int, Document] = {}  # by identity: neighbouring steps share their documents

        def once(document: Document) -> Document:
            if id(document) not in written:
                written[id(document)] = noted(document)
            return written[id(document)]

        now = once(self._document)
        if now == self._document:
            return
        before = (self._undo, self._redo)  # kept whole: an identity is one as long as they live
        self._undo, self._redo = (
            [step._replace(before=once(step.before), after=once(step.after)) for step in steps]
            for steps in before
        )
        self._show(now)

    def edit_body(
        self, place: Place, body: Body, *, group: str = "", caret: Caret | None = None
    ) -> None:
        """Put another body at a place, as one step called typing."""
        edited = with_body(self._document, place, body)
        self.change("Typing", edited, group=group, caret=caret)

    def undo(self) -> Step | None:
        """Go back one step and return it, or None when there is none."""
        if not self._undo:
            return None
        step = self._undo.pop()
        self._redo.append(step)
        self._parents = tuple(p for p in self._parents if p not in step.joined)
        self._show(step.before)
        return step

    def redo(self) -> Step | None:
        """Go forward one step and return it, or None when there is none."""
        if not self._redo:
            return None
        step = self._redo.pop()
        self._undo.append(step)
        self._parents += step.joined
        self._show(step.after)
        return step

    def mark_saved(self, document: Document, followed: tuple[str, ...], version: str) -> None:
        """Note that this document, which followed these parents, is now in the file as ``version``.

        Saving may have taken a while; what was typed or joined meanwhile stays unsaved. Versions
        that the save joined are part of it: undo cannot cross that any more.
        """
        if len(followed) > 1:
            self.forget_steps()
        self._saved = document
        self._saved_parents = (version,)
        since = (parent for parent in self._parents if parent not in followed)
        self._parents = (version, *since)

    def take_in(
        self, document: Document, saved: Document, followed: tuple[str, ...], version: str
    ) -> None:
        """Make this the document: others' work came in that is saved with ours as ``version``.

        ``saved`` is now in the file, and what was saved of ours before followed ``followed``. What
        came in is saved, so undo cannot cross this moment.
        """
        self.mark_saved(saved, followed, version)
        self.forget_steps()
        self._show(document)

    def forget_steps(self) -> None:
        """Drop all undo and redo: nothing before this moment can be taken back."""
        self._undo.clear()
        self._redo.clear()

    def _show(self, document: Document) -> None:
        old, self._document = self._document, document
        for listener in tuple(self._listeners):
            listener(old, document)


def _continues(last: Step, step: Step) -> bool:
    return (
        bool(step.group)
        and last.group == step.group
        and not step.joined
        and step.when - last.when < TYPING_PAUSE
    )
