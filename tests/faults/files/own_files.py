"""What the program keeps for itself, and what other windows and programs hand it."""

import functools
import json
import tempfile
from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray, QMimeData

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.settings import (
    ColumnsSaid,
    LeftAt,
    Settings,
    columns_said,
    left_at,
    load_settings,
    save_settings,
    with_columns_said,
    with_left_at,
    with_recent,
)
from ilacs_desktop.storage.names import open_note
from ilacs_desktop.storage.open_note import OpenNote, Who
from ilacs_desktop.ui.editor.clipboard import OWN_FORMAT, from_clipboard
from ilacs_desktop.ui.shell.one_window import take_requests
from ilacs_desktop.word.template.importing import import_template
from ilacs_desktop.word.template.shelf import TemplateShelf, trouble
from tests.faults.files.damage import (
    Dice,
    change_value,
    changed_json,
    hostile_text,
    json_bytes,
    noisy,
)
from tests.faults.files.family import Came, Family, read_whole
from tests.faults.tally import Outcome
from tests.storage.makers import ANN, MOMENT

_COLUMNS = ColumnsSaid("evidence", ("No", "Title"), {"No": "Number", "Title": ""})
_SETTINGS = Settings(
    name="Ann",
    recent=("/x/a.ilacs", "/x/b.ilacs"),
    left_at=(LeftAt("se-1", "front", "summary", "b1", 12),),
    window=(10, 10, 1280, 680),
    help_window=(10, 10, 600, 600),
    mappings=(_COLUMNS,),
)


def damaged(sound: bytes, dice: Dice) -> bytes:
    """Return JSON of which bytes or values are others; half of it is still of the right kinds."""
    how = dice.randrange(3)
    if how == 0:
        return noisy(sound, dice)
    value = json.loads(sound)
    if how == 1:
        return json_bytes(changed_json(value, dice, dice.choice((1, 2))))
    for _ in range(dice.choice((1, 3))):
        change_value(value, dice)
    return json_bytes(value)


def _settings(dice: Dice) -> bytes:
    return damaged(encode(_SETTINGS), dice)


def read_settings(path: Path) -> Came:
    """Load settings and use each; what cannot be used is put aside, and the next start is whole."""
    raw = path.read_bytes()
    found = load_settings(path)
    moved = not path.exists()
    if moved:
        assert found == Settings()
        assert path.with_name(f"{path.name}.damaged").read_bytes() == raw
        path.with_name(f"{path.name}.damaged").unlink()
    left_at(found, "se-1")
    columns_said(found, "evidence", ("No", "Title"))
    changed = with_recent(
        with_left_at(with_columns_said(found, _COLUMNS), _SETTINGS.left_at[0]), path
    )
    assert save_settings(path, changed)
    assert load_settings(path) == changed
    return Came(Outcome.RECOVERED, "put aside") if moved else read_whole()


def _note(dice: Dice) -> bytes:
    return damaged(encode(Who("Ben", "desktop", 12, MOMENT, MOMENT)), dice)


def read_note(path: Path) -> Came:
    """See who else has a file open, by a note that says anything."""
    beside = path.with_name("se.ilacs")
    note = open_note(beside, "desktop", 12)
    path.rename(note)
    ours = OpenNote(beside, ANN, MOMENT, 99)
    ours.announce()
    for who in ours.others():
        f"{who.who} on {who.machine} since {who.since.astimezone(MOMENT.tzinfo):%H:%M}"
    ours.withdraw()
    note.unlink(missing_ok=True)
    return read_whole()


def _request(dice: Dice) -> bytes:
    return damaged(json.dumps({"file": "/x/northbridge.ilacs"}).encode(), dice)


def read_request(path: Path) -> Came:
    """Take what a second start asks for: a file of ours, or nothing."""
    path.rename(path.with_name("open-1.json"))
    for asked in take_requests(path.parent):
        assert asked is None or (asked.is_absolute() and asked.suffix.casefold() == ".ilacs")
        assert asked is None or not asked.exists()
    for one in path.parent.iterdir():
        one.unlink()
    return read_whole()


@functools.cache
def _card_of() -> tuple["tempfile.TemporaryDirectory[str]", Path, bytes]:
    """Return a shelf with one template, and the card of it."""
    folder = tempfile.TemporaryDirectory()
    raw = standard_template().read_bytes()
    made = import_template(raw, "council.docx")
    shelf = TemplateShelf(Path(folder.name), lambda: MOMENT)
    kept = shelf.add("council.docx", made.docx, made.report)
    card = Path(folder.name, f"{kept.id}.json")
    return folder, card, card.read_bytes()


def _card(dice: Dice) -> bytes:
    return damaged(_card_of()[2], dice)


def read_card(path: Path) -> Came:
    """Look through the shelf of templates, of which one card says anything."""
    _, card, _ = _card_of()
    card.write_bytes(path.read_bytes())
    shelf = TemplateShelf(card.parent, lambda: MOMENT)
    for kept in shelf.kept():
        trouble(kept, shelf.state(kept))
        shelf.find(kept.id)
        f"{kept.imported.astimezone(MOMENT.tzinfo):%d %m}"
    return read_whole()


_HTML = (
    "<html><body><!--StartFragment--><p class=MsoNormal style='mso-list:l0 level1 lfo1'>One <b>two"
    "</b><i>three</i></p><table><tr><td rowspan=2 colspan=3>x</td></tr></table><ul><li>a<ul><li>b"
    "</ul></ul><img src='file:///etc/passwd'><a href='http://example.test'>c</a><!--EndFragment-->"
)


def _pasted(dice: Dice) -> bytes:
    """Return a clipboard: bytes of our own format, or HTML with tags changed or nested for ever."""
    blocks = (Block("b1", (Text("One"), Text("two", bold=True)), "bullet"), Block("b2", ()))
    how = dice.randrange(4)
    if how == 0:
        return b"own " + damaged(msgspec.json.encode(blocks), dice)
    if how == 1:
        return b"html" + noisy(_HTML.encode(), dice)
    if how == 2:
        levels = dice.choice((10, 300, 3000))
        tag = dice.choice(("ul><li", "table><tr><td", "div", "b", "font face=x"))
        return b"html" + (f"<{tag}>" * levels + hostile_text(dice)).encode("utf-8", "replace")
    words = _HTML.replace("three", hostile_text(dice)).replace("One", hostile_text(dice))
    return (dice.choice(("html", "text")) + words).encode("utf-8", "replace")


def read_pasted(path: Path) -> Came:
    """Paste what is on the clipboard into an answer."""
    kind, content = path.read_bytes()[:4], path.read_bytes()[4:]
    mime = QMimeData()
    if kind == b"own ":
        mime.setData(OWN_FORMAT, QByteArray(content))
    elif kind == b"html":
        mime.setHtml(content.decode("utf-8", "replace"))
    else:
        mime.setText(content.decode("utf-8", "replace"))
    for block in from_clipboard(mime):
        assert block.id == ""
        encode(block)
    return read_whole()


FAMILIES = (
    Family("settings", ".json", _settings, read_settings, may_move=True),
    Family("a note of who has a file open", ".json", _note, read_note, may_move=True),
    Family("a request of a second start", ".json", _request, read_request, may_move=True),
    Family("the card of a template", ".json", _card, read_card, may_move=True),
    Family("a clipboard", ".clip", _pasted, read_pasted),
)
