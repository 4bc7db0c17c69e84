"""The panel of last year's words: what the open part said, to read and to take over."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.remembered import take_over
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.editor.clipboard import to_clipboard
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.parts import question_name
from ilacs_desktop.ui.pages.draft.side.last_year_rows import (
    Answer,
    Line,
    Shown,
    as_last_years,
    shown,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Tone
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.tag import Tag
from ilacs_desktop.ui.work.workspace import Workspace

_TONES: dict[str, Tone] = {"strength": "ok", "improvement": "warn"}
_NO_PLACE = "Has no place this year"
_TAKEN = "Stands in this year’s answer."


class LastYearPanel(PageScroll):
    """What the texts of one part said when they were last written.

    Signals:
        taken_over: text was put into an answer: a sentence that says where; undo takes it back.
    """

    taken_over = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        content = QWidget()
        super().__init__(theme, content)
        self._workspace = workspace
        self._citables = Citables(workspace.framework)
        self._part = ""
        self._question = ""
        self._shown: Shown | None = None
        self._opened = False  # what has no place this year
        self._fold: Disclosure | None = None
        self._column = Column(theme, 12, all_round(12))
        content.setLayout(self._column)

    def show_part(self, part: str) -> None:
        """Show what another part said, or look again at this one."""
        document = self._workspace.document
        self._citables.update(document)
        found = shown(document, self._workspace.framework, part, self._citables.face)
        if (found, part) != (self._shown, self._part):
            if part != self._part:
                self.verticalScrollBar().setValue(0)
            self._part, self._shown = part, found
            self._fill(found)

    def set_question(self, question: str) -> None:
        """Put what has no place into the answer to this question: the author is writing there."""
        self._question = question

    def _fill(self, found: Shown) -> None:
        at = self._place_of_keyboard()
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(BodyLabel(self._theme, found.intro, "text2"))
        for answer in found.answers:
            self._add(AnswerCard(self._theme, answer))
        if found.elsewhere:
            self._add_elsewhere(found.elsewhere, found.writable)
        self._column.addStretch(1)
        if at >= 0:
            self._give_keyboard(at)

    def _add_elsewhere(self, answers: tuple[Answer, ...], here: tuple[Place, ...]) -> None:
        words = f"{_NO_PLACE} ({len(answers)})"
        self._fold = Disclosure(self._theme, words, is_open=self._opened)
        self._fold.opened.connect(self._on_fold)
        self._column.addWidget(self._fold)
        for answer in answers if self._opened else ():
            self._add(AnswerCard(self._theme, answer, can_go_here=bool(here)))

    def _add(self, card: "AnswerCard") -> None:
        card.take_wanted.connect(self._on_take_wanted)
        card.copy_wanted.connect(self._on_copy_wanted)
        self._column.addWidget(card)

    def _links(self) -> list[QAbstractButton]:
        """Return what can be pressed in the cards, in reading order."""
        return [link for card in self._cards() for link in card.links]

    def _cards(self) -> list["AnswerCard"]:
        items = (self._column.itemAt(n) for n in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, AnswerCard)]

    def _place_of_keyboard(self) -> int:
        was = self.window().focusWidget()
        links = self._links()
        return links.index(was) if isinstance(was, QAbstractButton) and was in links else -1

    def _give_keyboard(self, at: int) -> None:
        """Put the keyboard on what stands now where it was: the text under it was taken over."""
        links = self._links()
        if links:
            links[min(at, len(links) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_fold(self, is_open: bool) -> None:
        self._opened = is_open
        if self._shown is not None and self._fold is not None:
            self._fill(self._shown)
            self._fold.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _on_take_wanted(self, into: Place | None, blocks: Body) -> None:
        place = into or self._open_answer()
        if place is None:
            return
        document = take_over(self._workspace.document, place, blocks, new_id)
        self._workspace.change("Take over last year’s text", document)
        self.show_part(self._part)
        name = question_name(place, self._workspace.framework)
        what = counted(len(blocks), "paragraph")
        self.taken_over.emit(f"{what} taken over at the end of “{name}”, to confirm or rewrite.")

    def _open_answer(self) -> Place | None:
        """Return the answer of the open part that the author is in, or the first to write in."""
        writable = self._shown.writable if self._shown is not None else ()
        here = (place for place in writable if place.question == self._question)
        return next(here, next(iter(writable), None))

    @Slot(object)
    def _on_copy_wanted(self, blocks: Body) -> None:
        copied = to_clipboard(as_last_years(blocks), self._citables.face)
        QGuiApplication.clipboard().setMimeData(copied)
        announce(self, "Copied.")


class AnswerCard(Card):
    """What one answer said: its name, the year, and paragraph by paragraph the text.

    Signals:
        take_wanted: these blocks are to go into the answer at this place, or with None into the one
            that is being written.
        copy_wanted: these blocks are to be copied.
    """

    take_wanted = Signal(object, object)
    copy_wanted = Signal(object)

    def __init__(self, theme: Theme, answer: Answer, *, can_go_here: bool = False) -> None:
        """``can_go_here``: it has no place of its own, and can go where the author is writing."""
        super().__init__(theme, kind="subtle")
        self._answer = answer
        self._can_take = can_go_here or answer.into is not None
        self._verb = "Take over here" if can_go_here else "Take over"
        self.links: list[QAbstractButton] = []
        self._takes: dict[QAbstractButton, Body] = {}
        self.column.addWidget(Heading(theme, answer.name, 2, looks=3))
        self.column.addWidget(CaptionLabel(theme, f"Self-evaluation of {answer.remembered.label}"))
        if answer.note:
            self.column.addWidget(CaptionLabel(theme, answer.note))
        self._add_tools(theme)
        for number, line in enumerate(answer.lines, start=1):
            self._add_line(theme, line, number)

    def _add_tools(self, theme: Theme) -> None:
        tools = FlowLayout(theme, 12)
        left = self._answer.left
        if self._can_take and len(left) > 1:
            words = f"{self._verb}: all {len(left)} paragraphs"
            tools.addWidget(self._take_link(theme, words, f"{words}, {self._answer.name}", left))
        copy = link_button(theme, "Copy", f"Copy: {self._answer.name}")
        copy.clicked.connect(self._on_copy)
        self.links.append(copy)
        tools.addWidget(copy)
        self.column.addLayout(tools)

    def _add_line(self, theme: Theme, line: Line, number: int) -> None:
        if line.stance:
            tag = Tag(theme, line.stance, _TONES[line.block.stance])
            self.column.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
        words = BodyLabel(theme, line.words)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(words)
        if line.taken:
            self.column.addWidget(CaptionLabel(theme, _TAKEN))
        elif self._can_take:
            name = f"{self._verb} paragraph {number}, {self._answer.name}"
            link = self._take_link(theme, self._verb, name, (line.block,))
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _take_link(self, theme: Theme, words: str, name: str, blocks: Body) -> QAbstractButton:
        link = link_button(theme, words, name)
        link.clicked.connect(self._on_take)
        self.links.append(link)
        self._takes[link] = blocks
        return link

    @Slot()
    def _on_take(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAbstractButton):
            self.take_wanted.emit(self._answer.into, self._takes[sender])

    @Slot()
    def _on_copy(self) -> None:
        self.copy_wanted.emit(self._answer.remembered.body)
