"""The example: Northbridge Council, a fictional authority, from readable text to a document.

The text stands in ``resources/example/`` (its README says how it is written). Nothing in it is
about real people. It has a fixed "today", so that its dates never grow stale.
"""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.markup import parse_body
from ilacs_desktop.document.model import (
    Authority,
    Cycle,
    Document,
    Front,
    Judgement,
    Person,
    Section,
)
from ilacs_desktop.document.new import outline_judgements, outline_sections
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, QUESTIONS
from ilacs_desktop.document.records import (
    Action,
    AuditCount,
    Comment,
    Evidence,
    Indicator,
    Inspection,
    KeyDate,
    PriorPoint,
)
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework

Table = dict[str, Any]


class ExampleError(UserError):
    """The example's text files are damaged or do not fit the framework."""


def load_example(folder: Path, framework: Framework) -> Document:
    """Return the self-evaluation that the text files in ``folder`` describe.

    Raises ExampleError with the reason when a file is missing, damaged or names unknown sections.
    """
    try:
        return _build(folder, framework)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError, KeyError) as error:
        raise ExampleError(
            f"The example in “{folder.name}” could not be read: {error}. Your own documents are"
            " not affected. Install the program again to put the example back."
        ) from error


def _build(folder: Path, framework: Framework) -> Document:
    main = _read(folder / "northbridge.toml")
    return Document(
        id=main["id"],
        authority=msgspec.convert(main["authority"], Authority),
        cycle=_cycle(main, framework),
        people=msgspec.convert(main["people"], tuple[Person, ...]),
        front=_front(main["front"]),
        judgements=_judgements(main["judgement"], framework),
        sections=_sections(folder / "sections", framework),
        evidence=_records(folder / "evidence.toml", "evidence", Evidence),
        actions=_records(folder / "actions.toml", "action", Action),
        prior_points=_records(folder / "prior_points.toml", "prior_point", PriorPoint),
        indicators=_records(folder / "indicators.toml", "indicator", Indicator),
        key_dates=_records(folder / "key_dates.toml", "key_date", KeyDate),
        inspections=_records(folder / "inspections.toml", "inspection", Inspection),
        audits=_records(folder / "inspections.toml", "audit", AuditCount),
        comments=tuple(_comment(n, raw) for n, raw in enumerate(main["comment"], start=1)),
        allow_list=tuple(main["allow_list"]),
        word_list=tuple(main["word_list"]),
    )


def _read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _records(path: Path, key: str, kind: Any) -> Any:  # noqa: ANN401 - a record type and its tuple
    return msgspec.convert(_read(path)[key], tuple[kind, ...])


def _cycle(main: Table, framework: Framework) -> Cycle:
    rules = {"framework": framework.id, "framework_as_at": framework.as_at}
    return msgspec.convert({**main["cycle"], **rules, "today": main["today"]}, Cycle)


def _body(part: str, question: str, text: str) -> Body:
    return parse_body(text, lambda n: f"{part}-{question}-{n + 1}")


def _front(raw: Table) -> Front:
    return Front(*(_body(FRONT, name, raw[name]) for name in FRONT_PARTS))


def _answers(part: str, raw: Table) -> dict[str, Body]:
    return {q: _body(part, q, raw[q]) for q in QUESTIONS if q in raw}


def _judgements(tables: list[Table], framework: Framework) -> tuple[Judgement, ...]:
    written = {raw["id"]: raw for raw in tables}
    return tuple(
        msgspec.structs.replace(
            judgement,
            direction=written[judgement.id]["direction"],
            confidence=written[judgement.id]["confidence"],
            **_answers(judgement.id, written[judgement.id]),
        )
        for judgement in outline_judgements(framework)
    )


def _sections(folder: Path, framework: Framework) -> tuple[Section, ...]:
    written: dict[str, Table] = {}
    for judgement in framework.judgements:
        tables = _read(folder / f"{judgement.id}.toml")["section"]
        written |= {raw["id"]: raw for raw in tables}
    outline = {section.id: section for section in outline_sections(framework)}
    return tuple(_section(outline[name], raw) for name, raw in written.items())


def _section(outline: Section, raw: Table) -> Section:
    answers: Table = dict(_answers(outline.id, raw))
    given = {key: value for key, value in raw.items() if key not in QUESTIONS}
    fields = msgspec.to_builtins(outline) | given
    return msgspec.structs.replace(msgspec.convert(fields, Section), **answers)


def _comment(number: int, raw: Table) -> Comment:
    replies = [{"id": f"cm-{number}-{n}", **reply} for n, reply in enumerate(raw.get("reply", []))]
    rest = {key: value for key, value in raw.items() if key not in ("section", "reply")}
    fields = {"id": f"cm-{number}", "part": raw["section"], "replies": replies, **rest}
    return msgspec.convert(fields, Comment)
