"""Signing off: what is signed is saved, kept and shown; an encrypted one leaves a copy to keep."""

from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import is_encrypted
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.storage.verify import is_sound, verify
from ilacs_desktop.ui.pages.review.signing.form import SignOffDialog
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.storage.keys import KEY
from tests.storage.makers import MOMENT, readable
from tests.ui.pages.review.kit import Reviewer
from tests.ui.pages.review.signing.kit import record, rest, rewritten


def form_of(signer: Reviewer) -> SignOffDialog:
    signer.click("Sign off…")
    form = signer.dialogs.forms[-1]
    assert isinstance(form, SignOffDialog)
    return form


def agree(form: SignOffDialog, note: str = "") -> None:
    form.findChild(GrowingText).setPlainText(note)
    form.findChild(TickBox).setChecked(True)
    form.accept()


def sign(signer: Reviewer, note: str = "") -> None:
    agree(form_of(signer), note)
    rest(signer)


def they_save(saved: Reviewer) -> None:
    """Let Ben save in the file, with a word of his own."""
    path = saved.workspace.path
    assert path is not None
    opened = open_file(path)
    theirs = msgspec.structs.replace(opened.document, allow_list=("Okafor",))
    facts = (opened.history, (opened.head,), Author("Ben", "desktop"), MOMENT, readable)
    save(SaveOrder(path, theirs, *facts))


def test_what_is_signed_is_a_saved_version_with_its_fingerprint(saved: Reviewer) -> None:
    before = saved.document
    sign(saved, "Leadership team, 12 October")
    (made,) = saved.document.sign_offs
    version = saved.workspace.history.versions[made.version]
    assert (made.name, made.role, made.digest) == ("Asha Verma", "dcs", version.tree)
    assert version.label == "Signed off by Asha Verma"
    assert saved.workspace.history.load(version.id) == before
    assert saved.workspace.path is not None
    assert open_file(saved.workspace.path).document == saved.document
    assert is_sound(verify(saved.workspace.path))
    assert made.step == "director"
    assert "Asha Verma, Director of children’s services" in record(saved)
    assert "Leadership team, 12 October" in record(saved)
    assert version.tree in record(saved)
    assert "That version is unchanged. Nothing has changed since." in record(saved)
    assert "That version is kept as it is" in saved.said()


def test_a_change_after_signing_is_counted_beside_it(saved: Reviewer) -> None:
    sign(saved)
    saved.change(msgspec.structs.replace(saved.document, word_list=("Northbridge",)))
    assert "changed since" not in saved.said()
    count = len(saved.document.sections[0].know)
    saved.change(rewritten(saved.document))
    rest(saved)
    told = f"The self-evaluation was changed since Asha Verma agreed it: {count} paragraphs."
    assert told in saved.said()
    told = f"The self-evaluation has changed since: {count} paragraphs."
    assert f"That version is unchanged. {told}" in record(saved)
    assert "Given, changed since" in record(saved)


def test_one_that_is_in_no_file_is_not_signed(signer: Reviewer) -> None:
    signer.click("Sign off…")
    assert signer.dialogs.forms == []
    assert "Save it first" in signer.said()


def test_nothing_is_signed_when_it_could_not_be_saved(
    saved: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # the file may only be read
    sign(saved)
    assert saved.document.sign_offs == ()
    assert "Nothing was signed" in saved.said()


def test_an_encrypted_one_leaves_a_copy_to_keep_that_opens_without_a_passphrase(
    saved: Reviewer, tmp_path: Path
) -> None:
    saved.workspace.set_key(KEY)
    rest(saved)
    keep = tmp_path / "keep.ilacs"
    saved.dialogs.answer(True, keep)
    sign(saved)
    assert saved.dialogs.asked[-2].title == "A copy to keep"
    assert "nobody can read what was agreed" in saved.dialogs.asked[-2].text
    kept = open_file(keep)
    assert (kept.document, kept.key) == (saved.document, None)
    assert is_sound(verify(keep))
    assert verify(keep)[-1].id == "as_signed"
    assert is_encrypted((tmp_path / "a.ilacs").read_bytes())
    assert "opens without a passphrase is in" in saved.said()


@pytest.mark.parametrize("answers", [(False,), (True, None)])
def test_an_encrypted_one_without_a_copy_to_keep_is_not_signed(
    saved: Reviewer, answers: tuple[bool | None, ...]
) -> None:
    saved.workspace.set_key(KEY)
    rest(saved)
    saved.dialogs.answer(*answers)
    sign(saved)
    assert saved.document.sign_offs == ()


def test_a_copy_to_keep_never_takes_the_place_of_the_file(saved: Reviewer, tmp_path: Path) -> None:
    saved.workspace.set_key(KEY)
    rest(saved)
    saved.dialogs.answer(True, tmp_path / "a.ilacs")
    sign(saved)
    assert is_encrypted((tmp_path / "a.ilacs").read_bytes())
    assert len(saved.document.sign_offs) == 1
    assert "The copy to keep was not made" in saved.said()


def test_what_is_signed_is_what_was_read_not_what_came_in_while_it_was_saved(
    saved: Reviewer,
) -> None:
    they_save(saved)
    saved.change(msgspec.structs.replace(saved.document, word_list=("Northbridge",)))
    read = saved.document
    sign(saved)
    (made,) = saved.document.sign_offs
    history = saved.workspace.history
    assert history.load(made.version) == read
    assert history.versions[made.version].label == "Signed off by Asha Verma"


def test_what_came_in_while_the_form_stood_open_is_not_signed(saved: Reviewer) -> None:
    form = form_of(saved)
    they_save(saved)
    saved.workspace.take_in()
    rest(saved)
    assert saved.document.allow_list == ("Okafor",)
    agree(form)
    rest(saved)
    assert saved.document.sign_offs == ()
    assert all("Signed" not in v.label for v in saved.workspace.history.log())
    assert "changed while you were signing: what Ben saved came in." in saved.said()
    assert "Nothing was signed" in saved.said()
    sign(saved)
    (made,) = saved.document.sign_offs
    assert saved.workspace.history.load(made.version).allow_list == ("Okafor",)


def test_what_was_typed_before_the_signed_version_was_saved_is_not_signed(
    saved: Reviewer,
) -> None:
    form = form_of(saved)
    saved.workspace.save()
    agree(form)  # it waits for the save that runs
    saved.workspace.change("Typing", msgspec.structs.replace(saved.document, word_list=("New",)))
    rest(saved)
    assert saved.document.sign_offs == ()
    assert "The self-evaluation changed while you were signing. Nothing was signed." in saved.said()


def test_a_save_that_runs_is_waited_for(saved: Reviewer) -> None:
    form = form_of(saved)
    saved.workspace.save()
    agree(form)
    rest(saved)
    assert len(saved.document.sign_offs) == 1


def test_a_sign_off_is_in_the_file_at_once_and_undo_does_not_take_it_back(saved: Reviewer) -> None:
    before = saved.document.word_list
    saved.change(msgspec.structs.replace(saved.document, word_list=("Northbridge",)))
    sign(saved)
    assert saved.workspace.undo_label == "Edit"
    assert saved.workspace.path is not None
    assert open_file(saved.workspace.path).document == saved.document
    saved.workspace.undo()
    assert saved.document.word_list == before
    assert len(saved.document.sign_offs) == 1
