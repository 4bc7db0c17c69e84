"""History: every version, what has changed since and by whom, and the way back to any of it."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.since import undone
from ilacs_desktop.merge.since_packs import PackVersion, pack_versions
from ilacs_desktop.storage.container import Opened, open_file
from ilacs_desktop.storage.crypt import NeedsPassphraseError, WrongPassphraseError
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.draft.fold import FoldButton
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.review.leading import LeadingPage
from ilacs_desktop.ui.pages.team.history_actions import FAULT, VersionActions
from ilacs_desktop.ui.pages.team.history_changes import Listing
from ilacs_desktop.ui.pages.team.history_empty import ListAndWork, nothing_yet
from ilacs_desktop.ui.pages.team.history_job import (
    Compared,
    Comparer,
    Comparing,
    Question,
    Way,
)
from ilacs_desktop.ui.pages.team.history_rows import NOW, Telling, say_version, versions_said
from ilacs_desktop.ui.pages.team.history_versions import VersionsPane
from ilacs_desktop.ui.pages.team.history_view import ChangesPane
from ilacs_desktop.ui.pages.team.history_ways import Finder
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import BannerTone
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.desk import FILES
from ilacs_desktop.ui.work.undo_offer import UNDO, UndoOffer
from ilacs_desktop.ui.work.workspace import Workspace

_REST = 400  # milliseconds without a change before what is open is compared again
_WAYS: tuple[tuple[Way, str], ...] = (
    ("until_now", "Since then until now"),
    ("in_this", "In this version"),
    ("other", "Compared with another version"),
)
# A pack holds some sections alone: beside a whole, everything else would seem deleted.
_WAYS_OF_A_PACK = _WAYS[1:]
_WAYS_OF_NOW: tuple[tuple[Way, str], ...] = (
    ("in_this", "Since it was last saved"),
    ("other", "Compared with another version"),
)


class HistoryTab(LeadingPage):
    """The versions at the left; at the right what has changed, each thing with a way back."""

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: Dialogs, lane: Lane) -> None:
        """On ``lane`` versions are loaded and compared."""
        super().__init__()
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._comparer = Comparer()
        self._question = Question()
        self._way: Way = "until_now"  # as the person chose it; not all fit what is open now
        self._last_year: Opened | None = None
        self._path: Path | None = None  # of last year's file
        self._running = False
        self._again = False
        self.versions = VersionsPane(theme)
        self.changes = ChangesPane(theme)
        self._offer = UndoOffer(workspace, self.changes.banner, self)
        self._forms = DraftForms(theme, workspace, dialogs, self)
        self._actions = VersionActions(theme, workspace, dialogs, lane, self._comparer, self)
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._just_put_back = QTimer(self, singleShot=True)
        self._empty = nothing_yet(theme)
        self._panes = ListAndWork(theme, self.versions, self.changes)
        fold = FoldButton(theme, "left", "Versions", "F8")
        fold.follow(self._panes)
        self.changes.add_fold(fold)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._panes)
        column = Column(theme, 0)
        column.addWidget(self._stack)
        self.setLayout(column)
        self._listen()

    def refresh(self) -> None:
        """Show the versions there are, and what changed by now; what is chosen stays so."""
        work, services = self._workspace, self._workspace.services
        log = work.history.log()
        self._stack.setCurrentWidget(self._panes if log else self._empty)
        telling = Telling(
            log,
            work.document.sign_offs,
            services.author.device,
            services.now().date(),
            unsaved=work.is_changed and bool(log),
            packs=self._packs(),
        )
        self.versions.show_versions(telling)
        if self._question.version == NOW or self._question.way == "until_now":
            self._ask()

    def show_since(self, version: str) -> None:
        """Choose a version, and show what was changed from it until now."""
        self.refresh()
        self._way = "until_now"
        self.versions.select(version)
        self._ask()

    def focus_first(self) -> None:
        """Put the keyboard on the versions."""
        self.versions.take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # ---- asking

    def _listen(self) -> None:
        changes, actions = self.changes, self._actions
        self._workspace.saved_changed.connect(self._on_saved_changed)
        self._resting.timeout.connect(self._on_rested)
        self.versions.chosen.connect(self._on_chosen)
        actions.told.connect(self._on_told)
        changes.compared_with.connect(self._on_compared_with)
        changes.target_wanted.connect(self._on_target_wanted)
        changes.record_wanted.connect(self._on_record_wanted)
        changes.banner.acted.connect(self._on_undo)
        for button, slot in (
            (changes.name, self._on_name),
            (changes.another, self._on_another),
            (changes.read, self._on_read),
            (changes.copy, self._on_copy),
            (changes.back, self._on_back),
            (changes.put_back, self._on_put_back),
            (changes.copy_words, self._on_copy_words),
        ):
            button.clicked.connect(slot)

    @property
    def _version(self) -> Version | None:
        """The version that is chosen; None for what is open now, and where none is chosen."""
        return self._workspace.history.versions.get(self.versions.current)

    def _packs(self) -> Mapping[str, PackVersion]:
        """Return which versions are of a pack that was brought in."""
        return pack_versions(self._workspace.history, self._workspace.document.pack)

    def _show_version(self) -> None:
        """Show what is chosen and what it can be compared with."""
        version, packs = self._version, self._packs()
        pack = packs.get(version.id) if version is not None else None
        others = [
            one
            for one in self._workspace.history.log()
            if one is not version and _pack_id(packs.get(one.id)) == _pack_id(pack)
        ]
        told = say_version(version, None, pack) if version is not None else "Now, not saved yet"
        options = self._ways_of(version, pack)
        if not others:
            options = [option for option in options if option[0] != "other"]
        self.changes.show_version(
            told,
            options,
            saved=version is not None,
            whole=version is not None and pack is None,
            comparable=pack is None,
        )
        way = self._way if self._way in dict(options) else options[0][0]
        self.changes.way.set_value(way)
        is_other = way == "other"
        said = versions_said(others, None, packs) if is_other else ()
        self.changes.offer_others(said, shown=is_other)

    def _ways_of(self, version: Version | None, pack: PackVersion | None) -> list[tuple[str, str]]:
        """Return what a version can be compared with, with the words for it."""
        if pack is not None:
            return [*_WAYS_OF_A_PACK]
        options: list[tuple[str, str]] = [*(_WAYS if version is not None else _WAYS_OF_NOW)]
        if self._path is not None:
            options.append(("last_year", f"Compared with “{self._path.name}”"))
        return options

    def _ask(self) -> None:
        """Compare what is chosen with what it is to be compared with."""
        if not self.versions.current:
            return
        self._show_version()
        way = _way(self.changes.way.value)
        other = self.changes.other.value if way == "other" else ""
        path = self._path if way == "last_year" else None
        asked = Question(self.versions.current, way, other, path)
        if asked != self._question:
            self.changes.show_listing(Listing(summary="Comparing…"))
        self._question = asked
        self._run()

    def _run(self) -> None:
        """Compare at once, or when the comparison that is on the way is done."""
        if self._running:
            self._again = True
            return
        self._running = True
        work = self._workspace
        last_year = self._last_year.document if self._last_year is not None else None
        order = Comparing(self._question, work.open_now(), work.framework, None, last_year)
        job = partial(self._comparer.compare, order)
        self._lane.run(job, partial(self._on_compared, order))

    def _on_compared(self, order: Comparing, result: object) -> None:
        self._running = False
        if self._again or order.question != self._question:
            self._again = False
            self._run()  # somebody asked for something else meanwhile
        elif isinstance(result, Compared):
            self.changes.show_listing(result.listing)
            self._show_ways()
        else:
            told = sentence_of(result, FAULT)
            self.changes.show_listing(Listing(summary=told))

    def _show_ways(self) -> None:
        """Say where each change leads in the document as it is now."""
        finder, entries = Finder(self._workspace.document), self.changes.entries
        self.changes.set_ways({id_: finder.ways(one.change) for id_, one in entries.items()})

    @Slot()
    def _on_chosen(self) -> None:
        self._offer.forget()
        self.changes.banner.hide()
        self._ask()

    @Slot()
    def _on_compared_with(self) -> None:
        self._way = _way(self.changes.way.value)
        self._ask()

    @Slot()
    def _on_saved_changed(self) -> None:
        """Wait for rest: each change of the document tells of this too."""
        if self.isVisible():
            self._resting.start()

    @Slot()
    def _on_rested(self) -> None:
        if self.isVisible():
            self.refresh()
            self._show_ways()

    # ---- another file

    @Slot()
    def _on_another(self) -> None:
        """Ask for last year's file, or any, and read it; what was shown stays until it is read."""
        work = self._workspace
        folder = work.path.parent if work.path is not None else None
        path = self._dialogs.ask_open_file("Compare with another file", FILES, folder)
        if path is not None:
            self._read(path, None)

    def _read(self, path: Path, passphrase: str | None) -> None:
        self._on_told(f"Reading “{path.name}”…", "info", False)
        job = partial(open_file, path, passphrase=passphrase)
        self._lane.run(job, partial(self._on_file_read, path))

    def _on_file_read(self, path: Path, result: object) -> None:
        self.changes.banner.hide()
        if isinstance(result, NeedsPassphraseError | WrongPassphraseError):
            given = self._dialogs.ask_passphrase("Open an encrypted file", str(result))
            if given is not None:
                self._read(path, given)
        elif isinstance(result, Opened):
            self._last_year, self._path = result, path
            self._way = "last_year"
            self._ask()
        else:
            self._on_told(sentence_of(result, FAULT), "warn", False)

    # ---- acting

    @Slot()
    def _on_put_back(self) -> None:
        entry = self.changes.entry
        if entry is None or self._just_put_back.isActive():
            return  # the second half of a double click: the next change is under the pointer now
        result = undone(self._workspace.document, entry.change)
        if result.why:
            self._on_told(result.why, "warn", False)
            return
        label = "Put back" if entry.change.before is not None else "Take out"
        self._workspace.change(label, result.document)
        told = "It is as it was." if entry.change.before is not None else "It was taken out."
        self._on_told(" ".join((told, *result.notes)), "ok", True)
        self._just_put_back.start(QApplication.doubleClickInterval())
        self.changes.take_keyboard()

    @Slot()
    def _on_copy_words(self) -> None:
        entry = self.changes.entry
        if entry is not None:
            QGuiApplication.clipboard().setText(entry.old)
            self._on_told("The old words were copied.", "info", False)

    @Slot(str, str, bool)
    def _on_told(self, text: str, tone: BannerTone, can_undo: bool) -> None:
        self.changes.say(text, tone, UNDO if can_undo else "")
        if can_undo:
            self._offer.make()
        else:
            self._offer.forget()

    @Slot()
    def _on_undo(self) -> None:
        was_seen = self.isVisible()
        self._offer.take()
        self.changes.banner.hide()
        if was_seen and not self.isVisible():
            self.stage_wanted.emit("team")  # the window went to what undo changed; it is seen here
        self.changes.take_keyboard()

    @Slot()
    def _on_name(self) -> None:
        self._actions.name()

    @Slot()
    def _on_read(self) -> None:
        if self._version is not None:
            self._actions.read(self._version, self._packs().get(self._version.id))

    @Slot()
    def _on_copy(self) -> None:
        if self._version is not None:
            self._actions.copy(self._version)

    @Slot()
    def _on_back(self) -> None:
        if self._version is not None:
            self._actions.go_back(self._version)

    @Slot(object)
    def _on_record_wanted(self, record: Evidence | Action | PriorPoint | Indicator) -> None:
        self._forms.edit(record)


def _pack_id(pack: PackVersion | None) -> str:
    return pack.pack if pack is not None else ""


def _way(value: str) -> Way:
    return next((way for way, _ in (*_WAYS, ("last_year", "")) if way == value), "until_now")
