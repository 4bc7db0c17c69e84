"""Contributor packs: what one person is sent of the self-evaluation, and nothing besides.

A pack is a self-evaluation of its own with the same id, so that it can be joined again, and with a
history of its own: nobody can find in it what others wrote, in this version or an earlier one.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.alike import stands_in
from ilacs_desktop.document.body import Body, cited_evidence, linked_actions
from ilacs_desktop.document.model import Cycle, Document, Front, Judgement, Person, Section
from ilacs_desktop.document.places import part_bodies
from ilacs_desktop.document.records import Action, Evidence, Pack, PriorPoint, Promise

# What stands in a pack, field by field, is decided here. A field of the document that is not named
# stays at its default, empty, so that a new one cannot leak before somebody has thought about it.

_SET = "The council has set this day"  # a due date of one's own needs a reason


class Choices(NamedTuple):
    """What goes into a pack besides its sections and what they cite.

    ``all_evidence`` adds the rest of the evidence in use, to cite from; ``comments`` the open
    comments on the pack's sections.
    """

    all_evidence: bool = False
    comments: bool = False


def writers(document: Document) -> tuple[tuple[Person, tuple[Section, ...]], ...]:
    """Return the people who own sections that are not parked, with these, in the order of people."""
    owned = ((person, sections_owned_by(document, person.id)) for person in document.people)
    return tuple((person, sections) for person, sections in owned if sections)


def sections_owned_by(document: Document, person: str) -> tuple[Section, ...]:
    """Return the sections that a person owns, without those that are parked."""
    return tuple(s for s in document.sections if s.owner == person and s.parked is None)


def pack_document(document: Document, sent: Pack, choices: Choices = Choices()) -> Document:  # noqa: B008 - frozen
    """Return the self-evaluation as the pack's owner gets it.

    It holds the pack's sections, what they said last year, the titles of their judgements, what all
    these cite, and of the council its name and dates. It holds no other text, history, comment,
    decision, proposal, sign-off, name or pack (docs/navigation.md, "What a pack shows"). Figures are
    left out: no text can cite one.
    """
    people = tuple(p for p in document.people if p.name in (sent.owner, sent.asked_by))
    known = {person.id for person in people}
    sections = tuple(_section(s, known) for s in document.sections if s.id in sent.sections)
    remembered = tuple(one for one in document.remembered if one.part in sent.sections)
    bodies = (
        *(body for section in sections for _, body in part_bodies(section)),
        *(one.body for one in remembered),
    )
    actions = _linked(document, bodies)
    promised = _left_the_plan(document, bodies)
    made = Document(
        id=document.id,
        authority=document.authority,
        cycle=_cycle(document.cycle, sections),
        people=people,
        front=Front(),
        judgements=_headings(document, sections),
        sections=sections,
        evidence=_evidence(
            document,
            bodies,
            (*actions, *(promise.action for promise in promised)),
            every=choices.all_evidence,
        ),
        actions=actions,
        prior_points=_prior_points(document, sent.sections, {action.id for action in actions}),
        comments=tuple(
            comment
            for comment in document.comments
            if choices.comments and comment.part in sent.sections and not comment.closed_by
        ),
        packs=(sent,),
        pack=sent.id,
        promised=promised,
        remembered=remembered,
    )
    return _with_words(made, document)


def _cycle(cycle: Cycle, sections: Iterable[Section]) -> Cycle:
    """Return the year and its dates; what the council prepares for inspectors is its own.

    So is the reason for another due date, which may name somebody.
    """
    return msgspec.structs.replace(
        cycle,
        stage="drafting",
        word_target=sum(section.words for section in sections),
        due_override_reason=_SET if cycle.due_override else "",
        pathway="",
        presentation="",
    )


def _section(section: Section, known: set[str]) -> Section:
    """Return a section; an owner who is not among the pack's people is not named by id either."""
    if section.owner in known:
        return section
    return msgspec.structs.replace(section, owner="")


def _headings(document: Document, sections: Iterable[Section]) -> tuple[Judgement, ...]:
    wanted = {section.judgement for section in sections}
    return tuple(Judgement(j.id, j.title) for j in document.judgements if j.id in wanted)


def _linked(document: Document, bodies: Iterable[Body]) -> tuple[Action, ...]:
    linked = {name for body in bodies for name in linked_actions(body)}
    return tuple(action for action in document.actions if action.id in linked)


def _left_the_plan(document: Document, bodies: Iterable[Body]) -> tuple[Promise, ...]:
    """Return the newest promise of each linked action that is in the plan no more.

    It was shown to work. What a section said last year names it, and must still read.
    """
    linked = {name for body in bodies for name in linked_actions(body)}
    linked -= {action.id for action in document.actions}
    newest = {promise.action.id: promise for promise in document.promised}
    return tuple(promise for id_, promise in newest.items() if id_ in linked)


def _evidence(
    document: Document, bodies: Iterable[Body], actions: Iterable[Action], *, every: bool
) -> tuple[Evidence, ...]:
    wanted = {name for body in bodies for name in cited_evidence(body)}
    wanted |= {name for action in actions for name in action.shown_by}
    return tuple(
        msgspec.structs.replace(item, kept_at="")  # a place of the council's, for nobody else
        for item in document.evidence
        if item.id in wanted or (every and item.parked is None)
    )


def _prior_points(
    document: Document, sections: tuple[str, ...], actions: set[str]
) -> tuple[PriorPoint, ...]:
    """Return the points that the pack's sections account for; no other section is named in them.

    What is parked was accounted for before, and is asked of nobody; an action that is not in the
    pack is not named by its id either.
    """
    found = []
    for point in document.prior_points:
        here = tuple(section for section in point.sections if section in sections)
        if here and point.parked is None:
            # What answers a point for several sections may be somebody else's words.
            response = point.response if here == point.sections else ""
            action = point.action if point.action in actions else ""
            found.append(
                msgspec.structs.replace(point, sections=here, response=response, action=action)
            )
    return tuple(found)


def _with_words(made: Document, document: Document) -> Document:
    """Return the pack with the council's own words and allowed names, those that stand in it."""
    told = "\n".join(_texts(msgspec.to_builtins(made)))
    return msgspec.structs.replace(
        made,
        allow_list=tuple(name for name in document.allow_list if stands_in(name, told)),
        word_list=tuple(word for word in document.word_list if stands_in(word, told)),
    )


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - plain JSON
    """Yield every text in a value, without the names of fields, which are no words of anybody's."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
