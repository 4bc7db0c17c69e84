"""The records of a self-evaluation under another framework: their types, grades, pathway and steps."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from ilacs_desktop.cycle.framework_ids import Kind, Way, grades_in, old_titles, steps_in, titles
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import AuditCount, KeyDate
from ilacs_desktop.framework.model import Framework, Step

_replace = msgspec.structs.replace


def moved_records(
    document: Document, old: Framework | None, new: Framework, way: Way
) -> tuple[Document, tuple[str, ...]]:
    """Return the document with its records moved, and what somebody should look at.

    Each record stays, with its id. Where one id became several and there is room for one, it is the
    first, and that is told. What an inspection graded stays as Ofsted gave it.
    """
    moved = _replace(
        document,
        cycle=_replace(document.cycle, pathway=way.first("pathway", document.cycle.pathway)),
        evidence=tuple(
            _replace(item, type=way.first("evidence_type", item.type)) for item in document.evidence
        ),
        indicators=tuple(
            _replace(item, judgement=way.first("judgement", item.judgement))
            for item in document.indicators
        ),
        audits=tuple(_audit(item, way) for item in document.audits),
        sign_offs=tuple(
            _replace(item, step=way.first("step", item.step)) for item in document.sign_offs
        ),
        key_dates=_key_dates(document.key_dates, old, new, way),
    )
    told = (
        *_to_choose(document, old, new, way),
        *_figures_to_choose(document, old, new, way),
        *_own_steps(document, moved),
    )
    return moved, (*told, *_as_graded(document, way))


def _audit(item: AuditCount, way: Way) -> AuditCount:
    """Return the count with grades that became one added up, so that the sum stays."""
    grades: dict[str, int] = {}
    for grade, count in item.grades.items():
        now = way.first("grade", grade)
        grades[now] = grades.get(now, 0) + count
    return _replace(item, grades=grades)


def _key_dates(
    dates: tuple[KeyDate, ...], old: Framework | None, new: Framework, way: Way
) -> tuple[KeyDate, ...]:
    """Return the dates by their steps now; what has no step any more is the council's own step.

    So is the second of two whose steps became one: who does it, and when it was done, stays.
    """
    now = titles(new)["step"]
    steps = {step.id: step for step in old.dates.steps} if old is not None else {}
    became = {date.id: date.id if date.title else way.first("step", date.id) for date in dates}
    taken = {id_ for id_, new_id in became.items() if id_ == new_id}
    moved = []
    for date in dates:
        id_, step = became[date.id], steps.get(date.id)
        gone = step is not None and not date.title and id_ not in now
        if gone or (id_ != date.id and id_ in taken):
            moved.append(_own(date, step))
        else:
            moved.append(_replace(date, id=id_))
        taken.add(moved[-1].id)
    return tuple(moved)


def _own(date: KeyDate, step: Step | None) -> KeyDate:
    if step is None:
        return date
    days = step.working_days if date.days is None and date.fixed is None else date.days
    return _replace(date, title=step.title, days=days)


def _own_steps(before: Document, moved: Document) -> Iterator[str]:
    for old, new in zip(before.key_dates, moved.key_dates, strict=True):
        if new.title != old.title:
            yield f"“{new.title}” is no step of this framework. It stays among the key dates as your own."


def _figures_to_choose(
    document: Document, old: Framework | None, new: Framework, way: Way
) -> Iterator[str]:
    """Yield a sentence for each judgement that became several and has figures: they go to the first."""
    figures = Counter(item.judgement for item in document.indicators)
    now, before = titles(new)["judgement"], old_titles(old or new)["judgement"]
    for id_, count in figures.items():
        found = way.fate("judgement", id_).ids
        if id_ and len(found) > 1:
            names = [f"“{now.get(one, one)}”" for one in found]
            its = "Its figure is" if count == 1 else f"Its {count} figures are"
            yield (
                f"“{before.get(id_, id_)}” became {' and '.join(names)}. {its} under {names[0]}:"
                " move those that belong elsewhere."
            )


def _as_graded(document: Document, way: Way) -> Iterator[str]:
    """Yield that the grades of past inspections stay, where their judgements or grades change."""
    used: list[tuple[Kind, str]] = []
    for item in document.inspections:
        used += [("judgement", one.judgement) for one in item.grades]
        used += [("grade", grade) for grade in (*(one.grade for one in item.grades), item.overall)]
    if any(way.fate(kind, id_).ids != (id_,) for kind, id_ in used if id_):
        yield (
            "What past inspections graded stays as Ofsted gave it: each grade under the judgement of"
            " that time."
        )


def _to_choose(
    document: Document, old: Framework | None, new: Framework, way: Way
) -> Iterator[str]:
    """Yield a sentence for each id that became several where there is room for one."""
    used: dict[Kind, list[str]] = {
        "evidence_type": [item.type for item in document.evidence],
        "pathway": [document.cycle.pathway],
        "grade": list(grades_in(document)),
        "step": list(steps_in(document)),
    }
    now, before = titles(new), old_titles(old if old is not None else new)
    for kind, ids in used.items():
        for id_ in filter(None, dict.fromkeys(ids)):
            found = way.fate(kind, id_).ids
            if len(found) > 1:
                names = [f"“{now[kind].get(one, one)}”" for one in found]
                yield (
                    f"“{before[kind].get(id_, id_)}” became {' and '.join(names)}. It is"
                    f" {names[0]} wherever it was used: {len([i for i in ids if i == id_])} to look"
                    " at."
                )
