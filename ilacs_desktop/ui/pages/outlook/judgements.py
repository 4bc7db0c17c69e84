"""What inspectors found last: the grades, and every inspection and visit that is entered."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import Judged, Outlook
from ilacs_desktop.document.records import Inspection
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.outlook.words import (
    inspected,
    overall_note,
    sentence_case,
    visit_line,
    visit_title,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import (
    LinkButton,
    icon_button,
    link_button,
    literal,
    secondary_button,
)
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading, Label
from ilacs_desktop.ui.widgets.layouts import Column, Row
from ilacs_desktop.ui.widgets.tips import plain_tip


class JudgementsCard(Card):
    """The grades by judgement, and a row for each visit.

    Signals:
        add_wanted: an inspection or visit is to be added.
        edit_wanted, remove_wanted: this is to be done with the visit of this id.
        part_wanted: the person wants to see what the text says of the judgement of this id.
        progress_wanted: the person wants to see what has happened since.
    """

    add_wanted = Signal()
    part_wanted = Signal(str)
    progress_wanted = Signal()
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Last judgements")
        self._theme = theme
        self._rows: dict[str, VisitRow] = {}
        self._when = BodyLabel(theme)
        self._grades = GradeGrid(theme)
        self._grades.part_wanted.connect(self.part_wanted)
        self._progress = link_button(theme, "What has happened since, in the text")
        self._progress.clicked.connect(self.progress_wanted)
        self._note = CaptionLabel(theme)
        self._visits_head = Heading(theme, "Inspections and visits", 3)
        self._visits = Column(theme, 8)
        self.add = secondary_button(theme, "Add inspection or visit", "add")
        self.add.clicked.connect(self.add_wanted)
        for widget in (self._when, self._grades, self._note):
            self.column.addWidget(widget)
        self.column.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._visits_head)
        self.column.addLayout(self._visits)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """Put the keyboard on the first judgement, or on what adds an inspection."""
        first = self._grades.first_link() or self.add
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, visit: str) -> bool:
        """Put the keyboard on the row of a visit; return whether there is one."""
        row = self._rows.get(visit)
        if row is not None:
            row.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def show_outlook(
        self,
        seen: Outlook,
        document: Document,
        framework: Framework,
        known: Sequence[Framework] = (),
    ) -> None:
        """Show what is known; ``known`` are other frameworks, for the titles of their time."""
        self._when.setText(inspected(seen.last))
        overall = (Judged("", "Overall effectiveness", seen.overall),) if seen.overall else ()
        there = frozenset(judgement.id for judgement in document.judgements)
        self._grades.show_grades((*seen.judged, *overall), there)
        self._progress.setVisible(seen.last is not None)
        note = overall_note(seen, framework)
        self._note.tell(note)
        self._visits_head.setVisible(bool(seen.visits))
        lines = {visit.id: visit_line(visit, framework, known) for visit in seen.visits}
        self._show_visits(seen.visits, lines)

    def _show_visits(self, visits: tuple[Inspection, ...], lines: Mapping[str, str]) -> None:
        known = {visit.id for visit in visits}
        for id_ in [id_ for id_ in self._rows if id_ not in known]:
            row = self._rows.pop(id_)
            row.hide()
            row.deleteLater()
        for number, visit in enumerate(visits):
            if visit.id not in self._rows:
                self._rows[visit.id] = row = VisitRow(self._theme, visit.id)
                row.edit_wanted.connect(self.edit_wanted)
                row.remove_wanted.connect(self.remove_wanted)
            self._visits.insertWidget(number, self._rows[visit.id])
            self._rows[visit.id].show()  # now: Qt would later, and it could not have the keyboard
            self._rows[visit.id].show_visit(visit, lines[visit.id])
        stops = [self._progress, *(b for v in visits for b in self._rows[v.id].buttons), self.add]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)


class GradeGrid(QWidget):
    """The grades, a judgement that the text has as a link to it. Rows are kept for other grades.

    Signals:
        part_wanted: the person wants to see the part of the text with this id.
    """

    part_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[JudgementLink, BodyLabel, Label]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self.setLayout(self._grid)
        self._add_row()  # now, for its place in the order of Tab: other rows go behind it

    def show_grades(self, grades: Sequence[Judged], there: frozenset[str]) -> None:
        """Show these grades; ``there`` are the judgements that the text has."""
        while len(self._rows) < len(grades):
            self._add_row()
        for number, (link, name, grade) in enumerate(self._rows):
            one = grades[number] if number < len(grades) else None
            height = self._theme.tokens.control if one is not None else 0  # link or not
            self._grid.setRowMinimumHeight(number, height)
            link.setVisible(one is not None and one.id in there)
            name.setVisible(one is not None and one.id not in there)
            grade.setVisible(one is not None)
            if one is not None:
                link.judgement = one.id
                link.setText(literal(one.judgement))
                link.setAccessibleName(f"{one.judgement}: go to it in the text")
                name.setText(one.judgement)
                grade.setText(sentence_case(one.grade))
        self.setVisible(bool(grades))

    def first_link(self) -> QWidget | None:
        """Return the first link that is shown; None where there is none."""
        return next((link for link, _, _ in self._rows if not link.isHidden()), None)

    def _add_row(self) -> None:
        theme = self._theme
        row = JudgementLink(theme), BodyLabel(theme), Label(theme, "", "strong")
        row[0].wanted.connect(self.part_wanted)
        for widget, column in zip(row, (0, 0, 1), strict=True):
            at = Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(widget, len(self._rows), column, at)
        if self._rows:
            self.setTabOrder(self._rows[-1][0], row[0])
        self._rows.append(row)


class JudgementLink(LinkButton):
    """A link to what the text says of a judgement.

    Signals:
        wanted: the person wants to see the judgement of this id.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self.judgement = ""
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self.judgement)


class VisitRow(QWidget):
    """An inspection or visit, with a button to change it and one to remove it.

    Signals:
        edit_wanted, remove_wanted: this is to be done with the visit of this id.
    """

    edit_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, id_: str) -> None:
        super().__init__()
        self._id = id_
        self._title = Label(theme, "", "strong")
        self._line = CaptionLabel(theme)
        self._edit = icon_button(theme, "edit", "Edit")
        self._remove = icon_button(theme, "delete", "Remove")
        words = Column(theme, 2)
        words.addWidget(self._title)
        words.addWidget(self._line)
        row = Row(theme, 4)
        row.addLayout(words, 1)
        self.buttons = (self._edit, self._remove)
        for button in self.buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self._edit.clicked.connect(self._on_edit)
        self._remove.clicked.connect(self._on_remove)

    def show_visit(self, visit: Inspection, line: str) -> None:
        """Show a visit as it is now, with what is known of it in a line."""
        title = visit_title(visit)
        self._title.setText(title)
        self._line.setText(line)
        for button, does in zip(self.buttons, ("Edit", "Remove"), strict=True):
            button.setAccessibleName(f"{does} {title}")
            button.setToolTip(plain_tip(f"{does} {title}"))

    @Slot()
    def _on_edit(self) -> None:
        self.edit_wanted.emit(self._id)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self._id)
