"""Framework: what is in use, what has no place in it, bringing one in, looking inside and moving."""

import datetime as dt
import functools
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outline import to_judgement
from ilacs_desktop.document.places import with_part
from ilacs_desktop.framework.pack import Pack, pack_bytes, read_pack
from ilacs_desktop.ui.theme.theme import Theme
from tests.cycle.moved import texts
from tests.framework_packs import NEXT, Tables, made
from tests.ui.pages.framework.conftest import OpenFramed
from tests.ui.pages.framework.framed import Framed
from tests.ui.walk import SCALES, assert_accessible, assert_fits

MOVE = "Move to ILACS from April 2027, as at 1 April 2027"


def words_of(form: object) -> str:
    assert hasattr(form, "findChildren")
    labels = "\n".join(label.text() for label in form.findChildren(QLabel))
    return labels.replace("\u200b", "")


def test_it_says_which_framework_is_in_use_and_where_it_comes_from(framed: Framed) -> None:
    assert "ILACS from April 2026\nAs at 1 April 2026. It came with the program." in framed.text
    assert "4 sources say which of Ofsted’s own texts were not seen." in framed.text
    framed.click("Where it comes from: 13 sources, hidden")
    assert "Ofsted social care blog" in framed.text
    assert "The April 2026 handbook was not seen. Ask your Ofsted region." in framed.text
    assert "None yet. A framework is one file; you can look into it." in framed.text
    assert "What has no place" not in framed.text


def test_a_pack_that_is_brought_in_is_listed_and_changes_nothing(
    framed: Framed, pack_file: Path, example: Document
) -> None:
    framed.bring(pack_file)
    assert "“ILACS from April 2027”, as at 1 April 2027, is on this computer now." in framed.text
    assert framed.shelf.find(NEXT) is not None
    assert framed.work.document is example
    assert MOVE in framed.buttons()
    framed.bring(pack_file)
    assert "is on this computer already." in framed.text


def test_a_damaged_pack_is_refused_with_what_is_wrong(framed: Framed, tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"PK nothing")
    framed.bring(bad)
    assert "This framework pack cannot be used. bad.zip: it is damaged" in framed.text
    assert framed.shelf.kept() == (framed.shelf.shipped,)


def test_a_damaged_pack_on_the_shelf_is_told_of(
    open_framed: OpenFramed, example: Document, tmp_path: Path
) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "framework-bad.zip").write_bytes(b"PK nothing")
    assert "framework-bad.zip: it is damaged, or not a zip file" in open_framed(example).text


@functools.cache
def later(day: dt.date) -> Pack:
    def change(tables: Tables) -> None:
        tables["framework.toml"]["as_at"] = day

    return made(change)


def test_a_later_one_of_the_same_framework_is_taken_after_a_question(
    framed: Framed, tmp_path: Path
) -> None:
    path = tmp_path / "later.zip"
    path.write_bytes(pack_bytes(later(dt.date(2026, 9, 1))))
    framed.dialogs.answer(path, False)
    framed.click("Bring in a framework file…")
    assert framed.work.framework is framed.shelf.shipped
    framed.dialogs.answer(path, True)
    framed.click("Bring in a framework file…")
    assert framed.dialogs.asked[-1].title == "Use the later “ILACS from April 2026”?"
    assert framed.work.framework.as_at == dt.date(2026, 9, 1)
    assert framed.noted == [
        "“ILACS from April 2026”, as at 1 September 2026, is on this computer now. No"
        " self-evaluation was changed."
    ]


def test_an_older_one_is_refused(framed: Framed, tmp_path: Path) -> None:
    path = tmp_path / "older.zip"
    path.write_bytes(pack_bytes(later(dt.date(2026, 1, 1))))
    framed.bring(path)
    assert "which is later than this pack, as at 2026-01-01. Nothing was changed." in framed.text


def test_a_framework_is_saved_as_a_file_to_look_into(framed: Framed, tmp_path: Path) -> None:
    path = tmp_path / "ours.zip"
    framed.dialogs.answer(path)
    framed.click("Save as a file: ILACS from April 2026, as at 1 April 2026")
    assert framed.dialogs.asked[-1].text.endswith("ilacs-2026-04 framework.zip")
    assert read_pack(path).framework == framed.shelf.shipped
    framed.click("Open the folder")
    assert framed.opened == [tmp_path]


def test_everything_in_a_framework_can_be_looked_at(framed: Framed) -> None:
    framed.click("Look inside ILACS from April 2026, as at 1 April 2026")
    form = framed.dialogs.forms[-1]
    titles = {row.title for row in form.tree.rows}
    assert "How do you know it?" in titles
    assert "Thresholds" in titles
    assert "Months before the annual engagement meeting that it is due" in titles
    form._on_searched("section 47")
    found = [row for row in form.tree.rows if not row.is_heading]
    assert 0 < len(found) < 10
    assert all("section 47" in repr(row) for row in found)


def test_before_moving_it_says_what_would_become_of_what(framed: Framed, pack_file: Path) -> None:
    framed.bring(pack_file)
    framed.click(MOVE)
    told = words_of(framed.dialogs.forms[-1])
    assert "Area “Thresholds” becomes “Family help threshold” (in “Front door, thresholds" in told
    assert "Area “Early help and family help” becomes “Universal” and “Targeted”" in told
    assert (
        "Area “Case records and information systems” (in “Self-knowledge, performance and quality"
        " assurance”). Records are looked at in every case that is read." in told
    )
    assert "Kind of evidence “Case audit” becomes “Practice audit” (in 4 records)." in told
    assert "Area: “Family hubs”" in told
    assert framed.work.document.cycle.framework == framed.shelf.shipped.id


def test_moving_is_one_step_of_undo_and_what_has_no_place_is_listed(
    framed: Framed, pack_file: Path, example: Document
) -> None:
    framed.bring(pack_file)
    framed.click(MOVE)
    other = msgspec.structs.replace(example, word_list=(*example.word_list, "Tyneford"))
    framed.work.change("Came in while the form was open", other)
    framed.dialogs.forms[-1].accept()
    framed.drain()
    assert framed.work.framework.id == framed.work.document.cycle.framework == NEXT
    assert texts(framed.work.document) == texts(other)
    assert framed.noted[-1].startswith("This self-evaluation is under “ILACS from April 2027” now.")
    assert "What has no place" in framed.text
    assert "Personal advisers and staying in touch." in framed.text
    assert "No section covers these core areas:\n•\nFamily hubs" in framed.text
    assert framed.work.undo_label == "Move to another framework"
    framed.work.undo()
    assert framed.work.document is other
    assert framed.work.framework is framed.shelf.shipped
    assert "What has no place" not in framed.text

    framed.work.redo()
    framed.drain()
    framed.click("Go to “Support to 25 and participation”")
    framed.click("Go to “The experiences and progress of care leavers”")
    framed.click("Go to the evidence: Thematic or multi-agency audit")
    framed.click("Go to the sections, to add them")
    assert framed.wanted == ["to_25", "care_leavers", "evidence", "set_up/set_up"]


@pytest.mark.long
def test_a_retired_judgement_can_be_taken_out_once_nothing_hangs_on_it(moved: Framed) -> None:
    out = "Take it out: nothing is written in it: The experiences and progress of care leavers"
    assert out not in moved.buttons()
    document = moved.work.document
    for section in document.sections:
        if section.judgement == "care_leavers":
            document = to_judgement(document, section.id, "children_in_care")
    own = next(one for one in document.judgements if one.id == "care_leavers")
    empty = msgspec.structs.replace(own, know=(), how=(), plan=())
    moved.work.change("Move sections", with_part(document, empty))
    moved.click(out)
    assert "care_leavers" not in {one.id for one in moved.work.document.judgements}
    assert faults(moved.work.document) == ()
    moved.work.undo()
    assert moved.work.document.judgements[-1] == empty


def test_a_framework_that_is_not_here_is_said_to_be_stood_in_for(
    open_framed: OpenFramed, example: Document
) -> None:
    cycle = msgspec.structs.replace(example.cycle, framework="ilacs-2030")
    framed = open_framed(msgspec.structs.replace(example, cycle=cycle))
    assert not framed.work.is_at_home
    assert "written under the framework “ilacs-2030”, which is not on this computer." in framed.text
    assert "Move to ILACS from April 2026, as at 1 April 2026" in framed.buttons()


def test_a_pack_can_be_removed_and_the_shipped_one_stands_in(moved: Framed) -> None:
    moved.dialogs.answer(False)
    moved.click("Remove ILACS from April 2027, as at 1 April 2027")
    assert moved.work.is_at_home
    moved.dialogs.answer(True)
    moved.click("Remove ILACS from April 2027, as at 1 April 2027")
    assert "What you have open is under it." in moved.dialogs.asked[-1].text
    assert not moved.work.is_at_home
    assert moved.work.framework is moved.shelf.shipped
    assert moved.work.document.cycle.framework == NEXT  # nothing in it was changed


def test_a_contributor_does_not_move_their_pack(
    open_framed: OpenFramed, example: Document, pack_file: Path
) -> None:
    framed = open_framed(msgspec.structs.replace(example, pack="pk-1"))
    framed.bring(pack_file)
    assert MOVE not in framed.buttons()


def test_it_is_there_for_everybody(framed: Framed, pack_file: Path, theme: Theme) -> None:
    framed.bring(pack_file)
    assert_accessible(framed.page, theme)


@pytest.mark.long
@pytest.mark.parametrize("scale", SCALES)
def test_all_of_it_is_there_for_everybody_at_every_size_of_text(
    framed: Framed, pack_file: Path, theme: Theme, scale: float
) -> None:
    framed.bring(pack_file)
    framed.click(MOVE)
    form = framed.dialogs.forms[-1]
    assert_accessible(form, theme)
    form.accept()
    framed.drain()
    assert_accessible(framed.page, theme)
    assert_fits(framed.page, 1097, 500, scale, theme)
    framed.click("Look inside ILACS from April 2027, as at 1 April 2027")
    assert_accessible(framed.dialogs.forms[-1], theme)


def test_tab_goes_from_the_top_down(framed: Framed) -> None:
    stops = [b for b in framed.page.findChildren(QAbstractButton) if b.isVisible()]
    framed.page.focus_first()
    reached = [QApplication.focusWidget()]
    while len(reached) < len(stops):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    tops = [one.mapTo(framed.page, one.rect().topLeft()).y() for one in reached]
    assert tops == sorted(tops)
    assert reached[-1].text() == "Bring in a framework file…"


def test_it_says_what_it_does_and_does_one_thing_at_a_time(framed: Framed, pack_file: Path) -> None:
    reading = framed.lanes[3]
    reading.hold()
    framed.bring(pack_file)
    assert "Reading “from the region.zip”…" in framed.text
    framed.click("Bring in a framework file…")
    assert "still being brought in" in framed.text
    reading.release()
    framed.drain()
    assert "is on this computer now" in framed.text
