"""One search: its results as the document is now, which of them one is at, and replacing them."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.find import InBody, Match, Options, Spot, find
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.replace import replace_all, replace_label, replace_one
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.shell.find.panel import FindPanel
from ilacs_desktop.ui.shell.find.rows import count_text, held_text, replaced_text, rows_of
from ilacs_desktop.ui.shell.find.ways import drop_selection, from_caret, keep_in_view, lead_to
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.undo_offer import UNDO, UndoOffer
from ilacs_desktop.ui.work.workspace import Workspace

_AFTER_EDIT = 400  # milliseconds without a change of the text until it is searched again
_CHANGED = "The text has changed meanwhile. The results are those of now: choose one again."
_NONE_CHOSEN = -1

Asked = tuple[Document, str, Options]


class Search(QObject):
    """Keeps the panel and the document together."""

    def __init__(self, theme: Theme, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self.panel = FindPanel(theme)
        self._workbench = workbench
        self._workspace: Workspace | None = None
        self._undo: UndoOffer | None = None
        self._matches: tuple[Match, ...] = ()
        self._searched: Asked | None = None
        self._current = _NONE_CHOSEN
        self._led_to: Caret | None = None
        self._resting = QTimer(self, singleShot=True, interval=_AFTER_EDIT)
        self._resting.timeout.connect(self._on_rest)
        self.panel.wanted.connect(self._on_wanted)
        self.panel.stepped.connect(self.step)
        self.panel.taken.connect(self._on_taken)
        self.panel.replace_wanted.connect(self._on_replace)
        self.panel.replace_all_wanted.connect(self._on_replace_all)
        self.panel.banner.acted.connect(self._on_undo)

    @property
    def matches(self) -> tuple[Match, ...]:
        """What was found."""
        return self._matches

    def follow(self, workspace: Workspace | None) -> None:
        """Search in another self-evaluation, or in none."""
        if workspace is self._workspace:
            return
        self._resting.stop()
        if self._workspace is not None:
            self._workspace.document_changed.disconnect(self._on_document_changed)
        self._workspace, self._undo, self._led_to = workspace, None, None
        self._matches, self._searched, self._current = (), None, _NONE_CHOSEN
        self.panel.banner.hide()
        self.panel.show_results((), "", "", 0)
        if workspace is not None:
            workspace.document_changed.connect(self._on_document_changed)
            self._undo = UndoOffer(workspace, self.panel.banner, workspace)
            self.panel.is_of_pack = bool(workspace.document.pack)

    def look(self) -> None:
        """Search now, and go on from the same result where it is still there."""
        self._resting.stop()
        if self._workspace is None:
            return
        document = self._workspace.document
        asked = (document, self.panel.what, self.panel.options)
        before, self._searched = self._searched, asked
        if before is not None and document is before[0] and asked[1:] == before[1:]:
            return
        was = self._matches[self._current] if self._current >= 0 else None
        self._matches = find(*asked)
        same = (n for n, one in enumerate(self._matches) if was and _is_same(one, was))
        self._current = next(same, _NONE_CHOSEN)
        self._show()
        if before is not None and asked[1:] != before[1:]:
            self._begin_anew()

    def _begin_anew(self) -> None:
        """See the list for other words from its beginning: what was said of those before is over."""
        if self._current < 0:
            self.panel.results.scrollToTop()
        self.panel.banner.hide()
        if self._undo is not None:
            self._undo.forget()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next result, or with -1 to the one before; round at the end.

        The keyboard stays in the panel where it is there; else it goes to the result.
        """
        self.look()
        if self._matches:
            self._go(self._next(by))
        else:
            self.panel.say_count()

    def _next(self, by: int) -> int:
        caret = self._workbench.ways.caret() if self._workbench.ways.stage == "draft" else None
        if self._current >= 0 and (caret is None or caret == self._led_to):
            return (self._current + by) % len(self._matches)
        if caret is not None and self._workspace is not None:
            return from_caret(self._workspace.document, self._matches, caret, by)
        return 0 if by > 0 else len(self._matches) - 1

    def _go(self, number: int, *, stay: bool = True) -> None:
        """Lead to a result; with ``stay`` the keyboard stays in the panel if it is in it."""
        if self._workspace is None or not 0 <= number < len(self._matches):
            return
        now = QApplication.focusWidget()
        lead_to(self._workbench, self._workspace.document, self._matches[number])
        self._current = number
        self._led_to = self._workbench.ways.caret()
        if stay and now is not None and self.panel.isAncestorOf(now):
            now.setFocus()
            keep_in_view(self._workbench)
        self.panel.results.select(number)
        self.panel.show_count(count_text(self._matches, number))

    def _show(self) -> None:
        if self._workspace is None:
            return
        rows = rows_of(self._workspace.document, self._workspace.framework, self._matches)
        free = sum(not match.held for match in self._matches)
        count = count_text(self._matches, self._current)
        self.panel.show_results(rows, count, held_text(self._matches), free)
        self.panel.results.select(self._current)

    @Slot()
    def _on_wanted(self) -> None:
        self.look()

    @Slot()
    def _on_rest(self) -> None:
        if self.panel.isVisible():
            self.look()

    @Slot(object, object)
    def _on_document_changed(self, _old: object, _new: object) -> None:
        self._resting.start()

    @Slot(int)
    def _on_taken(self, number: int) -> None:
        """Go to a result of the list, unless the text has changed under it."""
        wanted = self._matches[number]
        self.look()
        now = next((n for n, one in enumerate(self._matches) if _is_same(one, wanted)), None)
        if now is None:
            self.panel.banner.show_message(_CHANGED, "info")
        else:
            self._go(now, stay=False)

    @Slot()
    def _on_replace(self) -> None:
        """Replace the result one is at and go to the next; without one, only go there."""
        work = self._workspace
        if work is None:
            return
        work.settle()
        wanted = self._matches[self._current] if self._current >= 0 else None
        self.look()
        if wanted is None or not self._matches:
            self.step(1)
            return
        what, words, options = self.panel.what, self.panel.words, self.panel.options
        document = replace_one(work.document, wanted, what, words, options)
        if document is None:
            self._tell_kept(wanted)
            return
        spot = wanted.spot
        caret = Caret(spot.place, spot.block, wanted.start) if isinstance(spot, InBody) else None
        drop_selection(self._workbench)
        work.change(replace_label(what, words), document, caret=caret)
        self.panel.forget_typing()
        number = self._current
        self.look()
        self._go(self._first_behind(number, spot, wanted.start + len(words)))

    def _first_behind(self, number: int, spot: Spot, at: int) -> int:
        """Return the first result from this number on that is not before a place in its own text.

        There stand the words that were just put there: they may hold what is searched for.
        """
        on = range(number, len(self._matches))
        behind = (n for n in on if self._matches[n].spot != spot or self._matches[n].start >= at)
        return next(behind, 0)

    def _tell_kept(self, wanted: Match) -> None:
        """Say why a result was not replaced, and go to the next where it never is."""
        if wanted.held and wanted in self._matches:
            self.panel.banner.show_message(held_text((wanted,)), "info")
            self.step(1)
        else:
            self.panel.banner.show_message(_CHANGED, "info")

    @Slot()
    def _on_replace_all(self) -> None:
        work = self._workspace
        if work is None or self._undo is None:
            return
        work.settle()
        what, words = self.panel.what, self.panel.words
        replaced = replace_all(work.document, what, words, self.panel.options)
        if not replaced.matches:
            self.look()
            return
        drop_selection(self._workbench)
        work.change(replace_label(what, words), replaced.document)
        self.panel.forget_typing()
        self.look()
        self.panel.banner.show_message(replaced_text(replaced.matches), "ok", UNDO)
        self._undo.make()
        self.panel.take_keyboard()  # the button that was pressed has nothing left to do

    @Slot()
    def _on_undo(self) -> None:
        if self._undo is not None and self._undo.stands:
            self._undo.take()
            self.panel.banner.hide()
            self.look()
            self.panel.take_keyboard()


def _is_same(one: Match, other: Match) -> bool:
    """Return whether two results are the same words at the same place."""
    return one[:3] == other[:3]
