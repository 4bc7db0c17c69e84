"""The form for how many cases were audited in some months: counts, never a list of children."""

import msgspec

from ilacs_desktop.document.read_number import NumberError, read_count
from ilacs_desktop.document.records import AuditCount
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.record_form import RecordForm, line_of, number_fault
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine

_INTRO = (
    "Counts only. Never list children here: no names, initials, dates of birth or case numbers. The"
    " list of audited cases that inspectors ask for stays in your own system. These counts are never"
    " exported, so small ones are all right."
)


class AuditCountDialog(RecordForm):
    """Add a count of audits, or edit one."""

    def __init__(
        self, theme: Theme, audit: AuditCount, framework: Framework, *, is_new: bool
    ) -> None:
        title = "Add audits" if is_new else "Audits"
        super().__init__(theme, title, "Add audits" if is_new else "Save", _INTRO)
        self._audit = audit
        self._add_what(theme)
        self._audited = self._count(theme, "audited", "Cases audited", audit.audited)
        hint = "Of these, read by a second person. Leave it empty where you do not know."
        self._moderated = self._count(theme, "moderated", "Moderated", audit.moderated, hint)
        titles = {grade.id: grade.title for grade in framework.grades}
        self._grades = {
            id_: self._count(
                theme, f"grade {id_}", f"Graded {titles.get(id_, id_)}", audit.grades.get(id_)
            )
            for id_ in dict.fromkeys((*titles, *audit.grades))
        }

    def _add_what(self, theme: Theme) -> None:
        self._what = TextLine(theme, self._audit.what)
        self._from = DateField(theme, self._audit.period_from)
        self._to = DateField(theme, self._audit.period_to)
        hint = "The service or the theme, such as Care leavers"
        self.add_field("what", Field(theme, "What was audited", self._what, hint))
        hint = "The first day, such as 1 July 2026"
        self.add_field("from", Field(theme, "Months from", self._from, hint))
        self.add_field("to", Field(theme, "Months to", self._to, "The last day"))

    def _count(
        self, theme: Theme, name: str, label: str, count: int | None, hint: str = ""
    ) -> TextLine:
        line = TextLine(theme, "" if count is None else f"{count:,}")
        self.add_field(name, Field(theme, label, line, hint))
        return line

    def check(self) -> dict[str, str]:
        lines = {"audited": self._audited, "moderated": self._moderated}
        lines |= {f"grade {id_}": line for id_, line in self._grades.items()}
        wrong = {name: number_fault(line, read_count) for name, line in lines.items()}
        first, last = self._from.date, self._to.date
        if first is not None and last is not None and last < first:
            wrong["to"] = f"The last day is before the first, {format_date(first)}. Correct one."
        if not line_of(self._what):
            wrong["what"] = "Say what was audited."
        audited = _number(self._audited)
        if audited is None:
            wrong["audited"] = wrong["audited"] or "Say how many cases were audited."
            return wrong
        return {**wrong, **self._too_many(audited, wrong)}

    def _too_many(self, audited: int, wrong: dict[str, str]) -> dict[str, str]:
        """Return what is wrong with counts that are more than were audited."""
        found = {}
        moderated = _number(self._moderated) or 0
        if moderated > audited:
            found["moderated"] = (
                f"{moderated:,} were moderated, but only {audited:,} audited. Correct one of the two."
            )
        counts = {id_: _number(line) for id_, line in self._grades.items()}
        graded = sum(count or 0 for count in counts.values())
        first = next((id_ for id_, count in counts.items() if count), "")
        if graded > audited and not wrong[f"grade {first}"]:
            found[f"grade {first}"] = (
                f"The grades add up to {graded:,}, but only {audited:,} were audited. Correct a"
                " grade, or the number audited."
            )
        return found

    def record(self) -> AuditCount:
        counts = {id_: read_count(line.text()) for id_, line in self._grades.items()}
        return msgspec.structs.replace(
            self._audit,
            what=line_of(self._what),
            period_from=self._from.date,
            period_to=self._to.date,
            audited=read_count(self._audited.text()),
            moderated=read_count(self._moderated.text()),
            grades={id_: count for id_, count in counts.items() if count is not None},
        )


def _number(line: TextLine) -> int | None:
    """Return the number in a line; None where there is none."""
    try:
        return read_count(line.text())
    except NumberError:
        return None
