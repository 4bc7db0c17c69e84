"""What stands in a form, line by line, before it is Word: instructions, questions, answers, tables."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from ilacs_desktop.document.body import Block, Body, block_text
from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import QUESTIONS, Place, told_for_judgement
from ilacs_desktop.document.records import Pack
from ilacs_desktop.document.wording import PRIOR_SOURCES
from ilacs_desktop.document.words import section_words
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.content.chips import block_pieces
from ilacs_desktop.word.content.printed import Piece, Pieces, Table
from ilacs_desktop.word.content.references import References, references
from ilacs_desktop.word.content.selection import title_of
from ilacs_desktop.word.form.anchors import (
    answer_anchor,
    question_anchor,
    section_anchor,
    table_anchor,
)
from ilacs_desktop.word.form.answers import Sheet, for_reference, in_answer
from ilacs_desktop.word.form.lists import (
    WRITE_HERE,
    evidence_list,
    new_actions,
    new_evidence,
    plan,
)

Role = Literal[
    "title", "intro", "step", "heading 1", "heading 2", "heading 3", "text", "bullet", "numbered",
    "help", "last_year", "placeholder", "end",
]  # fmt: skip
ANSWER_ROLES = ("text", "bullet", "numbered")
# What was written last year, by place: as plain text, a paragraph a line, or as a body.
LastYear = Mapping[Place, str | Body]

YOUR_ANSWER = "Your answer"
NEW_EVIDENCE, NEW_ACTIONS = "New evidence", "New actions"
LAST_YEAR = "For reference: last year you wrote"
REFERENCE = "Form reference (leave this line as it is):"


class Said(NamedTuple):
    """A line of a form. ``anchor`` is the name of the hidden bookmark in it, if it has one."""

    role: Role
    pieces: Pieces
    anchor: str = ""
    starts_list: bool = False


class Grid(NamedTuple):
    """A table of a form, with the bookmark of its first cell."""

    table: Table
    anchor: str


Item = Said | Grid


class Order(NamedTuple):
    """What a form is made of: the pack's own document, the pack, and last year's answers by place."""

    document: Document
    framework: Framework
    pack: Pack
    sheet: Sheet
    last_year: LastYear


def sections_in(document: Document, pack: Pack) -> tuple[Section, ...]:
    """Return the sections that a pack asks for, those that are parked left out."""
    return tuple(s for s in document.sections if s.id in pack.sections and s.parked is None)


def items_of(order: Order) -> Iterator[Item]:
    """Yield everything that stands in a form, in order."""
    refs = references(order.document, order.framework, "number")
    yield from _opening(order)
    for section in sections_in(order.document, order.pack):
        yield from _section(section, order, refs)
    yield from _tables(order.document)
    words = f"{REFERENCE} {order.pack.id} {order.document.id}"
    yield _said("end", words)


def _said(role: Role, text: str, anchor: str = "") -> Said:
    return Said(role, (Piece(text),), anchor)


def _opening(order: Order) -> Iterator[Said]:
    """Yield who asks for what by when, and how to fill the form in: half a page."""
    document, pack = order.document, order.pack
    yield _said("title", f"Your part of the self-evaluation {document.cycle.label}".rstrip())
    asks = _with_job(pack.asked_by, document) or "The coordinator"
    whom = _with_job(pack.owner, document)
    when = f" by {format_date(pack.due)}" if pack.due else ""
    to_whom = f" {whom}" if whom else " you"
    yield _said("intro", f"{asks} of {document.authority.name} asks{to_whom} to write this{when}.")
    for line in filter(str.strip, pack.note.splitlines()):
        yield _said("intro", line)
    for n, step in enumerate(_steps(order, when)):
        yield Said("step", (Piece(step),), starts_list=not n)


def _with_job(name: str, document: Document) -> str:
    job = next((p.job_title for p in document.people if p.name == name and name), "")
    return f"{name} ({job})" if job else name


def _steps(order: Order, when: str) -> Iterator[str]:
    document = order.document
    yield (
        f"Write under “{YOUR_ANSWER}”. Change what already stands there as you like. Bullets,"
        " numbers, bold and italic come back as you set them."
    )
    number = next((str(item.number) for item in document.evidence), "")
    cite = f"To cite evidence, write its number, such as [{number}]. " if number else ""
    lists = " The lists after them show what you can cite." if number else ""
    yield (
        f"{cite}What is new goes into the tables “{NEW_EVIDENCE}” and “{NEW_ACTIONS}”, right after"
        f" the last answer.{lists}"
    )
    labels = " or ".join(f"“{words.strip()}”" for words in order.sheet.labels)
    yield f"To say which kind a paragraph is, begin it with {labels}."
    yield "Leave the headings as they are: they show which answer is which. Comment where you like."
    whom = order.pack.asked_by or "whoever sent it to you"
    yield f"Save it as a Word document (.docx) and send it back to {whom}{when}."


def _section(section: Section, order: Order, refs: References) -> Iterator[Item]:
    yield _said("heading 1", title_of(section), section_anchor(section.id))
    written = section_words(section)
    if section.words:
        yield _said(
            "help", f"At most about {section.words:,} words in all. There are {written:,} now."
        )
    yield from _areas(section, order.framework)
    for point in order.document.prior_points:
        if section.id in point.sections and point.parked is None:
            yield _help("Say what came of this", f"{point.text} ({PRIOR_SOURCES[point.source]})")
    for question in QUESTIONS:
        yield from _question(section, question, order, refs)


def _areas(section: Section, framework: Framework) -> Iterator[Said]:
    known = {area.id: area for area in framework.areas}
    covered = [known[id_] for id_ in section.areas if id_ in known]
    if covered:
        yield _said("help", "It covers what follows. You need not answer each question by itself.")
    for area in covered:
        yield _help(area.title, " ".join(area.prompts))


def _help(lead: str, text: str) -> Said:
    return Said("help", (Piece(f"{lead.rstrip(' .')}. ", look="lead"), Piece(text)))


def _question(section: Section, question: str, order: Order, refs: References) -> Iterator[Said]:
    place, asked = Place(section.id, question), order.framework.question(question)
    if told_for_judgement(section, question):
        yield _said("heading 2", asked.text)
        named = {judgement.id: title_of(judgement) for judgement in order.document.judgements}
        title = named.get(section.judgement, "the judgement")
        yield _said("help", f"You need not answer this here: it is answered once, for “{title}”.")
        return
    yield _said("heading 2", asked.text, question_anchor(place))
    yield _said("help", asked.hint)
    for comment in order.document.comments:
        if (comment.part, comment.question) == place and is_open(comment):
            yield _help(f"{comment.author} says", comment.text)
            yield from (_help(f"{reply.author} answers", reply.text) for reply in comment.replies)
    body: Body = getattr(section, question)
    yield from _for_reference(place, body, order, refs)
    yield _said("heading 3", YOUR_ANSWER, answer_anchor(place))
    shown = in_answer(body)
    for before, block in zip((None, *shown), shown, strict=False):
        starts = before is None or before.kind != "numbered"
        yield _block(block, order.sheet, refs, starts=starts)
    if not shown:
        yield _said("placeholder", WRITE_HERE)


def _for_reference(place: Place, body: Body, order: Order, refs: References) -> Iterator[Said]:
    """Yield what was written last year: what the caller hands in, and what was carried over."""
    told = order.last_year.get(place, "")
    lines: list[Pieces] = (
        [(Piece(line.strip()),) for line in told.splitlines() if line.strip()]
        if isinstance(told, str)
        else [(Piece(block_text(block)),) for block in told if block_text(block).strip()]
    )
    lines += [block_pieces(block, refs) for block in for_reference(body)]
    if lines:
        yield Said("last_year", (Piece(f"{LAST_YEAR}:", look="lead"),))
    for pieces in lines:
        yield Said("last_year", tuple(Piece(p.text, p.bold, p.italic) for p in pieces))


def _block(block: Block, sheet: Sheet, refs: References, *, starts: bool) -> Said:
    role: Role = "text" if block.kind == "paragraph" else block.kind
    pieces: Pieces = tuple(Piece(p.text, p.bold, p.italic) for p in block_pieces(block, refs))
    label = sheet.label_of(block.stance)
    if label:
        look: Literal["strength", "improvement"] = (
            "strength" if block.stance == "strength" else "improvement"
        )
        pieces = (Piece(label, look=look), *pieces)
    return Said(role, pieces, starts_list=starts and role == "numbered")


def _tables(document: Document) -> Iterator[Item]:
    """Yield the room for what is new, and after it the lists, which may go on for pages."""
    yield _said("heading 1", NEW_EVIDENCE, table_anchor("evidence_head"))
    yield _said(
        "help", "Add a row for each item. To cite one in an answer, write what is on its left."
    )
    yield Grid(new_evidence(), table_anchor("evidence"))
    yield _said("heading 1", NEW_ACTIONS, table_anchor("actions_head"))
    yield _said("help", "Add a row for each action. To point to one, write what is on its left.")
    yield Grid(new_actions(), table_anchor("actions"))
    if document.evidence:
        yield _said("heading 1", "Evidence you can cite", table_anchor("list_head"))
        yield Grid(evidence_list(document), table_anchor("list"))
    if document.actions:
        yield _said("heading 1", "Actions already in the plan", table_anchor("plan_head"))
        number = min(action.number for action in document.actions)
        yield _said("help", f"To point to one, write its number, such as [action {number}].")
        yield Grid(plan(document), table_anchor("plan"))


def own_words(items: Iterable[Item]) -> Iterator[str]:
    """Yield the text of every line that is the program's own, not the answer."""
    for item in items:
        if isinstance(item, Said) and item.role not in ANSWER_ROLES:
            yield "".join(piece.text for piece in item.pieces)
        elif isinstance(item, Grid):
            yield from (column.heading for column in item.table.columns)
            cells = (one for row in item.table.rows for one in row.cells)
            yield from ("".join(p.text for p in pieces) for one in cells for pieces in one)
