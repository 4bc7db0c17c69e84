"""Why a returned pack is not brought in, each as a plain sentence: what happened, what is safe, what to do."""

from ilacs_desktop.errors import UserError


class NotBroughtInError(UserError):
    """Nothing of what came back was taken in. ``sentence`` is filled with the facts."""

    sentence = ""

    def __init__(self, **facts: str) -> None:
        super().__init__(self.sentence.format(**facts))


class NoPackError(NotBroughtInError):
    """It is no contributor's pack."""

    sentence = (
        "This is not a contributor’s pack, so it was not brought in as one. Your self-evaluation"
        " was not changed."
    )


class OtherSelfEvaluationError(NotBroughtInError):
    """It was made from another self-evaluation."""

    sentence = (
        "This pack belongs to another self-evaluation: {whose}. Nothing was changed. Open that"
        " self-evaluation, and bring the pack in there."
    )


class OlderCycleError(NotBroughtInError):
    """It was made for another year."""

    sentence = (
        "This pack was made for {theirs}, and you have {mine} open. Nothing was changed. Ask"
        " {owner} for this year’s pack, or make a new one."
    )


class PackInPackError(NotBroughtInError):
    """What is open is a pack itself."""

    sentence = (
        "You have a contributor’s pack open, and this is the pack of {owner}. Nothing was changed."
        " Open the whole self-evaluation, and bring both in there."
    )


class OtherOwnerError(NotBroughtInError):
    """The list of packs says that it was sent to somebody else."""

    sentence = (
        "This pack says it is for {theirs}, but the list of contributors says it was sent to"
        " {owner}. Nothing was changed. Ask for it to be sent again."
    )


class UnchangedError(NotBroughtInError):
    """It is as it was sent."""

    sentence = (
        "Nothing in this pack was changed since it was sent to {owner}. Your self-evaluation was"
        " not changed. Ask {owner} whether this is the right file: the changes may not have been"
        " saved, or are in another copy."
    )


class UnknownPackError(NotBroughtInError):
    """The list of contributors does not have it. It can still be brought in, if somebody says so."""

    sentence = (
        "The list of contributors has no such pack: it was sent from another copy of this"
        " self-evaluation, or taken off the list. It is for {owner}, with {sections}."
    )


class PackCannotMoveError(UserError):
    """What a contributor was sent is moved with the whole, by whoever sent it."""

    def __init__(self) -> None:
        super().__init__(
            "This is what a contributor was sent, a part of the self-evaluation, and only the whole"
            " can be moved to another framework. Nothing was changed. Ask the person who sent it."
        )


class CannotMoveError(UserError):
    """A judgement of another framework has the id of a section of the document."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the field's word
        super().__init__(
            f"This self-evaluation cannot be moved: a judgement of that framework has the id “{id}”,"
            " which is that of a section here. Nothing was changed. Whoever made the framework pack"
            " needs to give the judgement another id."
        )
