"""A form that came back, put in its place: the pack's document with everything that was written in it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import Action, Comment, Evidence, Pack
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.content.selection import title_of
from ilacs_desktop.word.form.answers import Sheet, asked, in_answer, sheet
from ilacs_desktop.word.form.blocks import Answer, Blocks, Chips, key_of, unknown_numbers
from ilacs_desktop.word.form.form import Form
from ilacs_desktop.word.form.items import Grid, Item, Order, items_of, own_words, sections_in
from ilacs_desktop.word.form.own import OwnWords
from ilacs_desktop.word.form.records import NewRecords, comments_of, new_records
from ilacs_desktop.word.form.sorting import Asked, Sorted, Stray, sort
from ilacs_desktop.word.form.sorting import Grid as PastedTable
from ilacs_desktop.word.form.sorting import Item as Written
from ilacs_desktop.word.form.walk import Line, Pages
from ilacs_desktop.word.last_year.blocks import grid_lines
from ilacs_desktop.word.last_year.choices import RecordReader
from ilacs_desktop.word.last_year.outline import Grid as LastYearGrid


class Returned(NamedTuple):
    """What came back.

    ``document`` is the pack's document with all of it, for a merge whose base is the pack's document
    as it was sent. ``texts`` are the answers that the form still has; ``evidence``, ``actions`` and
    ``comments`` what is new. ``strays`` are words that stand in no answer, and ``notes`` sentences
    for the person who brought the form back.
    """

    document: Document
    texts: Mapping[Place, Body]
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()
    comments: tuple[Comment, ...] = ()
    strays: tuple[Stray, ...] = ()
    notes: tuple[str, ...] = ()


def returned(
    form: Form, sent: Document, framework: Framework, reader: RecordReader, now: dt.datetime
) -> Returned:
    """Return what a form holds, put in its place.

    ``sent`` is the pack's document as the form was made from it; ``reader`` reads records out of
    tables (tables/records_in_rows.py). ``now``, with its time zone, stands for the moment of a
    comment that has none. Reading a form again gives the same, ids and all.
    """
    return _Return(form, sent, framework, reader).returned(now)


class _Return:
    """Puts one form in its place."""

    def __init__(
        self, form: Form, sent: Document, framework: Framework, reader: RecordReader
    ) -> None:
        self._form, self._sent, self._reader = form, sent, reader
        self._numbered, _ = with_unique_numbers(sent)
        self._sheet = sheet(self._numbered, framework)
        pack = _pack(form, sent)
        order = Order(self._numbered, framework, pack, self._sheet, {})
        items = tuple(items_of(order))
        sections = sections_in(self._numbered, pack)
        self._titles = {section.id: title_of(section) for section in sections}
        self._questions: dict[str, str] = {
            question.id: question.text for question in framework.questions
        }
        bodies = dict(asked(sections))
        keys = _keys(bodies, self._sheet)
        self._asked = Asked(sections, bodies, keys, _headings(items), framework)
        self._own = OwnWords(form.facts.printed, own_words(items))

    def returned(self, now: dt.datetime) -> Returned:
        found = sort(self._form.pages, self._asked, self._own)
        evidence, actions = self._records(found)
        chips = self._chips(evidence, actions)
        texts = self._texts(found, chips)
        places = {line: spot.place for line, spot in found.spots.items() if spot.place}
        remarks = tuple(comments_of(self._form.pages.remarks, places, now))
        known = {comment.id for comment in self._sent.comments}
        comments = tuple(made for _, made in remarks if made and made.id not in known)
        lost = (remark for remark, made in remarks if made is None)
        strays = (*found.strays, *(Stray(_words(r.author, r.text), "In a comment") for r in lost))
        made = Returned(
            self._sent,
            texts,
            tuple(one for one in evidence.records if isinstance(one, Evidence)),
            tuple(one for one in actions.records if isinstance(one, Action)),
            comments,
            strays,
            tuple(dict.fromkeys(self._notes(found, texts))),
        )
        return made._replace(document=_with_all(made))

    def _records(self, found: Sorted) -> tuple[NewRecords, NewRecords]:
        pack, facts = self._form.facts.pack, self._form.facts
        numbers = (item.number for item in self._numbered.evidence)
        others = (action.number for action in self._numbered.actions)
        taken = {*numbers, *map(int, facts.evidence)}, {*others, *map(int, facts.actions)}
        rows = found.tables
        return (
            new_records(rows.get("evidence", ()), "evidence", self._reader, pack, taken[0]),
            new_records(rows.get("actions", ()), "actions", self._reader, pack, taken[1]),
        )

    def _chips(self, evidence: NewRecords, actions: NewRecords) -> Chips:
        """Return what numbers stand for: as the form was made, or as the document numbers them."""
        facts = self._form.facts
        known = {str(item.number): item.id for item in self._numbered.evidence}
        plan = {str(action.number): action.id for action in self._numbered.actions}
        return Chips(
            facts.evidence or known, facts.actions or plan, evidence.by_number, actions.by_number
        )

    def _texts(self, found: Sorted, chips: Chips) -> dict[Place, Body]:
        answers = [
            Answer(place, body, tuple(_lines(found.answers[place])))
            for place, body in self._asked.bodies.items()
            if place in found.answers
        ]
        everywhere = {block.id: block for answer in answers for block in answer.sent}
        blocks = Blocks(self._form.facts.pack, self._sheet, chips, everywhere)
        return dict(blocks.bodies(answers))

    def _notes(self, found: Sorted, texts: Mapping[Place, Body]) -> Iterator[str]:
        yield from self._form.notes
        for place in self._asked.bodies:
            where = self._name(place)
            if place not in found.answers:
                yield f"{where} was not found in the form, so it stays as it was sent."
            elif place in found.by_words:
                yield f"{where} had lost its heading or hidden place, and was found by its words."
            if place in found.above:
                yield f"{where} holds words that were written above the place for it."
            if any(isinstance(item, PastedTable) for item in found.answers.get(place, ())):
                yield f"{where} held a table, which came back as text, a bullet for each row."
        sent = set(unknown_numbers(self._asked.bodies.values()))
        for number in unknown_numbers(texts.values()):
            if number not in sent:
                yield f"“{number}” stands for nothing in this form, so it came back as words."
        yield from _left_aside(self._form.pages)

    def _name(self, place: Place) -> str:
        title = self._titles.get(place.part, place.part)
        return f"The answer to “{self._questions[place.question]}” in “{title}”"


def _left_aside(pages: Pages) -> Iterator[str]:
    if pages.is_tracked:
        yield "The form has tracked changes. They were taken as if all were accepted."
    if pages.hidden:
        yield "Hidden text in the form was left out."
    if pages.pictures:
        yield "Pictures in the form were left out: a self-evaluation has none in its text."


def _pack(form: Form, sent: Document) -> Pack:
    """Return the pack as the document lists it, or one with all that the document holds."""
    listed = next((one for one in sent.packs if one.id == form.facts.pack), None)
    every = tuple(section.id for section in sent.sections)
    facts = form.facts
    return listed or Pack(facts.pack, facts.owner, every, "word", dt.date.min)


def _keys(bodies: Mapping[Place, Body], sheet: Sheet) -> dict[str, Place]:
    """Return the place of each line that was sent, by its words; of those that stand in one alone."""
    found: dict[str, set[Place]] = {}
    for place, body in bodies.items():
        for block in in_answer(body):
            words = sheet.label_of(block.stance) + sheet.printed[block.id].text
            found.setdefault(key_of(words), set()).add(place)
    return {words: places.pop() for words, places in found.items() if len(places) == 1}


def _headings(items: tuple[Item, ...]) -> dict[tuple[str, ...], str]:
    """Return the names of the form's tables by the headings of their columns."""
    tables = [item for item in items if isinstance(item, Grid)]
    return {
        tuple(column.heading for column in item.table.columns): item.anchor.rpartition("_")[2]
        for item in tables
    }


def _lines(items: list[Written]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            width = max(map(len, item.rows))
            rows = tuple(row + ("",) * (width - len(row)) for row in item.rows)
            yield from (Line(line.runs, line.kind) for line in grid_lines(LastYearGrid(rows)))


def _words(author: str, text: str) -> str:
    return f"{author}: {text}" if author else text


def _with_all(made: Returned) -> Document:
    document = made.document
    for place, body in made.texts.items():
        sent = getattr(next(s for s in document.sections if s.id == place.part), place.question)
        if body != sent:
            document = with_body(document, place, body)
    evidence = (*document.evidence, *made.evidence)
    actions = (*document.actions, *made.actions)
    comments = (*document.comments, *made.comments)
    return msgspec.structs.replace(document, evidence=evidence, actions=actions, comments=comments)
