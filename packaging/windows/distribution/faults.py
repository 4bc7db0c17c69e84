"""How a step of the build says what is wrong: in a sentence for the person at the keyboard."""


class BuildError(Exception):
    """The distribution cannot be made. The message says why and what to do."""
