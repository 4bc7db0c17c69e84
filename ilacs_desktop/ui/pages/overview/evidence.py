"""The evidence in two small charts: how practice is looked at, and how old it will be."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.ui.pages.overview.proof import EvidenceFigures
from ilacs_desktop.ui.pages.overview.ways import EVIDENCE
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.figure_link import FigureLink
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.tally import Tally

_AGES = (
    ("fresh", "Recent", "tick", "ok"),
    ("ageing", "Background", "history", "accent"),
    ("stale", "Out of date", "warning", "warn_mark"),
    ("unknown", "Not dated", "help", "muted"),
)
_NO_LENS = ""


class EvidenceCard(Card):
    """Counts of the items of evidence by lens and by age.

    Signals:
        way_wanted: the person wants to go to the evidence.
    """

    way_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Evidence")
        self._theme = theme
        self._figure = FigureLink(theme)
        self._told = CaptionLabel(theme)
        self._lenses: dict[str, Tally] = {}
        self._ages = {age: Tally(theme, *look) for age, *look in _AGES}
        self._lens_rows, age_rows = Column(theme, 2), Column(theme, 2)
        self.column.addWidget(self._figure)
        self.column.addWidget(self._told)
        self.column.addWidget(Heading(theme, "By lens", 3))
        self.column.addLayout(self._lens_rows)
        self.column.addWidget(Heading(theme, "By age at the meeting", 3))
        self.column.addLayout(age_rows)
        for tally in self._ages.values():
            age_rows.addWidget(tally)
            tally.clicked.connect(self._on_clicked)
        self.column.addStretch(1)
        self._figure.clicked.connect(self._on_clicked)

    def show_evidence(self, found: EvidenceFigures) -> None:
        """Show the counts."""
        noun = "item" if found.items == 1 else "items"
        self._figure.show_figure(f"{found.items:,}", f"{noun} of evidence")
        self._told.setText(uses_sentence(found))
        lenses = [(lens.id, lens.title, lens.items) for lens in found.lenses]
        for id_, title, count in (*lenses, (_NO_LENS, "No type yet", found.untyped)):
            tally = self._lens(id_, title)
            tally.show_count(count, found.items, "items")
            tally.setVisible(bool(count) or id_ != _NO_LENS)
        for age, tally in self._ages.items():
            count = getattr(found, age)
            tally.show_count(count, found.items, "items")
            tally.setVisible(bool(count) or age != "unknown")

    def _lens(self, id_: str, title: str) -> Tally:
        if id_ not in self._lenses:
            tally = Tally(self._theme, title)
            tally.clicked.connect(self._on_clicked)
            self._lens_rows.addWidget(tally)
            self._lenses[id_] = tally
        return self._lenses[id_]

    @Slot()
    def _on_clicked(self) -> None:
        self.way_wanted.emit(EVIDENCE)


def uses_sentence(found: EvidenceFigures) -> str:
    """Return how many items are cited, and how many are left out."""
    if not found.items:
        return "Nothing is listed yet that shows how you know."
    cited = found.items - found.uncited
    told = f"{cited:,} cited in the text" if cited else "None is cited in the text yet"
    more = f", {found.uncited:,} not cited" if cited and found.uncited else ""
    parked = f" {found.parked:,} more left out with a reason." if found.parked else ""
    return f"{told}{more}.{parked}"
