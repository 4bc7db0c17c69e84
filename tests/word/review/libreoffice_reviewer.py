"""A reviewer in LibreOffice: run by LibreOffice's own Python, not by pytest.

``python3 libreoffice_reviewer.py COPY OUT PROFILE EDITS`` opens a review copy, makes the edits of a
JSON file with LibreOffice's commands, and saves it as a Word file. An edit is
``{"do": ..., "find": words, "text": ..., "tracked": true}``.
"""

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

_TRIES = 120


def main() -> None:
    """Make the edits."""
    source, out, profile, edits = sys.argv[1:]
    pipe = f"review{Path(profile).name}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{profile}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    desktop = _desktop(pipe)
    try:
        document = desktop.loadComponentFromURL(
            f"file://{source}", "_blank", 0, _values(Hidden=True)
        )
        for edit in json.loads(Path(edits).read_text(encoding="utf-8")):
            document.RecordChanges = edit.get("tracked", True)
            _EDITS[edit["do"]](document, edit["find"], edit.get("text", ""))
        document.storeToURL(f"file://{out}", _values(FilterName="MS Word 2007 XML"))
        document.close(True)
    finally:
        with contextlib.suppress(Exception):  # it hangs up while it ends
            desktop.terminate()
        office.wait(60)


def _desktop(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(_TRIES):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:  # noqa: BLE001 - it is not up yet
            time.sleep(0.5)
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def _values(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def _paragraph(document, words, *, whole=False):
    """Return the last paragraph of the page that reads these words: the contents list comes first.

    ``whole`` asks for one that reads nothing else.
    """
    found = None
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        one = paragraphs.nextElement()
        if one.supportsService("com.sun.star.text.Paragraph") and (
            words == one.String if whole else words in one.String
        ):
            found = one
    if found is None:
        raise LookupError(words)
    return found


def _words(document, words):
    """Return a cursor around these words."""
    paragraph = _paragraph(document, words)
    cursor = document.Text.createTextCursorByRange(paragraph.Start)
    cursor.goRight(paragraph.String.index(words), False)
    cursor.goRight(len(words), True)
    return cursor


def _insert(document, words, text):
    document.Text.insertString(_words(document, words).End, text, False)


def _delete(document, words, _text):
    _words(document, words).String = ""


def _replace(document, words, text):
    _words(document, words).String = text


def _new_paragraph(document, words, text):
    cursor = document.Text.createTextCursorByRange(_paragraph(document, words).End)
    document.Text.insertControlCharacter(cursor, 0, False)
    document.Text.insertString(cursor, text, False)


def _remove(document, words, _text):
    paragraph = _paragraph(document, words)
    cursor = document.Text.createTextCursorByRange(paragraph.Start)
    cursor.gotoEndOfParagraph(True)
    cursor.goRight(1, True)
    cursor.String = ""


def _retitle(document, words, text):
    paragraph = _paragraph(document, words, whole=True)
    cursor = document.Text.createTextCursorByRange(paragraph.Start)
    cursor.gotoEndOfParagraph(True)
    cursor.String = text


def _comment(document, words, text):
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Content, note.Author = text, "Dana Price"
    document.Text.insertTextContent(_words(document, words), note, True)


def _move(document, words, target):
    text = _paragraph(document, words).String
    _remove(document, words, "")
    _new_paragraph(document, target, text)


def _in_table(document, words, text):
    tables = document.TextTables
    for number in range(tables.Count):
        table = tables.getByIndex(number)
        for name in table.CellNames:
            cell = table.getCellByName(name)
            if words in cell.String:
                cell.insertString(cell.End, text, False)
                return
    raise LookupError(words)


_EDITS = {
    "insert": _insert,
    "delete": _delete,
    "replace": _replace,
    "new paragraph": _new_paragraph,
    "remove": _remove,
    "retitle": _retitle,
    "comment": _comment,
    "move": _move,
    "in table": _in_table,
}

if __name__ == "__main__":
    main()
