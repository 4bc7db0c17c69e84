"""Word's switches: elements that turn a property on by being there, and off by what they say."""

import pytest

from ilacs_desktop.word.parts.ooxml import is_on, w


def test_a_switch_that_is_not_there_is_off() -> None:
    assert not is_on(None)


@pytest.mark.parametrize("said", ["1", "true", "on", "True"])
def test_a_switch_may_say_that_it_is_on(said: str) -> None:
    assert is_on(w("b"))
    assert is_on(w("b", val=said))


@pytest.mark.parametrize("said", ["0", "false", "off", "none", "OFF", "False"])
def test_a_switch_that_says_so_is_off_however_it_is_written(said: str) -> None:
    assert not is_on(w("b", val=said))
