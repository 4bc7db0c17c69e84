"""What comes next: the pathway that the council expects, with what others report of each."""

import msgspec
from PySide6.QtCore import Slot

from ilacs_desktop.document.outlook import Outlook
from ilacs_desktop.ui.dialogs.record_form import with_unknown
from ilacs_desktop.ui.pages.outlook.words import grades_quoted, pathway_words
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.work.workspace import Workspace

_HINT = "Your own choice: the program never works it out. If in doubt, ask your Ofsted region."


class PathwayCard(Card):
    """A choice of pathway, and below it each of them with its source."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "What comes next")
        self._workspace = workspace
        framework = workspace.framework
        self.choice = Choice(theme)
        self._quoted = BodyLabel(theme)
        self.column.addWidget(Field(theme, "The pathway you expect", self.choice, _HINT))
        self.column.addWidget(self._quoted)
        sources: dict[str, None] = {}  # in order: two pathways may come from one
        for pathway in framework.pathways:
            said, source = pathway_words(pathway, framework)
            self.column.addWidget(Heading(theme, pathway.title, 3))
            self.column.addWidget(BodyLabel(theme, said))
            sources[source] = None
        for source in sources:
            self.column.addWidget(CaptionLabel(theme, source))
        self.choice.chosen.connect(self._on_chosen)

    def show_outlook(self, seen: Outlook) -> None:
        """Show what is chosen, and the grades that the choice is about."""
        chosen = self._workspace.document.cycle.pathway
        known = ((one.id, one.title) for one in self._workspace.framework.pathways)
        self.choice.set_options(with_unknown((("", "Not chosen yet"), *known), chosen))
        self.choice.set_value(chosen)
        self._quoted.setText(grades_quoted(seen))

    @Slot(str)
    def _on_chosen(self, pathway: str) -> None:
        document = self._workspace.document
        if pathway != document.cycle.pathway:
            cycle = msgspec.structs.replace(document.cycle, pathway=pathway)
            changed = msgspec.structs.replace(document, cycle=cycle)
            self._workspace.change("Choose inspection pathway", changed)
