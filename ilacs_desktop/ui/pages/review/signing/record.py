"""The record of a sign-off: the stages, who agreed which version and how, and the open comments."""

from functools import partial

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent

from ilacs_desktop.document.model import Document, Stage
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.sign_off import agreements, newest_signed
from ilacs_desktop.document.wording import STAGES
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.outputs.sign_off_sheet import STATED
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.review.signing.comments import CommentWays
from ilacs_desktop.ui.pages.review.signing.off import SigningOff
from ilacs_desktop.ui.pages.review.signing.record_rows import (
    Record,
    comment_of,
    record_rows,
    signed_of,
    since_signed,
    summary_of,
)
from ilacs_desktop.ui.pages.review.signing.recording import Recording
from ilacs_desktop.ui.pages.review.signing.stage_offer import StageOffer, offer_of
from ilacs_desktop.ui.pages.review.signing.standing import Standing, standings
from ilacs_desktop.ui.pages.review.tab import ListTab
from ilacs_desktop.ui.pages.review.ways import Target, Ways
from ilacs_desktop.ui.pages.team.history_actions import FAULT, VersionActions
from ilacs_desktop.ui.pages.team.history_job import Comparer
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import Checked
from ilacs_desktop.ui.work.undo_offer import UNDO, UndoOffer
from ilacs_desktop.ui.work.workspace import Workspace

_NOTHING = "Nothing is on record yet, so there is nothing to verify."


class SignOffTab(ListTab):
    """Stages and agreements, with what can be done about each.

    Signals:
        changes_wanted: show what was changed since the version of this id.
    """

    changes_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        forms: DraftForms,
        signing_off: SigningOff,
        lane: Lane,
    ) -> None:
        """``forms`` answer and close comments, ``signing_off`` signs; on ``lane`` versions are read."""
        listed = "Stages, agreements on record, and comments"
        super().__init__(theme, "Sign-off", listed, leads=False)
        self._theme = theme
        self._workspace = workspace
        self._signing_off = signing_off
        self._lane = lane
        self._standings: dict[str, Standing] = {}
        self._shown: tuple[object, object] = (None, None)  # document and history
        self._running = self._again = False
        self._since = BodyLabel(theme, colour="warn")
        self._told = Banner(theme)
        self._stage = StageOffer(theme)
        self._undo = UndoOffer(workspace, self._told, self)
        self._recording = Recording(theme, workspace, dialogs, self)
        self._actions = VersionActions(theme, workspace, dialogs, lane, Comparer(), self)
        self._sign = primary_button(theme, "Sign off…", "agreed")
        self._record = secondary_button(theme, "Record an agreement given elsewhere…", "edit")
        self._verify = secondary_button(theme, "Verify", "checks", "Verify what is on record")
        self._see = secondary_button(theme, "See what changed", "history")
        self._read = secondary_button(theme, "Read that version…", "book")
        self._copy = secondary_button(theme, "Copy the fingerprint", "document")
        self.summary.set_colour("text")
        self._lay_out()
        self._comments = CommentWays(theme, forms, self.foot)
        self.order_stops(self._sign, self._record, self._verify, self._see)
        self._listen()

    def show_checked(self, _checked: Checked) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the record as it is now; what is chosen, open and in view stays so."""
        work = self._workspace
        document, history = self._shown
        if document is work.document and history is work.history:
            return
        self._shown = work.document, work.history
        self._show()
        self._look()

    def dress(self) -> None:
        super().dress()
        row, work = self.tree.current_id, self._workspace
        comment = comment_of(row, work.document)
        self._comments.show(comment)
        self.go.setVisible(comment is not None)
        signed = signed_of(row, work.document, work.framework)
        known = signed is not None and signed.version in work.history.versions
        self._read.setVisible(known)
        self._copy.setVisible(signed is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _lay_out(self) -> None:
        buttons = FlowLayout(self._theme)
        for button in (self._sign, self._record, self._verify, self._see):
            buttons.addWidget(button)
        self.head.addWidget(self._since)
        self.head.addWidget(CaptionLabel(self._theme, STATED))
        self.head.addLayout(buttons)
        self.head.addWidget(self._told)
        self.head.addWidget(self._stage)
        self._since.hide()
        self._see.hide()
        for button in (self._read, self._copy):
            self.foot.addWidget(button)
            button.hide()

    def _listen(self) -> None:
        self._workspace.saved_changed.connect(self._on_changed)  # changes tell of this too
        self._sign.clicked.connect(self._on_sign)
        self._record.clicked.connect(self._on_record)
        self._verify.clicked.connect(self._on_verify)
        self._see.clicked.connect(self._on_see)
        self._read.clicked.connect(self._on_read)
        self._copy.clicked.connect(self._on_copy)
        self._told.acted.connect(self._on_undo)
        self._stage.taken.connect(self._on_stage_taken)
        self._recording.told.connect(self._on_told)
        self._recording.recorded.connect(self._on_recorded)
        self._actions.told.connect(self._on_told)
        self._comments.settled.connect(self.focus_first)

    # ---- showing

    @property
    def _facts(self) -> Record:
        work = self._workspace
        return Record(work.document, work.framework, work.history, self._standings, work.today)

    def _show(self) -> None:
        facts = self._facts
        self.summary.setText(summary_of(facts))
        since = since_signed(facts)
        self._since.tell(since)
        self._see.setVisible(bool(since))
        self.ways = _ways(facts.document)
        self.tree.set_rows(record_rows(facts))
        self.dress()
        self._offer_stage()

    def _look(self) -> None:
        """Work out how each agreement stands, now or when what is on the way is done."""
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        work = self._workspace
        job = partial(standings, work.document.sign_offs, work.history, work.document)
        self._lane.run(job, self._on_looked, self)

    def _on_looked(self, result: dict[str, Standing] | Exception) -> None:
        self._running = False
        if self._again:
            self._look()
        elif isinstance(result, Exception):
            self._on_told(sentence_of(result, FAULT), "warn", False)
        elif result != self._standings:
            self._standings = result
            self._show()
        else:
            self._offer_stage()

    def _offer_stage(self) -> None:
        work = self._workspace
        stages = agreements(work.document, work.framework)
        self._stage.consider(offer_of(stages, work.document.cycle.stage, self._standings))

    # ---- acting

    @property
    def _step(self) -> str:
        """The stage that is chosen in the list; empty for none."""
        kind, _, id_ = self.tree.current_id.partition(":")
        return id_ if kind == "step" else ""

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def _on_sign(self) -> None:
        self._signing_off.start(self._step)

    @Slot()
    def _on_record(self) -> None:
        self._recording.start(self._step)

    @Slot(str)
    def _on_recorded(self, signed: str) -> None:
        self.tree.select(f"signed:{signed}")

    @Slot()
    def _on_verify(self) -> None:
        work = self._workspace
        if not work.document.sign_offs:
            self._on_told(_NOTHING, "info", False)
            return
        job = partial(standings, work.document.sign_offs, work.history, work.document)
        self._lane.run(job, self._on_verified, self)

    def _on_verified(self, result: dict[str, Standing] | Exception) -> None:
        if isinstance(result, Exception):
            self._on_told(sentence_of(result, FAULT), "warn", False)
            return
        self._standings = result
        self._show()
        text, tone = verified(result)
        self._on_told(text, tone, False)

    @Slot()
    def _on_see(self) -> None:
        signed = newest_signed(self._workspace.document)
        if signed is not None:
            self.changes_wanted.emit(signed.version)

    @Slot()
    def _on_read(self) -> None:
        work = self._workspace
        signed = signed_of(self.tree.current_id, work.document, work.framework)
        version = work.history.versions.get(signed.version) if signed is not None else None
        if version is not None:
            self._actions.read(version)

    @Slot()
    def _on_copy(self) -> None:
        work = self._workspace
        signed = signed_of(self.tree.current_id, work.document, work.framework)
        if signed is not None:
            QGuiApplication.clipboard().setText(signed.digest)
            self._on_told("The fingerprint was copied.", "info", False)

    @Slot(str, str, bool)
    def _on_told(self, text: str, tone: BannerTone, can_undo: bool) -> None:
        self._told.show_message(text, tone, UNDO if can_undo else "")
        if can_undo:
            self._undo.make()
        else:
            self._undo.forget()

    @Slot()
    def _on_undo(self) -> None:
        self._undo.take()
        self._told.hide()
        self.focus_first()

    @Slot(str)
    def _on_stage_taken(self, stage: Stage) -> None:
        document = self._workspace.document
        cycle = msgspec.structs.replace(document.cycle, stage=stage)
        changed = msgspec.structs.replace(document, cycle=cycle)
        self._workspace.change(f"Set the stage to “{STAGES[stage]}”", changed)
        self._on_told(f"The stage is “{STAGES[stage]}” now.", "ok", True)
        self.focus_first()


def verified(found: dict[str, Standing]) -> tuple[str, BannerTone]:
    """Return in a sentence or two whether every version reads as it was signed."""
    count = len(found)
    bad = sum(not standing.is_sound for standing in found.values())
    erased = sum(standing.frozen == "erased" for standing in found.values())
    told = counted(count, "agreement was", "agreements were")
    if bad:
        which = "Its version does" if count == 1 else f"The versions of {bad} do"
        return f"{told} looked at. {which} not read as signed: see each under On record.", "bad"
    if erased:
        words = f"From the versions of {erased} of them words were erased since, on purpose."
        return f"{told} looked at. Nothing else was changed in what was signed. {words}", "warn"
    reads = "Its version reads" if count == 1 else "Every version reads"
    return f"{told} looked at. {reads} as it was signed.", "ok"


def _ways(document: Document) -> dict[str, Ways]:
    """Return where each row leads, by its id: a comment to its words."""
    return {
        f"comment:{comment.id}": Ways(Target(Place(comment.part, comment.question), comment.block))
        for comment in document.comments
    }
