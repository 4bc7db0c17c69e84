"""The sign-off papers from the tab: as a PDF of two pages, as a web page, and to be printed."""

import re
from pathlib import Path

from ilacs_desktop.ui.pages.review.signing.papers import saved_version
from tests.ui.pages.draft.kit import button
from tests.ui.pages.review.kit import Reviewer
from tests.ui.pages.review.signing.kit import Recorder, rewritten


def test_they_are_saved_as_a_pdf_of_two_pages_or_as_a_web_page(
    saved: Reviewer, tmp_path: Path
) -> None:
    pdf, web = tmp_path / "papers.pdf", tmp_path / "papers.html"
    saved.dialogs.answer(pdf, web)
    saved.click("Save a copy of the sign-off papers")
    asked = saved.dialogs.asked[-1]
    assert asked.title == "Save a copy of the sign-off papers"
    assert asked.text.endswith("northbridge-2026-sign-off.pdf")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) == 2
    assert "“papers.pdf” is ready." in saved.said()
    saved.click("Open it")
    assert saved.outside == [pdf]
    saved.click("Save a copy of the sign-off papers")
    (version,) = saved.workspace.history.log()
    assert version.tree in web.read_text(encoding="utf-8")


def test_what_is_not_saved_is_no_version_to_sign(desk: Recorder) -> None:
    assert saved_version(desk.workspace) is not None
    desk.change(rewritten(desk.document))
    assert saved_version(desk.workspace) is None
    desk.save()
    version = saved_version(desk.workspace)
    assert version is not None
    assert version.digest == desk.workspace.history.log()[0].tree


def test_they_are_looked_at_before_they_are_printed(saved: Reviewer) -> None:
    saved.click("Print the sign-off papers")
    assert saved.dialogs.asked[-1].title == "Print the sign-off papers"
    saved.show("signing")
    assert button(saved.window, "Print the review").isVisible()
