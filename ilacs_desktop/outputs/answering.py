"""Which actions answer a paragraph: those it names, or those whose weakness clearly is its own.

To name the wrong action before a meeting is worse than to name none, so nothing is guessed: a
weakness has to share several telling words or figures with the paragraph.
"""

import re

from ilacs_desktop.checks.scope import Passage, Scope
from ilacs_desktop.document.records import Action

# What a match takes: a shared word or count is 1, a shared percentage 2. Where the action stands in the plan
# of the paragraph's own part, less is enough.
_ENOUGH, _ENOUGH_NEAR = 4, 3
_LEAST = 0.4  # and this share of what the weakness could score at all
_SHARE = 0.25  # …in its own part
_BESIDE = 0.6  # of the best match's score, for a second action to be named beside it
_STEM = 5  # letters by which forms of one word compare equal
_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[a-z][a-z’'-]+")
# Words of the field that stand in most weaknesses and tell none from another.
_PLAIN = (
    "about after against also and before between both care child children child's even every"
    " fewer first from half have here last leaver leavers less many more most much need not"
    " only other others over people some still than that their them there these they this those"
    " time under very wait weeks well were when where which while who whose with without year"
    " years young month months enough further now own are was has had the for but can may too"
    " rose fell risen fallen often late later"
    " inspection inspectors january february march april june july august september october"
    " november december 2023 2024 2025 2026 2027 2028"
)
_COMMON = frozenset(word[:_STEM] for word in _PLAIN.split())


def actions_for(scope: Scope, passage: Passage) -> tuple[Action, ...]:
    """Return the actions that a paragraph names, or else those that clearly answer it, best first."""
    named = scope.linked_by(passage.block) if passage.block is not None else ()
    found = tuple(scope.actions[id_] for id_ in named if id_ in scope.actions)
    if found:
        return found
    words = _telling(passage.text)
    near = {
        id_
        for beside in scope.by_part.get(passage.place.part, ())
        if beside.place.question == "plan" and beside.block is not None
        for id_ in scope.linked_by(beside.block)
    }
    scored = [
        (score, action)
        for action in scope.document.actions
        if (score := _match(action, words, is_near=action.id in near))
    ]
    scored.sort(key=lambda row: -row[0])
    return tuple(action for score, action in scored if score >= _BESIDE * scored[0][0])


def _match(action: Action, words: frozenset[str], *, is_near: bool) -> int:
    """Return how much of an action's weakness a paragraph tells; 0 where that is not enough."""
    weakness = _telling(action.weakness)
    score = _weight(weakness & words)
    enough, share = (_ENOUGH_NEAR, _SHARE) if is_near else (_ENOUGH, _LEAST)
    return score if score >= enough and score >= share * _weight(weakness) else 0


def _weight(words: frozenset[str]) -> int:
    return sum(2 if word[-1] == "%" else 1 for word in words)


def _telling(text: str) -> frozenset[str]:
    found = _WORD.findall(text.lower())
    stems = (word if word[0].isdecimal() else word[:_STEM] for word in found)
    return frozenset(
        stem
        for stem in stems
        if stem not in _COMMON and len(stem) > (1 if stem[0].isdecimal() else 2)
    )
