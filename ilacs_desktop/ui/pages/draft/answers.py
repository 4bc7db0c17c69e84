"""What the page shows of each text of a part: question, hint, where the answer stands. Pure."""

from typing import NamedTuple

from ilacs_desktop.document.answers import answer_place
from ilacs_desktop.document.body import is_blank
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import Place, body_at, sections_of, told_for_judgement
from ilacs_desktop.document.words import count_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.parts import (
    FRONT_HINTS,
    FRONT_QUESTIONS,
    key_of,
    part_of,
    part_title,
    places_of,
)
from ilacs_desktop.ui.widgets.lengths import length_text

_TEXT_KINDS = ("both_edited", "delete_or_edit")


class AnswerView(NamedTuple):
    """One text of the open part.

    ``own`` is its place; ``shown`` is where the answer stands, which is the judgement when it is
    told there. ``told`` is whether it is; ``may_tell`` whether that is the author's to choose.
    ``note`` is what the author should know. ``budget`` in words is 0 where the part's own counts
    for all. ``asked`` are the blocks about which people wrote different words, still to settle.
    """

    own: Place
    shown: Place
    name: str
    question: str
    hint: str
    told: bool = False
    may_tell: bool = False
    note: str = ""
    budget: int = 0
    asked: frozenset[str] = frozenset()


def answer_views(document: Document, framework: Framework, key: str) -> tuple[AnswerView, ...]:
    """Return what to show for a part, in order; nothing for a section that is left out."""
    part = part_of(document, key)
    if part is None:
        return (_front_view(document, framework, places_of(key)[0]),)
    if isinstance(part, Section) and part.parked is not None:
        return ()
    return tuple(_view(document, framework, part, place) for place in places_of(key))


def asked_about(document: Document, place: Place) -> frozenset[str]:
    """Return the blocks of a text that people wrote differently, while nobody has settled it.

    A reviewer's change from Word is settled elsewhere, and in a contributor's pack nothing is.
    """
    wanted = {p.block for p in document.proposals if p.settled is None and p.kind in _TEXT_KINDS}
    if document.pack or not wanted:
        return frozenset()
    return frozenset(block.id for block in body_at(document, place) if block.id in wanted)


def _front_view(document: Document, framework: Framework, place: Place) -> AnswerView:
    title = part_title(document, key_of(place))
    budget: int = getattr(framework.front_words, place.question)
    asked, hint = FRONT_QUESTIONS[place.question], FRONT_HINTS[place.question]
    unsettled = asked_about(document, place)
    return AnswerView(place, place, title, asked, hint, budget=budget, asked=unsettled)


def _view(
    document: Document, framework: Framework, part: Judgement | Section, place: Place
) -> AnswerView:
    asked = {str(question.id): question for question in framework.questions}[place.question]
    unsettled = asked_about(document, place)
    view = AnswerView(place, place, asked.short, asked.text, asked.hint, asked=unsettled)
    if isinstance(part, Judgement):
        budget = part.words if place.question == "know" else 0
        return view._replace(budget=budget, note=_told_here(document, place))
    if place.question == "know":
        return view
    told = told_for_judgement(part, place.question)
    note = _kept_answer(document, place) if told else ""
    mine = not document.pack  # whoever writes a part of it does not see what the judgement says
    shown = answer_place(part, place.question)
    return view._replace(shown=shown, told=told, may_tell=mine, note=note)


def _told_here(document: Document, place: Place) -> str:
    """Say which sections leave a question to this answer of their judgement."""
    titles = [
        section.title
        for section in sections_of(document, place.part)
        if section.parked is None and told_for_judgement(section, place.question)
    ]
    return f"Also the answer of: {'; '.join(titles)}." if titles else ""


def _kept_answer(document: Document, place: Place) -> str:
    """Say that the section's own answer is kept though it is not printed."""
    own = body_at(document, place)
    if is_blank(own):
        return ""
    words = length_text(count_body(own), 0)
    return f"This section’s own answer ({words}) is kept, but not printed."
