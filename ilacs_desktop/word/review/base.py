"""Finds the version that a review copy was made from, so that nothing that came since is undone.

The copy says in a hidden anchor which version that is. Where that version was never saved, the one
that reads most like the copy stands for it, and the person is told.
"""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.review.marks import Copy
from ilacs_desktop.word.review.printed import Exhibit, exhibit
from ilacs_desktop.word.review.version import digest_of, exported_as
from ilacs_desktop.word.review.views import nothing, paragraphs

_COMPARED = 30  # of the latest versions, where none is the one that was exported
_NOT_OURS = 0.2  # share of the lines that a copy has at least in common with its version
_NOT_FOUND = (
    "The version that was sent is not in this file’s history, so the copy was compared with {}."
    " What you have changed yourself since it was sent may show as the reviewer’s changes."
)

_NO_REVIEW_COPY = (
    "This is not a review copy: it holds none of the hidden places by which changes find their"
    " sections again. A draft, a final copy or a document that was pasted together has none. Nothing"
    " was changed. Choose the review copy that the reviewer sent back; next time, choose “Review"
    " copy” on the Export page."
)


class NotOurCopyError(UserError):
    """The file is no review copy of this self-evaluation."""


class Earlier(NamedTuple):
    """An earlier version, and what to call it: "the version of 3 November 2026"."""

    name: str
    document: Document


class Base(NamedTuple):
    """What a copy held when it was exported; ``note`` is a sentence where that is not sure."""

    exported: Exhibit
    note: str = ""


def find_base(
    copy: Copy, present: Document, framework: Framework, earlier: Iterable[Earlier]
) -> Base:
    """Return what the copy held when it was exported.

    ``earlier`` gives the versions of the file, the latest first; no more are asked for than needed.
    Raises NotOurCopyError when it was not exported as a review copy, or has next to nothing in
    common with any version.
    """
    if not copy.version and not any(line.anchors for line in copy.lines):
        raise NotOurCopyError(_NO_REVIEW_COPY)
    said = exported_as(copy.version)
    choices = ExportChoices(copy="review") if said is None else said.choices
    known = [Earlier("the text as it is now", present)]
    if said is not None and digest_of(present) == said.digest:
        return Base(exhibit(present, framework, choices))
    for version in earlier:
        if said is not None and digest_of(version.document) == said.digest:
            return Base(exhibit(version.document, framework, choices))
        if len(known) <= _COMPARED:
            known.append(version)
        elif said is None:
            break
    return _likest(copy, known, framework, choices)


def _likest(copy: Copy, known: list[Earlier], framework: Framework, choices: ExportChoices) -> Base:
    words = {para.key for para in paragraphs(copy.lines, nothing) if para.key}
    best, found = -1.0, Base(exhibit(known[0].document, framework, choices))
    for version in islice(known, _COMPARED + 1):
        printed = exhibit(version.document, framework, choices)
        lines = {line.key for line in printed.lines}
        shared = len(lines & words) / max(len(words), 1)
        if shared > best:
            best, found = shared, Base(printed, _NOT_FOUND.format(version.name))
    if best < _NOT_OURS and not copy.version:
        raise NotOurCopyError(
            "This is not a review copy of this self-evaluation: next to nothing of its text was"
            " found in it. Nothing was changed. Choose the file that the reviewer sent back."
        )
    return found
