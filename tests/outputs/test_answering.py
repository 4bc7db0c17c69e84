"""Which actions answer a paragraph: those it names or clearly those of its weakness, never a guess."""

import msgspec
import pytest

from ilacs_desktop.checks.scope import Scope, marked
from ilacs_desktop.document.body import ActionLink, Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.answering import actions_for
from ilacs_desktop.outputs.briefing_parts import unanswered
from ilacs_desktop.outputs.review_places import Directory
from tests.outputs.outputs_made import source_of

replace = msgspec.structs.replace


def numbers_for(scope: Scope, opening: str) -> list[int]:
    """Return the numbers of the actions that answer the weakness with these first words."""
    found = marked(scope.passages, "improvement")
    passage = next(p for p in found if p.text.startswith(opening) and p.judgement)
    return [action.number for action in actions_for(scope, passage)]


@pytest.fixture(scope="module")
def scope(example: Document, framework: Framework) -> Scope:
    return source_of(example, framework).scope


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("At 19 to 21, education, employment or training fell", [6, 3]),
        ("Supervision helps children in some teams", [2]),
        ("First health checks were on time for 102", [24]),
        ("More fostering households left (23)", [23]),
        ("Reviewing officers formally challenged delay", []),
        ("Black and mixed-heritage children are 14%", []),
    ],
)
def test_only_actions_for_the_same_weakness_are_named(
    scope: Scope, opening: str, numbers: list[int]
) -> None:
    assert numbers_for(scope, opening) == numbers


def test_the_actions_a_paragraph_names_come_before_any_likeness(
    example: Document, framework: Framework
) -> None:
    first, second = example.actions[:2]
    section = next(s for s in example.sections if s.parked is None)
    weak = Block("w", (Text(first.weakness), ActionLink(second.id)), stance="improvement")
    plan = (Block("p", (ActionLink(first.id),)),)
    edited = replace(section, know=(weak,), plan=plan, plan_for_judgement=False)
    found = source_of(replace(example, sections=(edited,)), framework).scope
    [passage] = [p for p in found.passages if p.block is weak]
    assert actions_for(found, passage) == (second,)
    unlinked = replace(weak, runs=(Text(first.weakness),))
    edited = replace(edited, know=(unlinked,))
    found = source_of(replace(example, sections=(edited,)), framework).scope
    [passage] = [p for p in found.passages if p.block is unlinked]
    assert actions_for(found, passage) == (first,)


def test_where_no_action_answers_it_says_where_the_plan_stands(
    example: Document, framework: Framework
) -> None:
    section = next(s for s in example.sections if s.parked is None)
    weak = Block("w", (Text("Nobody counted the bicycles."),), stance="improvement")
    plan = (Block("p", (ActionLink(example.actions[0].id),)),)
    for answers, said in (
        (plan, f"No action is named there: see {section.title}"),
        ((), "No action yet"),
    ):
        edited = replace(section, know=(weak,), plan=answers, plan_for_judgement=False)
        document = replace(example, sections=(edited,))
        found = source_of(document, framework).scope
        [passage] = [p for p in found.passages if p.block is weak]
        assert actions_for(found, passage) == ()
        assert unanswered(found, Directory(document, framework), passage) == said
