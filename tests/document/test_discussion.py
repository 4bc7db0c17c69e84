"""Comments: who said what, what is open, how it ends."""

import datetime as dt

import msgspec

from ilacs_desktop.document.discussion import (
    NOBODY,
    answered,
    closed,
    comments_on,
    is_open,
    new_comment,
    reopened,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place

AT = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)
PLACE = Place("supervision", "know")


def with_comments(example: Document, *places: Place) -> Document:
    comments = tuple(new_comment(place, "Why?", "A", AT) for place in places)
    return msgspec.structs.replace(example, comments=comments)


def test_open_comments_come_before_closed_ones(example: Document) -> None:
    document = with_comments(example, PLACE, PLACE, Place("supervision", "how"))
    first, second, third = document.comments
    document = msgspec.structs.replace(document, comments=(closed(first, "B"), second, third))
    found = comments_on(document, "supervision")
    assert [comment.id for comment in found] == [second.id, third.id, first.id]


def test_comments_of_other_parts_and_questions_are_left_out(example: Document) -> None:
    document = with_comments(example, Place("front", "summary"), Place("front", "context"), PLACE)
    assert comments_on(document, "front", "context") == (document.comments[1],)
    assert comments_on(document, "workforce") == ()


def test_a_comment_says_who_wrote_it_and_when() -> None:
    comment = new_comment(PLACE, "  Why? ", " A. Coordinator ", AT)
    assert (comment.part, comment.question, comment.text) == ("supervision", "know", "Why?")
    assert (comment.author, comment.at) == ("A. Coordinator", AT)
    assert comment.id != new_comment(PLACE, "Why?", "A", AT).id


def test_answers_follow_one_another() -> None:
    comment = new_comment(PLACE, "Why?", "A", AT)
    twice = answered(answered(comment, "Because.", "B", AT), "I see.", "A", AT)
    assert [(reply.author, reply.text) for reply in twice.replies] == [
        ("B", "Because."),
        ("A", "I see."),
    ]
    assert len({reply.id for reply in twice.replies}) == 2


def test_closing_names_somebody_even_where_no_name_is_known() -> None:
    comment = new_comment(PLACE, "Why?", "", AT)
    assert comment.author == NOBODY
    assert is_open(comment)
    assert closed(comment, "B").closed_by == "B"
    assert not is_open(closed(comment, "  "))
    assert reopened(closed(comment, "B")) == comment
