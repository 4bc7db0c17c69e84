"""A self-evaluation with values that nobody would type, put through all that is made from one."""

import datetime as dt
import functools
import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.checks.suite import Suite, load_suite
from ilacs_desktop.cycle.next_year import RollError, roll_forward
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.codec import decode_document, encode
from ilacs_desktop.document.erasing import Words, erase_from_document
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.figures import say_rank, series
from ilacs_desktop.document.find import find
from ilacs_desktop.document.key_dates import year_of
from ilacs_desktop.document.late import late_in_words, late_today
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import outlook
from ilacs_desktop.document.overview import overview
from ilacs_desktop.document.plan import plan_totals, unanswered_improvements
from ilacs_desktop.document.progress import last_plans, totals
from ilacs_desktop.document.readings import with_this_year
from ilacs_desktop.document.records import Pack
from ilacs_desktop.errors import UserError
from ilacs_desktop.example import load_example
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.changes import changes
from ilacs_desktop.merge.document import merge
from ilacs_desktop.merge.proposals import Names
from ilacs_desktop.merge.settle import settle
from ilacs_desktop.outputs.calendar import calendar_file
from ilacs_desktop.outputs.catalogue import OUTPUTS
from ilacs_desktop.outputs.making import MAKERS
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.outputs.source import load_source
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.tables.actions import actions_file
from ilacs_desktop.tables.indicators import indicators_file
from ilacs_desktop.tables.points import points_file
from ilacs_desktop.tables.write import evidence_file
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.writer import write_docx
from tests.faults.files.damage import Dice, change_value, json_bytes
from tests.faults.files.family import Came, Family, assert_for_people, read_whole
from tests.faults.files.ilacs import with_parts
from tests.storage.makers import entries, packed

TODAY = dt.date(2026, 10, 12)
NOW = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)
_MOST = 3  # of each kind of record: what is tried is each kind of value, not many of one


@functools.cache
def shipped() -> tuple[Framework, Suite]:
    """Return what Ofsted asks and the checks, as shipped."""
    return load_framework(resources() / "framework"), load_suite(resources())


@functools.cache
def sound() -> Document:
    """Return the example with a few of each kind of record."""
    whole = load_example(resources() / "example", shipped()[0])
    few = {
        name: value[:_MOST]
        for name in whole.__struct_fields__
        if isinstance(value := getattr(whole, name), tuple)
    }
    return msgspec.structs.replace(whole, **few | {"judgements": whole.judgements})


def _made(dice: Dice) -> bytes:
    parts = entries(packed(sound()))
    return with_parts(parts | {"document.json": encode(strange(dice))})


def strange(dice: Dice) -> Document:
    """Return a sound document in which many values are what nobody would type."""
    raw = json.loads(encode(sound()))
    document = sound()
    for _ in range(dice.choice((5, 20, 60))):
        undo = change_value(raw, dice)
        try:
            tried = decode_document(json_bytes(raw))
        except msgspec.DecodeError:
            undo()
            continue
        if faults(tried):
            undo()
        else:
            document = tried
    return document


def _words(document: Document) -> None:
    framework, _ = shipped()
    overview(document, framework)
    outlook(document, framework, TODAY)
    year = year_of(document, framework, TODAY)
    if year is not None:
        for late in late_today(document, framework, year):
            late_in_words(late)
        calendar_file(document, year, NOW)
    plan_totals(document.actions, TODAY)
    totals(document)
    last_plans(document)
    unanswered_improvements(document)
    for one in document.indicators:
        series(one)
        say_rank(one)
        with_this_year(one)


def _checked(document: Document) -> tuple[Finding, ...]:
    framework, suite = shipped()
    return run_checks(document, framework, TODAY, suite).open


def _word(document: Document) -> None:
    write_docx(document, shipped()[0], standard_template(), ExportChoices(), today=TODAY)


def _outputs(document: Document) -> None:
    readable_html(document, shipped()[0])
    source = load_source(document, shipped()[0], TODAY, resources(), ())
    for one in OUTPUTS:
        MAKERS[one.id](source, lambda *_args, **_how: 1)


def _tables(document: Document) -> None:
    framework, _ = shipped()
    for kind in (".csv", ".xlsx"):
        evidence_file(kind, document.evidence, framework, {}, kept_at=True)
        actions_file(kind, document, {})
        points_file(kind, document, framework)
        indicators_file(kind, document, framework)


def _merged(document: Document) -> None:
    changes(sound(), document)
    changes(document, sound())
    names = Names("Ann", "Ben", NOW)
    merge(sound(), document, sound(), names)
    joined, _ = merge(document, sound(), document, names)
    for one in joined.proposals:
        if one.settled is None:
            settle(joined, one, "theirs", "Ann", NOW)
    find(document, "children")
    erase_from_document(document, Words(["Northbridge"]))


def _next(document: Document) -> None:
    ids = (f"n{n}" for n in itertools.count())
    try:
        roll_forward(
            document, shipped()[0], None, "2027", at=NOW, version="",
            carry_text=True, new_id=lambda prefix: f"{prefix}-{next(ids)}",
        )  # fmt: skip
    except RollError as error:
        assert_for_people(str(error))
    sections = tuple(section.id for section in document.sections)
    pack_document(document, Pack("p", "Ann", sections, "ilacs", TODAY))


USES: tuple[Callable[[Document], Any], ...] = (
    _words, _checked, _word, _outputs, _tables, _merged, _next,
)  # fmt: skip


def read(path: Path) -> Came:
    """Open a file and put what it holds to every use; a use may refuse, in a sentence."""
    document = open_file(path).document
    told = []
    for use in USES:
        try:
            use(document)
        except UserError as refusal:
            told.append(str(refusal))
            assert_for_people(told[-1])
    return read_whole(" ".join(told))


FAMILIES = (Family("an .ilacs file of strange values, put to use", ".ilacs", _made, read),)
