"""Copy and paste: whole blocks with chips among our own editors, words and brackets elsewhere."""

from PySide6.QtCore import QByteArray, QMimeData, QUrl

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.ui.editor.clipboard import (
    OWN_FORMAT,
    as_html,
    as_text,
    can_paste,
    from_clipboard,
    to_clipboard,
)
from tests.ui.editor.kit import FACES, body

BODY = body(
    "We **know** <this> [ev-audit].\n\n- (+) *one* [ac-one]\n- two\n\n1. first\n2. second\n\nEnd"
)


def mime(**kinds: str) -> QMimeData:
    made = QMimeData()
    for kind, data in kinds.items():
        made.setData(f"text/{kind}", QByteArray(data.encode()))
    return made


def test_among_our_editors_blocks_travel_whole_but_for_their_ids() -> None:
    pasted = from_clipboard(to_clipboard(BODY, FACES.get))
    assert [block.id for block in pasted] == [""] * len(BODY)
    assert [(b.runs, b.kind, b.stance) for b in pasted] == [
        (b.runs, b.kind, b.stance) for b in BODY
    ]


def test_elsewhere_they_are_plain_text() -> None:
    assert to_clipboard(BODY, FACES.get).text() == (
        "We know <this> [12].\n• one [Action 4]\n• two\n1. first\n2. second\nEnd"
    )


def test_spaces_at_the_start_of_a_line_stay() -> None:
    assert as_text((Block("b", (Text("  indented"),)),), FACES.get) == "  indented"


def test_and_html_that_word_understands() -> None:
    assert as_html(BODY, FACES.get) == (
        "<p>We <b>know</b> &lt;this&gt; [12].</p>"
        "<ul><li><i>one</i> [Action 4]</li><li>two</li></ul>"
        "<ol><li>first</li><li>second</li></ol><p>End</p>"
    )


def test_the_richest_format_is_read() -> None:
    rich = mime(html="<p>a <b>b</b></p>", plain="a b")
    assert from_clipboard(rich)[0].runs == (Text("a "), Text("b", bold=True))
    assert from_clipboard(mime(html="<img src=x>", plain="words"))[0].runs == (Text("words"),)
    assert from_clipboard(mime(plain="words"))[0].runs == (Text("words"),)


def test_what_only_pretends_to_be_ours_is_read_as_what_else_it_is() -> None:
    unknown = b'[{"id": "b", "runs": [], "what": ' + b"[" * 100_000
    for raw in (b"{", b'[{"id": 1}]', b"\xff", b'[{"id": "\xff"}]', unknown):
        other = mime(plain="words")
        other.setData(OWN_FORMAT, QByteArray(raw))
        assert from_clipboard(other)[0].runs == (Text("words"),)


def test_runs_from_elsewhere_are_made_tidy_and_presentable() -> None:
    odd = QMimeData()
    block = Block("x", (Text("one\n"), Text(""), Text("two"), Citation("ev-audit")))
    odd.setData(OWN_FORMAT, QByteArray(encode((block,))))
    (pasted,) = from_clipboard(odd)
    assert pasted.runs == (Text("one\u2028two"), Citation("ev-audit"))


def test_files_and_pictures_are_no_text() -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a/report.docx")])
    assert not can_paste(files)
    assert from_clipboard(files) == ()
    assert can_paste(mime(plain="x"))
