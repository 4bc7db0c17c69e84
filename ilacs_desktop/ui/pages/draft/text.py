"""The middle of the draft page: the open part with its answers, one at a time."""

from typing import NamedTuple

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document import outline
from ilacs_desktop.document.edit_label import edit_label
from ilacs_desktop.document.places import Place, body_at, with_body, with_part
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.editor.edits import PAST_ANY_END
from ilacs_desktop.ui.editor.runs import Point
from ilacs_desktop.ui.editor.view import BodyEdit
from ilacs_desktop.ui.pages.draft.answer import AnswerPanel
from ilacs_desktop.ui.pages.draft.answers import answer_views
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.head import PartHead
from ilacs_desktop.ui.pages.draft.parts import part_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.workspace import Workspace

_ANSWERS = 3


class Kept(NamedTuple):
    """Where the author was in a part: the carets, the answer in use and how far it was scrolled."""

    carets: tuple[Point, ...]
    active: int
    scrolled: int


class TextPane(PageScroll):
    """Shows one part at a time in three editors that are made once.

    Signals:
        editor_used: the author is in another editor, or in none: a BodyEditor or None.
        place_wanted: the author wants to go to the text at this place.
        settle_wanted: the author wants to settle what people wrote differently.
    """

    editor_used = Signal(object)
    place_wanted = Signal(object)
    settle_wanted = Signal()

    def __init__(self, theme: Theme, workspace: Workspace, citables: Citables) -> None:
        content = QWidget()
        super().__init__(theme, content, measure=True, ground="surface")
        self._workspace = workspace
        self._citables = citables
        self._part = ""
        self._active = 0
        self._kept: dict[str, Kept] = {}
        self._scroll_to = 0
        self._told: BodyEditor | None = None
        self.is_typing = False  # while a change is told that is on screen already
        self.head = PartHead(theme)
        self.answers = tuple(AnswerPanel(theme, citables) for _ in range(_ANSWERS))
        column = Column(theme, 16, Margins(24, 16, 24, 32))
        column.addWidget(self.head)
        for answer in self.answers:
            column.addWidget(answer)
            self._listen(answer)
        column.addStretch(1)
        content.setLayout(column)
        self.head.field_chosen.connect(self._on_field_chosen)
        self.head.unpark_wanted.connect(self._on_unpark_wanted)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._on_settled)

    @property
    def part(self) -> str:
        """The key of the open part."""
        return self._part

    @property
    def editor(self) -> BodyEditor | None:
        """The editor that the author is in, or was in last; None where nothing can be written."""
        writable = self.editors
        active = self.answers[self._active].editor
        return active if active in writable else next(iter(writable), None)

    @property
    def answer(self) -> AnswerPanel:
        """The answer that the author is in, or was in last."""
        return next(
            (a for a in self.answers if a.editor is self.editor), self.answers[self._active]
        )

    @property
    def editors(self) -> tuple[BodyEditor, ...]:
        """The editors in sight that can be written in, from top to bottom."""
        return tuple(answer.editor for answer in self.answers if _can_write(answer))

    @property
    def question(self) -> str:
        """The question whose answer the author is in, or was last."""
        view = self.answer.view
        return view.own.question if view is not None else ""

    def show_part(self, key: str) -> None:
        """Show another part, where the author left it."""
        if key == self._part:
            return
        for answer in self.answers:
            answer.editor.settle()  # what came later would go into the part shown next
        self._keep()
        self._part = key
        kept = self._kept.get(key)
        self._active = kept.active if kept is not None else 0
        self.refresh()
        self.count()
        self._restore(kept)
        self._tell_editor()

    def refresh(self) -> None:
        """Show the part as it is now; what is the same is not touched."""
        document, framework = self._workspace.document, self._workspace.framework
        self.head.show_part(document, framework, self._part)
        views = answer_views(document, framework, self._part)
        for n, answer in enumerate(self.answers):
            answer.setVisible(n < len(views))
            if n < len(views):
                own, shown = views[n].own, views[n].shown
                answer.show_view(views[n], body_at(document, own), body_at(document, shown))
        if self._told is not self.editor:
            self._tell_editor()

    def count(self) -> None:
        """Count the words that are shown again."""
        self.head.count(self._workspace.document, self._part)
        for answer in self.answers:
            if not answer.isHidden():
                answer.count()

    def show_caret(self, caret: Caret) -> None:
        """Put the keyboard where the caret says, in the part that is open."""
        for n, answer in enumerate(self.answers):
            if answer.view is not None and answer.view.own == caret.place and _can_write(answer):
                self._active = n
                if answer.editor.caret() != (caret.block, caret.at):  # or keep what is selected
                    answer.editor.restore_caret(caret.block, caret.at)
                answer.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, place: Place) -> None:
        """Put the keyboard into the text at a place of the open part."""
        for n, answer in enumerate(self.answers):
            if answer.view is not None and answer.view.own == place and _can_write(answer):
                self._active = n
                answer.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_faces(self) -> None:
        """Show what chips say now."""
        for answer in self.answers:
            answer.editor.set_faces(self._citables.face)

    def _listen(self, answer: AnswerPanel) -> None:
        answer.edited.connect(self._on_edited)
        answer.told_chosen.connect(self._on_told_chosen)
        answer.judgement_wanted.connect(self.place_wanted)
        answer.settle_wanted.connect(self.settle_wanted)
        answer.editor.focus_gained.connect(self._on_focus_gained)

    def _keep(self) -> None:
        """Remember where the author is in the part that is open."""
        if self._part:
            carets = tuple(answer.editor.caret() for answer in self.answers)
            scrolled = self.verticalScrollBar().value()
            self._kept[self._part] = Kept(carets, self._active, scrolled)

    def _restore(self, kept: Kept | None) -> None:
        """Go back to where the author was, or to the end of each answer at the first visit."""
        for n, answer in enumerate(self.answers):
            last = answer.editor.body()[-1:]
            at = kept.carets[n] if kept is not None else None
            if at is None and last:
                at = Point(last[0].id, PAST_ANY_END)
            if at is not None:
                answer.editor.restore_caret(*at)
        self._scroll_to = kept.scrolled if kept is not None else 0
        self._settle.start()  # once the editors have their heights

    @Slot()
    def _on_settled(self) -> None:
        self.verticalScrollBar().setValue(self._scroll_to)

    @Slot()
    def _on_focus_gained(self) -> None:
        for n, answer in enumerate(self.answers):
            if answer.editor.hasFocus() and n != self._active:
                self._active = n
        self._tell_editor()

    def _tell_editor(self) -> None:
        self._told = self.editor
        self.editor_used.emit(self._told)

    @Slot(object, object)
    def _on_edited(self, place: Place, edit: BodyEdit) -> None:
        document = self._workspace.document
        label = "" if edit.group else edit_label(body_at(document, place), edit.body)
        caret = Caret(place, edit.block, edit.at)
        if label:
            self._workspace.change(label, with_body(document, place, edit.body), caret=caret)
        else:
            self.is_typing = bool(edit.group)
            self._workspace.edit_body(place, edit.body, group=edit.group, caret=caret)
            self.is_typing = False

    @Slot(object, bool)
    def _on_told_chosen(self, place: Place, told: bool) -> None:
        self._change_part("Answer for the judgement", {f"{place.question}_for_judgement": told})

    @Slot(str, str, str)
    def _on_field_chosen(self, label: str, field: str, value: str) -> None:
        self._change_part(label, {field: value})

    def _change_part(self, label: str, fields: dict[str, str | bool]) -> None:
        document = self._workspace.document
        part = part_of(document, self._part)
        if part is not None:
            changed = msgspec.structs.replace(part, **fields)
            self._workspace.change(label, with_part(document, changed))

    @Slot()
    def _on_unpark_wanted(self) -> None:
        document = outline.unpark(self._workspace.document, self._part)
        self._workspace.change("Take up section", document)
        self.answers[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _can_write(answer: AnswerPanel) -> bool:
    return not answer.isHidden() and answer.view is not None and not answer.view.told
