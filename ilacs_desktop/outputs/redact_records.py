"""Redacts the records behind a public version: evidence, actions, earlier points, figures, people."""

from collections.abc import Iterable

import msgspec

from ilacs_desktop.document.figures import figure_text
from ilacs_desktop.document.held_back import HELD_BACK, printed
from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint, SignOff
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.outputs.held_names import in_public, plain
from ilacs_desktop.outputs.readable import ROLES
from ilacs_desktop.outputs.redact_text import WITHHELD
from ilacs_desktop.outputs.redactor import (
    ENCLOSED,
    NAME,
    OWNER,
    SECTION,
    WORKED_OUT_KIND,
    Redactor,
)

_replace = msgspec.structs.replace


class RecordRedactor:
    """Goes through the records of one document."""

    def __init__(
        self, redactor: Redactor, people: Iterable[Person], choices: PublicChoices
    ) -> None:
        self._redactor = redactor
        self._choices = choices
        posts = (person.job_title for person in people)
        self._posts = {plain(post) for post in (*posts, *ROLES.values())} - {""}

    def redacted(self, document: Document) -> Document:
        """Return the document with its records redacted."""
        return _replace(
            document,
            people=self._people(document.people),
            evidence=tuple(map(self._evidence, document.evidence)),
            actions=tuple(map(self._action, document.actions)),
            prior_points=tuple(
                self._point(point, n, document)
                for n, point in enumerate(document.prior_points, 1)
                if point.parked is None
            ),
            indicators=tuple(
                self._indicator(one, n) for n, one in enumerate(document.indicators, 1)
            ),
            sign_offs=tuple(
                self._sign_off(one, n, document) for n, one in enumerate(document.sign_offs, 1)
            ),
        )

    def _text(self, text: str, *where: str) -> str:
        return self._redactor.text(text, ": ".join(where))

    def _people(self, people: tuple[Person, ...]) -> tuple[Person, ...]:
        """Return those whose names may stand."""
        if not self._choices.names:
            return people
        for number, person in enumerate(people, 1):
            if not in_public(person):
                self._redactor.note(f"Person {number}", NAME)
        return tuple(
            _replace(person, job_title=self._text(person.job_title, "People", "post"))
            for person in people
            if in_public(person)
        )

    def _owner(self, owner: str, place: str) -> str:
        """Return a post as it is, and anything that may be a name withheld."""
        redacted = self._text(owner, place, "owner")
        if not self._choices.names or not owner.strip() or plain(owner) in self._posts:
            return redacted
        if owner == WITHHELD:
            return owner
        if redacted == owner:
            self._redactor.note(f"{place}: owner", OWNER)
        return WITHHELD

    def _evidence(self, item: Evidence) -> Evidence:
        place = f"Evidence {item.number}"
        if item.enclosed:
            self._redactor.note(place, ENCLOSED)
        base = f"{item.sample_size} {item.sample_of}" if item.sample_size is not None else ""
        tells_base = bool(base) and any(
            map(self._redactor.tells_small_number, (base, f"Of {base}, {item.shows}"))
        )
        hides = tells_base or item.id in self._redactor.behind_small_numbers
        if hides and base:
            self._redactor.note(f"{place}: base", WORKED_OUT_KIND)
        shows = self._redactor.without_figures if hides else self._redactor.text
        return _replace(
            item,
            kept_at="",
            parked=None,
            carried="",
            enclosed=False,  # nothing comes with a public version
            title=self._text(item.title, place, "title"),
            source=self._text(item.source, place, "source"),
            owner=self._owner(item.owner, place),
            shows=shows(item.shows, f"{place}: what it shows"),
            sample_size=None if hides else item.sample_size,
            sample_of=WITHHELD if hides and base else self._text(item.sample_of, place, "base"),
        )

    def _action(self, action: Action) -> Action:
        place = f"Action {action.number}"
        return _replace(
            action,
            what=self._text(action.what, place, "what is done"),
            weakness=self._text(action.weakness, place, "the weakness it answers"),
            owner=self._owner(action.owner, place),
            measure=self._text(action.measure, place, "measure"),
            change_for_children=self._text(
                action.change_for_children, place, "what changes for children"
            ),
            since="",
            carried="",
        )

    def _point(self, point: PriorPoint, number: int, document: Document) -> PriorPoint:
        place = f"Earlier point {number}"
        here = {section.id for section in document.sections}
        open_ = here - set(self._choices.held_back)
        told = self._text(point.response, place, "response")
        if point.sections and open_.isdisjoint(point.sections) and point.response.strip():
            self._redactor.note(f"{place}: response", SECTION)
            told = WITHHELD
        kept = tuple(section for section in point.sections if section in here)
        text = self._text(point.text, place, "what was asked")
        return _replace(point, text=text, response=told, sections=kept, action="", carried="")

    def _indicator(self, one: Indicator, number: int) -> Indicator:
        place = f"Figure {number}"
        found = printed(one)
        named = _replace(
            found.indicator,
            name=self._text(one.name, place, "name"),
            unit=self._text(one.unit, place, "unit"),
            period=self._text(one.period, place, "period"),
            source=self._text(one.source, place, "source"),
            earlier=(),
            carried="",
        )
        if not found.held and not self._gives_away(one):
            return _replace(named, explanation=self._text(one.explanation, place, "explanation"))
        self._redactor.note(f"{place}: value", WORKED_OUT_KIND)
        if one.explanation.strip():
            self._redactor.note(f"{place}: explanation", WORKED_OUT_KIND)
        return _replace(
            named,
            value=None,
            previous=None,
            base=None,
            rank=None,
            rank_of=None,
            explanation=HELD_BACK,
        )

    def _gives_away(self, one: Indicator) -> bool:
        """Return whether a figure, read with its name or its explanation, tells a small number."""
        tells = self._redactor.tells_small_number
        told = one.explanation.strip().partition(". ")[0].removesuffix(".")  # what it is a share of
        values = [figure_text(v) for v in (one.value, one.previous) if v is not None]
        percent = one.unit.strip().startswith("%")
        if percent:
            return tells(one.explanation) or any(tells(f"{told} ({value}%).") for value in values)
        names = {one.unit.strip(), one.name.strip()} - {""}
        return tells(one.explanation) or any(
            tells(f"{value} {name}") or tells(f"{one.name}: {value} {one.unit}")
            for value in values
            for name in names
        )

    def _sign_off(self, sign_off: SignOff, number: int, document: Document) -> SignOff:
        place = f"Sign-off {number}"
        public = {plain(person.name) for person in document.people if in_public(person)}
        name = self._text(sign_off.name, place, "name")
        if self._choices.names and name.strip() and plain(name) not in {*public, WITHHELD}:
            if name == sign_off.name:
                self._redactor.note(f"{place}: name", NAME)
            name = WITHHELD
        note = self._text(sign_off.note, place, "note")
        role = self._text(sign_off.role, place, "role")
        return _replace(
            sign_off, role=role, name=name, note=note, given="", recorded_by="", recorded_on=None
        )
