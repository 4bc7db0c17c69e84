"""Which actions answer a paragraph: those it names, or those whose weakness clearly is its own.

To name the wrong action before a meeting is worse than to name none, so nothing is guessed: a
weakness has to share several telling words or figures with the paragraph.
"""

from ilacs_desktop.checks.scope import Passage, Scope
from ilacs_desktop.document.records import Action
from ilacs_desktop.document.telling import telling_words

# What a match takes: a shared word or count is 1, a shared percentage 2. Where the action stands in the plan
# of the paragraph's own part, less is enough.
_ENOUGH, _ENOUGH_NEAR = 4, 3
_LEAST = 0.4  # and this share of what the weakness could score at all
_SHARE = 0.25  # …in its own part
_BESIDE = 0.6  # of the best match's score, for a second action to be named beside it


def actions_for(scope: Scope, passage: Passage) -> tuple[Action, ...]:
    """Return the actions that a paragraph names, or else those that clearly answer it, best first."""
    named = scope.linked_by(passage.block) if passage.block is not None else ()
    found = tuple(scope.actions[id_] for id_ in named if id_ in scope.actions)
    if found:
        return found
    words = telling_words(passage.text)
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
    weakness = telling_words(action.weakness)
    score = _weight(weakness & words)
    enough, share = (_ENOUGH_NEAR, _SHARE) if is_near else (_ENOUGH, _LEAST)
    return score if score >= enough and score >= share * _weight(weakness) else 0


def _weight(words: frozenset[str]) -> int:
    return sum(2 if word[-1] == "%" else 1 for word in words)
