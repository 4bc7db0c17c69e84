"""Before signing: whether every known area for improvement is said, and what is still open, at a glance."""

from PySide6.QtCore import Qt, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.sign_off import agreements, newest_signed
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.review_account import ForSigning, Risk, not_ready, risks, verdict
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.review.signing.before_rows import signing_rows
from ilacs_desktop.ui.pages.review.signing.comments import CommentWays
from ilacs_desktop.ui.pages.review.signing.off import SigningOff
from ilacs_desktop.ui.pages.review.signing.record_rows import comment_of
from ilacs_desktop.ui.pages.review.tab import ListTab
from ilacs_desktop.ui.pages.review.ways import Target, Ways
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Tone
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.tag import Tag
from ilacs_desktop.ui.work.checking import Checked
from ilacs_desktop.ui.work.workspace import Workspace

_TONES: dict[str, Tone] = {
    "stops": "bad",
    "untold": "bad",
    "sections": "warn",
    "actions": "warn",
    "fixes": "warn",
}
_NOTHING = (
    "There is nothing to compare the text with: no evidence is marked as negative or mixed. If your"
    " audits found areas for improvement, say so in their evidence."
)


class Signing(ListTab):
    """What the director reads before signing, and the place to sign."""

    def __init__(
        self, theme: Theme, workspace: Workspace, forms: DraftForms, signing_off: SigningOff
    ) -> None:
        """``forms`` answer and close comments; ``signing_off`` signs."""
        super().__init__(theme, "Before signing", "Known areas for improvement, and what is open")
        self._theme = theme
        self._workspace = workspace
        self._risks: dict[str, Tag] = {}
        self._tags = FlowLayout(theme)
        self._none = BodyLabel(theme, _NOTHING, "text2")
        self.summary.set_colour("text")
        self._signed = BodyLabel(theme)
        self.head.addWidget(self._signed)
        self.head.addLayout(self._tags)
        self.head.addWidget(self._none)
        self._none.hide()
        sign = secondary_button(theme, "Sign off…", "agreed")
        self.title.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._signing_off = signing_off
        self._comments = CommentWays(theme, forms, self.foot)
        self._comments.settled.connect(self.focus_first)
        sign.clicked.connect(self._on_sign)
        self.order_stops(sign)

    def show_checked(self, checked: Checked) -> None:
        """Show how things stand; what is chosen, open and in view stays so."""
        facts = ForSigning(checked.document, checked.findings, checked.set_aside, checked.reckoning)
        self.summary.setText(verdict(facts))
        for risk in risks(facts):
            self._show_risk(risk)
        self.ways = _ways(facts)
        rows = signing_rows(facts, Directory(checked.document, self._workspace.framework))
        self.tree.set_rows(rows)
        self._none.setVisible(not facts.reckoning)
        self.tree.setVisible(bool(rows))
        self.go.setVisible(bool(rows))
        self.dress()
        self._signed.setText(_given(checked.document, self._workspace.framework))

    def dress(self) -> None:
        super().dress()
        self._comments.show(comment_of(self.tree.current_id, self._workspace.document))

    @Slot()
    def _on_sign(self) -> None:
        self._signing_off.start()

    def _show_risk(self, risk: Risk) -> None:
        tone: Tone = _TONES.get(risk.id, "info") if risk.number else "ok"
        if risk.id in self._risks:
            self._risks[risk.id].show_state(risk.words, tone)
        else:
            self._risks[risk.id] = Tag(self._theme, risk.words, tone)
            self._tags.addWidget(self._risks[risk.id])


def _given(document: Document, framework: Framework) -> str:
    """Return how many agreements are given, and where they are."""
    stages = [one for one in agreements(document, framework) if not one.left_out]
    given = sum(bool(one.given) for one in stages)
    if not given:
        return "Nobody has agreed it yet. The stages are under Sign-off."
    told = f"{given} of {len(stages)} agreements {'is' if given == 1 else 'are'} given."
    newest = newest_signed(document)
    who = f" {newest.name} agreed it on {format_date(newest.on)}." if newest is not None else ""
    return f"{told}{who} Sign-off says whether it was changed since."


def _ways(facts: ForSigning) -> dict[str, Ways]:
    """Return where each row leads, by its id."""
    document = facts.document
    items = {item.id: item for item in document.evidence}
    found: dict[str, Ways] = {}
    for row in facts.reckoning:
        place = next(iter(row.said or row.cited), None)
        target = Target(place) if place is not None else None
        found[f"evidence:{row.evidence}"] = Ways(target, items.get(row.evidence))
    for section in not_ready(document):
        found[f"section:{section.id}"] = Ways(Target(Place(section.id, "")))
    for comment in document.comments:
        place = Place(comment.part, comment.question)
        found[f"comment:{comment.id}"] = Ways(Target(place, comment.block))
    for change in document.proposals:
        if change.part:
            place = Place(change.part, change.question)
            found[f"change:{change.id}"] = Ways(Target(place, change.block))
    return found
