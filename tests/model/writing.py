"""What the coordinator writes, cites, moves, undoes and redoes."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from ilacs_desktop.document import outline
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.uses import uses_of_evidence
from tests.model.reading import said, typed
from tests.model.record import but_for_packs
from tests.model.reference import EDITS, Edit, Part, Text, Where, cite
from tests.model.sitting import Sitting

SPOT = st.integers(0, 5)


class Writing(Sitting):
    """The part of the machine that is one person at one desk."""

    @rule(where=SPOT, at=SPOT, edit=st.sampled_from(EDITS), on=st.booleans())
    def write(self, where: int, at: int, edit: Edit, on: bool) -> None:
        """Edit an answer; typing that goes ``on`` in one place is one step."""
        place = self.places()[where % len(self.places())]
        self.type_in(place, edit(self.now.text(place), at, self.word()), group="/".join(place) * on)

    @rule(where=SPOT, at=SPOT, edit=st.sampled_from(EDITS))
    def rewrite(self, where: int, at: int, edit: Edit) -> None:
        """Edit an answer, once more: this is what is done most."""
        self.write(where, at, edit, on=False)

    @rule(where=SPOT, at=SPOT, which=SPOT)
    def cite(self, where: int, at: int, which: int) -> None:
        """Cite evidence that there is."""
        items = [item for item, _ in self.now.evidence]
        if items:
            place = self.places()[where % len(self.places())]
            text = self.now.text(place)
            self.type_in(place, cite(text, at, items[which % len(items)]))

    @rule(which=SPOT, add=st.booleans())
    def list_evidence(self, which: int, add: bool) -> None:
        """Put an item on the list, with the next number, or take one off that nothing cites."""
        if add:
            self._add_evidence()
        else:
            self._remove_evidence(which)

    @rule(from_=SPOT, to=SPOT, at=SPOT)
    def carry(self, from_: int, to: int, at: int) -> None:
        """Cut a paragraph out of one answer, and paste it at the end of another."""
        places = self.places()
        source, target = places[from_ % len(places)], places[to % len(places)]
        text = self.now.text(source)
        if text and source != target:
            at %= len(text)
            self.type_in(source, (*text[:at], *text[at + 1 :]))
            self.type_in(target, (*self.now.text(target), text[at]))

    @rule(which=SPOT, how=st.sampled_from(("up", "down", "judgement", "rename", "park", "join")))
    def rearrange(self, which: int, how: str) -> None:
        """Change the outline: move a section, rename it, leave it out, join it with another."""
        part = self.now.outline[which % len(self.now.outline)]
        if how in ("up", "down"):
            self._move_section(part, -1 if how == "up" else 1)
        elif how == "judgement":
            self._move_to_judgement(part)
        elif how == "rename":
            title = f"Title {self.word()}"
            self.change("Rename", outline.rename(self.document, part.id, title))
            self._now_part(part._replace(title=title))
        elif how == "park":
            self._park_section(part)
        else:
            self._join_sections(part, which)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Go back some steps."""
        for _ in range(times):
            self.office.work.undo()
            if self.steps.done:
                step = self.steps.done.pop()
                self.steps.undone.append(step)
                self._is_exactly(step.before)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        """Go forward some steps."""
        for _ in range(times):
            self.office.work.redo()
            if self.steps.undone:
                step = self.steps.undone.pop()
                self.steps.done.append(step)
                self._is_exactly(step.after)

    # ---- how it is done

    def type_in(self, where: Where, text: Text, group: str = "") -> None:
        """Type paragraphs at a place, in the program and in the reference."""
        before = self.document
        body = typed(before, where, text, self.office.new_id)
        self.office.work.edit_body(Place(*where), body, group=group)
        self.changed(before, group)
        self.now = self.now.with_text(where, text)

    def change(self, label: str, document: Document) -> None:
        """Change what is open, as a form or a button does."""
        before = self.document
        self.office.work.change(label, document)
        self.changed(before)

    def _add_evidence(self) -> None:
        name, number = self.office.new_id(), next_number(self.document.evidence)
        assert number not in dict(self.now.evidence).values()
        item = Evidence(name, number, f"Item {name}")
        self.change("Add evidence", with_record(self.document, item))
        self.now = self.now.with_evidence(**{name: number})

    def _remove_evidence(self, which: int) -> None:
        used = uses_of_evidence(self.document)
        free = [item for item in self.document.evidence if not used.get(item.id)]
        if free:
            gone = free[which % len(free)]
            self.change("Remove evidence", without_record(self.document, gone))
            left = (one for one in self.now.evidence if one[0] != gone.id)
            self.now = self.now._replace(evidence=tuple(left))

    def _move_section(self, part: Part, by: int) -> None:
        self.change("Move", outline.move(self.document, part.id, by))
        order = [one for one in self.now.outline if one.judgement == part.judgement]
        at = order.index(part)
        order.insert(max(0, min(at + by, len(order) - 1)), order.pop(at))
        rest = iter(order)
        moved = (next(rest) if p.judgement == part.judgement else p for p in self.now.outline)
        self.now = self.now._replace(outline=tuple(moved))

    def _move_to_judgement(self, part: Part) -> None:
        other = next(j.id for j in self.document.judgements if j.id != part.judgement)
        self.change("Move", outline.to_judgement(self.document, part.id, other))
        rest = (one for one in self.now.outline if one != part)
        self.now = self.now._replace(outline=(*rest, part._replace(judgement=other)))

    def _park_section(self, part: Part) -> None:
        if part.parked:
            self.change("Take up", outline.unpark(self.document, part.id))
        else:
            self.change("Park", outline.park(self.document, part.id, "Not now.", "S. Holroyd"))
        self._now_part(part._replace(parked=not part.parked))

    def _join_sections(self, first: Part, which: int) -> None:
        alike = [p for p in self.now.outline if p != first and p[2:] == first[2:]]
        if not alike or len(self.now.outline) < 4:
            return
        second = alike[which % len(alike)]
        self.change("Join", outline.join(self.document, first.id, second.id))
        mine, theirs = (first.id, "know"), (second.id, "know")
        text = (*self.now.text(mine), *self.now.text(theirs))
        left = tuple(part for part in self.now.outline if part != second)
        self.now = self.now.with_text(theirs, ()).with_text(mine, text)._replace(outline=left)

    def _now_part(self, part: Part) -> None:
        parts = tuple(part if old.id == part.id else old for old in self.now.outline)
        self.now = self.now._replace(outline=parts)

    def _is_exactly(self, document: Document) -> None:
        assert but_for_packs(self.document) == but_for_packs(document)
        self.now = said(document)
