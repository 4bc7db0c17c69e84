"""One open document: undo and redo over everything, and what a save and a join mean for them."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import TYPING_PAUSE, UNDO_LIMIT, Caret, Session

PLACE = Place("front", "summary")


class Clock:
    """A clock the test moves by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(example: Document, clock: Clock) -> Session:
    return Session(example, ("v1",), clock)


def renamed(document: Document, name: str) -> Document:
    return msgspec.structs.replace(document, authority=Authority(name))


def typed(session: Session, text: str, group: str = "block-1") -> None:
    session.edit_body(PLACE, (Block("block-1", (Text(text),)),), group=group)


def test_undo_and_redo_go_through_every_change(session: Session) -> None:
    start = session.document
    first, second = renamed(start, "A"), renamed(start, "B")
    session.change("Rename", first)
    session.change("Rename again", second)
    assert session.undo_label == "Rename again"
    session.undo()
    assert session.document is first
    assert session.redo_label == "Rename again"
    session.undo()
    assert session.document is start
    session.redo()
    session.redo()
    assert session.document is second


def test_nothing_to_undo_changes_nothing(session: Session) -> None:
    before = session.document
    assert session.undo() is None
    assert session.redo() is None
    assert session.document is before


def test_typing_in_one_block_without_a_pause_is_one_step(session: Session, clock: Clock) -> None:
    before = session.document
    for text in ("T", "Th", "The"):
        typed(session, text)
        clock.now += TYPING_PAUSE / 2
    session.undo()
    assert session.document is before


def test_a_pause_starts_a_new_step(session: Session, clock: Clock) -> None:
    typed(session, "One.")
    clock.now += TYPING_PAUSE
    typed(session, "One. Two.")
    session.undo()
    assert body_at(session.document, PLACE)[0].runs == (Text("One."),)


def test_typing_in_another_block_starts_a_new_step(session: Session) -> None:
    typed(session, "One.")
    typed(session, "Two.", group="block-2")
    session.undo()
    assert body_at(session.document, PLACE)[0].runs == (Text("One."),)


def test_typing_after_undo_does_not_join_the_step_before(session: Session) -> None:
    typed(session, "One.")
    session.change("Rename", renamed(session.document, "A"))
    session.undo()
    typed(session, "One. Two.")
    session.undo()
    assert body_at(session.document, PLACE)[0].runs == (Text("One."),)


def test_a_change_after_undo_drops_what_could_be_redone(session: Session) -> None:
    session.change("Rename", renamed(session.document, "A"))
    session.undo()
    session.change("Rename", renamed(session.document, "B"))
    assert session.redo() is None


def test_listeners_hear_old_and_new_until_they_stop(session: Session) -> None:
    heard: list[tuple[Document, Document]] = []
    stop = session.subscribe(lambda old, new: heard.append((old, new)))
    start = session.document
    session.change("Rename", renamed(start, "A"))
    session.undo()
    stop()
    session.redo()
    assert [(old.authority.name, new.authority.name) for old, new in heard] == [
        (start.authority.name, "A"),
        ("A", start.authority.name),
    ]


def test_an_equal_document_is_no_change(session: Session) -> None:
    session.change("Nothing", session.document)
    session.change("Copy", msgspec.structs.replace(session.document))
    assert session.undo_label == ""
    assert not session.is_changed


def test_a_saved_document_is_unchanged_until_the_next_edit(session: Session) -> None:
    assert not session.is_changed
    session.change("Rename", renamed(session.document, "A"))
    assert session.is_changed
    session.mark_saved(session.document, session.parents, "v2")
    assert not session.is_changed
    assert session.parents == ("v2",)
    session.undo()
    assert session.is_changed
    assert session.parents == ("v2",)


def test_what_was_typed_during_a_save_is_still_unsaved(session: Session) -> None:
    session.change("Rename", renamed(session.document, "A"))
    saving = session.document
    session.change("Rename", renamed(session.document, "B"))
    session.mark_saved(saving, ("v1",), "v2")
    assert session.is_changed


def test_undoing_a_join_takes_its_version_back(session: Session) -> None:
    session.change("Bring in", renamed(session.document, "Joined"), joined=("theirs",))
    assert session.parents == ("v1", "theirs")
    session.undo()
    assert session.parents == ("v1",)
    session.redo()
    assert session.parents == ("v1", "theirs")


def test_a_join_that_changes_no_word_is_still_a_step(session: Session) -> None:
    session.change("Bring in", session.document, joined=("theirs",))
    assert session.is_changed
    session.undo()
    assert not session.is_changed


def test_what_was_joined_during_a_save_is_a_parent_of_the_next(session: Session) -> None:
    session.change("Bring in", renamed(session.document, "One"), joined=("one",))
    saving, followed = session.document, session.parents
    session.change("Bring in", renamed(session.document, "Two"), joined=("two",))
    session.mark_saved(saving, followed, "v2")
    assert session.parents == ("v2", "two")
    assert session.is_changed


def test_a_version_joined_twice_goes_only_with_the_step_that_brought_it(session: Session) -> None:
    session.change("Bring in", renamed(session.document, "One"), joined=("theirs",))
    session.change("Bring in again", renamed(session.document, "Two"), joined=("theirs",))
    session.undo()
    assert session.parents == ("v1", "theirs")
    session.undo()
    assert session.parents == ("v1",)


def test_undo_cannot_cross_a_saved_join(session: Session) -> None:
    session.change("Bring in", renamed(session.document, "Joined"), joined=("theirs",))
    session.mark_saved(session.document, session.parents, "v2")
    assert session.undo() is None
    assert session.parents == ("v2",)


def test_what_others_saved_with_ours_is_saved_and_ends_undo(session: Session) -> None:
    typed(session, "Mine.")
    session.change("Bring in", renamed(session.document, "Theirs"), joined=("v2",))
    mine = session.document
    session.mark_saved(mine, ("v1",), "v3")
    saved = renamed(mine, "Both")
    heard: list[tuple[Document, Document, bool, str]] = []

    def hear(old: Document, new: Document) -> None:
        heard.append((old, new, session.is_changed, session.undo_label))

    session.subscribe(hear)
    session.take_in(saved, saved, ("v3", "v2"), "v4")
    assert heard == [(mine, saved, False, "")], "whoever hears of it finds all of it done"
    assert session.parents == ("v4",)
    assert session.undo() is None


def test_what_was_typed_while_others_saved_stays_unsaved(session: Session) -> None:
    saved = renamed(session.document, "Both")
    typed(session, "Mine.")
    session.take_in(renamed(session.document, "Both"), saved, ("v1",), "v2")
    assert session.is_changed
    assert body_at(session.document, PLACE)[0].runs == (Text("Mine."),)
    assert session.parents == ("v2",)
    assert session.undo() is None


def test_undo_goes_back_to_where_the_author_was(session: Session) -> None:
    caret = Caret(PLACE, "block-1", 4)
    session.edit_body(PLACE, (Block("block-1", (Text("Here"),)),), caret=caret)
    step = session.undo()
    assert step is not None
    assert step.caret == caret


def stated(document: Document) -> Document:
    """Write something down that happened."""
    return msgspec.structs.replace(document, word_list=(*document.word_list, "Said"))


def test_what_happened_is_kept_by_undo_and_redo(session: Session) -> None:
    start = session.document
    for name in "AB":
        session.change("Rename", renamed(session.document, name))
    session.undo()
    heard: list[tuple[Document, Document]] = []
    session.subscribe(lambda old, new: heard.append((old, new)))
    before = session.document
    session.record(stated)
    assert heard == [(before, stated(before))]
    assert (session.undo_label, session.redo_label) == ("Rename", "Rename")
    session.redo()
    assert session.document == stated(renamed(start, "B"))
    session.undo()
    session.undo()
    assert session.document == stated(start)
    assert session.undo() is None


def test_what_happened_is_unsaved_and_is_no_step(session: Session) -> None:
    session.record(stated)
    assert session.is_changed
    assert session.undo_label == ""
    session.mark_saved(session.document, session.parents, "v2")
    session.record(lambda document: document)
    assert not session.is_changed


def test_saved_words_are_still_known_as_saved_after_undo_and_redo(session: Session) -> None:
    session.change("Rename", renamed(session.document, "A"))
    session.record(stated)
    session.mark_saved(session.document, session.parents, "v2")
    session.undo()
    session.redo()
    assert not session.is_changed


def test_typing_goes_on_as_one_step_over_what_happened(session: Session) -> None:
    before = session.document
    typed(session, "T")
    session.record(stated)
    typed(session, "Th")
    session.undo()
    assert session.document == stated(before)


def test_the_oldest_steps_go_when_there_are_too_many(session: Session) -> None:
    for n in range(UNDO_LIMIT + 5):
        session.change("Rename", renamed(session.document, str(n)))
    undone = 0
    while session.undo():
        undone += 1
    assert undone == UNDO_LIMIT
    assert session.document.authority.name == "4"


class UndoMachine(RuleBasedStateMachine):
    """Any run of edits, undo and redo against a plain list of earlier documents."""

    def __init__(self) -> None:
        super().__init__()
        start = Document("d", Authority("0"), None)  # type: ignore[arg-type] - unused here
        self.session = Session(start, (), Clock())
        self.past, self.future = [start], []

    @rule(name=st.text(min_size=1, max_size=3))
    def edit(self, name: str) -> None:
        new = renamed(self.session.document, name)
        self.session.change("Rename", new)
        if self.past[-1] != new:
            self.past.append(new)
            self.future.clear()

    @rule()
    def undo(self) -> None:
        self.session.undo()
        if len(self.past) > 1:
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        self.session.redo()
        if self.future:
            self.past.append(self.future.pop())

    @rule()
    def record(self) -> None:
        self.session.record(stated)
        self.past = [stated(one) for one in self.past]
        self.future = [stated(one) for one in self.future]

    @invariant()
    def the_document_is_the_latest(self) -> None:
        assert self.session.document == self.past[-1]


TestUndo = UndoMachine.TestCase


@given(st.lists(st.sampled_from(["edit", "undo", "redo"])))
def test_undo_of_everything_gives_the_start_again(steps: list[str]) -> None:
    start = Document("d", Authority("0"), None)  # type: ignore[arg-type] - unused here
    session = Session(start, (), Clock())
    for n, step in enumerate(steps):
        if step == "edit":
            session.change("Rename", renamed(session.document, str(n + 1)))
        else:
            getattr(session, step)()
    while session.undo():
        pass
    assert session.document == start
