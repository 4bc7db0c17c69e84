"""Comments on a part of the self-evaluation: what is open, and how they are answered and closed.

Changed comments are new values: put them into the document with ``edits.with_record``.
"""

import datetime as dt

import msgspec

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Comment, Reply

NOBODY = "Name not given"


def comments_on(document: Document, part: str, question: str = "") -> tuple[Comment, ...]:
    """Return the comments on a part, the open ones first, each group as it was written.

    ``question`` narrows them to one of its texts: the parts of the front are read one by one.
    """
    found = [
        comment
        for comment in document.comments
        if comment.part == part and question in ("", comment.question)
    ]
    return tuple(sorted(found, key=lambda comment: bool(comment.closed_by)))


def is_open(comment: Comment) -> bool:
    """Return whether the comment still waits for somebody."""
    return not comment.closed_by


def new_comment(place: Place, text: str, author: str, at: dt.datetime) -> Comment:
    """Return a fresh comment on a text; ``at`` carries its time zone."""
    return Comment(
        new_id("cm"), place.part, place.question, author.strip() or NOBODY, at, text.strip()
    )


def answered(comment: Comment, text: str, author: str, at: dt.datetime) -> Comment:
    """Return the comment with one more answer; ``at`` carries its time zone."""
    reply = Reply(new_id("cm"), author.strip() or NOBODY, at, text.strip())
    return msgspec.structs.replace(comment, replies=(*comment.replies, reply))


def closed(comment: Comment, by: str) -> Comment:
    """Return the comment closed by somebody."""
    return msgspec.structs.replace(comment, closed_by=by.strip() or NOBODY)


def reopened(comment: Comment) -> Comment:
    """Return the comment open again."""
    return msgspec.structs.replace(comment, closed_by="")
