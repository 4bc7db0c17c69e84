"""Word files as each way of reading them meets them: damaged, and with attacks in a template."""

import functools
from pathlib import Path

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.template.importing import ImportedTemplate, import_template
from ilacs_desktop.word.writer import write_docx
from tests.faults.files.damage import Dice, hostile_text
from tests.faults.files.family import Came, Family, assert_for_people, read_whole
from tests.faults.tally import Outcome
from tests.storage.makers import entries
from tests.word.form.forms import read as read_back
from tests.word.form.test_hostile import damaged as damaged_form
from tests.word.parts.hostile import outcome, zipped
from tests.word.parts.made_by_hand import paragraph, relationships_part
from tests.word.parts.test_mutated_files import mutated, sound_parts
from tests.word.support import SMALL, TODAY

_WAYS = {
    "last year": "last year’s Word document",
    "review": "a review copy that came back",
    "template": "a Word template",
    "audit": "the Word file that is looked over",
}


def _make(way: str, dice: Dice) -> bytes:
    return mutated(dice, way)


def _read(way: str, path: Path) -> Came:
    said = outcome(path.read_bytes(), way)
    if said:
        assert_for_people(said)
    return Came(Outcome.REFUSED, said) if said else read_whole()


# Each is put into the paragraphs of a template that a stranger sent.
ATTACKS = (
    "{{ title.__class__.__mro__[1].__subclasses__() }}",
    "{% for a in range(10**9) %}{% for b in range(10**9) %}x{% endfor %}{% endfor %}",
    "{% include '/etc/passwd' %}{{ self.__init__.__globals__ }}",
    "{{ body }}" * 500,
    "{{ {{ body }} }}{{{{{{{{",
    "{{ nonsense | attr('x') }}",
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_FIELDS = (
    'INCLUDETEXT "\\\\\\\\server\\\\share\\\\x.docx"',
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
    "MACROBUTTON AutoOpen click",
)
_OUTSIDE = (
    ("attachedTemplate", "http://templates.example/t.dotm"),
    ("image", "http://images.example/x.png"),
    ("aFChunk", "http://chunks.example/x.html"),
    ("oleObject", "file:////server/share/x.bin"),
    ("frame", "http://frames.example/"),
)


@functools.cache
def _framework():
    return load_framework(resources() / "framework")


def _attacking(dice: Dice) -> bytes:
    """Return a template with code, fields, links to outside, macros and things within."""
    parts = dict(sound_parts("template"))
    said = dice.choice((dice.choice(ATTACKS), hostile_text(dice)))
    words = said.replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "replace").decode()
    evil = paragraph(words.replace("\0", "")) + paragraph(_FIELD.format(dice.choice(_FIELDS)))
    document = parts["word/document.xml"]
    at = document.index(b"<w:p", document.index(b"<w:body>"))
    parts["word/document.xml"] = document[:at] + evil.encode() + document[at:]
    kind, target = dice.choice(_OUTSIDE)
    links = relationships_part((kind, target, "External"))
    parts[dice.choice(("word/_rels/settings.xml.rels", "word/_rels/header1.xml.rels"))] = links
    parts["word/vbaProject.bin"] = b"\xcc\x61" * 100
    parts["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0" * 100
    return zipped([*parts.items()])


def read_attacking(path: Path) -> Came:
    """Import a template and write the self-evaluation with it; nothing of a stranger's is in it."""
    made = import_template(path.read_bytes(), "council.docx")
    folder = path.parent / "kept"
    folder.mkdir()
    kept = folder / "council.docx"
    kept.write_bytes(made.docx)
    written = write_docx(SMALL, _framework(), kept, ExportChoices(), today=TODAY).docx
    kept.unlink()
    folder.rmdir()
    whole = b"".join(entries(written).values())
    for word in (b"INCLUDETEXT", b"DDEAUTO", b".example", b"vbaProject", b"root:"):
        assert word not in whole, word
    assert not any("oleObject" in name or "vba" in name for name in entries(written))
    return read_whole(" ".join(written_about(made)))


def written_about(made: ImportedTemplate) -> tuple[str, ...]:
    """Return what the import told of the template."""
    return (*made.report.cautions, *made.report.dropped, *made.report.notes)


def _read_form(path: Path) -> Came:
    read_back(path.read_bytes())
    return read_whole()


FAMILIES = (
    *(
        Family(name, ".docx", functools.partial(_make, way), functools.partial(_read, way))
        for way, name in _WAYS.items()
    ),
    Family("a Word form that came back", ".docx", damaged_form, _read_form),
    Family("a template with attacks", ".docx", _attacking, read_attacking),
)
