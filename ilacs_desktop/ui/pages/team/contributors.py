"""Contributors: who was sent which sections, who is late, and what came back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent

from ilacs_desktop.cycle.files import Made, MakeForm, Order
from ilacs_desktop.cycle.packs import writers
from ilacs_desktop.cycle.register import marked_returned, not_needed, offered_due, register
from ilacs_desktop.cycle.reminder import covering_email, reminder
from ilacs_desktop.document.model import Document
from ilacs_desktop.exchange.coming_back import Line
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.dialogs.pack import Offered, PackForm, Writer
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.pages.team.contributors_back import BringingBack
from ilacs_desktop.ui.pages.team.contributors_making import MakingPacks
from ilacs_desktop.ui.pages.team.contributors_rows import summed
from ilacs_desktop.ui.pages.team.contributors_view import ContributorsView
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import BannerTone
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.undo_offer import UNDO, UndoOffer
from ilacs_desktop.ui.work.workspace import Workspace

RETURNED = (
    FileKind("Packs and Word forms", ("*.ilacs", "*.docx")),
    FileKind("Packs", ("*.ilacs",)),
    FileKind("Word documents", ("*.docx",)),
)
_REDRAWN_BY = ("packs", "sections", "people", "cycle")
_SAVE_FIRST = (
    "Save the self-evaluation first. Each pack says which version it was made from: with that, what"
    " comes back can be compared with what was sent."
)
_BUSY = "The packs are still being made. It is told here when they are done."
_SAVE, _LOOK = "Save…", "Look at what came in"
_PASTE = "Paste it into an email."
_COVER = "Attach each to an email: “Copy the email” gives you the words for the one that is chosen."


class ContributorsTab(ContributorsView):
    """The list of packs, and what can be done with them.

    Signals:
        brought_in: something came in.
        look_wanted: the person wants to look at what came in.
        save_wanted: the self-evaluation has no file yet and needs one.
        stage_wanted: go to the page of this id.
    """

    brought_in = Signal()
    look_wanted = Signal()
    save_wanted = Signal()
    stage_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        form_maker: Callable[[], MakeForm],
    ) -> None:
        """``form_maker`` gives what makes the bytes of a Word form, in the look chosen by then."""
        super().__init__(theme)
        self._workspace = workspace
        self._dialogs = dialogs
        self._making = MakingPacks(workspace, outlet.lane, form_maker, self)
        self._back = BringingBack(workspace, dialogs, outlet.reading, self)
        self._offer = UndoOffer(workspace, self.banner, self)
        self._action = ""  # what the link of the banner says
        self._listen()
        self.refresh()

    def refresh(self) -> None:
        """Show the packs as they stand today."""
        document, today = self._workspace.document, self._workspace.today
        entries = register(document, today)
        self.show_entries(entries, summed(entries, document), has_owners=bool(writers(document)))

    def bring_files(self, paths: tuple[Path, ...]) -> None:
        """Bring in packs, Word forms and copies of this self-evaluation; tell what became of each."""
        self._back.bring(paths)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # what changed while nobody looked, and another day may have begun

    def _listen(self) -> None:
        for button, slot in (
            (self.make, self._on_make),
            (self.bring, self._on_bring),
            (self.remind, self._on_remind),
            (self.cover, self._on_cover),
            (self.mark, self._on_mark),
            (self.drop, self._on_drop),
            (self.to_set_up, self._on_to_set_up),
        ):
            button.clicked.connect(slot)
        self.table.delete_wanted.connect(self._on_delete_wanted)
        self.banner.acted.connect(self._on_acted)
        self._making.ended.connect(self._on_made)
        self._making.failed.connect(self._on_making_failed)
        self._back.began.connect(self._on_began)
        self._back.ended.connect(self._on_ended)
        self._workspace.document_changed.connect(self._on_document_changed)

    def _say(self, text: str, tone: BannerTone = "info", action: str = "") -> None:
        """Say what happened, and offer to do what ``action`` says."""
        self._action = action
        self.say(text, tone, action)
        if action == UNDO:
            self._offer.make()
        else:
            self._offer.forget()

    # ---- packs go out

    @Slot()
    def _on_make(self) -> None:
        work = self._workspace
        if self._making.is_busy:
            self._say(_BUSY)
            return
        if work.path is None:
            self._say(_SAVE_FIRST, "warn", _SAVE)
            return
        document, today = work.document, work.today
        asked = [
            Writer(
                person, sections, tuple(one for one in document.packs if one.owner == person.name)
            )
            for person, sections in writers(document)
        ]
        due = offered_due(document.cycle, work.framework, today)
        offered = Offered(_coordinator(work), due)
        form = PackForm(self._theme, asked, offered, today, locked=work.key is not None)
        form.wanted.connect(self._on_wanted)
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_wanted(self, orders: tuple[Order, ...]) -> None:
        path = self._workspace.path
        if path is None:
            return
        folder = self._dialogs.ask_folder("Where to put the packs", path.parent)
        if folder is not None:
            self._say(f"Making {counted(len(orders), 'pack')}…")
            self._making.make(orders, folder)

    @Slot(object)
    def _on_made(self, made: tuple[Made, ...]) -> None:
        paths = [one.path for one in made if one.path is not None]
        faults = [f"{one.pack.owner}: {one.fault}" for one in made if one.path is None]
        told = (
            [f"{counted(len(paths), 'pack')} made in the folder “{paths[0].parent.name}”."]
            if paths
            else []
        )
        told += [_COVER] if paths else []
        self._say(" ".join((*told, *faults)), "warn" if faults else "ok")
        if paths:
            self.table.select(next(one.pack.id for one in made if one.path is not None))
        self.focus_first()

    @Slot(str)
    def _on_making_failed(self, told: str) -> None:
        self._say(told, "bad")

    # ---- packs come back

    @Slot()
    def _on_bring(self) -> None:
        folder = self._workspace.path.parent if self._workspace.path is not None else None
        self.bring_files(self._dialogs.ask_open_files("Bring in returned files", RETURNED, folder))

    @Slot(int)
    def _on_began(self, count: int) -> None:
        self.results.hide()
        self._say(f"Reading {counted(count, 'file')}…")

    @Slot(object)
    def _on_ended(self, lines: tuple[Line, ...]) -> None:
        came = sum(line.came_in for line in lines)
        if len(lines) == 1:
            told = f"“{lines[0].name}”: {lines[0].words}"
        else:
            self.results.show_lines(lines)
            told = f"{came} of {len(lines)} files brought in."
        if came:
            self._say(told, "ok" if came == len(lines) else "warn", _LOOK)
            self.brought_in.emit()
        else:
            self._say(told, "warn")

    # ---- the pack that is chosen

    @Slot()
    def _on_remind(self) -> None:
        if self.current is not None:
            self._copy(reminder(self._workspace.document, self.current), "reminder")

    @Slot()
    def _on_cover(self) -> None:
        if self.current is not None:
            self._copy(covering_email(self._workspace.document, self.current), "email")

    def _copy(self, text: str, what: str) -> None:
        if self.current is not None:
            QGuiApplication.clipboard().setText(text)
            self._say(f"The {what} to {self.current.pack.owner} was copied. {_PASTE}", "ok")

    @Slot()
    def _on_mark(self) -> None:
        entry = self.current
        if entry is None:
            return
        returned = entry.state == "returned"
        on = None if returned else self._workspace.today
        label = "Mark as not returned" if returned else "Mark as returned"
        changed = marked_returned(self._workspace.document, entry.pack.id, on)
        self._workspace.change(label, changed)
        told = "not back yet" if returned else "returned"
        self._say(f"The pack of {entry.pack.owner} is marked as {told}.", "ok", UNDO)

    @Slot()
    def _on_drop(self) -> None:
        entry = self.current
        if entry is None:
            return
        self._workspace.change(
            "Take off a pack", not_needed(self._workspace.document, entry.pack.id)
        )
        self._say(
            f"The pack of {entry.pack.owner} is off the list. Nobody waits for it.", "ok", UNDO
        )
        self.focus_first()

    @Slot(str)
    def _on_delete_wanted(self, _pack: str) -> None:
        self._on_drop()

    # ---- ways

    @Slot()
    def _on_to_set_up(self) -> None:
        self.stage_wanted.emit("set_up/set_up/people")

    @Slot()
    def _on_acted(self) -> None:
        """Do what the link of the banner says."""
        self.banner.hide()
        if self._action == UNDO:
            self._offer.take()
            self.focus_first()
        elif self._action == _SAVE:
            self.save_wanted.emit()
        else:
            self.look_wanted.emit()

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if not self.isVisible() or all(
            getattr(old, name) is getattr(new, name) for name in _REDRAWN_BY
        ):
            return
        self.refresh()
        known = {pack.id for pack in old.packs}
        came = next((pack.id for pack in new.packs if pack.id not in known), "")
        if came:
            self.table.select(came)  # such as one that undo put on the list again


def _coordinator(workspace: Workspace) -> str:
    """Return the name of the coordinator, as contributors know it, or of whoever works here."""
    people = workspace.document.people
    named = (person.name for person in people if "coordinator" in person.roles)
    return next(named, workspace.services.author.by)
