"""The laws of a form: untouched it changes nothing, and no word that was typed into it is lost."""

from collections.abc import Callable, Iterator
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies
from ilacs_desktop.document.records import Pack
from ilacs_desktop.merge.document import merge
from ilacs_desktop.word.form.returned import Returned
from ilacs_desktop.word.parts.ooxml import W
from tests.strategies import document_from
from tests.word.form.forms import PACK, SENT, Author, make, read
from tests.word.review.kit import reads
from tests.word.review.test_laws import draft

SEEDS = st.integers(0, 2**32)
TYPED = "Zq"  # how the words begin that the laws type, and no others


def pack_for(document: Document) -> Pack:
    sections = tuple(section.id for section in document.sections)
    return msgspec.structs.replace(PACK, sections=sections)


def untouched_changes_nothing(seed: int) -> None:
    document = document_from(seed)
    pack = pack_for(document)
    sent = msgspec.structs.replace(document, packs=(pack,), pack=pack.id)
    back = read(make(sent, pack), sent)
    assert back.document == sent
    assert (back.strays, back.notes) == ((), ())
    assert merge(sent, sent, back.document).document == sent


def written(random: Random) -> Document:
    """Return a pack whose few words stand in it again and again."""
    document = draft(random)
    pack = pack_for(document)
    return msgspec.structs.replace(document, packs=(pack,), pack=pack.id)


def answers_of(author: Author) -> Iterator[etree._Element]:
    """Yield the paragraphs of the answers."""
    inside = False
    for line in author.body():
        style = line.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(W + "val", "")
        inside = reads(line) == "Your answer" if name.startswith("Heading") else inside
        if inside and not name.startswith("Heading"):
            yield line


def work_on(author: Author, lines: list[etree._Element], random: Random) -> set[str]:
    """Write a word of its own in some paragraphs or below them; return the words."""
    words = set()
    for n in range(random.randint(1, 6)):
        author.author = random.choice(["", "Priya Nair"])
        word = f"{TYPED}{n}x{random.randrange(10**6)}"
        line = random.choice(lines)
        at = random.randint(0, len(reads(line)))
        if random.random() < 0.4:
            author.new_after(line, f"{word} and more.")
        else:
            author.insert(line, at, f" {word} ", bold=random.random() < 0.3)
        words.add(word)
    return words


def typed_in(text: str) -> set[str]:
    return {word.strip(".,;:") for word in text.split() if word.startswith(TYPED)}


def in_texts(back: Returned) -> dict[str, Place]:
    return {
        word: place
        for place, body in bodies(back.document)
        for block in body
        for word in typed_in(block_text(block))
    }


def heading_above(author: Author) -> dict[str, tuple[str, str]]:
    """Return under which section and question each word stands in the file."""
    found = {}
    title = question = ""
    for line in author.body():
        style = line.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(W + "val", "")
        if name == "Heading1":
            title = reads(line)
        elif name == "Heading2":
            question = reads(line)
        found |= dict.fromkeys(typed_in(reads(line)), (title, question))
    return found


def typed_words_arrive(seed: int) -> None:
    random = Random(seed)
    sent = written(random)
    author = Author(make(sent, pack_for(sent)))
    work_on(author, list(answers_of(author)), random)
    above = heading_above(author)
    back = author.back(sent)
    arrived = in_texts(back)
    assert arrived.keys() == above.keys()  # later words may stand in the middle of earlier ones
    titles = {section.id: section.title for section in sent.sections}
    assert {word: titles[place.part] for word, place in arrived.items()} == {
        word: title for word, (title, _) in above.items()
    }
    merged = merge(sent, sent, back.document).document
    assert merged == back.document
    assert back.strays == ()


def every_word_is_somewhere(seed: int) -> None:
    random = Random(seed)
    author = Author()
    lines = [line for line in author.root.iter(W + "p") if reads(line).strip()]
    words = work_on(author, lines[:-1], random)
    for _ in range(random.randint(0, 5)):
        damage(author, random)
    kept = {word for line in author.root.iter(W + "p") for word in typed_in(reads(line))}
    back = author.back()
    told = msgspec.json.encode((back.document, back.strays)).decode()
    assert {word for word in kept & words if word not in told} == set()


def damage(author: Author, random: Random) -> None:
    """Take out a heading, the hidden places of a paragraph, or a stretch; or move a paragraph."""
    lines = author.body()
    line = random.choice(lines)
    act = random.randint(0, 3)
    if act == 0:
        author.take(line)
    elif act == 1:
        marks = [*line.iter(W + "bookmarkStart"), *line.iter(W + "bookmarkEnd")]
        author.take(*marks)
    elif act == 2:
        at = lines.index(line)
        author.take(*lines[at : at + random.randint(1, 6)])
    else:
        target = random.choice(lines)
        if target is not line:
            author.take(line)
            target.addnext(line)


def what_is_taken_out_is_out(seed: int) -> None:
    random = Random(seed)
    author = Author()
    line = random.choice([one for one in answers_of(author) if reads(one) != "Write here"])
    author.remove(line)
    back = author.back()
    gone = [
        block.id
        for (_, sent), (_, now) in zip(bodies(SENT), bodies(back.document), strict=True)
        for block in sent
        if block not in now
    ]
    assert len(gone) == 1


@given(seed=st.integers(0, 2**48))
@settings(max_examples=10)
def test_an_untouched_form_of_any_document_changes_nothing(seed: int) -> None:
    untouched_changes_nothing(seed)


@given(seed=SEEDS)
@settings(max_examples=8)
def test_every_word_typed_in_an_answer_arrives_in_that_answer(seed: int) -> None:
    typed_words_arrive(seed)


@given(seed=SEEDS)
@settings(max_examples=10)
def test_however_a_form_is_changed_every_word_is_somewhere(seed: int) -> None:
    every_word_is_somewhere(seed)


@given(seed=SEEDS)
@settings(max_examples=8)
def test_what_is_taken_out_of_an_answer_is_out_and_nothing_else(seed: int) -> None:
    what_is_taken_out_is_out(seed)


@pytest.mark.long
@pytest.mark.parametrize(
    "law",
    [
        untouched_changes_nothing,
        typed_words_arrive,
        every_word_is_somewhere,
        what_is_taken_out_is_out,
    ],
)
@given(seed=st.integers(0, 2**48))
def test_the_laws_hold_for_many_forms(law: Callable[[int], None], seed: int) -> None:
    law(seed)
