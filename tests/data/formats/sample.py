"""A fixed document that says something in every field, and the script that freezes a format.

Each format of the file has one frozen sample here, ``1.ilacs`` and so on, which must open for
ever, and a list of the fields it had. When a change of the model raises FORMAT, run

    python -m tests.data.formats.sample

once, and never again for that format after a release with it.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any, get_args

import msgspec

from ilacs_desktop.document.body import ActionLink, Block, Body, Citation, Text
from ilacs_desktop.document.model import (
    Authority,
    Cycle,
    Document,
    Follows,
    Front,
    Judgement,
    Person,
    Picture,
    Section,
)
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
    Reading,
    Remembered,
    Reply,
    SetAside,
    Settlement,
    SignOff,
)
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import pack

HERE = Path(__file__).parent
DAY = dt.date(2026, 11, 21)
FORMATS = tuple(range(1, FORMAT + 1))
MOMENT = dt.datetime(2026, 11, 21, 14, 32, tzinfo=dt.UTC)


def body(name: str) -> Body:
    """Return a body with one block of everything a block can hold."""
    runs = (Text("Æthel & <co>", bold=True, italic=True), Citation("ev-1"), ActionLink("ac-1"))
    return (Block(f"b-{name}", runs, "numbered", "strength", "last_year"),)


def sample_document(number: int = FORMAT) -> Document:
    """Return what the frozen file of a format holds, as today's program should see it."""
    document = _newest_sample()
    replace = msgspec.structs.replace
    if number < 3:  # the first format of a year that follows another
        document = _without_the_year(document)
    if number < 2:  # the first format to know who asked for a pack, and where a proposal belongs
        packs = tuple(replace(p, asked_by="", note="", version="") for p in document.packs)
        proposals = tuple(replace(proposal, list="") for proposal in document.proposals)
        document = replace(document, packs=packs, proposals=proposals, pack="")
    return document


def _without_the_year(document: Document) -> Document:
    replace = msgspec.structs.replace
    cycle = replace(document.cycle, pathway="", presentation="", follows=None)
    figures = {"rank": None, "rank_of": None, "base": None, "source": "", "earlier": ()}
    given = {"step": "", "given": "", "recorded_by": "", "recorded_on": None}
    point = {"direction": "", "action": "", "parked": None, "carried": ""}
    return replace(
        document,
        cycle=cycle,
        evidence=tuple(replace(item, carried="") for item in document.evidence),
        actions=tuple(replace(action, since="", carried="") for action in document.actions),
        prior_points=tuple(replace(one, **point) for one in document.prior_points),
        indicators=tuple(replace(one, **figures, carried="") for one in document.indicators),
        sign_offs=tuple(replace(one, **given) for one in document.sign_offs),
        key_dates=(KeyDate("first_draft", days=-30),),
        inspections=(),
        audits=(),
        promised=(),
        remembered=(),
    )


def _newest_sample() -> Document:
    return Document(
        id="se-sample",
        authority=Authority(
            "Northbridge Council", "North", "Bridge Trust", Picture(b"PNG", "Arms")
        ),
        cycle=Cycle(
            label="2026",
            framework="ilacs-2026-04",
            framework_as_at=DAY,
            meeting=DAY,
            due_override=DAY,
            due_override_reason="Agreed with the region",
            marking="OFFICIAL-SENSITIVE",
            stage="in_review",
            word_target=6000,
            today=DAY,
            pathway="short",
            presentation="Begin with the front door.",
            follows=Follows("2025", "se-before", "version", DAY),
        ),
        people=(Person("pe-1", "Marianne Adeyemi-Cole", "Director", ("dcs", "section_owner")),),
        front=Front(body("summary"), body("context"), body("progress")),
        judgements=_judgements(),
        sections=_sections(),
        evidence=_evidence(),
        actions=_actions(),
        prior_points=(
            PriorPoint(
                *("pp-1", "Oversight", "jtai", DAY, "Better", "in_progress", ("s-1",)),
                *("improved", "ac-1", Parked("Told elsewhere", "Siân"), "2025"),
            ),
        ),
        indicators=(
            Indicator(
                *("in-1", "Re-referrals", "j-1", 21.4, "%", "2025 to 2026", 26.8, 22.9, 22.4),
                *("lower", "Fewer families come back.", 31, 153, 3410, "Published in October 2026"),
                *((Reading("2024 to 2025", 26.8, 23.1, 22.6, 120, "Rising.", 3380),), "2025"),
            ),
        ),
        comments=_comments(),
        sign_offs=(_sign_off(),),
        set_asides=(SetAside("sa-1", "length", "s-1", "hash", "Wanted", "Siân", MOMENT),),
        packs=(
            Pack(
                *("pk-1", "Tomasz Brennan", ("s-1",), "ilacs", DAY, DAY, DAY),
                *("Siân", "Two pages are enough.", "version"),
            ),
        ),
        proposals=_proposals(),
        allow_list=("Northbridge",),
        word_list=("Siân",),
        pack="pk-1",
        key_dates=(KeyDate("first_draft", "Our own", 30, DAY, "Siân", DAY, True),),
        inspections=(
            Inspection(
                *("is-1", "inspection", DAY, DAY, "All", (Graded("j-1", "good"),), "outstanding")
            ),
        ),
        audits=(AuditCount("au-1", "Front door", DAY, DAY, 12, 6, {"good": 7}),),
        promised=(Promise("2025~ac-1", "2025", _actions()[0]),),
        remembered=(Remembered("s-1~know", "s-1", "know", "Supervision", "2025", body("old")),),
    )


def _sign_off() -> SignOff:
    said = ("so-1", "dcs", "M. Adeyemi-Cole", DAY, "version", "digest", "Agreed")
    return SignOff(*said, "director", "email", "Siân", DAY)


def _judgements() -> tuple[Judgement, ...]:
    answers = (body("j-know"), body("j-how"), body("j-plan"))
    return (Judgement("j-1", "Leaders", *answers, 300, "improved", "medium"),)


def _sections() -> tuple[Section, ...]:
    parked = Parked("Told elsewhere", "Siân")
    answers = (body("s-know"), body("s-how"), body("s-plan"))
    start = ("s-1", "Supervision", "j-1", ("supervision",), "pe-1", "ready", 200)
    return (Section(*start, *answers, True, True, parked),)


def _evidence() -> tuple[Evidence, ...]:
    where = ("Audit team", "pe-1", "H:/audits/60.xlsx", "Plans changed in 27 of 60 records.")
    rest = ("mixed", 60, "records", True, True, Parked("Superseded", "Siân"), "2025")
    return (Evidence("ev-1", 5, "Audit of supervision", "audit", DAY, DAY, *where, *rest),)


def _actions() -> tuple[Action, ...]:
    texts = ("Coach managers", "Supervision is uneven", "pe-1", DAY, "60 of 60", "Plans change")
    return (Action("ac-1", 1, *texts, "shown_to_work", ("ev-1",), "2024", "2025"),)


def _comments() -> tuple[Comment, ...]:
    replies = (Reply("re-1", "Tomasz", MOMENT, "From the audit."),)
    where = ("s-1", "know", "Siân", MOMENT, "Source?", "b-s-know")
    return (Comment("co-1", *where, replies, "Siân"),)


def _proposals() -> tuple[Proposal, ...]:
    return (
        Proposal(
            *("pr-1", "field", "s-1", "know", "b-s-know", "ev-1", "title"),
            *(body("base"), body("mine"), body("theirs"), '"a"', '"b"', '"c"'),
            *("Siân", "Tomasz", MOMENT, Settlement("both", "Siân", MOMENT)),
            list="evidence",
        ),
    )


def shape() -> dict[str, dict[str, str]]:
    """Return the fields of every record of the model with their types, as text."""
    found: dict[str, dict[str, str]] = {}
    waiting: list[Any] = [Document]
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            fields = msgspec.structs.fields(kind)
            if kind.__name__ not in found:
                found[kind.__name__] = {field.name: str(field.type) for field in fields}
                waiting += [field.type for field in fields]
    return found


def frozen(number: int, kind: str) -> Path:
    """Return where something of a format is frozen: ``ilacs``, a file, or ``json``, its fields."""
    return HERE / f"{number}.{kind}"


def freeze() -> None:
    """Write the sample and the shape of today's format."""
    document = sample_document()
    before = msgspec.structs.replace(document, actions=())
    history, first = History().commit(before, (), "Siân", MOMENT, "laptop")
    history, head = history.commit(document, [first.id], "Tomasz", MOMENT, "desktop", "Agreed")
    packed = pack(document, history, head.id, lambda document: f"<p>{document.authority.name}</p>")
    frozen(FORMAT, "ilacs").write_bytes(packed)
    text = json.dumps(shape(), indent=1, sort_keys=True)
    frozen(FORMAT, "json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    freeze()
