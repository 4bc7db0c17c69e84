"""What can be done with evidence: each is one step of undo, told in a sentence."""

import msgspec
from PySide6.QtCore import QObject, Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.records import Evidence, Parked
from ilacs_desktop.document.uses import uses_of_evidence
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.evidence.facts import shown_by_it
from ilacs_desktop.ui.pages.evidence.incoming import Start, evidence_from
from ilacs_desktop.ui.pages.records.actions import RecordActions
from ilacs_desktop.ui.pages.records.uses import use_links, uses_in_words
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace

_LEAVING = (
    "“{}” stays in the list, but the checks no longer ask for it to be used. You can take it up"
    " again."
)


class EvidenceActions(RecordActions):
    """Adds, edits, copies, leaves out and removes items of one self-evaluation."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(theme, workspace, dialogs, parent)
        self._asked = ""
        self._opened: Evidence | None = None

    def item(self, id_: str) -> Evidence | None:
        """Return the item of this id; None where there is none."""
        return next((one for one in self._workspace.document.evidence if one.id == id_), None)

    def add(self, starts: tuple[Start, ...] = (Start(""),)) -> None:
        """Add an item through its form; several at once are added as they are."""
        number = next_number(self._workspace.document.evidence)
        today = self._workspace.today
        items = [evidence_from(s, new_id("ev"), number + n, today) for n, s in enumerate(starts)]
        if len(items) == 1:
            self._ask(items[0], is_new=True)
        elif items:
            document = self._workspace.document
            added = msgspec.structs.replace(document, evidence=(*document.evidence, *items))
            self._workspace.change("Add evidence", added)
            told = f"{len(items)} items were added. Give each a type, and say what it shows."
            self.done.emit(items[0].id, told)

    def edit(self, id_: str) -> None:
        """Ask for changes to an item."""
        item = self.item(id_)
        if item is not None:
            self._ask(item, is_new=False)

    def duplicate(self, id_: str) -> None:
        """Ask for a new item that begins as a copy of another: this quarter's from last quarter's."""
        item = self.item(id_)
        if item is not None:
            number = next_number(self._workspace.document.evidence)
            copy = msgspec.structs.replace(item, id=new_id("ev"), number=number, parked=None)
            self._ask(copy, is_new=True)

    def leave_out(self, id_: str) -> None:
        """Ask why an item is left out on purpose, and who decided so."""
        from ilacs_desktop.ui.dialogs.leave_out import LeaveOutForm

        item = self.item(id_)
        if item is not None:
            self._asked = id_
            by = self._workspace.services.author.by
            form = LeaveOutForm(self._theme, "the evidence", _LEAVING.format(item.title), by)
            form.decided.connect(self._on_decided)
            self._dialogs.open_form(form)

    def take_up(self, id_: str) -> None:
        """Use an item again that was left out."""
        item = self.item(id_)
        if item is not None:
            self._keep("Take up evidence", msgspec.structs.replace(item, parked=None))
            self.done.emit(id_, f"Evidence [{item.number}] is in use again.")

    def remove(self, id_: str) -> None:
        """Take an item out of the document, and tell where that leaves a citation without one."""
        item = self.item(id_)
        if item is None:
            return
        document = self._workspace.document
        uses = uses_of_evidence(document).get(id_, ())
        links = use_links(uses, id_, document, self._workspace.framework)
        told = [f"Evidence [{item.number}] was removed."]
        if links:
            where = uses_in_words(links)
            told.append(f"It is still cited in {where}, where it shows as unknown now.")
        elif shown_by_it(id_, document):
            told.append("An action that it showed to work has lost it.")
        self._drop("Remove evidence", item, " ".join(told))

    def _ask(self, item: Evidence, *, is_new: bool) -> None:
        from ilacs_desktop.ui.dialogs.evidence import EvidenceDialog

        framework, people = self._workspace.framework, self._workspace.document.people
        form = EvidenceDialog(self._theme, item, framework, people, is_new=is_new)
        form.saved.connect(self._on_added if is_new else self._on_edited)
        self._opened = item
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_added(self, item: Evidence) -> None:
        number = next_number(self._workspace.document.evidence)  # others may have come meanwhile
        self._keep("Add evidence", msgspec.structs.replace(item, number=number))
        self.done.emit(item.id, "")

    @Slot(object)
    def _on_edited(self, item: Evidence) -> None:
        self._keep_edited("Edit evidence", self._opened or item, item)

    @Slot(str, str)
    def _on_decided(self, reason: str, by: str) -> None:
        item = self.item(self._asked)
        if item is not None:
            self._keep(
                "Leave out evidence", msgspec.structs.replace(item, parked=Parked(reason, by))
            )
            self.done.emit(item.id, f"Evidence [{item.number}] is left out now.")
