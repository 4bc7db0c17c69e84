"""The page that describes the checks."""

from tests.checks.table import PAGE, page


def test_the_page_says_what_the_catalogue_says() -> None:
    """When this fails: ``python3 -m tests.checks.table``."""
    assert PAGE.read_text(encoding="utf-8") == page()
