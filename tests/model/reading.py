"""Between the program's document and the reference: what a document says, and how words are typed in."""

import re
from collections.abc import Callable

from ilacs_desktop.document.body import Block, Body, Citation, Run, Text, tidy_runs
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.ui.editor.identity import with_identity
from tests.model import reference
from tests.model.reference import Paragraph, Part, State, Where

NewId = Callable[[], str]
WORD = re.compile(r"w\d{4}e")


def said(document: Document) -> State:
    """Return what a document says. Words that were run together read as one that nobody wrote."""
    texts = {
        (place.part, place.question): tuple(_tokens(block.runs) for block in body)
        for place, body in bodies(document)
    }
    asked = (
        run.text
        for one in document.proposals
        for body in (one.mine_body, one.theirs_body)
        for block in body
        for run in block.runs
        if isinstance(run, Text)
    )
    noted = (comment.text for comment in document.comments)
    return State(
        tuple(Part(s.id, s.title, s.judgement, s.parked is not None) for s in document.sections),
        tuple(sorted((where, text) for where, text in texts.items() if text)),
        tuple(sorted((item.id, item.number) for item in document.evidence)),
        frozenset(word for text in (*asked, *noted) for word in WORD.findall(text)),
    )


def typed(document: Document, where: Where, text: reference.Text, new_id: NewId) -> Body:
    """Return the body in which these paragraphs were typed: which block is which, the editor says."""
    texts = [_runs(paragraph) for paragraph in text]
    old = body_at(document, Place(*where))
    if not texts:
        return ()
    if not old:
        return tuple(Block(new_id(), runs) for runs in texts)
    body = with_identity(old, texts, _same)
    return tuple(b if b.id else Block(new_id(), b.runs, b.kind, b.stance, b.origin) for b in body)


def with_typed(document: Document, where: Where, text: reference.Text, new_id: NewId) -> Document:
    """Return the document with these paragraphs typed at a place."""
    return with_body(document, Place(*where), typed(document, where, text, new_id))


def _same(block: Block, runs: tuple[Run, ...]) -> bool:
    return block.runs == runs


def _tokens(runs: tuple[Run, ...]) -> Paragraph:
    found: list[str] = []
    for run in runs:
        if isinstance(run, Text):
            found += run.text.split()
        elif isinstance(run, Citation):
            found.append(f"[{run.evidence}]")
    return tuple(found)


def _runs(paragraph: Paragraph) -> tuple[Run, ...]:
    spaced = [piece for token in paragraph for piece in (_run(token), Text(" "))]
    return tidy_runs(tuple(spaced[:-1]))


def _run(token: str) -> Run:
    return Text(token) if reference.is_word(token) else Citation(token[1:-1])
