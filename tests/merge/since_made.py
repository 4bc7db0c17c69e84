"""A self-evaluation with a past: versions by four authors over two months, some of them joined."""

import datetime as dt
from random import Random
from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, Text, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies, with_body
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.document import merge

AUTHORS = (
    ("Jo Ash", "LAPTOP-1"),
    ("Priya Nair", "LAPTOP-2"),
    ("Tom Okafor", "LAPTOP-3"),
    ("Siân Holroyd", "LAPTOP-4"),
)
FIRST = dt.datetime(2026, 8, 12, 8, 30, tzinfo=dt.UTC)
DAYS = 61
NAMES = {0.3: "Before the challenge session", 0.6: "Sent to the director", 0.9: "Agreed draft"}
_SENTENCES = (
    " Children told us that they see the same worker for longer.",
    " The next audit looks at whether this holds for children under five.",
    " Managers now see the figure every week, and act on it the same day.",
    " We know this because two heads of service looked at the records together.",
    " Partners agree, and the board asked for a report each quarter.",
    " This is not yet so for every child, and the plan says what comes next.",
)
_WORDS = {
    "children": "young people",
    "we": "our teams",
    "is": "remains",
    "has": "has now",
    "The": "Our",
}


class Past(NamedTuple):
    """The document as it is, all its versions, and the one that it was saved as last."""

    document: Document
    history: History
    head: str


def past(document: Document, versions: int = 60, seed: int = 7) -> Past:
    """Return a document with so many versions, the last of them on the 61st day."""
    random = Random(seed)
    history, first = History().commit(document, (), "Jo Ash", FIRST, "LAPTOP-1")
    head, now = first.id, document
    names = {round(share * versions): name for share, name in NAMES.items()}
    made, signed = 1, ""
    while made < versions:
        at = FIRST + dt.timedelta(days=DAYS - 1) * (made / max(versions - 1, 1))
        at = at.replace(hour=8 + made % 9, minute=random.randrange(60))
        by, device = random.choice(AUTHORS)
        if made % 9 == 4 and made + 3 <= versions:  # two work apart, and the first joins
            other = random.choice([author for author in AUTHORS if author[0] != by])
            mine, theirs = edited(now, random, f"m{made}"), edited(now, random, f"t{made}")
            history, ours = history.commit(mine, (head,), by, at, device)
            at += dt.timedelta(minutes=5)
            history, other_version = history.commit(theirs, (head,), other[0], at, other[1])
            now = merge(now, mine, theirs).document
            at += dt.timedelta(minutes=5)
            history, joined = history.commit(now, (ours.id, other_version.id), by, at, device)
            head, made = joined.id, made + 3
            continue
        now = edited(now, random, f"e{made}")
        name = names.get(made, "")
        history, version = history.commit(now, (head,), by, at, device, name)
        head, made = version.id, made + 1
        signed = version.id if name == NAMES[0.6] else signed
    return Past(_signed_off(now, signed), history, head)


def edited(document: Document, random: Random, name: str) -> Document:
    """Return the document after what somebody does in an hour: two or three texts, now and then a record."""
    written = [(place, body) for place, body in bodies(document) if body]
    for turn, (place, body) in enumerate(random.sample(written, random.randint(2, 3))):
        document = with_body(document, place, _rewritten(body, random, f"{name}-{turn}"))
    if random.random() < 0.3:
        document = _with_other_action(document, random)
    return document


def _rewritten(body: Body, random: Random, name: str) -> Body:
    at = random.randrange(len(body))
    roll = random.random()
    if roll < 0.12 and len(body) > 1:
        return (*body[:at], *body[at + 1 :])
    if roll < 0.3:
        fresh = Block(name, (Text(random.choice(_SENTENCES).strip()),))
        return (*body[: at + 1], fresh, *body[at + 1 :])
    edit = _other_word if roll < 0.65 else _longer
    return (*body[:at], edit(body[at], random), *body[at + 1 :])


def _other_word(block: Block, random: Random) -> Block:
    for old, new in random.sample(sorted(_WORDS.items()), len(_WORDS)):
        for place, run in enumerate(block.runs):
            if isinstance(run, Text) and f" {old} " in run.text:
                text = msgspec.structs.replace(
                    run, text=run.text.replace(f" {old} ", f" {new} ", 1)
                )
                runs: tuple[Any, ...] = (*block.runs[:place], text, *block.runs[place + 1 :])
                return msgspec.structs.replace(block, runs=runs)
    return _longer(block, random)


def _longer(block: Block, random: Random) -> Block:
    new = [sentence for sentence in _SENTENCES if sentence not in block_text(block)]
    if not new:
        return msgspec.structs.replace(block, runs=(Text("This was written anew."),))
    return msgspec.structs.replace(block, runs=(*block.runs, Text(random.choice(new))))


def _with_other_action(document: Document, random: Random) -> Document:
    at = random.randrange(len(document.actions))
    action = document.actions[at]
    state = "in_progress" if action.state == "not_started" else "done"
    changed = msgspec.structs.replace(action, state=state, owner=random.choice(AUTHORS)[0])
    actions = (*document.actions[:at], changed, *document.actions[at + 1 :])
    return msgspec.structs.replace(document, actions=actions)


def _signed_off(document: Document, version: str) -> Document:
    """Return the document, in which the director signed a version off where there is one."""
    if not version:
        return document
    signed = SignOff("so-1", "dcs", "Dr Amara Lund", dt.date(2026, 9, 18), version, "")
    return msgspec.structs.replace(document, sign_offs=(signed,))
