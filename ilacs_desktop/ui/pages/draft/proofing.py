"""Shows what the checks find in the open part, in the text and beside it, and does what is asked.

Findings come in when typing rests. They change marks and a list, and nothing else: not the text,
the caret, the keyboard's place or what is in view.
"""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, Signal, Slot

from ilacs_desktop.document.confirming import confirm
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.errors import UserError
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pages.draft.findings import Found, found_in, marked_texts
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.draft.mends import Mend, dictionary_word, mends_of
from ilacs_desktop.ui.pages.draft.side.panel import SidePanel
from ilacs_desktop.ui.pages.draft.suggesting import Suggesting
from ilacs_desktop.ui.pages.draft.text import TextPane
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.checks.finding import Finding
    from ilacs_desktop.outputs.review_places import Record
    from ilacs_desktop.ui.pages.draft.side.checks import ChecksPanel

_NONE_MARKED = "Nothing is marked in this part of the text."


class Proofing(QObject):
    """Joins the checks to the text pane and to the panel beside it.

    Signals:
        set_aside: a finding was set aside; it can be undone.
        refused: something could not be done; the sentence says why.
    """

    set_aside = Signal()
    refused = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        checking: Checking,
        forms: DraftForms,
        suggesting: Suggesting,
        text: TextPane,
        side: SidePanel,
    ) -> None:
        super().__init__(text)
        self._workspace = workspace
        self._checking = checking
        self._forms = forms
        self._suggesting = suggesting
        self._text = text
        self._side = side
        self._panel: ChecksPanel | None = None
        self._found: dict[str, Found] = {}
        self._guesses: dict[str, tuple[str, ...]] = {}
        checking.findings_changed.connect(self._on_findings_changed)
        forms.aside_decided.connect(self._on_decided)
        suggesting.found.connect(self._on_suggested)
        side.checks_made.connect(self._on_checks_made)
        side.shown.connect(self._on_panel_shown)
        for answer in text.answers:
            editor = answer.editor
            editor.finding_wanted.connect(self.step)
            editor.suggestions_wanted.connect(self._on_suggestions_wanted)
            editor.word_added.connect(self._on_word_added)
            editor.set_aside_wanted.connect(self._on_aside_wanted)
            editor.finding_opened.connect(self._on_finding_opened)
            editor.action_wanted.connect(self._on_action_wanted)

    def refresh(self) -> None:
        """Show what was found last in the part that is open now."""
        checked = self._checking.latest
        if checked is not None:
            self._found = {one.id: one for one in found_in(checked, self._text.part)}
            self._side.count_checks(
                sum(one.finding.severity != "consider" for one in self._found.values())
            )
            self._mark()
        self._fill()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next finding in the text, or with -1 to the one before; round at the end."""
        editors = self._text.editors
        if self._text.editor is None or not editors:
            return
        at = editors.index(self._text.editor)
        if editors[at].step_mark(by):
            return
        for n in range(1, len(editors) + 1):
            if editors[(at + by * n) % len(editors)].step_in(by):
                return
        announce(self._text, _NONE_MARKED)

    def _mark(self) -> None:
        """Mark the words in the answers that are on screen."""
        checked = self._checking.latest
        if checked is None:
            return
        for answer in self._text.answers:
            view = answer.view
            if view is not None and not answer.isHidden():
                found = tuple(self._found.values())
                may = self._checking.may_set_aside
                answer.editor.show_marks(marked_texts(checked, found, view.own, may))

    def _fill(self) -> None:
        if self._panel is None:
            return
        checked = self._checking.latest
        unsure = not self._found and not self._checking.is_current
        if checked is None or unsure or self._checking.fault:
            self._panel.show_fault(self._checking.fault)
            return
        framework = self._workspace.framework
        several = not self._text.part.startswith("front.")
        questions = {str(q.id): q.short for q in framework.questions} if several else {}
        away = (answered.finding for answered in checked.set_aside)
        parts = {place.part for place in self._places()}
        safe = not any(one.family == "personal_data" and one.part in parts for one in away)
        self._panel.show_found(tuple(self._found.values()), checked, questions, safe=safe)
        self._offer()

    def _places(self) -> tuple[Place, ...]:
        return tuple(a.view.own for a in self._text.answers if a.view and not a.isHidden())

    def _offer(self) -> None:
        """Offer what can be done about the finding that is chosen in the panel."""
        if self._panel is None:
            return
        one = self._found.get(self._panel.current_id)
        if one is None:
            self._panel.offer("", "", (), may_set_aside=False)
            return
        record = self._record(one.finding)
        noun = ""
        if record is not None:
            from ilacs_desktop.outputs.review_places import noun_of

            noun = noun_of(record)
        go = "Go to the words" if one.finding.block else "Go to the text"
        guesses = self._guesses.get(one.words, ())
        mends = mends_of(one, self._workspace.document, guesses)
        may = self._checking.may_set_aside(one.finding)
        self._panel.offer(go, noun, mends, may_set_aside=may)

    def _record(self, finding: "Finding") -> "Record | None":
        document = self._workspace.document
        records: tuple[Record, ...] = (
            *document.evidence,
            *document.actions,
            *document.prior_points,
            *document.indicators,
        )
        return next((record for record in records if record.id == finding.record), None)

    def _editor_of(self, place: Place) -> BodyEditor | None:
        for answer in self._text.answers:
            shown = answer.editor in self._text.editors
            if shown and answer.view is not None and answer.view.own == place:
                return answer.editor
        return None

    @Slot()
    def _on_findings_changed(self) -> None:
        self.refresh()

    @Slot(object)
    def _on_checks_made(self, panel: "ChecksPanel") -> None:
        self._panel = panel
        panel.chosen.connect(self._on_chosen)
        panel.words_wanted.connect(self._on_words_wanted)
        panel.mend_wanted.connect(self._on_mend_wanted)
        panel.record_wanted.connect(self._on_record_wanted)
        panel.aside_wanted.connect(self._on_aside_wanted)
        self._fill()

    @Slot(str)
    def _on_panel_shown(self, panel: str) -> None:
        if panel == "checks":
            self._checking.refresh()

    @Slot(str)
    def _on_chosen(self, id_: str) -> None:
        self._offer()
        one = self._found.get(id_)
        if one is not None and one.finding.family == "spelling" and one.words not in self._guesses:
            self._on_suggestions_wanted(one.words)

    @Slot(str)
    def _on_words_wanted(self, id_: str) -> None:
        one = self._found.get(id_)
        if one is None:
            return
        place = one.place
        editor = self._editor_of(place)
        if editor is None:
            editor = self._text.editor
        if editor is None:
            return
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        marked = editor.mark_of(id_)
        if marked is not None:
            editor.tell_mark(*marked)
        elif one.finding.block:
            editor.select_words(one.finding.block, 0, 0)

    @Slot(str, object)
    def _on_mend_wanted(self, id_: str, mend: Mend) -> None:
        one = self._found.get(id_)
        if one is None:
            return
        if mend.kind == "add_word":
            self._on_word_added(mend.value)
        elif mend.kind == "improvement":
            self._mark_improvement(one.place, mend.value)
        elif mend.kind == "action":
            self._forms.add_answer(one.place, mend.value)
        elif mend.kind == "confirm":
            confirmed = confirm(self._workspace.document, one.place, mend.value)
            self._workspace.change("Confirm last year’s text", confirmed)
        else:
            editor = self._editor_of(one.place)
            if editor is not None:
                editor.replace_words(id_, mend.value)
        self._checking.refresh()

    def _mark_improvement(self, place: Place, block: str) -> None:
        document = self._workspace.document
        body = tuple(
            msgspec.structs.replace(one, stance="improvement") if one.id == block else one
            for one in body_at(document, place)
        )
        self._workspace.change("Mark as area for improvement", with_body(document, place, body))

    @Slot(str)
    def _on_action_wanted(self, block: str) -> None:
        for answer in self._text.answers:
            if answer.editor is self.sender() and answer.view is not None:
                self._forms.add_answer(answer.view.own, block)

    @Slot(str)
    def _on_word_added(self, word: str) -> None:
        document = self._workspace.document
        plain = dictionary_word(word)
        if plain not in document.word_list:
            words = (*document.word_list, plain)
            changed = msgspec.structs.replace(document, word_list=words)
            self._workspace.change(f"Add “{plain}” to the dictionary", changed)
            self._checking.refresh()

    @Slot(str)
    def _on_suggestions_wanted(self, word: str) -> None:
        self._suggesting.ask(word, self._workspace.document.word_list)

    @Slot(str, object)
    def _on_suggested(self, word: str, guesses: tuple[str, ...]) -> None:
        self._guesses = {word: guesses}
        for answer in self._text.answers:
            answer.editor.show_suggestions(word, guesses)
        self._offer()

    @Slot(str)
    def _on_record_wanted(self, id_: str) -> None:
        one = self._found.get(id_)
        record = self._record(one.finding) if one is not None else None
        if record is not None:
            self._forms.edit(record)

    @Slot(str)
    def _on_finding_opened(self, id_: str) -> None:
        self._side.show_panel("checks")
        if self._panel is not None:
            self._panel.choose(id_)
            self._panel.take_keyboard()

    @Slot(str)
    def _on_aside_wanted(self, id_: str) -> None:
        one = self._found.get(id_)
        if one is not None:
            self._forms.set_aside(one.finding)

    @Slot(object, str, str)
    def _on_decided(self, finding: "Finding", reason: str, by: str) -> None:
        try:
            self._checking.set_aside(finding, reason, by)
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.set_aside.emit()
