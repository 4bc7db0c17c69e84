"""A self-evaluation in which every word that anybody typed, and every id, is one of a kind.

What is found of these words in a pack says which record it came from.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, get_type_hints

import msgspec

from ilacs_desktop.document.body import ActionLink, Block, Body, Citation, Text
from ilacs_desktop.document.model import Document, Follows, Picture, Section
from ilacs_desktop.document.places import bodies
from ilacs_desktop.document.records import (
    Action,
    AuditCount,
    Comment,
    Evidence,
    Graded,
    Indicator,
    Inspection,
    KeyDate,
    Pack,
    Parked,
    PriorPoint,
    Promise,
    Proposal,
    Remembered,
    SetAside,
    Settlement,
    SignOff,
)

NOON = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
WORD = re.compile(r"(?:zq|idq)\d{5}x")
# Fields that hold a date, a colour or a choice are not typed, and those that hold an id are mapped.
_IDS = {
    Section: {"owner", "judgement"},
    Indicator: {"judgement"},
    Comment: {"part", "question", "block", "closed_by"},
    Proposal: {"part", "question", "block", "record", "field", "list"},
    Remembered: {"part", "question"},
}
_NOT_TYPED = {"id", "type", "framework", "action", "evidence", "pack"}
_BODY = (Block("b-proposal", (Text("Proposed"),)),)


def full(example: Document) -> Document:
    """Return the example with at least one record in each of its lists."""
    settled = Settlement("mine", "Somebody", NOON)
    section = example.sections[0].id
    proposal = Proposal("p1", "both_edited", section, "know", "b1", theirs_body=_BODY)
    field = Proposal("p2", "field", base_value='"a"', theirs_by="Ada", settled=settled)
    away = SetAside("sa", "check", section, "hash", "reason", "by", NOON)
    pack = Pack("pk-old", "Old owner", (section,), "word", NOON.date(), note="Old note")
    parked = msgspec.structs.replace(example.sections[-1], parked=Parked("reason", "by"))
    logo = Picture(b"png", "Our logo")
    shown = Evidence("ev-shown", 900, "Shows that it worked")
    actions = [msgspec.structs.replace(one, shown_by=(shown.id,)) for one in example.actions]
    remarks = [
        Comment(f"cm-{one.id}", one.id, "know", "Remarker", NOON, "Remark")
        for one in example.sections
    ]
    # Of last year: what each answer said, with evidence and actions that only it names; an action that
    # is in the plan no more, and one of a place that is there no more.
    of_last_year = Evidence("ev-last", 901, "Cited last year")
    left = Action("ac-left", 901, "Shown to work", shown_by=("ev-left",))
    said = (Citation(of_last_year.id), ActionLink(left.id), ActionLink("ac-last"))
    remembered = [
        Remembered(f"{place.part}~{place.question}", *place, "Title", "2025", _said(n, said))
        for n, (place, _) in enumerate(bodies(example))
    ]
    gone = Remembered("gone~know", "gone", "know", "Title of what is gone", "2024", _said(999, ()))
    points = [
        PriorPoint("pp-plan", "Promised", "last_plan", sections=(section,), action="ac-last"),
        PriorPoint("pp-alone", "Promised", "last_plan", sections=(section,), action="ac-alone"),
        PriorPoint("pp-old", "Told", sections=(section,), parked=Parked("Told once", "Somebody")),
    ]
    cycle = msgspec.structs.replace(
        example.cycle, presentation="Notes", pathway="short", follows=Follows("2025", "se-old", "v")
    )
    return msgspec.structs.replace(
        example,
        cycle=cycle,
        evidence=(*example.evidence, shown, of_last_year, Evidence("ev-left", 902, "Shows it")),
        actions=(
            *actions,
            Action("ac-last", 902, "Promised last year"),
            Action("ac-alone", 903, "Named in no text"),
        ),
        prior_points=(*example.prior_points, *points),
        key_dates=(*example.key_dates, KeyDate("kd", "Own step", who="Committee clerk")),
        inspections=(
            *example.inspections,
            Inspection("is", about="Care leavers", grades=(Graded("overall", "good"),)),
        ),
        audits=(*example.audits, AuditCount("au", "Care planning", grades={"good": 3})),
        promised=(Promise("2025~ac-left", "2025", left),),
        remembered=(*remembered, gone),
        comments=(*example.comments, *remarks),
        authority=msgspec.structs.replace(example.authority, logo=logo),
        sections=(*example.sections[:-1], parked),
        sign_offs=(SignOff("so", "dcs", "Signer", NOON.date(), "v", "digest", "note"),),
        set_asides=(away,),
        packs=(pack,),
        proposals=(proposal, field),
        allow_list=("Allowed name",),
        word_list=("localword",),
    )


def _said(number: int, chips: tuple[Citation | ActionLink, ...]) -> Body:
    return (Block(f"b-last-{number}", (Text("Said last year"), *chips)),)


def planted(document: Document) -> Document:
    """Return the document with a word of its own in each field that somebody typed, and in each id."""
    numbers = count(1)
    typed: Document = _typed(document, numbers)
    ids = {name: f"idq{number:05}x" for number, name in enumerate(sorted(_ids(typed)), 1)}
    mapped: Document = _mapped(typed, ids)
    return msgspec.structs.replace(mapped, id=document.id)


def words_of(values: Iterable[object]) -> set[str]:
    """Return the planted words in some records."""
    return set(WORD.findall(msgspec.json.encode(list(values)).decode()))


def _typed(value: Any, numbers: Iterator[int]) -> Any:
    if isinstance(value, tuple):
        return tuple(_typed(item, numbers) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    kind = type(value)
    hints = get_type_hints(kind)
    changed: dict[str, Any] = {}
    for field in value.__struct_fields__:
        old = getattr(value, field)
        if hints[field] is str:
            if field not in _NOT_TYPED | _IDS.get(kind, set()):
                changed[field] = f"zq{next(numbers):05}x"
        elif field in ("allow_list", "word_list"):
            changed[field] = tuple(f"zq{next(numbers):05}x" for _ in old)
        else:
            changed[field] = _typed(old, numbers)
    return msgspec.structs.replace(value, **changed)


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            if field == "id":
                yield getattr(value, field)
            yield from _ids(getattr(value, field))


def _mapped(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, tuple):
        return tuple(_mapped(item, ids) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: _mapped(getattr(value, name), ids) for name in value.__struct_fields__}
    return msgspec.structs.replace(value, **fields)
