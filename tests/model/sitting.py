"""What every part of the machine stands on: the desk beside its reference, and what always holds."""

import sys
import tempfile
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine, invariant

from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.names import is_open_note
from ilacs_desktop.storage.verify import is_sound, verify
from tests.model.merging import doubled, faults_of_merge
from tests.model.office import Office
from tests.model.reading import said
from tests.model.record import Steps, Versions, but_for_packs
from tests.model.reference import State, Where


class Sitting(RuleBasedStateMachine):
    """One day at the desk. The parts of the machine add what can happen on it."""

    def __init__(self, framework: Framework, example: Document) -> None:
        super().__init__()
        self._temporary = tempfile.TemporaryDirectory()
        self.office = Office(Path(self._temporary.name), framework, example)
        self.versions, self.steps = Versions(), Steps()
        self.words = 100  # those below stand there from the start
        self.sent: set[str] = set()  # packs that went out
        self.head = ""  # the version in the file
        self.look_at_file()
        self.now = said(self.office.document)

    # ---- for the parts of the machine

    @property
    def document(self) -> Document:
        """What is open."""
        return self.office.document

    def word(self) -> str:
        """Return a word that nobody wrote before."""
        self.words += 1
        return f"w{self.words:04}e"

    def places(self, state: State | None = None) -> list[Where]:
        """Return the answers that words are written in: one of each section, and the summary."""
        parts = (state or self.now).outline
        return [("front", "summary"), *((part.id, "know") for part in parts)]

    def changed(self, before: Document, group: str = "") -> None:
        """Note that the open document was changed, as one step."""
        if self.document != before:
            self.steps.change(before, self.document, group)

    def brought_in(self, what: str, base: State | None, theirs: State, before: Document) -> None:
        """Look at what somebody else's work made of what was open, as one step."""
        got = said(self.document)
        self.right(what, base, said(before), theirs, got)
        for name, number in said(before).evidence:
            assert dict(got.evidence).get(name, number) == number, "mine was given another number"
        self.now = got
        if self.document is not before:
            self.steps.change(before, self.document)

    def right(self, what: str, base: State | None, mine: State, theirs: State, got: State) -> None:
        """See that a merge is right."""
        found = faults_of_merge(base, mine, theirs, got)
        assert not found, f"{what}: {found}\nbase {base}\nmine {mine}\ntheirs {theirs}\ngot {got}"

    def learn(self, history: History) -> set[str]:
        """Note the versions of a history."""
        return self.versions.learn(history)

    def hear(self) -> None:
        """Take note of what came in by itself, and of what is in the file now."""
        self.look_at_file()
        for taken in self.office.taken:
            mine, incoming = said(taken.mine), taken.incoming
            assert mine == self.now, "what came in was worked out for another text"
            theirs = said(incoming.theirs)
            self.right("taken in", said(incoming.base), mine, theirs, said(taken.document))
            self.now = said(taken.document)
        self.office.taken.clear()
        if self.office.forgot:
            self.steps.forget()
            self.office.forgot = False

    def look_at_file(self) -> None:
        """See that what was saved is what was to be saved, or that joined with what stood there."""
        found = self.office.on_disk()
        fresh = self.learn(found.history)
        before, self.head = self.head, found.head
        if not fresh or not before:
            return
        assert set(self.versions.before(before)) <= found.history.versions.keys()
        mine = [v for v in found.history.versions.values() if v.id in fresh]
        joins = [v for v in mine if len(v.parents) > 1 and fresh & set(v.parents)]
        ordered = [but_for_packs(one) for one in self.office.saving]
        for version in mine:
            saved = self.versions.documents[version.id]
            if version not in joins:
                assert saved.pack or but_for_packs(saved) in ordered, "saved what nobody had open"
                continue
            self.check_join(*version.parents, version.id)

    def check_join(self, one: str, other: str, joined: str) -> None:
        """See that a version is the two that it joins."""
        states = self.versions.states
        base = self.versions.base((one,), (other,))
        was = states[base] if base is not None else None
        self.right("joined", was, states[one], states[other], states[joined])

    # ---- what always holds

    @invariant()
    def all_is_well(self) -> None:
        """See that all that always holds does."""
        self.it_says_what_was_written()
        self.every_word_stands_once()
        self.it_is_sound()
        self.undo_offers_what_was_done()
        self.what_is_saved_is_in_the_file()
        self.packs_that_went_out_are_on_the_list()
        self.nothing_is_left_lying_about()

    def it_says_what_was_written(self) -> None:
        assert said(self.document) == self.now

    def every_word_stands_once(self) -> None:
        """One that a merge had to leave at two places is in a question."""
        assert doubled(self.now) <= self.now.asked

    def it_is_sound(self) -> None:
        assert faults(self.document) == ()
        numbers = [item.number for item in self.document.evidence]
        assert len(set(numbers)) == len(numbers)

    def undo_offers_what_was_done(self) -> None:
        assert bool(self.office.work.undo_label) == bool(self.steps.done)
        assert bool(self.office.work.redo_label) == bool(self.steps.undone)

    def what_is_saved_is_in_the_file(self) -> None:
        if self.office.work.save_state == "saved" and not self.office.taken:
            known = self.versions.before(*self.office.parents)
            if self.head in known:
                assert self.office.on_disk().document == self.document

    def packs_that_went_out_are_on_the_list(self) -> None:
        assert self.sent <= {pack.id for pack in self.document.packs}

    def nothing_is_left_lying_about(self) -> None:
        office = self.office
        beside = (office.file.with_name(name) for name in office.beside())
        assert [path for path in beside if not is_open_note(path, office.file)] == []

    def teardown(self) -> None:
        """End the day: all is saved, every version is whole, and undo leads back to the first."""
        try:
            if sys.exception() is None:
                self._end_the_day()
        finally:
            self.office.end()
            self._temporary.cleanup()

    def _end_the_day(self) -> None:
        office = self.office
        if office.holding:
            office.release()
        self.hear()
        for _ in range(2):
            office.work.save()
            office.drain()
            self.hear()
            office.rest()
            self.hear()
        self.it_says_what_was_written()
        assert office.work.save_state == "saved"
        found = office.on_disk()
        assert found.document == self.document
        assert is_sound(verify(office.file))
        self.versions.check(found.history)
        self.all_the_way_back()

    def all_the_way_back(self) -> None:
        """Undo all there is and redo it, looking at each document on the way."""
        work, done = self.office.work, list(self.steps.done)
        for step in reversed(done):
            work.undo()
            assert but_for_packs(self.document) == but_for_packs(step.before)
        assert not work.undo_label
        for step in done:
            work.redo()
            assert but_for_packs(self.document) == but_for_packs(step.after)
