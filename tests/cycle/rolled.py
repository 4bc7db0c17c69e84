"""Years that follow one another, and what must not be lost on the way: words and ids, by counting."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from itertools import count

import msgspec

from ilacs_desktop.cycle.next_year import Rolled, roll_forward
from ilacs_desktop.document.body import Block, Body, Text, cited_evidence, linked_actions
from ilacs_desktop.document.held_back import printed
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies
from ilacs_desktop.document.records import Action, Indicator, PriorPoint
from ilacs_desktop.document.remembered import says_anything
from ilacs_desktop.framework.model import Framework

CHRISTMAS = dt.datetime(2026, 12, 20, 10, tzinfo=dt.UTC)


def roll(
    document: Document,
    framework: Framework,
    label: str = "2027",
    *,
    meeting: dt.date | None = None,
    carry_text: bool = False,
) -> Rolled:
    """Return the next year of a document; its new ids are made from its label, one after another."""
    numbers = count(1)
    return roll_forward(
        document,
        framework,
        meeting,
        label,
        at=CHRISTMAS,
        version="v-saved",
        carry_text=carry_text,
        new_id=lambda prefix: f"{prefix}-{label}-{next(numbers)}",
    )


def assert_nothing_lost(old: Document, new: Document) -> None:
    """Fail where a text, an action or a point of a year is not in the next, or is there twice."""
    assert lost_texts(old, new) == {}
    assert doubled(one.id for one in new.remembered) == []
    assert doubled((one.part, one.question) for one in new.remembered) == doubled(
        (one.part, one.question) for one in old.remembered
    )
    assert_every_action_is_promised(old, new)
    assert_every_point_is_there(old, new)
    assert [one.id for one in new.evidence] == [one.id for one in old.evidence]
    assert_every_number_is_there(old, new)


def lost_texts(old: Document, new: Document) -> dict[Place, Counter[str]]:
    """Return by its place what an answer, or what was remembered of it, said and is nowhere now.

    A text of this year stands for what was remembered of its place before.
    """
    now: dict[Place, Counter[str]] = {}
    for one in new.remembered:
        now.setdefault(Place(one.part, one.question), Counter()).update(words(one.body))
    written = {place: body for place, body in bodies(old) if any(map(says_anything, body))}
    then = [(place, words(body)) for place, body in written.items()]
    then += [
        (place, words(one.body))
        for one in old.remembered
        if (place := Place(one.part, one.question)) not in written
    ]
    missing = [(place, said - now.get(place, Counter())) for place, said in then]
    return {place: lost for place, lost in missing if lost}


def assert_every_action_is_promised(old: Document, new: Document) -> None:
    before, added = new.promised[: len(old.promised)], new.promised[len(old.promised) :]
    assert before == old.promised
    assert tuple(one.action for one in added) == old.actions
    assert doubled(one.id for one in new.promised) == []
    left = [one for one in old.actions if one.state != "shown_to_work"]
    assert [(one.id, one.number) for one in new.actions] == [(one.id, one.number) for one in left]
    assert all(one.carried and one.since for one in new.actions)
    assert [_said(one) for one in new.actions] == [_said(one) for one in left]


def assert_every_point_is_there(old: Document, new: Document) -> None:
    kept, added = (
        new.prior_points[: len(old.prior_points)],
        new.prior_points[len(old.prior_points) :],
    )
    assert [one.id for one in kept] == [one.id for one in old.prior_points]
    promised = {one.action.what or one.action.weakness for one in new.promised} | {""}
    stay = {one.id for one in new.actions}
    for was, now in zip(old.prior_points, kept, strict=True):
        assert was.text == now.text or was.text in promised
        assert now.response == was.response or not was.response.strip()
        in_again = now.parked is None and _action_of(was) in stay
        assert was.parked is None or now.parked == was.parked or in_again
    of_plan = Counter(_action_of(one) for one in new.prior_points)
    was_of_plan = Counter(_action_of(one) for one in old.prior_points)
    for action in old.actions:
        assert of_plan[action.id] == max(1, was_of_plan[action.id])
    assert all(one.source == "last_plan" for one in added)
    assert all(one.carried for one in new.prior_points)


def assert_every_number_is_there(old: Document, new: Document) -> None:
    """Fail where a number of a figure is in none of its readings, or was held back and is no more."""
    assert [one.id for one in new.indicators] == [one.id for one in old.indicators]
    for was, now in zip(old.indicators, new.indicators, strict=True):
        assert now.value is None
        assert _numbers(was) <= _numbers(now)
        for base in (None, 12, 600):  # whatever somebody puts in next
            told = msgspec.structs.replace(now, base=base)
            assert _own(printed(told).indicator) <= _own(printed(was).indicator)


def _own(figure: Indicator) -> set[float]:
    own = (figure.value, figure.previous, *(one.value for one in figure.earlier))
    return {number for number in own if number is not None}


def _numbers(figure: Indicator) -> set[tuple[str, float]]:
    found = {("own", number) for number in _own(figure)}
    for one in (figure, *figure.earlier):
        told = {name: getattr(one, name) for name in ("neighbours", "england", "rank", "base")}
        found |= {(name, number) for name, number in told.items() if number is not None}
    return found


def words(body: Body) -> Counter[str]:
    """Return the words of a body, and the ids that it cites, with how often each is there."""
    texts = (run.text for block in body for run in block.runs if isinstance(run, Text))
    return Counter([*" ".join(texts).split(), *cited_evidence(body), *linked_actions(body)])


def doubled(values: Iterable[object]) -> list[object]:
    """Return what is there more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def written(document_words: str, id_: str = "b-written") -> Body:
    """Return a text of one paragraph."""
    return (Block(id_, (Text(document_words),)),)


def _action_of(point: PriorPoint) -> str:
    return point.action if point.source == "last_plan" else ""


def _said(action: Action) -> tuple[object, ...]:
    return (
        action.what,
        action.weakness,
        action.owner,
        action.due,
        action.measure,
        action.change_for_children,
        action.state,
        action.shown_by,
    )
