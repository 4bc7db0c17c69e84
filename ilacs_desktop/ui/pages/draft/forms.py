"""Opens the forms for records and comments, and puts what they give into the document.

The forms' own modules are imported when one is first opened: the page is on the screen sooner.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.discussion import answered, closed, new_comment, reopened
from ilacs_desktop.document.edited import with_edited
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.plan import answering_action, with_answer
from ilacs_desktop.document.records import Action, Comment, Evidence, Indicator, PriorPoint
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.draft.parts import part_of
from ilacs_desktop.ui.pages.draft.side.record_rows import Record
from ilacs_desktop.ui.pages.draft.side.shelves import NOUNS, Kind
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.checks.finding import Finding
    from ilacs_desktop.ui.dialogs.record_form import RecordForm

_KINDS: tuple[tuple[type[Record], Kind], ...] = (
    (Evidence, "evidence"),
    (Action, "action"),
    (PriorPoint, "point"),
    (Indicator, "figure"),
)


class DraftForms(QObject):
    """Adds, edits and deletes records, and writes, answers and closes comments.

    Signals:
        added: a record of this kind and id is new in the document.
        given_up: a form for a new record was closed without one.
        aside_decided: a finding is to be set aside, with the reason and the name of who decided.
    """

    aside_decided = Signal(object, str, str)
    added = Signal(str, str)
    given_up = Signal()

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._place = Place("", "")
        self._answers = (self._place, "")
        self._opened: Record | None = None

    def add(self, kind: Kind, part: str, words: str = "") -> None:
        """Ask for a new record; ``part`` is the key of the open part, ``words`` its first words."""
        form = self._form(self._fresh(kind, part, words), is_new=True)
        form.saved.connect(self._on_added)
        form.rejected.connect(self.given_up)
        self._dialogs.open_form(form)

    def add_answer(self, place: Place, block: str) -> None:
        """Ask for an action that answers an area for improvement, whose paragraph will point at it."""
        document = self._workspace.document
        number = next_number(document.actions)
        action = answering_action(document, place, block, new_id("ac"), number)
        if action is None:
            return
        self._answers = (place, block)
        form = self._form(action, is_new=True)
        form.saved.connect(self._on_answer_added)
        self._dialogs.open_form(form)

    def edit(self, record: Record) -> None:
        """Ask for changes to a record."""
        form = self._form(record, is_new=False)
        self._opened = record
        form.saved.connect(self._on_edited)
        self._dialogs.open_form(form)

    def delete(self, record: Record) -> None:
        """Take a record out of the document; undo brings it back."""
        document = without_record(self._workspace.document, record)
        self._workspace.change(f"Delete {NOUNS[kind_of(record)]}", document)

    def add_comment(self, title: str, questions: Iterable[tuple[str, str]], place: Place) -> None:
        """Ask for a comment on a part of this title; ``place`` is the text offered first."""
        from ilacs_desktop.ui.dialogs.comment import CommentDialog

        self._place = place
        form = CommentDialog(self._theme, title, questions, place.question)
        form.written.connect(self._on_comment_written)
        self._dialogs.open_form(form)

    def set_aside(self, finding: "Finding") -> None:
        """Ask why a finding can stand, and who decided so."""
        from ilacs_desktop.ui.pages.review.set_aside import SetAsideDialog

        form = SetAsideDialog(self._theme, finding, self._workspace.services.author.by)
        form.decided.connect(self.aside_decided)
        self._dialogs.open_form(form)

    def answer(self, comment: Comment) -> None:
        """Ask for an answer to a comment."""
        from ilacs_desktop.ui.dialogs.comment import AnswerDialog

        form = AnswerDialog(self._theme, comment)
        form.written.connect(self._on_answer_written)
        self._dialogs.open_form(form)

    def close(self, comment: Comment) -> None:
        """Close a comment in the author's name."""
        done = closed(comment, self._workspace.services.author.by)
        self._keep("Close comment", done)

    def reopen(self, comment: Comment) -> None:
        """Open a closed comment again."""
        self._keep("Reopen comment", reopened(comment))

    def _fresh(self, kind: Kind, part: str, words: str) -> Record:
        document = self._workspace.document
        title = f"{words[:1].upper()}{words[1:]}"
        if kind == "evidence":
            return Evidence(new_id("ev"), next_number(document.evidence), title)
        if kind == "action":
            return Action(new_id("ac"), next_number(document.actions), title)
        found = part_of(document, part)
        if kind == "point":
            sections = (part,) if found in document.sections else ()
            return PriorPoint(new_id("pp"), title, sections=sections)
        judgement = getattr(found, "judgement", part if found is not None else "")
        return Indicator(new_id("in"), title, judgement)

    def _form(self, record: Record, *, is_new: bool) -> "RecordForm":
        document, theme = self._workspace.document, self._theme
        if isinstance(record, Evidence):
            from ilacs_desktop.ui.dialogs.evidence import EvidenceDialog

            framework = self._workspace.framework
            return EvidenceDialog(theme, record, framework, document.people, is_new=is_new)
        if isinstance(record, Action):
            from ilacs_desktop.ui.dialogs.action import ActionDialog

            return ActionDialog(theme, record, document.evidence, document.people, is_new=is_new)
        if isinstance(record, PriorPoint):
            from ilacs_desktop.ui.dialogs.prior_point import PriorPointDialog

            parts = (document.sections, document.actions, document.inspections)
            return PriorPointDialog(theme, record, *parts, is_new=is_new)
        from ilacs_desktop.ui.dialogs.indicator import IndicatorDialog

        return IndicatorDialog(theme, record, document.judgements, is_new=is_new)

    def _keep(self, label: str, record: Record | Comment) -> None:
        self._workspace.change(label, with_record(self._workspace.document, record))

    @Slot(object)
    def _on_added(self, record: Record) -> None:
        kind = kind_of(record)
        if isinstance(record, Evidence | Action):  # others may have been numbered meanwhile
            taken = getattr(
                self._workspace.document, "evidence" if kind == "evidence" else "actions"
            )
            record = msgspec.structs.replace(record, number=next_number(taken))
        self._keep(f"Add {NOUNS[kind]}", record)
        self.added.emit(kind, record.id)

    @Slot(object)
    def _on_answer_added(self, action: Action) -> None:
        document = self._workspace.document
        action = msgspec.structs.replace(action, number=next_number(document.actions))
        after = with_answer(document, action, *self._answers)
        self._workspace.change("Add action", after)

    @Slot(object)
    def _on_edited(self, record: Record) -> None:
        after = with_edited(self._workspace.document, self._opened or record, record)
        self._workspace.change(f"Edit {NOUNS[kind_of(record)]}", after.document)
        if after.told:
            self._workspace.noted.emit(after.told)

    @Slot(str, str)
    def _on_comment_written(self, question: str, text: str) -> None:
        services = self._workspace.services
        place = Place(self._place.part, question)
        self._keep("Add comment", new_comment(place, text, services.author.by, services.now()))

    @Slot(str, str)
    def _on_answer_written(self, comment: str, text: str) -> None:
        services = self._workspace.services
        for known in self._workspace.document.comments:
            if known.id == comment:
                reply = answered(known, text, services.author.by, services.now())
                self._keep("Answer comment", reply)


def kind_of(record: Record) -> Kind:
    """Return the kind of a record."""
    return next(kind for known, kind in _KINDS if isinstance(record, known))


def find_record(workspace: Workspace, kind: Kind, record: str) -> Record | None:
    """Return the record of this kind and id, or None when the document has none."""
    document = workspace.document
    lists: dict[Kind, tuple[Record, ...]] = {
        "evidence": document.evidence,
        "action": document.actions,
        "point": document.prior_points,
        "figure": document.indicators,
    }
    return next((known for known in lists[kind] if known.id == record), None)
