"""A head of service who only uses Word: the form goes out, is filled in, and comes back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.form.make import make_form
from tests.ui.pages.team.coordinator import Coordinator
from tests.ui.recorded_dialogs import RecordedDialogs

LEAVERS = "northbridge-2026 for Leila Cartmell.docx"


@pytest.fixture
def jo(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    example: Document,
    framework: Framework,
    tmp_path: Path,
) -> Iterator[Coordinator]:
    """Return the coordinator of the example, who has sent a Word form."""

    def word_form(made: Document, pack: Pack) -> bytes:
        return make_form(made, framework, pack, standard_template())

    jo = Coordinator(theme, draft_workspace(example), dialogs, tmp_path, word_form)
    jo.save()
    jo.make_for(leavers="word")
    yield jo
    jo.end()


def answered(path: Path, text: str) -> Path:
    """Write a paragraph under the first “Your answer”, as somebody does in Word."""
    word = docx.Document(str(path))
    lines = word.paragraphs
    at = next(n for n, line in enumerate(lines) if line.text == "Your answer")
    lines[at + 1].insert_paragraph_before(text)
    word.save(str(path))
    return path


def test_what_was_written_in_word_comes_in(jo: Coordinator) -> None:
    before = jo.document
    jo.tab.bring_files((answered(jo.folder / LEAVERS, "Written in Word."),))
    jo.rest()
    place = Place(jo.packs[0].sections[0], "know")
    assert body_text(body_at(jo.document, place)).startswith("Written in Word.\n")
    assert jo.workspace.undo_label == "Bring in Leila Cartmell’s pack"
    assert jo.packs[0].returned == jo.workspace.today
    assert jo.document.proposals == before.proposals
    changed = [s.id for s, o in zip(jo.document.sections, before.sections, strict=True) if s != o]
    assert changed == [place.part]


def test_words_that_stand_in_no_answer_are_told_and_kept(jo: Coordinator) -> None:
    path = answered(jo.folder / LEAVERS, "Written in Word.")
    word = docx.Document(str(path))
    word.paragraphs[0].insert_paragraph_before("Siân, ring me about this.")
    word.save(str(path))
    jo.tab.bring_files((path,))
    jo.rest()
    assert "Kept as a comment on" in jo.said()
    assert "“Siân, ring me about this.”" in jo.said()
    assert any("ring me" in note for note in jo.workspace.arrivals[0].notes)


def test_a_form_nobody_wrote_in_is_told_of(jo: Coordinator) -> None:
    jo.tab.bring_files((jo.folder / LEAVERS,))
    jo.rest()
    assert "Nothing in this pack was changed since it was sent to Leila Cartmell" in jo.said()
    assert jo.packs[0].returned is None


def test_another_word_document_is_no_form(jo: Coordinator) -> None:
    jo.tab.bring_files((standard_template(),))
    jo.rest()
    assert "is not a form that was sent out from here" in jo.said()
    assert "Review, From reviewers" in jo.said()
