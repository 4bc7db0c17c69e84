"""The laws of bringing a review copy back, whatever reviewers did to it in Word.

Accepting everything gives the reviewers' text, declining everything the text as it stands, and a
copy that is read again adds nothing.
"""

import datetime as dt
import functools
import re
from collections.abc import Iterable
from random import Random
from typing import NamedTuple

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from ilacs_desktop.assets import resources
from ilacs_desktop.document.body import (
    Block,
    BlockKind,
    Body,
    Citation,
    Run,
    Stance,
    Text,
    block_text,
    tidy_runs,
)
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.document.places import bodies, with_body
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.reviewed import accept, decline, together
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.review.bring_back import Returned, bring_back
from ilacs_desktop.word.review.printed import Exhibit, Printed, exhibit
from ilacs_desktop.word.review.records import told
from tests.costly import at_most
from tests.word.review.kit import Reviewer, is_contents, reads, review_copy
from tests.word.support import EVIDENCE, SMALL

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
CHOICES = ExportChoices(copy="review", charts=False)
AUTHORS = (("Kay Lund",), ("",), ("Kay Lund", "Ravi Shah"), ("Kay Lund", ""))
STANCES: tuple[Stance, ...] = ("", "", "strength", "improvement")
PRINTED = ("Strengths:", "Strength:", "Areas for improvement:", "Area for improvement:")
WORDS = [
    "children",
    "homes",
    "plans",
    "we",
    "see",
    "more",
    "less",
    "and",
    "the",
    "of,",
    "it.",
    "They",
    "(all)",
    "know:",
    "why",
]


@functools.cache
def the_framework() -> Framework:
    """Return what Ofsted asks; as a fixture, Hypothesis would print all of it."""
    return load_framework(resources() / "framework")


class Written(NamedTuple):
    document: Document
    exhibit: Exhibit
    copy: bytes


def prose(random: Random, most: int = 9) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, most)))


def runs(random: Random) -> tuple[Run, ...]:
    found: list[Run] = []
    for _ in range(random.randint(1, 4)):
        bold, italic = random.random() < 0.2, random.random() < 0.2
        found.append(Text(f"{prose(random)} ", bold, italic))
        if random.random() < 0.4:
            cited = random.sample(EVIDENCE, random.randint(1, 2))
            found += (Citation(item.id) for item in cited)
    return tidy_runs(tuple(found))


def body(random: Random, ids: list[int]) -> Body:
    kinds: tuple[BlockKind, ...] = ("paragraph", "bullet", "numbered")
    blocks = []
    for _ in range(random.randint(1, 5)):
        ids.append(len(ids))
        stance = random.choice(STANCES)
        blocks.append(Block(f"k{len(ids)}", runs(random), random.choice(kinds), stance))
    return tuple(blocks)


def draft(random: Random) -> Document:
    """Return a self-evaluation whose few words stand in it again and again."""
    ids: list[int] = []
    sections = tuple(
        msgspec.structs.replace(
            section, know=body(random, ids), how=body(random, ids), plan=(), parked=None
        )
        for section in SMALL.sections[:2]
    )
    judgement = msgspec.structs.replace(SMALL.judgements[0], know=body(random, ids), how=())
    front = Front(summary=body(random, ids))
    judgements, points = (judgement, *SMALL.judgements[1:]), ()
    return msgspec.structs.replace(
        SMALL, sections=sections, judgements=judgements, front=front, prior_points=points
    )


def write(document: Document, framework: Framework) -> Written:
    printed = exhibit(document, framework, CHOICES)
    return Written(document, printed, review_copy(document, framework))


def of_blocks(reviewer: Reviewer, printed: Exhibit) -> list[tuple[etree._Element, Printed]]:
    """Return the paragraphs that print the text's own blocks, each with its line."""
    lines = [line for line in printed.lines if line.block is not None]
    found = [
        (paragraph, lines.pop(0))
        for paragraph in reviewer.body()
        if lines and reads(paragraph) == lines[0].text
    ]
    assert not lines
    return found


def work_on(reviewer: Reviewer, printed: Exhibit, random: Random, authors: Iterable[str]) -> None:
    """Edit a copy here and there, as each of the authors in turn."""
    known = of_blocks(reviewer, printed)
    for author in authors:
        reviewer.tracks(author)
        for _ in range(random.randint(1, 4)):
            standing = [(p, line) for p, line in known if is_there(p)]
            paragraph, line = random.choice(standing)
            edit(reviewer, random, paragraph, line, standing)


def is_there(paragraph: etree._Element) -> bool:
    return paragraph.getparent() is not None and bool(reads(paragraph).strip())


def edit(
    reviewer: Reviewer,
    random: Random,
    paragraph: etree._Element,
    line: Printed,
    standing: list[tuple[etree._Element, Printed]],
) -> None:
    head = line.spans[0].end if line.spans[0].kind == "ours" else 0
    whole = reads(paragraph)
    start = random.randint(min(head, len(whole)), len(whole))
    end = min(len(whole), start + random.randint(1, 30))
    act = random.randint(0, 9)
    if act <= 3 or not whole.startswith(line.text[:head]):
        reviewer.insert(paragraph, start, f" {prose(random, 3)} ", bold=random.random() < 0.3)
    elif act <= 5:
        reviewer.delete(paragraph, start, end)
    elif act == 6:
        reviewer.new_after(paragraph, prose(random))
    elif act == 7 and not head:
        reviewer.remove(paragraph)
    elif act == 8:
        reviewer.cut(paragraph, start)
    elif not head:
        target, _ = random.choice(standing)
        if target is not paragraph:
            reviewer.move_after(paragraph, target)


def accept_marks(root: etree._Element) -> dict[str, list[str]]:
    """Return what each part of a file reads like with all changes accepted, as Word would."""
    parts: dict[str, list[str]] = {}
    here, text = parts.setdefault("", []), ""
    for paragraph in root.iterfind(f"{W}body/{W}p"):
        if is_contents(paragraph):
            continue
        if paragraph.find(f".//{W}bookmarkStart[@{W}name]") is not None and has_anchor(paragraph):
            here = parts.setdefault(reads(paragraph), [])
            continue
        text += reads(paragraph)
        ends = paragraph.find(f"{W}pPr/{W}rPr")
        joined = ends is not None and any(e.tag in (W + "del", W + "moveFrom") for e in ends)
        if not joined:
            here.append(text)
            text = ""
    return {title: normal(lines) for title, lines in parts.items()}


def has_anchor(paragraph: etree._Element) -> bool:
    marks = paragraph.iter(W + "bookmarkStart")
    return any(mark.get(W + "name", "").startswith("_sef_") for mark in marks)


def normal(lines: Iterable[str]) -> list[str]:
    """Return lines without what the program writes itself: leads, brackets, numbers, spaces."""
    found = []
    for line in lines:
        for question in the_framework().questions:
            line = line.replace(f"{question.short}.", "")  # noqa: PLW2901 - one after another
        for label in PRINTED:
            line = line.replace(label, "")  # noqa: PLW2901 - one after another
        found.append("".join(sign for sign in line if sign.isalpha() or sign in ".:()"))
    return [line for line in found if line]


def read_back(document: Document, framework: Framework) -> dict[str, list[str]]:
    root = Reviewer(review_copy(document, framework)).root
    return accept_marks(root)


def accept_all(returned: Returned) -> Document:
    document = returned.document
    for proposal in returned.placed:
        accepted = accept(document, proposal, "Jo Ash", NOW)
        assert accepted is not None, proposal
        document = accepted
    return document


def bring(written: Written, reviewer: Reviewer) -> Returned:
    return bring_back(written.document, written.exhibit, reviewer.read(), together, NOW)


def reviewed(seed: int) -> tuple[Random, Written, Reviewer]:
    """Return a self-evaluation and a copy of it that one or two people worked on."""
    random = Random(seed)
    written = write(draft(random), the_framework())
    reviewer = Reviewer(written.copy)
    work_on(reviewer, written.exhibit, random, random.choice(AUTHORS))
    return random, written, reviewer


@at_most(8)
@given(seed=st.integers(0, 2**32))
@example(seed=595_722_526)  # a line moved untracked, with its end tracked, before one of ours
def test_accepting_everything_gives_the_reviewers_text(seed: int) -> None:
    _, written, reviewer = reviewed(seed)
    theirs = accept_marks(reviewer.root)
    ours = read_back(accept_all(bring(written, reviewer)), the_framework())
    for title in titles(written.document):
        assert ours.get(title, []) == theirs.get(title, [])


@at_most(8)
@given(seed=st.integers(0, 2**32))
def test_declining_everything_leaves_the_text_as_it_stands(seed: int) -> None:
    random, written, reviewer = reviewed(seed)
    moved_on = typed_on(written.document, random)
    returned = bring(written._replace(document=moved_on), reviewer)
    document = returned.document
    for proposal in (*returned.placed, *returned.not_placed):
        document = decline(document, proposal, "Jo Ash", NOW)
    assert list(bodies(document)) == list(bodies(moved_on))
    settled = [one.settled for one in document.proposals]
    assert all(one is not None and one.pick == "mine" for one in settled)


@at_most(8)
@given(seed=st.integers(0, 2**32))
def test_a_copy_that_is_read_again_adds_nothing(seed: int) -> None:
    _, written, reviewer = reviewed(seed)
    first = bring(written, reviewer)
    again = bring(written._replace(document=first.document), reviewer)
    assert again.document is first.document
    assert again.again == len(first.placed) + len(first.not_placed)
    settled = accept_all(first)
    after = bring(written._replace(document=settled), reviewer)
    assert after.document is settled


@at_most(8)
@given(seed=st.integers(0, 2**32))
def test_no_word_is_lost_where_the_text_has_moved_on(seed: int) -> None:
    random, written, reviewer = reviewed(seed)
    moved_on = typed_on(written.document, random)
    returned = bring(written._replace(document=moved_on), reviewer)
    document = returned.document
    for proposal in returned.placed:
        document = accept(document, proposal, "Jo Ash", NOW) or document
    added = {name for name in new_words(moved_on) if name not in new_words(document)}
    assert not added, "words that the author typed since the copy was sent are gone"


@at_most(8)
@given(seed=st.integers(0, 2**32))
def test_a_copy_that_nobody_changed_brings_nothing(seed: int) -> None:
    written = write(draft(Random(seed)), the_framework())
    returned = bring(written, Reviewer(written.copy))
    assert returned.document is written.document
    assert returned.notes == ()


@at_most(8)
@given(seed=st.integers(0, 2**32))
@example(seed=1_557_386_854)  # a blank at the end of a text went untracked
@example(seed=1_962_953_471)  # a line moved untracked
@example(seed=985_346_479)  # a line moved untracked, and another in its place
@example(seed=2_713_027_576)  # a line of few words moved untracked
@example(seed=1_336_159_708)  # a word of the label stands in a line before it
def test_edited_leads_and_labels_change_no_word_of_the_text(seed: int) -> None:
    random, written, reviewer = reviewed(seed)
    plain = texts_of(accept_all(bring(written, reviewer)))
    edited = touch_labels(reviewer, written.exhibit, random)
    returned = bring(written, reviewer)
    assert texts_of(accept_all(returned)) == plain
    told_labels = [one for one in returned.not_placed if told(one).kind == "Label"]
    assert len(told_labels) >= edited


def touch_labels(reviewer: Reviewer, printed: Exhibit, random: Random) -> int:
    """Edit some leads and labels that still stand whole; return how many.

    Only those of paragraphs that nobody has touched: what else is new there cannot be told from the
    label. With tracking off only those before so many words that the line is known again.
    """
    count = 0
    paragraphs = reviewer.body()
    said = [reads(paragraph) for paragraph in paragraphs]
    for line in printed.lines:
        head = line.spans[0].end if line.block is not None else 0
        label, own = line.text[:head], line.text[head:].strip()
        alike = (n for n, text in enumerate(said) if text.startswith(label))
        found = [n for n in alike if said[n][head:].strip() == own]
        if head < len("Strength: ") or len(found) != 1 or is_touched(paragraphs[found[0]]):
            continue
        paragraph = paragraphs[found[0]]
        is_long = len(own.split()) > 5
        author = random.choice(["Lee Moss", ""]) if is_long else "Lee Moss"
        reviewer.tracks(author)
        start = random.randint(0, head - 3)
        if random.random() < 0.5:
            reviewer.delete(paragraph, start, random.randint(start + 1, head - 2))
        reviewer.insert(paragraph, start, f"Mind{count}")  # no two read alike
        said[found[0]] = reads(paragraph)
        count += 1
    return count


def is_touched(paragraph: etree._Element) -> bool:
    return any(paragraph.find(f".//{W}{tag}") is not None for tag in ("ins", "del", "moveTo"))


def texts_of(document: Document) -> list[tuple[Stance, str]]:
    return [(block.stance, block_text(block)) for _, body in bodies(document) for block in body]


def typed_on(document: Document, random: Random) -> Document:
    """Return the document after its author has gone on with it: each new word is one of its own."""
    for n in range(random.randint(1, 6)):
        place, body = random.choice([(p, b) for p, b in bodies(document) if b])
        at = random.randrange(len(body))
        block = body[at]
        new = Text(f" typed{n}")
        start = random.randint(0, len(block.runs))
        changed = tidy_runs((*block.runs[:start], new, *block.runs[start:]))
        edited = msgspec.structs.replace(block, runs=changed)
        document = with_body(document, place, (*body[:at], edited, *body[at + 1 :]))
    return document


def new_words(document: Document) -> set[str]:
    text = " ".join(block_text(block) for _, body in bodies(document) for block in body)
    return set(re.findall(r"typed\d", text))


def titles(document: Document) -> set[str]:
    parts = (*document.judgements, *document.sections)
    return {"Summary", *(part.title for part in parts)}
