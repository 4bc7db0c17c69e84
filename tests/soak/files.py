"""The file: saved, joined with a colleague's, sent out in packs, exported, closed and opened again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.ui.dialogs.next_year.form import NextYearForm
from ilacs_desktop.ui.dialogs.pack import PackForm
from ilacs_desktop.ui.pages.export.other_outputs import OtherOutputsCard
from tests.cycle.contributors import adding, kept, packed
from tests.soak.pages import show
from tests.soak.person import CTRL, Person

CONTEXT = Place("front", "context")
COLLEAGUE = Author("P. Other", "LAPTOP-2")
TO_CARE = "Grace Mwangale"
HOUR = 3600


def save_now(person: Person) -> None:
    """Save by hand, and then by not touching anything for a while."""
    person.press(Qt.Key.Key_S, CTRL)
    person.rest()
    assert person.workspace.save_state == "saved", person.workspace.save_state


def let_it_save(person: Person) -> None:
    """Change something, and leave the desk until it has saved itself."""
    place = Place(person.document.sections[1].id, "know")
    person.workspace.edit_body(
        place, (*body_at(person.document, place), _block("Left here.", "left"))
    )
    person.rest(10)
    person.rest(HOUR / 4)
    assert person.workspace.save_state == "saved", "it did not save itself"
    person.choose("undo")
    save_now(person)


def colleague_saves(person: Person) -> None:
    """A colleague saves the same file meanwhile; both are joined, and the colleague takes it back."""
    path = person.workspace.path
    assert path is not None
    for text in ("Seen by a colleague.", ""):
        found = open_file(path)
        body = tuple(one for one in body_at(found.document, CONTEXT) if one.id != "theirs")
        body = (*body, _block(text)) if text else body
        facts = (path, with_body(found.document, CONTEXT, body), found.history, (found.head,))
        save(SaveOrder(*facts, COLLEAGUE, person.clock.now(), lambda _document: ""))
        person.inside.desk.look_at_disk()
        person.rest(HOUR / 4)
        save_now(person)
        theirs = any(one.id == "theirs" for one in body_at(person.document, CONTEXT))
        assert theirs == bool(text), "what the colleague saved did not come in"


def send_and_take_in_packs(person: Person) -> None:
    """Send a pack out, have it written in, take it in, and take all of that back."""
    show(person, "team/contributors")
    folder = person.folder / "packs"
    folder.mkdir(exist_ok=True)
    before = set(folder.iterdir())
    person.click(person.button("Make packs…"))
    form = person.dialog()
    assert isinstance(form, PackForm)
    one = next(one for one in form.people if one.writer.person.name == TO_CARE)
    one.tick.setChecked(True)
    one.form.set_value("ilacs")
    person.dialogs.answer(folder)
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
    person.rest()
    (made,) = set(folder.iterdir()) - before
    _write_in(made)
    words = person.document
    person.dialogs.answer((made,))
    person.click(person.button("Bring in returned files…"))
    person.rest()
    assert person.document != words, "nothing came in"
    show(person, "team/bring_in")
    show(person, "team/history")
    person.undo_to(words)
    show(person, "team/contributors")
    person.click(person.button("Not needed any more"))
    person.rest()
    made.unlink()


def _write_in(pack: Path) -> None:
    """Write into the first section of a pack, as the person does whom it was sent to."""
    opened = open_file(pack)
    place = Place(opened.document.sections[0].id, "know")
    document = adding(opened.document, place, "Written by somebody else.")
    pack.write_bytes(packed(kept(opened, document)))


def export_all(person: Person) -> None:
    """Look at the pages, and write every kind of file that can be written."""
    out = person.folder / "out"
    out.mkdir(exist_ok=True)
    show(person, "export/word")
    for command, name in (("Export to Word…", "word.docx"), ("Save as PDF…", "word.pdf")):
        person.dialogs.answer(out / name)
        person.click(person.button(command))
        person.rest()
        assert (out / name).exists(), f"{command} wrote nothing"
    show(person, "export/others")
    card = person.seen(OtherOutputsCard)[0]
    for button in [one for one in person.buttons(card) if one.text() == "Save…"]:
        person.dialogs.answer(out / f"other-{len(list(out.iterdir()))}")
        person.click(button)
        person.rest()
        person.escape()
        person.dialogs.forget()
    for page in ("review/to_fix", "overview/inspection"):
        show(person, page)
        for ending in (".pdf", ".html"):
            name = "Save a copy…" if page.startswith("review") else "Save notes…"
            person.dialogs.answer(out / f"{page.replace('/', '-')}{ending}")
            person.click(person.button(name))
            person.rest()
    written = len(list(out.iterdir()))
    for path in out.iterdir():
        path.unlink()
    assert written >= 8, f"only {written} files were written"


def roll_the_year(person: Person) -> None:
    """Start next year's self-evaluation, look at it, and come back to this year's."""
    path = person.workspace.path
    assert path is not None
    save_now(person)
    person.choose("next_year")
    form = person.dialog()
    assert isinstance(form, NextYearForm)
    new = person.documents / "next.ilacs"
    person.dialogs.answer(new)
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
    person.rest()
    assert person.workspace.path == new, person.inside.workbench.messages.text
    for page in ("overview", "draft/last_year", "plan/progress"):
        show(person, page)
    open_again(person, path)
    new.unlink()


def close_and_open(person: Person) -> None:
    """Close the file, see the start page, open the example, then the file again."""
    path = person.workspace.path
    assert path is not None
    person.choose("close")
    person.rest()
    person.choose("example")
    person.rest()
    show(person, "draft/records")
    open_again(person, path)


def open_another(person: Person) -> None:
    """Save the work under another name, go on in that file, and come back to the first."""
    path, other = person.workspace.path, person.documents / "other.ilacs"
    assert path is not None
    person.dialogs.answer(other)
    person.choose("save_as")
    person.rest()
    open_again(person, path)
    other.unlink()


def open_again(person: Person, path: Path) -> None:
    """Open a file by the dialog that asks which."""
    if person.workspace.path is None:
        person.choose("close")
        person.rest()
    person.dialogs.answer(path)
    person.choose("open")
    person.rest()
    assert person.workspace.path == path
    person.dialogs.forget()


def read_the_help(person: Person) -> None:
    """Open the help, go through some pages, search, and close it."""
    from ilacs_desktop.ui.widgets.search_box import SearchBox

    person.choose("help")
    person.rest()
    window = person.inside.help.window
    assert window is not None
    for query in ("pack", "undo", "evidence"):
        box = window.findChild(SearchBox)
        assert box is not None
        box.clear()
        QTest.keyClicks(box, query)
        person.rest()
        QTest.keyClick(box, Qt.Key.Key_Return)
        person.rest()
    window.close()
    person.rest()
    person.program.window.activateWindow()
    person.settle()


def _block(text: str, id_: str = "theirs") -> Block:
    return Block(id_, (Text(text),))
