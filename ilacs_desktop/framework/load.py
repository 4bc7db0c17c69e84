"""The files of a framework folder into one checked `Framework`."""

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from ilacs_desktop.framework.errors import FrameworkError
from ilacs_desktop.framework.model import (
    Area,
    BankHolidays,
    Count,
    DateRules,
    EvidenceType,
    Framework,
    FrontWords,
    Glossary,
    Grade,
    Ident,
    Judgement,
    LengthRule,
    Lens,
    Moves,
    Pathway,
    Question,
    SectionOutline,
    Source,
    Text,
)
from ilacs_desktop.framework.reading import read_toml
from ilacs_desktop.framework.validate import validate

_T = TypeVar("_T")

# The files of a framework, in the order in which people read them.


FILES = (
    "framework.toml",
    "areas.toml",
    "sections.toml",
    "evidence_types.toml",
    "dates.toml",
    "bank_holidays.toml",
    "glossary.toml",
    "moves.toml",
)


class Read(Protocol):
    """Reads one file of a framework."""

    def __call__(self, file: str, as_type: type[_T], /) -> _T:
        """Return the file of this name as a value of the type; raises FrameworkError."""
        ...


def load_framework(folder: Path) -> Framework:
    """Return the framework in the folder, the shipped one or a council's own.

    Raises FrameworkError, which names the file, the key and the reason.
    """
    return built(partial(read_toml, folder))


def built(read: Read) -> Framework:
    """Return the checked framework of the files that ``read`` gives. Raises FrameworkError."""
    main = read("framework.toml", _FrameworkFile)
    sections = read("sections.toml", _SectionsFile)
    evidence = read("evidence_types.toml", _EvidenceFile)
    framework = Framework(
        id=main.id,
        name=main.name,
        as_at=main.as_at,
        sources=main.source,
        questions=main.question,
        grades=main.grade,
        judgements=_with_budgets(main.judgement, sections.budget),
        leaders=main.leaders,
        areas=read("areas.toml", _AreasFile).area,
        outline=sections.section,
        front_words=sections.front,
        lenses=evidence.lens,
        evidence_types=evidence.evidence_type,
        length=sections.length,
        dates=read("dates.toml", DateRules),
        bank_holidays=read("bank_holidays.toml", BankHolidays),
        markings=main.markings,
        default_marking=main.default_marking,
        pathways=main.pathway,
        moves=read("moves.toml", Moves),
        glossary=read("glossary.toml", Glossary),
        source_of=main.source_of,
    )
    validate(framework)
    return framework


class _Judgement(msgspec.Struct, forbid_unknown_fields=True):
    id: Ident
    prefix: Ident
    title: Text
    short: Text
    source: Ident


class _FrameworkFile(msgspec.Struct, forbid_unknown_fields=True):
    id: Ident
    name: Text
    as_at: dt.date
    markings: tuple[Text, ...]
    default_marking: Text
    leaders: Ident
    source_of: dict[str, str]
    question: tuple[Question, ...]
    grade: tuple[Grade, ...]
    judgement: tuple[_Judgement, ...]
    pathway: tuple[Pathway, ...]
    source: tuple[Source, ...]


class _AreasFile(msgspec.Struct, forbid_unknown_fields=True):
    area: tuple[Area, ...]


class _Budget(msgspec.Struct, forbid_unknown_fields=True):
    judgement: Ident
    words: Count
    summary: Count


class _SectionsFile(msgspec.Struct, forbid_unknown_fields=True):
    length: LengthRule
    front: FrontWords
    budget: tuple[_Budget, ...]
    section: tuple[SectionOutline, ...]


class _EvidenceFile(msgspec.Struct, forbid_unknown_fields=True):
    lens: tuple[Lens, ...]
    evidence_type: tuple[EvidenceType, ...]


def _with_budgets(
    judgements: tuple[_Judgement, ...], budgets: tuple[_Budget, ...]
) -> tuple[Judgement, ...]:
    known = {judgement.id for judgement in judgements}
    by_judgement: dict[str, _Budget] = {}
    for budget in budgets:
        key = f"budget, “{budget.judgement}”"
        if budget.judgement not in known:
            raise FrameworkError("sections.toml", key, "there is no such judgement")
        if budget.judgement in by_judgement:
            raise FrameworkError("sections.toml", key, "this judgement has two budgets")
        by_judgement[budget.judgement] = budget
    for missing in sorted(known - by_judgement.keys()):
        raise FrameworkError("sections.toml", "budget", f"the judgement “{missing}” has none")
    return tuple(
        Judgement(
            id=judgement.id,
            prefix=judgement.prefix,
            title=judgement.title,
            short=judgement.short,
            source=judgement.source,
            words=by_judgement[judgement.id].words,
            summary_words=by_judgement[judgement.id].summary,
        )
        for judgement in judgements
    )
