"""A version to read looks as it was written."""

from ilacs_desktop.document.body import Text
from ilacs_desktop.outputs.versions_text import Line
from ilacs_desktop.ui.pages.team.history_forms import html_of


def test_a_version_is_shown_with_its_headings_lists_and_bold_words() -> None:
    bold = (Text("Known "), Text("& counted", bold=True), Text(" well", bold=True, italic=True))
    lines = (
        Line("part", "Summary"),
        Line("paragraph", "Known & counted well", bold),
        Line("bullet", "One < two"),
    )
    assert html_of(lines) == (
        "<h2>Summary</h2>"
        "<p>Known <b>&amp; counted</b><b><i> well</i></b></p>"
        "<ul><li>One &lt; two</li></ul>"
    )
