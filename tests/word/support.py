"""A small self-evaluation that shows everything the writer prints, and ways to read a Word file."""

import datetime as dt
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.body import Body
from ilacs_desktop.document.markup import parse_body
from ilacs_desktop.document.model import (
    Authority,
    Cycle,
    Document,
    Front,
    Judgement,
    Section,
)
from ilacs_desktop.document.records import Action, Evidence, Indicator, Parked, PriorPoint
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.charts import Chart, DrawChart
from ilacs_desktop.word.parts import package, unpack
from ilacs_desktop.word.parts.limits import LIMITS, Limits
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import write_package
from ilacs_desktop.word.parts.unpack import check_xml
from ilacs_desktop.word.writer import WordFile, write_docx

TODAY = dt.date(2026, 11, 2)
FOOTPRINT = "S:\\Quality assurance\\Audits\\Permanence.xlsx"


def body(text: str) -> Body:
    return parse_body(text, lambda n: f"b{n}")


EVIDENCE = (
    Evidence(
        "ev-audit",
        3,
        "Permanence audit",
        "audit_case",
        dt.date(2026, 5, 1),
        dt.date(2026, 7, 31),
        source="Quality assurance team",
        kept_at=FOOTPRINT,
        shows="31 of 44 plans (70%) named a lasting home by the second review.",
        sample_size=44,
        sample_of="records",
        moderated=True,
        enclosed=True,
    ),
    Evidence(
        "ev-survey",
        12,
        "Survey of children in care",
        "child_voice",
        period_to=dt.date(2026, 6, 30),
        shows="Most children know why they are in care; fewer have a say in where they live.",
        sample_size=118,
        sample_of="children",
    ),
    Evidence("ev-spare", 13, "Minutes nobody cites", "governance", kept_at=FOOTPRINT),
)
ACTIONS = (
    Action(
        "ac-panel",
        2,
        "Hold a permanence panel every month.",
        "Plans for a lasting home come late.",
        "Head of service, children in care",
        dt.date(2027, 3, 31),
        "Plans made by the second review: 70% to 90%.",
        "Children know sooner where they will grow up.",
        "shown_to_work",
        ("ev-audit",),
    ),
    Action("ac-book", 4, "Start life-story work within a month of coming into care"),
)
JUDGEMENTS = (
    Judgement(
        "children_in_care",
        "The experiences and progress of children in care",
        know=body("Most children in care are safe and do well. [ev-audit] [ev-survey]"),
        how=body("Audits and children’s own words agree."),
        direction="improved",
    ),
    Judgement("care_leavers", "The experiences and progress of care leavers"),
)
SECTIONS = (
    Section(
        "permanence",
        "Permanence",
        "children_in_care",
        know=body(
            "(+) Brothers and sisters **stay together**[ev-survey].\n\n"
            "(!) Plans come late *for babies* [ev-audit]; see [ac-panel]."
        ),
        how=body("1. We read 44 records.\n2. We asked 118 children."),
        plan=body("We meet monthly from May.\n\n[ac-panel]\n\n[ac-book]"),
    ),
    Section(
        "homes",
        "Homes",
        "children_in_care",
        know=body("- (!) Too few homes are near.\n- (!) Moves come at night."),
        how=body("1. We count moves.\n\nThen we ask why.\n\n1. We count again."),
        how_for_judgement=False,
        plan_for_judgement=True,
        plan=body("This answer is told for the judgement."),
    ),
    Section(
        "education",
        "Education",
        "children_in_care",
        know=body("This section is parked. [ev-spare]"),
        parked=Parked("Told elsewhere", "Assistant director"),
    ),
    Section("health", "Health", "children_in_care"),
)
POINTS = (
    PriorPoint(
        "pp-plans",
        "The timeliness of plans for permanence.",
        "inspection",
        dt.date(2024, 3, 22),
        "A panel meets every month.",
        "shown_to_work",
        ("permanence", "education"),
    ),
    PriorPoint("pp-letter", "Say how you hear babies’ wishes.", "engagement_letter"),
)
SMALL = Document(
    id="se-small",
    authority=Authority("Northbridge Council"),
    cycle=Cycle(
        "2026",
        "ilacs-2026-04",
        dt.date(2026, 4, 1),
        meeting=dt.date(2026, 12, 7),
        marking="OFFICIAL-SENSITIVE",
    ),
    front=Front(
        summary=body("- Children are safe.\n- We act on what we learn."),
        progress=body("We account for two points."),
    ),
    judgements=JUDGEMENTS,
    sections=SECTIONS,
    evidence=EVIDENCE,
    actions=ACTIONS,
    prior_points=POINTS,
)


INDICATORS = (
    Indicator(
        "in-plans",
        "Plans for a lasting home by the second review",
        "children_in_care",
        70,
        "%",
        "12 months to 30 September 2026",
        previous=61.5,
        neighbours=70,
        england=74,
        polarity="higher",
        explanation="31 of 44 plans.",
    ),
    Indicator(
        "in-rate",
        "Children in care",
        "children_in_care",
        80.0,
        "per 10,000",
        "at 30 September 2026",
        england=67.0,
    ),
    Indicator("in-homeless", "Nights in bed and breakfast", "", 4, previous=9, polarity="lower"),
)
FIGURED = msgspec.structs.replace(SMALL, indicators=INDICATORS)


def plain_png(chart: Chart) -> bytes:
    """Return a white PNG of the chart's size, a dot to a point: a painter that needs no Qt."""
    width, height = round(chart.width), round(chart.height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def changed(document: Document, **changes: Any) -> Document:
    return msgspec.structs.replace(document, **changes)


def write(
    document: Document,
    framework: Framework,
    template: Path | None = None,
    page_of: Callable[[str], int | None] | None = None,
    draw_chart: DrawChart | None = None,
    **choices: Any,
) -> WordFile:
    return write_docx(
        document,
        framework,
        template or standard_template(),
        ExportChoices(**choices),
        today=TODAY,
        count_pages=None if page_of is None else lambda _: page_of,
        draw_chart=draw_chart,
    )


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root_of(raw: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts_of(raw)[part])


def text_of(element: etree._Element) -> str:
    """Return the text of an element as Word shows it, one paragraph a line."""
    marks = {W + "tab": "\t", W + "br": "\n"}
    lines = []
    for paragraph in element.iter(W + "p"):
        inside = [part for run in paragraph.iter(W + "r") for part in run]
        words = [marks.get(e.tag, e.text or "") for e in inside if e.tag in (W + "t", *marks)]
        lines.append("".join(words))
    return "\n".join(lines)


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(W + "val", "")


def with_parts(raw: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Return a Word file with some parts changed, added, or taken out where they are None."""
    parts = {**parts_of(raw), **changes}
    return write_package({name: part for name, part in parts.items() if part is not None})


def refuse_longer_than_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file of others have no part longer than the longest of our own template."""
    parts = parts_of(standard_template().read_bytes()).values()
    longest = max(LIMITS.nodes - check_xml(part, LIMITS, LIMITS.nodes) for part in parts)

    def check(part: bytes, limits: Limits, nodes: int) -> int:
        if limits is not LIMITS:
            return check_xml(part, limits, nodes)
        check_xml(part, limits, longest)
        return nodes

    for module in (package, unpack):
        monkeypatch.setattr(module, "check_xml", check)
