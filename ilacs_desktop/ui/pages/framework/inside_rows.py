"""What is in a framework, as rows under headings: nothing that the program goes by is hidden. Pure."""

from collections.abc import Iterable, Iterator

from ilacs_desktop.framework.dates import MONTHS, format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Area, Framework, Moves
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow

_RULES = {
    "months_before_meeting": "Months before the annual engagement meeting that it is due",
    "letter_months": "Months after the meeting within which Ofsted writes",
    "practice_window_months": "Months of practice that inspectors mainly look at",
    "stale_months": "Months after which evidence is stale",
    "annual_stale_months": "Months after which an annual report is stale",
    "cycle_years": "Years between graded inspections",
    "window_months": "Months by which an inspection may come sooner or later",
    "gap_months": "Months that Ofsted tries to leave between two visits",
    "notice_working_days": "Working days from the telephone call to inspectors on site",
    "action_plan_working_days": "Working days from the report to the council’s action plan",
}
_FRESHNESS = {
    "annual": "until the report for the next year is due",
    "latest_published": "while it is the latest published",
    "since_last_inspection": "since the last inspection",
}
_MOVES = {
    "judgement": "Judgement",
    "area": "Area",
    "evidence_type": "Kind of evidence",
    "grade": "Grade",
    "pathway": "Pathway",
    "step": "Step",
}


def inside_rows(framework: Framework, words: str = "") -> tuple[DetailRow, ...]:
    """Return the parts of a framework with what is in each; those rows that hold every word."""
    wanted = words.casefold().split()
    rows: list[DetailRow] = []
    for id_, title, found in _groups(framework):
        held = [row for row in found if all(word in _said(row) for word in wanted)]
        if held:
            count = counted(len(held), "entry", "entries")
            heading = DetailRow(id_, title, notes=(count,), is_heading=True, opened=bool(wanted))
            rows += [heading, *held]
    return tuple(rows)


def _groups(framework: Framework) -> Iterator[tuple[str, str, Iterable[DetailRow]]]:
    yield "questions", "The questions", _questions(framework)
    for judgement in framework.judgements:
        areas = (area for area in framework.areas if area.judgement == judgement.id)
        yield f"areas-{judgement.id}", judgement.title, (_area(area) for area in areas)
    yield "outline", "Suggested sections", _outline(framework)
    yield "evidence", "Kinds of evidence", _evidence(framework)
    yield "grades", "Grades and pathways", _grades(framework)
    yield "dates", "Rules for dates", _dates(framework)
    yield "steps", "Steps before the due date", _steps(framework)
    yield "moves", "What became of the framework before", _moves(framework.moves)
    yield "sources", "Sources", _sources(framework)


def _row(id_: str, title: str, *details: tuple[str, str], notes: tuple[str, ...] = ()) -> DetailRow:
    told = tuple(Detail(label, text) for label, text in details if text)
    return DetailRow(id_, title, 1, notes=notes, details=told)


def _questions(framework: Framework) -> Iterator[DetailRow]:
    for question in framework.questions:
        yield _row(
            f"question-{question.id}",
            question.text,
            ("Shown as", question.short),
            ("Hint", question.hint),
            ("Source", source_line(framework, question.source)),
        )


def _area(area: Area) -> DetailRow:
    return _row(
        f"area-{area.id}",
        area.title,
        ("Prompts", "\n".join(area.prompts)),
        ("Ideas for evidence", "\n".join(area.evidence)),
        ("Id", area.id),
        notes=("retired" if area.retired else "core" if area.core else "where it matters",),
    )


def _outline(framework: Framework) -> Iterator[DetailRow]:
    titles = {area.id: area.title for area in framework.areas}
    for section in framework.outline:
        areas = "\n".join(titles[area] for area in section.areas)
        notes = (f"{section.words:,} words",)
        yield _row(f"section-{section.id}", section.title, ("Areas", areas), notes=notes)


def _evidence(framework: Framework) -> Iterator[DetailRow]:
    lenses = {lens.id: lens.title for lens in framework.lenses}
    for kind in framework.evidence_types:
        fresh = kind.freshness
        lasts = f"for {fresh} months" if isinstance(fresh, int) else _FRESHNESS[fresh]
        yield _row(
            f"kind-{kind.id}",
            kind.title,
            ("Covers", kind.covers),
            ("Counts as fresh", lasts),
            ("Source", source_line(framework, kind.source)),
            notes=(lenses[kind.lens],),
        )


def _grades(framework: Framework) -> Iterator[DetailRow]:
    for grade in framework.grades:
        yield _row(f"grade-{grade.id}", grade.title, ("Id", grade.id))
    for pathway in framework.pathways:
        yield _row(
            f"pathway-{pathway.id}",
            pathway.title,
            ("Before it", pathway.before_it),
            ("For whom", pathway.hint),
            ("Source", source_line(framework, pathway.source)),
        )


def _dates(framework: Framework) -> Iterator[DetailRow]:
    rules = framework.dates
    for name, title in _RULES.items():
        source = source_line(framework, rules.source_of[name])
        notes = (str(getattr(rules, name)),)
        yield _row(f"rule-{name}", title, ("Source", source), notes=notes)
    for period in rules.quiet_periods:
        first = f"{period.from_day} {MONTHS[period.from_month - 1]}"
        last = f"{period.to_day} {MONTHS[period.to_month - 1]}"
        source = source_line(framework, rules.source_of["quiet_periods"])
        title = f"Not usually inspected: {period.title}"
        yield _row(
            f"quiet-{period.title}", title, ("Source", source), notes=(f"{first} to {last}",)
        )
    days = framework.bank_holidays
    years = f"{days.first_year} to {days.last_year}"
    yield _row("holidays", "Bank holidays of England", ("Source", days.source), notes=(years,))


def _steps(framework: Framework) -> Iterator[DetailRow]:
    for step in framework.dates.steps:
        notes = (f"{step.working_days} working days before",)
        yield _row(f"step-{step.id}", step.title, ("What it is", step.about), notes=notes)


def _moves(moves: Moves) -> Iterator[DetailRow]:
    for kind, name in _MOVES.items():
        for move in getattr(moves, kind):
            now = ", ".join(move.new) or "retired"
            yield _row(f"move-{kind}-{move.old}", f"{name} {move.old}: {now}", ("Note", move.note))


def _sources(framework: Framework) -> Iterator[DetailRow]:
    for source in framework.sources:
        yield _row(
            f"source-{source.id}",
            source.citation,
            ("As at", format_date(source.as_at)),
            ("Note", source.note),
        )


def source_line(framework: Framework, id_: str) -> str:
    """Return where something comes from, and as at which date."""
    source = framework.source(id_)
    return f"{source.citation} (as at {format_date(source.as_at)})."


def _said(row: DetailRow) -> str:
    details = (detail.text for detail in row.details)
    return " ".join((row.title, *row.notes, *details)).casefold()
