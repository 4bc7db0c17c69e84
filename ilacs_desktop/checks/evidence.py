"""Evidence: does each marked claim have some, of several kinds, recent and checked?"""

from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import (
    DocumentCheck,
    Passage,
    PassageCheck,
    Scope,
    marked,
    names,
    opening,
)
from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Evidence

_STANCES = {"strength": "strength", "improvement": "area for improvement"}


def uncited(scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding when a paragraph marked as a claim cites nothing."""
    block = passage.block
    if block is not None and block.stance and not cited_evidence((block,)):
        yield scope.found_in(
            passage,
            "evidence.uncited",
            f"“{opening(passage)}” is marked as {_a(_STANCES[block.stance])} and cites nothing.",
        )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def lenses(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each judgement seen through too few lenses."""
    least = scope.number("evidence.lenses", "least")
    for judgement in scope.document.judgements:
        told = scope.by_judgement[judgement.id]
        seen = scope.lenses(scope.cited_in(told))
        if told and seen and len(seen) < least:
            titles = [lens.title.lower() for lens in scope.framework.lenses if lens.id in seen]
            yield scope.found(
                "evidence.lenses",
                f"“{scope.short_title(judgement)}” rests on {' and '.join(titles)} alone.",
                place=Place(judgement.id, ""),
            )


def one_source(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each section whose marked claims all rest on one item."""
    least = scope.number("evidence.one_source", "claims")
    for section in scope.document.sections:
        told = scope.by_part.get(section.id, ())
        claims = (*marked(told, "strength"), *marked(told, "improvement"))
        items = scope.cited_in(told)
        if len(claims) >= least and len(items) == 1:
            yield scope.found(
                "evidence.one_source",
                f"All {len(claims)} claims of “{section.title}” rest on one item,"
                f" “{items[0].title}”.",
                place=Place(section.id, ""),
                record=items[0].id,
            )


def practice(scope: Scope) -> Iterator[Finding]:
    """Yield a finding where what is known of practice does not come from looking at practice."""
    for judgement in scope.document.judgements:
        asked = [p for p in scope.by_judgement[judgement.id] if p.place.question == "know"]
        if not asked:
            continue
        if "practice" not in scope.lenses(scope.cited_in(asked)):
            yield scope.found(
                "evidence.question_one",
                f"Nothing that “{scope.short_title(judgement)}” knows comes from looking at practice itself.",
                place=Place(judgement.id, ""),
            )
        else:
            yield from _without_practice(scope, judgement.id, scope.short_title(judgement), asked)


def _without_practice(
    scope: Scope, judgement: str, title: str, asked: list[Passage]
) -> Iterator[Finding]:
    titles = {s.id: s.title for s in scope.document.sections if s.judgement == judgement}
    told: dict[str, list[Passage]] = {}
    for passage in asked:
        told.setdefault(passage.place.part, []).append(passage)
    answered = [id_ for id_ in titles if id_ in told]
    without = [id_ for id_ in answered if "practice" not in scope.lenses(scope.cited_in(told[id_]))]
    if len(without) > len(answered) * scope.number("evidence.practice_gaps", "share"):
        yield scope.found(
            "evidence.practice_gaps",
            f"In {len(without)} of the {len(answered)} sections of “{title}” nothing known comes"
            f" from looking at practice: {names(titles[id_] for id_ in without)}.",
            place=Place(judgement, ""),
        )


def dated(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each cited item that is undated, not over yet, or stale."""
    for item in scope.document.evidence:
        uses = scope.citing.get(item.id)
        if not uses:
            continue
        age = scope.age(item)
        if item.period_to is None:
            yield _about(
                scope, "evidence.undated", item, "does not say which period it covers", uses
            )
        elif age is not None and age.age == "not_ended":
            yield _about(scope, "evidence.not_ended", item, "covers a period not yet over", uses)
        elif age is not None and age.age == "stale":
            yield _about(scope, "evidence.stale", item, "is stale", uses, f" {age.reason}")


def whole_items(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each cited item that leaves out what a reader needs to weigh it."""
    for item in scope.document.evidence:
        uses = scope.citing.get(item.id)
        given = {
            "a title": item.title,
            "a type": item.type if item.type in scope.lens_of_type else "",
            "what it shows": item.shows,
            "which way it points": item.direction,
        }
        missing = [name for name, value in given.items() if not value.strip()]
        if uses and missing:
            lacks = f"lacks {' and '.join(missing)}"
            yield _about(scope, "evidence.incomplete", item, lacks, uses)


def moderated(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each cited audit that nobody moderated."""
    kinds = scope.listed("evidence.unmoderated", "types")
    for item in scope.document.evidence:
        uses = scope.citing.get(item.id)
        if uses and item.type in kinds and item.moderated is not True:
            how = "was not moderated" if item.moderated is False else "does not say if moderated"
            yield _about(scope, "evidence.unmoderated", item, how, uses)


def unused(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each item that is cited nowhere, unless it is parked.

    What is negative or mixed is for unsaid.py.
    """
    for item in scope.document.evidence:
        if item.id in scope.citing or item.parked or item.direction in ("negative", "mixed"):
            continue
        message = f"Evidence {item.number}, “{item.title}”, is cited nowhere."
        yield scope.found("evidence.unused", message, record=item.id)


def expected(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each kind of evidence its readers hold, and the text says nothing of."""
    if not scope.citing:
        return  # nothing is cited at all: another check says so
    cited = {item.type for item in scope.cited_in(scope.passages)}
    parked = {item.type for item in scope.document.evidence if item.parked}
    for check in ("evidence.complaints", "evidence.reviews", "evidence.published"):
        entry = scope.catalogue.check(check)
        if not (cited | parked) & set(entry.words["types"]):
            yield scope.found(check, f"{entry.title}.")


def _about(
    scope: Scope, check: str, item: Evidence, what: str, uses: tuple[Passage, ...], more: str = ""
) -> Finding:
    return scope.found(
        check,
        f"Evidence {item.number}, “{item.title}”, {what}.{more}",
        place=uses[0].place,
        record=item.id,
    )


_TEXT = ("front", "judgements", "sections", "evidence")
CHECKS = (
    PassageCheck(uncited, ("evidence.uncited",)),
    DocumentCheck(lenses, ("evidence.lenses",), _TEXT),
    DocumentCheck(one_source, ("evidence.one_source",), _TEXT),
    DocumentCheck(practice, ("evidence.question_one", "evidence.practice_gaps"), _TEXT),
    DocumentCheck(
        dated,
        ("evidence.undated", "evidence.not_ended", "evidence.stale"),
        (*_TEXT, "cycle", "prior_points", "inspections"),
    ),
    DocumentCheck(whole_items, ("evidence.incomplete",), _TEXT),
    DocumentCheck(moderated, ("evidence.unmoderated",), _TEXT),
    DocumentCheck(unused, ("evidence.unused",), _TEXT),
    DocumentCheck(
        expected, ("evidence.complaints", "evidence.reviews", "evidence.published"), _TEXT
    ),
)
