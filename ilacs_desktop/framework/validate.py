"""Whether the parts of a framework fit together: ids, references, budgets, dates."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import get_args

from ilacs_desktop.framework import key_dates
from ilacs_desktop.framework.errors import FrameworkError
from ilacs_desktop.framework.model import DateRules, Framework, Move, QuestionId

MAIN = "framework.toml"
AREAS = "areas.toml"
SECTIONS = "sections.toml"
EVIDENCE = "evidence_types.toml"
DATES = "dates.toml"
BANK_HOLIDAYS = "bank_holidays.toml"
GLOSSARY = "glossary.toml"
MOVES = "moves.toml"

# What has no source of its own and is given one under [source_of].
SOURCED_AS_A_WHOLE = frozenset({"scale", "areas", "outline", "lenses", "markings", "glossary"})
SOURCED_RULES = frozenset(DateRules.__struct_fields__) - {"source_of"}


# More than any framework needs, and little enough for every date and sum to be worked out.
LONGEST_ID = 64
MOST_WORDS = 1_000_000
MOST_MONTHS, MOST_YEARS, MOST_DAYS = 120, 20, 400
MOST_OF_RULE = {
    "months_before_meeting": MOST_MONTHS,
    "letter_months": MOST_MONTHS,
    "practice_window_months": MOST_MONTHS,
    "stale_months": MOST_MONTHS,
    "annual_stale_months": MOST_MONTHS,
    "cycle_years": MOST_YEARS,
    "window_months": MOST_MONTHS,
    "gap_months": MOST_MONTHS,
    "notice_working_days": MOST_DAYS,
    "action_plan_working_days": MOST_DAYS,
}
MOST_QUIET_DAYS = 180  # of a year; August and Christmas are 46
YEARS = range(2000, 2101)
# What a document calls its front, beside its judgements and sections.
_FRONT = "front"


def validate(framework: Framework) -> None:
    """Raise FrameworkError at the first thing that does not fit."""
    _measures(framework)
    _ids(framework)
    _main(framework)
    _sources(framework)
    _areas(framework)
    _outline(framework)
    _budgets(framework)
    _evidence_types(framework)
    _dates(framework)
    _bank_holidays(framework)
    _glossary(framework)
    _moves(framework)


def _measures(framework: Framework) -> None:
    days = framework.bank_holidays
    for file, key, number, most in (
        (SECTIONS, "length, red", framework.length.red, MOST_WORDS),
        *((EVIDENCE, f"evidence_type, “{t.id}”, freshness", t.freshness, MOST_MONTHS)
          for t in framework.evidence_types if isinstance(t.freshness, int)),
        *((DATES, f"steps, “{s.id}”, working_days", s.working_days, key_dates.MOST_DAYS)
          for s in framework.dates.steps),
        *((DATES, name, getattr(framework.dates, name), most) for name, most in MOST_OF_RULE.items()),
    ):  # fmt: skip
        if number > most:
            raise FrameworkError(file, key, f"it must be {most:,} or less")
    for file, key, year in (
        (MAIN, "as_at", framework.as_at.year),
        (BANK_HOLIDAYS, "first_year", days.first_year),
        (BANK_HOLIDAYS, "last_year", days.last_year),
    ):
        if year not in YEARS:
            raise FrameworkError(file, key, f"it must be from {YEARS[0]} to {YEARS[-1]}")


def _ids(framework: Framework) -> None:
    if len(framework.id) > LONGEST_ID:
        raise FrameworkError(MAIN, "id", f"it is longer than {LONGEST_ID} characters")
    for file, key, ids in (
        (MAIN, "source", [source.id for source in framework.sources]),
        (MAIN, "question", [question.id for question in framework.questions]),
        (MAIN, "grade", [grade.id for grade in framework.grades]),
        (MAIN, "judgement", [judgement.id for judgement in framework.judgements]),
        (MAIN, "pathway", [pathway.id for pathway in framework.pathways]),
        (MAIN, "judgement prefix", [judgement.prefix for judgement in framework.judgements]),
        (AREAS, "area", [area.id for area in framework.areas]),
        (SECTIONS, "section", [section.id for section in framework.outline]),
        (DATES, "steps", [step.id for step in framework.dates.steps]),
        (EVIDENCE, "lens", [lens.id for lens in framework.lenses]),
        (EVIDENCE, "evidence_type", [type_.id for type_ in framework.evidence_types]),
    ):
        if twice := _first_double(ids):
            raise FrameworkError(file, f"{key}, “{twice}”", "this id is used twice")
    for step in framework.dates.steps:
        if step.id in key_dates.MILESTONES:
            reason = "a step cannot have the id of a day that the meeting sets"
            raise FrameworkError(DATES, f"steps, “{step.id}”", reason)
    taken = {_FRONT, *(section.id for section in framework.outline)}
    for judgement in framework.judgements:
        if judgement.id in taken:
            reason = "a judgement cannot have the id of a section, or of the front"
            raise FrameworkError(MAIN, f"judgement, “{judgement.id}”", reason)


def _main(framework: Framework) -> None:
    asked = {question.id for question in framework.questions}
    for missing in sorted(set(get_args(QuestionId)) - asked):
        raise FrameworkError(MAIN, "question", f"the question “{missing}” is missing")
    if framework.default_marking not in framework.markings:
        raise FrameworkError(MAIN, "default_marking", "it is not one of the markings")
    if framework.leaders not in {judgement.id for judgement in framework.judgements}:
        raise FrameworkError(MAIN, "leaders", f"there is no judgement “{framework.leaders}”")


def _sources(framework: Framework) -> None:
    known = {source.id for source in framework.sources}
    used = [
        *((MAIN, f"question, “{item.id}”", item.source) for item in framework.questions),
        *((MAIN, f"judgement, “{item.id}”", item.source) for item in framework.judgements),
        *((MAIN, f"pathway, “{item.id}”", item.source) for item in framework.pathways),
        *((MAIN, f"source_of, {name}", id_) for name, id_ in framework.source_of.items()),
        *((EVIDENCE, f"evidence_type, “{t.id}”", t.source) for t in framework.evidence_types),
        *((DATES, f"source_of, {name}", id_) for name, id_ in framework.dates.source_of.items()),
        (SECTIONS, "length", framework.length.source),
    ]
    for file, key, id_ in used:
        if id_ not in known:
            raise FrameworkError(file, key, f"there is no source “{id_}” in {MAIN}")
    _same_names(MAIN, framework.source_of, SOURCED_AS_A_WHOLE)
    _same_names(DATES, framework.dates.source_of, SOURCED_RULES)


def _same_names(file: str, source_of: Iterable[str], expected: frozenset[str]) -> None:
    given = frozenset(source_of)
    for missing in sorted(expected - given):
        raise FrameworkError(file, "source_of", f"the key “{missing}” is missing")
    for unknown in sorted(given - expected):
        raise FrameworkError(file, "source_of", f"the key “{unknown}” is not known")


def _areas(framework: Framework) -> None:
    prefixes = {judgement.id: judgement.prefix for judgement in framework.judgements}
    for area in framework.areas:
        key = f"area, “{area.id}”"
        if area.judgement not in prefixes:
            raise FrameworkError(AREAS, key, f"there is no judgement “{area.judgement}”")
        prefix = prefixes[area.judgement] + "."
        if not area.id.startswith(prefix):
            raise FrameworkError(AREAS, key, f"ids of its judgement start with “{prefix}”")
        if twice := _first_double(area.prompts):
            raise FrameworkError(AREAS, f"{key}, prompts", f"“{twice}” is there twice")


def _outline(framework: Framework) -> None:
    judgements = {judgement.id for judgement in framework.judgements}
    areas = {area.id: area for area in framework.areas}
    covered: dict[str, str] = {}
    for section in framework.outline:
        key = f"section, “{section.id}”"
        if section.judgement not in judgements:
            raise FrameworkError(SECTIONS, key, f"there is no judgement “{section.judgement}”")
        for area in section.areas:
            if area not in areas:
                raise FrameworkError(SECTIONS, key, f"there is no area “{area}”")
            if areas[area].retired:
                raise FrameworkError(SECTIONS, key, f"the area “{area}” is retired")
            if area in covered:
                reason = f"the area “{area}” is already covered by “{covered[area]}”"
                raise FrameworkError(SECTIONS, key, reason)
            covered[area] = section.id
    for wanted in framework.areas:
        if wanted.core and not wanted.retired and wanted.id not in covered:
            raise FrameworkError(SECTIONS, "section", f"none covers the core area “{wanted.id}”")


def _budgets(framework: Framework) -> None:
    for judgement in framework.judgements:
        parts = [item.words for item in framework.outline if item.judgement == judgement.id]
        found = judgement.summary_words + sum(parts)
        if found != judgement.words:
            reason = f"its words are {judgement.words}, but summary and sections make {found}"
            raise FrameworkError(SECTIONS, f"budget, “{judgement.id}”", reason)
    front = framework.front_words
    found = front.summary + front.context + front.progress
    found += sum(judgement.words for judgement in framework.judgements)
    length = framework.length
    if found != length.total:
        reason = f"it is {length.total}, but front and judgements make {found}"
        raise FrameworkError(SECTIONS, "length, total", reason)
    if not length.total < length.amber < length.red:
        raise FrameworkError(SECTIONS, "length", "total, amber and red must rise in that order")


def _evidence_types(framework: Framework) -> None:
    lenses = {lens.id for lens in framework.lenses}
    for type_ in framework.evidence_types:
        if type_.lens not in lenses:
            key = f"evidence_type, “{type_.id}”"
            raise FrameworkError(EVIDENCE, key, f"there is no lens “{type_.lens}”")


def _dates(framework: Framework) -> None:
    rules = framework.dates
    if not rules.practice_window_months <= rules.stale_months <= rules.annual_stale_months:
        reason = "it must not be less than practice_window_months nor more than annual_stale_months"
        raise FrameworkError(DATES, "stale_months", reason)
    for period in rules.quiet_periods:
        try:
            # A year without 29 February, so that the period exists in every year.
            dt.date(2001, period.from_month, period.from_day)
            dt.date(2001, period.to_month, period.to_day)
        except ValueError as error:
            key = f"quiet_periods, “{period.title}”"
            raise FrameworkError(DATES, key, "it has a day that is not in every year") from error
    if len(_quiet_days(rules)) > MOST_QUIET_DAYS:
        reason = f"together they are longer than {MOST_QUIET_DAYS} days: no time is left to plan in"
        raise FrameworkError(DATES, "quiet_periods", reason)

    days = [step.working_days for step in rules.steps]
    if days != sorted(days, reverse=True):
        raise FrameworkError(DATES, "steps", "they must stand in the order in which they are taken")


def _quiet_days(rules: DateRules) -> set[int]:
    """Return the days of a year that any quiet period covers, counted from 1 January."""
    found: set[int] = set()
    for period in rules.quiet_periods:
        first = dt.date(2001, period.from_month, period.from_day).timetuple().tm_yday
        last = dt.date(2001, period.to_month, period.to_day).timetuple().tm_yday
        over_new_year = first > last
        found |= (
            {*range(first, 366), *range(1, last + 1)}
            if over_new_year
            else {*range(first, last + 1)}
        )
    return found


def _moves(framework: Framework) -> None:
    moves = framework.moves
    known = {
        "judgement": {item.id for item in framework.judgements},
        "area": {item.id for item in framework.areas},
        "evidence_type": {item.id for item in framework.evidence_types},
        "grade": {item.id for item in framework.grades},
        "pathway": {item.id for item in framework.pathways},
        "step": {item.id for item in framework.dates.steps},
    }
    for kind, ids in known.items():
        made: tuple[Move, ...] = getattr(moves, kind)
        if made and not moves.follows:
            raise FrameworkError(MOVES, "follows", "it must say of which framework these ids are")
        if twice := _first_double(move.old for move in made):
            raise FrameworkError(MOVES, f"{kind}, “{twice}”", "this id is moved twice")
        for move in made:
            for new in move.new:
                if new not in ids:
                    raise FrameworkError(MOVES, f"{kind}, “{move.old}”", f"there is no “{new}” now")


def _bank_holidays(framework: Framework) -> None:
    data = framework.bank_holidays
    for day in data.names:
        if not data.knows(day):
            reason = f"it is not from {data.first_year} to {data.last_year}"
            raise FrameworkError(BANK_HOLIDAYS, f"days, {day}", reason)
    years = {day.year for day in data.names}
    for year in range(data.first_year, data.last_year + 1):
        if year not in years:
            raise FrameworkError(BANK_HOLIDAYS, "days", f"there are none for {year}")


def _glossary(framework: Framework) -> None:
    glossary = framework.glossary
    if twice := _first_double((*glossary.well_known, *glossary.meanings)):
        raise FrameworkError(GLOSSARY, "well_known", f"“{twice}” is there twice, or has a meaning")


def _first_double(items: Iterable[str]) -> str | None:
    return next((item for item, count in Counter(items).items() if count > 1), None)
