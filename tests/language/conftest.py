"""What the tests of the language part share: the shipped words and patterns, loaded once."""

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.language.kit import LanguageKit, load_language


@pytest.fixture(scope="session")
def kit() -> LanguageKit:
    """Return the shipped kit, which no test changes."""
    return load_language(resources())
