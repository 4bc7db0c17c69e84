"""The form for an inspection or visit that took place: when it was, and the grades it gave."""

import datetime as dt
from typing import get_args

import msgspec
from PySide6.QtCore import Slot

from ilacs_desktop.document.outlook import VISITS
from ilacs_desktop.document.records import Graded, Inspection, PriorSource
from ilacs_desktop.document.wording import PRIOR_SOURCES, say_month
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.record_form import RecordForm, text_of, with_unknown
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText

_MUST = "Only one of the two dates must be given. You can come back for the rest."
_NOT_GIVEN = ("", "Not given")
_GRADED: PriorSource = "inspection"


class InspectionDialog(RecordForm):
    """Add an inspection or visit, or edit one. Grades are asked for an inspection only."""

    def __init__(
        self,
        theme: Theme,
        inspection: Inspection,
        framework: Framework,
        today: dt.date,
        *,
        is_new: bool,
    ) -> None:
        title = "Add inspection or visit" if is_new else "Inspection or visit"
        super().__init__(theme, title, "Add" if is_new else "Save", _MUST)
        self._inspection = inspection
        self._framework = framework
        self._today = today
        self._grades: dict[str, Choice] = {}
        self._graded_fields: list[Field] = []
        self._add_visit(theme)
        self._add_grades(theme)
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._show_grades()

    def _add_visit(self, theme: Theme) -> None:
        kinds = dict.fromkeys((*VISITS, self._inspection.kind))
        self._kind = Choice(theme, ((kind, PRIOR_SOURCES[kind]) for kind in kinds))
        self._kind.set_value(self._inspection.kind)
        self._started = DateField(theme, self._inspection.started)
        self._published = DateField(theme, self._inspection.published)
        self._about = GrowingText(theme, self._inspection.about, least=2)
        self.add_field("kind", Field(theme, "What it was", self._kind))
        hint = "The next inspection is counted from it, such as 4 March 2024"
        self.add_field("started", Field(theme, "First day on site", self._started, hint))
        hint = "The day of the report or letter"
        self.add_field("published", Field(theme, "Published", self._published, hint))
        hint = "For a visit, its theme. Never name a child."
        self.add_field("about", Field(theme, "What it looked at", self._about, hint))

    def _add_grades(self, theme: Theme) -> None:
        given = {one.judgement: one.grade for one in self._inspection.grades}
        titles = {one.id: one.short for one in self._framework.judgements}
        for id_ in dict.fromkeys((*titles, *given)):
            choice = self._grade(theme, given.get(id_, ""))
            self._grades[id_] = choice
            field = Field(theme, f"Grade: {titles.get(id_, id_)}", choice)
            self._graded_fields.append(self.add_field(f"grade {id_}", field))
        self._overall = self._grade(theme, self._inspection.overall)
        until = _last_month(self._framework)
        label = f"Overall effectiveness{f' (until {until})' if until else ''}"
        field = Field(theme, label, self._overall, "Only where it was given")
        self._graded_fields.append(self.add_field("overall", field))

    def _grade(self, theme: Theme, grade: str) -> Choice:
        known = ((g.id, f"{g.title[:1].upper()}{g.title[1:]}") for g in self._framework.grades)
        choice = Choice(theme, with_unknown((_NOT_GIVEN, *known), grade))
        choice.set_value(grade)
        return choice

    def _show_grades(self) -> None:
        for field in self._graded_fields:
            field.setVisible(self._kind.value == _GRADED)

    @Slot()
    def _on_kind_changed(self) -> None:
        self._show_grades()

    def check(self) -> dict[str, str]:
        started, published = self._started.date, self._published.date
        if started is None and published is None:
            return {"started": "Give the first day on site, or the day of the report."}
        late = published is not None and started is not None and published < started
        return {
            "started": self._to_come(started),
            "published": (
                f"It cannot be published before {format_date(started)}, the first day on site."
                " Correct one of the two."
                if late and started is not None
                else self._to_come(published)
            ),
        }

    def _to_come(self, day: dt.date | None) -> str:
        if day is None or day <= self._today:
            return ""
        return f"{format_date(day)} is still to come. Give the day once it is there."

    def record(self) -> Inspection:
        is_graded = self._kind.value == _GRADED
        grades = tuple(
            Graded(judgement, choice.value)
            for judgement, choice in self._grades.items()
            if choice.value and is_graded
        )
        return msgspec.structs.replace(
            self._inspection,
            kind=next(kind for kind in get_args(PriorSource) if kind == self._kind.value),
            started=self._started.date,
            published=self._published.date,
            about=text_of(self._about),
            grades=_in_order(grades, self._inspection.grades),
            overall=self._overall.value if is_graded else "",
        )


def _in_order(grades: tuple[Graded, ...], before: tuple[Graded, ...]) -> tuple[Graded, ...]:
    """Return the grades in the order in which they stood, new ones after them."""
    order = [one.judgement for one in before]
    return tuple(
        sorted(
            grades,
            key=lambda one: order.index(one.judgement) if one.judgement in order else len(order),
        )
    )


def _last_month(framework: Framework) -> str:
    """Return the last month in which overall effectiveness was graded, as the framework has it."""
    wanted = {one.source for one in framework.judgements}
    since = [source.as_at for source in framework.sources if source.id in wanted]
    return say_month(max(since) - dt.timedelta(days=1)) if since else ""
