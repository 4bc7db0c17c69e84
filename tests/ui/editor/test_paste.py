"""Paste from web pages and plain text; no word is lost or altered, and nothing else comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Body, Text, block_text, tidy_runs
from ilacs_desktop.ui.editor import paste
from ilacs_desktop.ui.editor.paste import (
    MAX_CHARACTERS,
    TooLongToPaste,
    blocks_from_html,
    blocks_from_text,
)


def told(blocks: Body) -> list[tuple[str, str]]:
    return [(block.kind, block_text(block)) for block in blocks]


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    return [("paragraph", text) for text in texts]


def test_a_web_page_leaves_its_words_and_lists() -> None:
    html = """<article class="post"><header><h1>Report</h1></header>
      <script>alert("no")</script><style>p { color: red }</style><svg><text>no</text></svg>
      <p>Children <strong>told <em>us</em></strong> so.</p><hr><div>More <span
      style="font-weight:600">bold</span><div>inside</div>after</div>
      <ul><li>one<ul><li>inner</li></ul>tail</li><li></li><li>two</li></ul>
      <dl><dt>Term<dd>Meaning</dl><pre>line 1
line 2</pre><noscript>no</noscript></article>"""
    assert told(blocks_from_html(html)) == [
        *paragraphs("Report", "Children told us so.", "More bold", "inside", "after"),
        ("bullet", "one"),
        ("bullet", "inner"),
        ("paragraph", "tail"),
        ("bullet", "two"),
        *paragraphs("Term", "Meaning", "line 1", "line 2"),
    ]


def test_styles_overrule_tags() -> None:
    """Google Docs wraps all it copies in a bold that is not bold."""
    html = (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="'
        'font-weight:400;font-style:normal">plain</span><span style="font-weight:700">bold</span>'
        '<i style="font-style:normal">upright</i><b style="font-weight:inherit">heavy</b>'
        '<span style="font-style:italic">slanted</span></p></b>'
    )
    (block,) = blocks_from_html(html)
    assert block.runs == (
        Text("plain"),
        Text("bold", bold=True),
        Text("upright"),
        Text("heavy", bold=True),
        Text("slanted", italic=True),
    )


def test_lines_that_are_kept_part_words_even_beside_other_looks() -> None:
    html = "<pre>one\n<b>two</b>\r\nthree <span style='white-space:normal'>fo\nur</span></pre>"
    assert told(blocks_from_html(html)) == paragraphs("one", "two", "three fo ur")


def test_tags_that_are_not_closed_do_no_harm() -> None:
    assert told(blocks_from_html("<p>one<p>two<ul><li>a<li>b</ul>c</p></b></div>d")) == [
        *paragraphs("one", "two"),
        ("bullet", "a"),
        ("bullet", "b"),
        *paragraphs("c", "d"),
    ]
    assert told(blocks_from_html("<table><tr><th>H<td>a<tr><td>b</table>")) == paragraphs(*"Hab")
    assert blocks_from_html("<table><tr><th>H<td>a</table>")[1].runs == (Text("a"),)
    assert told(blocks_from_html("<p hidden>no<p>yes")) == paragraphs("yes")
    assert told(blocks_from_html("<head><meta charset=x><p>yes")) == paragraphs("yes")
    assert told(blocks_from_html("yes<!-- never closed <p>no")) == paragraphs("yes")


def test_typed_lists_in_html_become_lists() -> None:
    assert told(blocks_from_html("<p>• one</p><p>·&nbsp;two</p><p>3. three</p>")) == [
        ("bullet", "one"),
        ("bullet", "two"),
        ("paragraph", "3. three"),
    ]


@pytest.mark.parametrize("text", ["– said the head", "* note", "- 4 per cent"])
def test_a_dash_or_a_star_before_a_paragraph_is_kept(text: str) -> None:
    assert told(blocks_from_html(f"<p>{text}</p><p>{text}</p>")) == paragraphs(text, text)
    assert told(blocks_from_text(text)) == paragraphs(text)


def test_raised_digits_are_never_taken_for_part_of_a_figure() -> None:
    html = (
        "<p>45%<sup>3</sup> and 10<sup> 2,</sup><sup>4</sup></p><p>12<span style='vertical-align:"
        " super'>5</span> the 1<sup>st</sup> m<sup>-2</sup> H<sub>2</sub>O</p>"
        "<sup><span style='vertical-align:baseline'>7</span></sup>"
    )
    expected = paragraphs("45%³ and 10 ²,⁴", "12⁵ the 1st m⁻² H2O", "7")
    assert told(blocks_from_html(html)) == expected


@pytest.mark.parametrize(
    "note",
    [
        "<sup><a href='#n3'>3</a></sup>",
        "<a href='#n3'><sup>3</sup></a>",
        "<sup><a href='#n3'>[3]</a></sup>",
        "<sup><a href='#n3'><span>[</span>3<span>]</span></a></sup>",
    ],
)
def test_a_raised_link_to_a_note_stands_in_brackets(note: str) -> None:
    assert told(blocks_from_html(f"<p>Fell to 45{note} in May</p>")) == paragraphs(
        "Fell to 45[3] in May"
    )


def test_space_at_the_borders_of_looks_is_kept_once() -> None:
    (block,) = blocks_from_html("<p> one <b> two </b> three <i> </i></p>")
    assert block.runs == (Text("one "), Text("two ", bold=True), Text("three"))


def test_what_shows_nothing_gives_nothing() -> None:
    for html in ("", "<img src=x>", "<p>&nbsp;</p>", "<script>x</script>", "<p>\u200b</p>"):
        assert blocks_from_html(html) == ()
    assert blocks_from_text(" \n\n\u00a0\n") == ()


def test_plain_text_is_a_paragraph_a_line_with_typed_lists() -> None:
    text = "We found:\r\n• one\r\n\r\n• two\n1. first\n2. second\n\n\nThe end."
    assert told(blocks_from_text(text)) == [
        ("paragraph", "We found:"),
        ("bullet", "one"),
        ("bullet", "two"),
        ("numbered", "first"),
        ("numbered", "second"),
        ("paragraph", "The end."),
    ]


def test_lines_a_program_broke_are_joined_again() -> None:
    text = (
        "Most social workers have manageable caseloads and know their children well,\n"
        "and supervision is regular in nine teams out of eleven across the whole service.\n"
        "Reflective supervision is not yet consistent in all of the teams we looked into\n"
        "• except in two\n"
        "Short line\nnext line"
    )
    assert told(blocks_from_text(text)) == [
        (
            "paragraph",
            "Most social workers have manageable caseloads and know their children well,"
            " and supervision is regular in nine teams out of eleven across the whole service.",
        ),
        (
            "paragraph",
            "Reflective supervision is not yet consistent in all of the teams we looked into",
        ),
        ("bullet", "except in two"),
        *paragraphs("Short line", "next line"),
    ]


def test_a_heading_under_a_long_line_is_a_paragraph_of_its_own() -> None:
    long = "a line without an end that is so long that a program may well have broken it"
    assert told(blocks_from_text(f"{long}\nNext heading")) == paragraphs(long, "Next heading")


def test_a_blank_line_always_parts_paragraphs() -> None:
    long = "a line without an end that is so long that a program may well have broken it"
    assert told(blocks_from_text(f"{long}\n\n{long}")) == paragraphs(long, long)


def test_half_characters_and_stand_ins_do_not_come_in() -> None:
    assert told(blocks_from_text("a\ud83db\ufffcc\x00d")) == paragraphs("a\ufffdbcd")


@pytest.mark.parametrize("read", [blocks_from_html, blocks_from_text])
def test_too_much_text_is_refused_in_a_plain_sentence(read) -> None:
    assert read("x" * MAX_CHARACTERS)
    with pytest.raises(TooLongToPaste, match="Nothing was pasted and your document is as it was"):
        read("x" * (MAX_CHARACTERS + 1))


def test_pictures_within_the_html_do_not_make_it_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paste, "MAX_HTML", 1000)
    picture = f'<img src="data:image/png;base64,{"QUJD" * 500}">'
    assert told(blocks_from_html(f"<p>before{picture}after</p>")) == paragraphs("beforeafter")
    with pytest.raises(TooLongToPaste):
        blocks_from_html("<i>" * 500)
    with pytest.raises(TooLongToPaste):
        blocks_from_text(" " * 1001)


# ---- every visible word comes out, in order, whatever the tags

BLOCK_TAGS = (
    "p",
    "pre",
    "div",
    "li",
    "ul",
    "ol",
    "td",
    "tr",
    "table",
    "h2",
    "blockquote",
    "section",
)
INLINE_TAGS = ("b", "i", "span", "em", "strong", "a", "o:p", "ins", "font", "st1:place")
HIDDEN = (
    "<del>{}</del>",
    "<script>{}</script>",
    "<style>{}</style>",
    "<!-- {} -->",
    "<span style='display: none'>{}</span>",
    "<span style='mso-hide:all'>{}</span>",
    "<span class=MsoCommentReference>{}</span>",
    "<![if !supportAnnotations]>{}<![endif]>",
    "<!--[if supportFields]>{}<![endif]-->",
)


class Page:
    """HTML with the words a reader sees, and those in it that nobody sees."""

    def __init__(self, html: str, words: tuple[str, ...]) -> None:
        self.html = html
        self.words = words


def _wrapped(pages: list[Page], tag: str, close: bool) -> Page:
    inner = ("\n" if tag == "pre" else " ").join(page.html for page in pages)
    words = tuple(word for page in pages for word in page.words)
    return Page(f"<{tag}>{inner}{f'</{tag}>' if close else ''}", words)


_word = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=6)
_leaf = st.one_of(
    _word.map(lambda word: Page(word, (word,))),
    st.tuples(_word, st.sampled_from(HIDDEN)).map(lambda d: Page(d[1].format(d[0]), ())),
    st.sampled_from(("<br>", "<img src=x alt=no>", "&nbsp;", "&shy;", "<hr>")).map(
        lambda html: Page(html, ())
    ),
)
pages = st.recursive(
    _leaf,
    lambda inner: st.builds(
        _wrapped,
        st.lists(inner, min_size=1, max_size=4),
        st.sampled_from(BLOCK_TAGS + INLINE_TAGS),
        st.sampled_from((True, True, True, False)),
    ),
    max_leaves=20,
)


@given(pages)
def test_every_visible_word_comes_out_in_order(page: Page) -> None:
    blocks = blocks_from_html(page.html)
    assert " ".join(block_text(block) for block in blocks).split() == list(page.words)
    for block in blocks:
        assert tidy_runs(block.runs) == block.runs
        assert block_text(block) == block_text(block).strip() != ""


@given(st.lists(st.sampled_from(["<", "<!", "<!--", "-->", "<![", "]>", "<![if x]>", "<![endif]>",
    "<?", "<!doctype", "</", "/>", "<p", "<p>", "<b ", "<script>", "</script", "<style>", "<title>",
    "&", "&#", "&#x110000;", "&#xd800;", "&#0;", "a", "=", "'", '"', " ", "\n", "--!>"])).map("".join))  # fmt: skip
def test_no_html_is_so_broken_that_it_cannot_be_read(html: str) -> None:
    for block in blocks_from_html(html):
        block_text(block).encode()


@given(st.text())
def test_every_word_of_plain_text_comes_out_in_order(text: str) -> None:
    blocks = blocks_from_text(text)
    marks = sum(block.kind != "paragraph" for block in blocks)
    came = " ".join(block_text(block) for block in blocks).split()
    went = paste.clean(text).split()
    if marks:  # typed bullets and numbers are taken off
        assert len(went) - len(came) == marks
    else:
        assert came == went


@pytest.mark.any_python
@pytest.mark.parametrize(
    "html",
    [
        "<a b='" * 20_000 + "Words",
        "<?x " * 20_000 + "Words",
        "<!x " * 20_000 + "Words",
    ],
    ids=["never closed", "an instruction", "a declaration"],
)
def test_a_page_made_of_nothing_but_tags_is_pasted_at_once(html: str) -> None:
    """Each tag looked through all others: half a megabyte held the window for minutes."""
    assert "Words" in "".join(block_text(block) for block in blocks_from_html(html))


@pytest.mark.parametrize("depth", [1, 63, 64, 500])
def test_however_deep_it_is_nested_words_are_kept_and_what_was_deleted_stays_out(
    depth: int,
) -> None:
    """An email that was answered twenty times is nested deeper than sixty tags."""
    page = (
        "<div>" * depth + "<p>One <del>gone <b>and</b> gone</del>two</p><p>three</p><del>no</del>"
    )
    assert told(blocks_from_html(page)) == paragraphs("One two", "three")


def test_a_tag_is_sought_among_those_near_it_alone() -> None:
    """Each would look through all the others, and a page may be made of nothing else."""
    for depth, is_italic in ((10, False), (100, True)):
        (block,) = blocks_from_html("<i>" + "<u>" * depth + "One</i> two")
        assert block.runs[-1].italic is is_italic


def test_more_tags_than_any_text_has_are_too_much() -> None:
    with pytest.raises(TooLongToPaste):
        blocks_from_html("<b></b>" * paste.MAX_TAGS)
