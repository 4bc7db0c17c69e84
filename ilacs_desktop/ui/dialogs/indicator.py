"""The form for a figure with its comparisons."""

from typing import get_args

import msgspec

from ilacs_desktop.document.model import Judgement
from ilacs_desktop.document.read_number import read_count, read_number, say_number
from ilacs_desktop.document.records import Indicator, Polarity, Reading
from ilacs_desktop.errors import UserError
from ilacs_desktop.tables.indicator_cells import earlier_in, say_earlier
from ilacs_desktop.ui.dialogs.record_form import (
    RecordForm,
    line_of,
    number_fault,
    text_of,
    with_unknown,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine

_MUST = "Only the name must be given. You can come back for the rest."
POLARITIES: dict[Polarity, str] = {
    "higher": "Higher is better for children",
    "lower": "Lower is better for children",
    "neutral": "Neither: it depends",
}
_COMPARISONS = {
    "previous": "Same figure a year before",
    "neighbours": "Statistical neighbours",
    "england": "England",
}


_COUNTS = {
    "rank": ("Rank in England", "1 is the best. Such as 14"),
    "rank_of": ("Out of", "How many authorities are ranked, such as 153"),
    "base": ("Base", "How many children or cases it was worked out from, such as 1,240"),
}


class IndicatorDialog(RecordForm):
    """Add a figure, or edit one. Only its name must be given."""

    def __init__(
        self,
        theme: Theme,
        indicator: Indicator,
        judgements: tuple[Judgement, ...],
        *,
        is_new: bool,
    ) -> None:
        title = "Add figure" if is_new else "Figure"
        super().__init__(theme, title, "Add figure" if is_new else "Save", _MUST)
        self._indicator = indicator
        self._numbers: dict[str, TextLine] = {}
        self._counts: dict[str, TextLine] = {}
        self._add_what(theme, judgements)
        self._add_number(theme, "value", "Value", "Such as 21.4 or 11,820")
        self._unit = TextLine(theme, indicator.unit)
        self._period = TextLine(theme, indicator.period)
        self.add_field("unit", Field(theme, "Unit", self._unit, "Such as % or per 10,000"))
        hint = "Such as 12 months to 30 September 2026"
        self.add_field("period", Field(theme, "Period", self._period, hint))
        for name, label in _COMPARISONS.items():
            self._add_number(theme, name, label, "")
        for name, (label, hint) in _COUNTS.items():
            self._add_count(theme, name, label, hint)
        self._add_meaning(theme)
        self._add_past(theme)

    def _add_what(self, theme: Theme, judgements: tuple[Judgement, ...]) -> None:
        self._name = TextLine(theme, self._indicator.name)
        options = ((judgement.id, judgement.title) for judgement in judgements)
        known = with_unknown((("", "Not chosen yet"), *options), self._indicator.judgement)
        self._judgement = Choice(theme, known)
        self._judgement.set_value(self._indicator.judgement)
        self.add_field("name", Field(theme, "Name", self._name, "Such as Re-referrals in a year"))
        self.add_field("judgement", Field(theme, "Judgement", self._judgement))

    def _add_number(self, theme: Theme, name: str, label: str, hint: str) -> None:
        number: float | None = getattr(self._indicator, name)
        line = TextLine(theme, "" if number is None else say_number(number))
        self._numbers[name] = line
        self.add_field(name, Field(theme, label, line, hint))

    def _add_count(self, theme: Theme, name: str, label: str, hint: str) -> None:
        count: int | None = getattr(self._indicator, name)
        line = TextLine(theme, "" if count is None else f"{count:,}")
        self._counts[name] = line
        self.add_field(name, Field(theme, label, line, hint))

    def _add_past(self, theme: Theme) -> None:
        self._source = TextLine(theme, self._indicator.source)
        self._earlier = GrowingText(theme, say_earlier(self._indicator.earlier), least=2)
        hint = "Who published it, and when"
        self.add_field("source", Field(theme, "Source", self._source, hint))
        hint = "One a line, the oldest first, such as 2023/24: 28.1"
        self.add_field("earlier", Field(theme, "Earlier readings", self._earlier, hint))

    def _add_meaning(self, theme: Theme) -> None:
        self._polarity = Choice(theme, POLARITIES.items())
        self._polarity.set_value(self._indicator.polarity)
        self._explanation = GrowingText(theme, self._indicator.explanation, least=2)
        self.add_field("polarity", Field(theme, "Which way is better", self._polarity))
        hint = "A figure far from those of others needs a sentence that says why"
        self.add_field("explanation", Field(theme, "Explanation", self._explanation, hint))

    def check(self) -> dict[str, str]:
        wrong = {name: number_fault(line, read_number) for name, line in self._numbers.items()}
        wrong |= {name: number_fault(line, read_count) for name, line in self._counts.items()}
        if not wrong["rank"] and not wrong["rank_of"]:
            wrong["rank"] = self._rank_fault()
        wrong["earlier"] = self._earlier_fault()
        return {"name": "" if line_of(self._name) else "Give the figure a name.", **wrong}

    def _rank_fault(self) -> str:
        rank, of = (read_count(self._counts[name].text()) for name in ("rank", "rank_of"))
        if rank == 0:
            return "The best rank is 1. Check the rank."
        beyond = rank is not None and of is not None and rank > of
        return "The rank is beyond the number of authorities. Check both." if beyond else ""

    def _earlier_fault(self) -> str:
        try:
            earlier_in(self._earlier.toPlainText())
        except UserError as error:
            return str(error)
        return ""

    def _readings(self) -> tuple[Reading, ...]:
        """Return the readings as they are written; those that were there keep what is not."""
        known = {(one.period, one.value): one for one in self._indicator.earlier}
        return tuple(
            known.get((one.period, one.value), one)
            for one in earlier_in(self._earlier.toPlainText())
        )

    def record(self) -> Indicator:
        numbers = {name: read_number(line.text()) for name, line in self._numbers.items()}
        return msgspec.structs.replace(
            self._indicator,
            name=line_of(self._name),
            judgement=self._judgement.value,
            unit=line_of(self._unit),
            period=line_of(self._period),
            polarity=next(p for p in get_args(Polarity) if p == self._polarity.value),
            explanation=text_of(self._explanation),
            source=line_of(self._source),
            earlier=self._readings(),
            **numbers,
            **{name: read_count(line.text()) for name, line in self._counts.items()},
        )
