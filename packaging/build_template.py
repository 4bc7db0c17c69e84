"""Builds templates/word/default.docx from the readable parts in templates/word/source/.

Run it after changing a part: ``python packaging/build_template.py``. The parts are stored without
compression and with a fixed date, so every Python builds the same file, byte for byte.
"""

import io
import zipfile
from pathlib import Path

from lxml import etree

WORD = Path(__file__).resolve().parent.parent / "templates" / "word"
_CONTENT_TYPES = "[Content_Types].xml"


def build(source: Path) -> bytes:
    """Return the Word file made of the parts below ``source``, without layout and comments.

    Raises lxml.etree.XMLSyntaxError when a part is not well-formed.
    """
    names = sorted(path.relative_to(source).as_posix() for path in source.rglob("*.*"))
    names.sort(key=lambda name: name != _CONTENT_TYPES)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            package.writestr(entry, _compact(source / name))
    return out.getvalue()


def _compact(part: Path) -> bytes:
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False)
    root = etree.fromstring(part.read_bytes(), parser)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    (WORD / "default.docx").write_bytes(build(WORD / "source"))
