"""Which findings to look at: by words in them, by judgement, by owner and by how much they matter."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.checks.finding import SEVERITY_WORDS
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT
from ilacs_desktop.document.wording import FRONT_NAME, short_title
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.review_places import NOBODY, WHOLE
from ilacs_desktop.ui.pages.review.finding_rows import Filter
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.ui.widgets.search_box import SearchBox


class FilterBar(QWidget):
    """A search box and three choices, over as many lines as they need.

    Signals:
        changed: ``wanted`` is another filter now.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._search = SearchBox(theme, "Filter findings")
        self._judgement = Choice(theme)
        self._owner = Choice(theme)
        self._severity = Choice(theme, (("", "Everything"), *SEVERITY_WORDS.items()))
        flow = FlowLayout(theme, 12)
        flow.addWidget(self._search)
        for label, choice in (
            ("Judgement", self._judgement),
            ("Owner", self._owner),
            ("How much it matters", self._severity),
        ):
            flow.addWidget(_labelled(theme, label, choice))
            choice.chosen.connect(self._on_chosen)
        self.setLayout(flow)
        self._search.searched.connect(self._on_chosen)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self._search, self._judgement, self._owner, self._severity

    @property
    def wanted(self) -> Filter:
        """What the findings are narrowed to."""
        return Filter(
            self._search.text(), self._judgement.value, self._owner.value, self._severity.value
        )

    def offer(self, document: Document, framework: Framework) -> None:
        """Offer the judgements and people of the document, keeping what is chosen."""
        judgements = [(j.id, short_title(j, framework)) for j in document.judgements]
        _offer(
            self._judgement,
            (
                ("", "Every judgement"),
                (FRONT, FRONT_NAME),
                *judgements,
                (WHOLE, "The whole"),
            ),
        )
        people = [(person.id, person.name) for person in document.people]
        _offer(self._owner, (("", "Everybody"), *people, (NOBODY, "No owner")))

    def clear(self) -> None:
        """Let everything through."""
        self._search.clear()
        for choice in (self._judgement, self._owner, self._severity):
            choice.set_value("")
        self.changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()


def _labelled(theme: Theme, label: str, choice: Choice) -> QWidget:
    shown = CaptionLabel(theme, label)
    shown.setWordWrap(False)
    shown.setBuddy(choice)
    choice.setAccessibleName(label)
    pair = QWidget()
    row = Row(theme, 4)
    row.addWidget(shown)
    row.addWidget(choice)
    pair.setLayout(row)
    return pair


def _offer(choice: Choice, options: tuple[tuple[str, str], ...]) -> None:
    now = tuple((choice.itemData(n), choice.itemText(n)) for n in range(choice.count()))
    if now != options:
        choice.set_options(options)
