"""The record forms over the example, for tests."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Comment, Evidence, Indicator, PriorPoint
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.action import ActionDialog
from ilacs_desktop.ui.dialogs.comment import AnswerDialog, CommentDialog
from ilacs_desktop.ui.dialogs.evidence import EvidenceDialog
from ilacs_desktop.ui.dialogs.indicator import IndicatorDialog
from ilacs_desktop.ui.dialogs.prior_point import PriorPointDialog
from ilacs_desktop.ui.dialogs.record_form import RecordForm
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.walk import settle

Open = Callable[..., Any]


class Forms:
    """Makes the forms over the example, and keeps what they save."""

    def __init__(self, theme: Theme, framework: Framework, example: Document, bot: QtBot) -> None:
        self._theme, self._framework, self._document, self._bot = theme, framework, example, bot
        self.saved: list[Any] = []

    def evidence(self, item: Evidence, *, is_new: bool = False) -> EvidenceDialog:
        people = self._document.people
        return self._open(EvidenceDialog(self._theme, item, self._framework, people, is_new=is_new))

    def action(self, action: Action, *, is_new: bool = False) -> ActionDialog:
        document = self._document
        form = ActionDialog(self._theme, action, document.evidence, document.people, is_new=is_new)
        return self._open(form)

    def point(self, point: PriorPoint, *, is_new: bool = False) -> PriorPointDialog:
        sections = self._document.sections
        return self._open(PriorPointDialog(self._theme, point, sections, is_new=is_new))

    def indicator(self, indicator: Indicator, *, is_new: bool = False) -> IndicatorDialog:
        judgements = self._document.judgements
        return self._open(IndicatorDialog(self._theme, indicator, judgements, is_new=is_new))

    def comment(self) -> CommentDialog:
        questions = (("know", "What we know"), ("how", "How we know"))
        return self._open(CommentDialog(self._theme, "Supervision", questions, "how"))

    def answer(self, comment: Comment) -> AnswerDialog:
        return self._open(AnswerDialog(self._theme, comment))

    def _open(self, form: Any) -> Any:
        if isinstance(form, RecordForm):
            form.saved.connect(self.saved.append)
        self._bot.addWidget(form)
        form.show()
        form.activateWindow()
        settle()
        return form
