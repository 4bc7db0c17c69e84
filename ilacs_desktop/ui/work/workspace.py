"""One open self-evaluation as the window sees it: its session, its file and its journal.

Everything that changes the document goes through here, and everything that shows it listens here.
"""

import datetime as dt
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.session import Session
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.bring_in import Arrival, Brought, Open
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.journal import Journal
from ilacs_desktop.storage.save import Saved, SaveOrder
from ilacs_desktop.storage.siblings import Sibling
from ilacs_desktop.ui.work.arrivals import Arrivals
from ilacs_desktop.ui.work.coming_in import ComingIn
from ilacs_desktop.ui.work.editing import Editing
from ilacs_desktop.ui.work.incoming import Incoming, Newer, Taken, Waiting, with_what_was_typed
from ilacs_desktop.ui.work.keeping import Keeping
from ilacs_desktop.ui.work.pending import Pending, Wanted
from ilacs_desktop.ui.work.refused import Refused
from ilacs_desktop.ui.work.saving import Outcome, in_plain_words, look_into, order_of, save_and_join
from ilacs_desktop.ui.work.services import SaveState, Services

__all__ = ["SaveState", "Services", "Workspace"]

IDLE_SAVE = 5 * 60 * 1000  # milliseconds without a change; each save is an upload for OneDrive


class Workspace(Editing):
    """One open self-evaluation.

    Signals:
        saved_changed: whether everything is saved, or where it is saved, may be different now.
        told: a sentence the user should see, about saving or recovery.
        untold: a sentence told before that no longer holds.
        noted: a sentence of news that is good, or no worse than before.
        arrived: somebody else's work came in, as an Arrival.
        caught_up: what had to be taken in from the file is in the document now.
        siblings_changed: other copies of it were found beside its file, or are no more.
        beside_wanted: somebody wants them looked for now.
        nothing_came: a look into the file gave nothing: it could not be read, or was as it is here.
        framework_changed: another framework is in use, after the change that brought it about.
    """

    saved_changed = Signal()
    told = Signal(str)
    untold = Signal(str)
    noted = Signal(str)
    arrived = Signal(object)
    caught_up = Signal()
    siblings_changed = Signal()
    beside_wanted = Signal()
    nothing_came = Signal()
    framework_changed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - what is opened is that many facts
        self,
        document: Document,
        history: History,
        parents: tuple[str, ...],
        path: Path | None,
        services: Services,
        parent: QObject | None = None,
        key: Key | None = None,
    ) -> None:
        """``key`` is that of an encrypted file: it is saved with it, and the journal sealed."""
        super().__init__(Session(document, parents, services.clock), parent)
        self.services = services
        self._framework = services.framework_of(document.cycle)
        self._history = history
        self._path = path
        self._key = self._saved_key = key
        self._siblings: tuple[Sibling, ...] = ()
        self._saving = False
        self._pending = Pending()
        self._saved_at: dt.datetime | None = None
        self._refused = Refused(self.told.emit, self.untold.emit)
        self._named: dict[str, Version] = {}
        self._noted: set[str] = set()
        self._arrived = Arrivals()
        self._coming = ComingIn(self._session, services.save_lane, self)
        self._coming.settling.connect(self.settling)
        self._coming.look_wanted.connect(self._on_look_wanted)
        self._coming.ready.connect(self._on_ready)
        self._coming.failed.connect(self._on_failed)
        journal = Journal(services.recovery, key=key)
        self._keeping = Keeping(self._session, journal, services.journal_lane, self)
        self._keeping.failed.connect(self._on_failed)
        self._keeping.begin(document, path, parents, services.now())
        self._idle = QTimer(self, singleShot=True, interval=IDLE_SAVE)
        self._idle.timeout.connect(self._on_idle)

    @property
    def framework(self) -> Framework:
        """What Ofsted asks, as the framework says that this was written under; see ``is_at_home``."""
        return self._framework

    @property
    def is_at_home(self) -> bool:
        """Whether that framework is on this computer: if not, the shipped one stands in for it."""
        return self._framework.id == self.document.cycle.framework

    def look_up_framework(self) -> None:
        """Use what is on this computer now: a framework was brought in, or removed."""
        found = self.services.framework_of(self.document.cycle)
        if found is not self._framework:
            self._framework = found
            self.framework_changed.emit()

    @property
    def history(self) -> History:
        """All versions saved so far."""
        return self._history

    @property
    def path(self) -> Path | None:
        """The file, or None for a document that was never saved."""
        return self._path

    @property
    def today(self) -> dt.date:
        """The day it is; the example has a fixed one."""
        return self.document.cycle.today or self.services.now().date()

    @property
    def save_state(self) -> SaveState:
        """Whether everything is in the file."""
        if self._saving:
            return "saving"
        return "unsaved" if self.is_changed else "saved"

    @property
    def saved_at(self) -> dt.datetime | None:
        """When it was last saved since it was opened."""
        return self._saved_at

    @property
    def is_kept(self) -> bool:
        """Whether what is typed reaches the recovery journal."""
        return self._keeping.works

    @property
    def is_changed(self) -> bool:
        """Whether closing now would lose anything."""
        return self._session.is_changed or self._path is None or self._key is not self._saved_key

    @property
    def key(self) -> Key | None:
        """What the file is encrypted with; None for one that anybody can open."""
        return self._key

    @property
    def siblings(self) -> tuple[Sibling, ...]:
        """The other copies of the document beside its file, what was changed last first."""
        return tuple(s._replace(is_new=not self.knows(s.manifest.head)) for s in self._siblings)

    def open_now(self) -> Open:
        """Return what is open, for work that is to be brought into it."""
        who, now = self.services.author, self.services.now()
        parents = self._session.parents
        return Open(self.document, self._history, parents, who.by, who.device, now)

    def order(self, path: Path) -> SaveOrder:
        """Return the order to save what is open to a path; nothing is saved by that."""
        return order_of(self.open_now(), path, self.services, self._key)

    def begin_anew(self, document: Document, history: History) -> None:
        """Make these what is open, with no way back: words were erased from both.

        What waits to come in has the words, and is dropped: the next save joins it from the file.
        That save begins the journal anew; without a file there is none, so it begins anew now.
        """
        self._history = history
        self._arrived.forget()
        self._coming.drop()
        self._session.forget_steps()
        self._session.record(lambda _: document)
        if self._path is None:
            self.keep_whole()
        self.saved_changed.emit()

    def keep_whole(self) -> None:
        """Begin the journal of what has no file anew, so that all there is, is unsaved work."""
        empty = new_document(self.framework, "", None)
        base = msgspec.structs.replace(empty, id=self.document.id)
        self._keeping.begin(base, None, self._session.parents, self.services.now())

    def bring_in(self, label: str, brought: Brought) -> None:
        """Make this the document, as one step of undo, with what was typed since ``open_now``.

        The next save follows the versions that came in; undo takes them back with their work.
        """
        self.settle()
        by = self.services.author.by
        arrival = with_what_was_typed(brought.arrival, self.document, by)
        self._history = self._history.unite(brought.history)
        known = self._known()
        joined = tuple(version for version in brought.joined if version not in known)
        if joined or arrival.after != self.document:
            self._session.change(label, arrival.after, joined=joined)
            self.note_arrival(arrival, joined)

    def note_arrival(self, arrival: Arrival, joined: tuple[str, ...] = ()) -> None:
        """Remember what came in, as long as what is open follows these versions."""
        self._arrived.add(arrival, joined)
        self.arrived.emit(arrival)

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """What came in since it was opened and was not undone, newest first."""
        return self._arrived.that_follow(self._session.parents)

    def knows(self, version: str) -> bool:
        """Return whether what is open follows a version, or is about to."""
        return self._coming.expects(version) or version in self._known()

    def set_key(self, key: Key | None) -> None:
        """Encrypt what is saved from now on, or with None no more; the file at once if there is one."""
        self._key = key
        self._keeping.seal(key)
        self.saved_changed.emit()
        self.save()

    def set_siblings(self, found: tuple[Sibling, ...]) -> None:
        """Tell which other copies of the document are beside its file."""
        if found != self._siblings:
            self._siblings = found
            self.siblings_changed.emit()

    def look_beside(self) -> None:
        """Have the folder looked through for other copies now: one was moved, or brought in."""
        self.beside_wanted.emit()

    def take_in(self) -> None:
        """Take in what somebody else saved in the file, when typing rests."""
        self._coming.look()

    def take_in_now(self) -> None:
        """Take in at once what waits for typing to rest: nobody types any more."""
        self._coming.hurry()

    def named(self, label: str) -> Version | None:
        """Return the version of ours that was saved last under a name since it was opened."""
        return self._named.get(label)

    def save(self, label: str = "") -> None:
        """Save to the file in the background; nothing happens to a document that has none.

        A ``label`` names the version. While it is being saved it is saved once more after that, to
        where it is by then.
        """
        self.settle()
        self._pending.add(Wanted(label))
        self._save_what_waits()

    def save_as(self, path: Path) -> None:
        """Save to another file, which the user agreed to replace, and go on with that one."""
        self.settle()
        self._pending.add(Wanted(path=path))
        self._save_what_waits()

    def close(self) -> None:
        """End the work on this document; what is not saved was given up on purpose."""
        self._idle.stop()
        self._coming.stop()
        self._keeping.stop()
        self.services.save_lane.drain()
        self._keeping.close()

    def _save_to(self, path: Path, *, label: str = "", overwrite: bool = False) -> None:
        self._saving = True
        self._coming.pause()
        order = msgspec.structs.replace(
            self.order(path), label=label, overwrite=overwrite, kept_as=self._refused.kept
        )
        if len(order.parents) > 1:
            # Undone while it is saved, the next save would read as if somebody had deleted theirs.
            self._session.forget_steps()
        job = partial(save_and_join, order, other_key=self._key is not self._saved_key)
        self.services.save_lane.run(job, partial(self._on_saved, order))
        self.saved_changed.emit()

    def _on_saved(self, order: SaveOrder, result: Outcome | Exception) -> None:
        self._saving = False
        if isinstance(result, Exception):
            self._refused.failed(result)
            self._coming.go_on()
        else:
            self._refused.over()
            if result.elsewhere:
                self.told.emit(result.elsewhere)
            self._take_over(order, result.saved, result.incoming)
        self.saved_changed.emit()
        self._save_what_waits()

    def _save_what_waits(self) -> None:
        while not self._saving and (wanted := self._pending.take()) is not None:
            if wanted.path is not None:
                self._save_to(wanted.path, overwrite=True)
            elif self._path is not None:
                self._save_to(self._path, label=wanted.label)

    def _take_over(self, order: SaveOrder, saved: Saved, incoming: Incoming | None) -> None:
        """Go on from what was saved; what the save has joined comes in when typing rests."""
        same = self._history is order.history
        self._history = saved.history if same else self._history.unite(saved.history)
        self._path, self._saved_key = saved.path, order.key
        self._saved_at = self.services.now()
        (own,) = incoming.followed if incoming is not None else (saved.version.id,)
        if order.label:
            self._named[order.label] = self._history.versions[own]
        self._session.mark_saved(order.document, order.parents, own)
        self._arrived.settle(order.parents)
        self._keeping.begin(order.document, saved.path, (own,), self._saved_at)
        for note in saved.notes:
            if note not in self._noted:  # a part of a shared folder is odd at every save
                self._noted.add(note)
                self.told.emit(note)
        if incoming is not None:
            self._coming.expect(incoming)
        self._coming.go_on()

    @Slot()
    def _on_look_wanted(self) -> None:
        """Look into the file; what is not saved is joined with it by a save."""
        if self._path is None:
            return
        if self._session.is_changed:
            self.save()
            return
        by, parents = self.services.author.by, self._session.parents
        here = Waiting(self.document, self._history, parents, self._path, by, self._key)
        self.services.save_lane.run(partial(look_into, here), partial(self._on_looked, here))

    def _on_looked(self, here: Waiting, result: Newer | Exception) -> None:
        if here.path != self._path:
            return
        if isinstance(result, Exception):  # it is told of when it is to be saved
            self.nothing_came.emit()
        elif result.apart:
            self.save()
        elif result.incoming is not None:
            self._history = self._history.unite(result.history)
            self._coming.expect(result.incoming)
        else:
            self.nothing_came.emit()

    @Slot(object)
    def _on_ready(self, taken: Taken) -> None:
        """Make what came in the document. From the file that is saved to, it is saved already."""
        incoming = taken.incoming
        if incoming.path == self._path:
            followed, version = incoming.followed, incoming.version
            self._session.take_in(taken.document, incoming.theirs, followed, version)
            self._keeping.begin(incoming.theirs, self._path, (version,), self.services.now())
            joined: tuple[str, ...] = ()
        else:
            joined = (incoming.version,)
            label = f"Bring in what {taken.arrival.by or 'somebody else'} saved"
            self._session.change(label, taken.document, joined=joined)
        if taken.sentence:
            self.noted.emit(taken.sentence)
            self.note_arrival(taken.arrival, joined)
        self.saved_changed.emit()
        self.caught_up.emit()

    def _known(self) -> frozenset[str]:
        """Return the versions that what is open follows."""
        parents = self._session.parents
        return frozenset(v for parent in parents for v in self._history.ancestors(parent))

    def _session_changed(self, old: Document, new: Document) -> None:
        self._idle.start()
        before = self._framework
        if old.cycle is not new.cycle:
            self._framework = self.services.framework_of(new.cycle)
        super()._session_changed(old, new)
        self.saved_changed.emit()
        if self._framework is not before:
            self.framework_changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.told.emit(in_plain_words(error))

    @Slot()
    def _on_idle(self) -> None:
        if self._path is not None and self._session.is_changed:
            self.save()
