"""Authors who rewrite an answer offline: words, sentences and paragraphs put in, taken out and moved."""

from random import Random

import msgspec

from ilacs_desktop.document.body import Block, Body, Text, block_text

_WORDS = [
    "audit",
    "children",
    "plans",
    "visits",
    "social",
    "workers",
    "managers",
    "supervision",
    "timely",
    "thresholds",
    "families",
    "referrals",
    "quality",
    "improving",
    "drift",
    "practice",
    "partners",
    "health",
    "schools",
    "police",
    "carers",
    "homes",
]


def sentence(random: Random) -> str:
    """Return a sentence with one word that no other holds, so that its loss would be seen."""
    words = random.choices(_WORDS, k=random.randint(4, 12))
    words.insert(random.randrange(len(words)), f"fact{random.randrange(10**9)}")
    return f"{' '.join(words).capitalize()}."


def answer(random: Random) -> Body:
    """Return an answer of two to seven paragraphs."""
    return tuple(_block(random, f"b{at}") for at in range(random.randint(2, 7)))


def rewritten(body: Body, random: Random, author: str, edits: int) -> Body:
    """Return the answer after so many edits by one author, whose letter is in new ids."""
    blocks = list(body)
    for turn in range(edits):
        edit = random.choice((_change_word, _change_word, _add_sentence, _drop_sentence, _insert))
        edit = random.choice((edit, edit, edit, _delete, _move, _split, _join, _paste))
        if blocks:
            edit(blocks, random, f"{author}{turn}")
    return tuple(blocks)


def _block(random: Random, name: str) -> Block:
    text = " ".join(sentence(random) for _ in range(random.randint(1, 4)))
    return Block(name, (Text(text),))


def _with_text(block: Block, text: str) -> Block:
    return msgspec.structs.replace(block, runs=(Text(text),) if text else ())


def _change_word(blocks: list[Block], random: Random, _name: str) -> None:
    at = random.randrange(len(blocks))
    words = block_text(blocks[at]).split(" ")
    words[random.randrange(len(words))] = f"new{random.randrange(10**9)}"
    blocks[at] = _with_text(blocks[at], " ".join(words))


def _add_sentence(blocks: list[Block], random: Random, _name: str) -> None:
    at = random.randrange(len(blocks))
    parts = block_text(blocks[at]).split(". ")
    parts.insert(random.randint(0, len(parts)), sentence(random).rstrip("."))
    blocks[at] = _with_text(blocks[at], ". ".join(parts))


def _drop_sentence(blocks: list[Block], random: Random, _name: str) -> None:
    at = random.randrange(len(blocks))
    parts = block_text(blocks[at]).split(". ")
    del parts[random.randrange(len(parts))]
    blocks[at] = _with_text(blocks[at], ". ".join(parts))


def _insert(blocks: list[Block], random: Random, name: str) -> None:
    blocks.insert(random.randint(0, len(blocks)), _block(random, name))


def _delete(blocks: list[Block], random: Random, _name: str) -> None:
    del blocks[random.randrange(len(blocks))]


def _move(blocks: list[Block], random: Random, _name: str) -> None:
    blocks.insert(random.randrange(len(blocks)), blocks.pop(random.randrange(len(blocks))))


def _split(blocks: list[Block], random: Random, name: str) -> None:
    at = random.randrange(len(blocks))
    first, _, rest = block_text(blocks[at]).partition(". ")
    if rest:
        old = blocks[at]
        blocks[at : at + 1] = [_with_text(old, f"{first}."), _with_text(Block(name), rest)]


def _join(blocks: list[Block], random: Random, _name: str) -> None:
    at = random.randrange(len(blocks))
    if at + 1 < len(blocks):
        text = f"{block_text(blocks[at])} {block_text(blocks[at + 1])}"
        blocks[at : at + 2] = [_with_text(blocks[at], text)]


def _paste(blocks: list[Block], _random: Random, name: str) -> None:
    blocks[:] = [
        msgspec.structs.replace(block, id=f"{name}-{at}") for at, block in enumerate(blocks)
    ]
