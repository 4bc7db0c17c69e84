"""A copy is compared with the version of the file's history that was sent."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.ui.pages.review.returned_job import Reading, read_back, said
from ilacs_desktop.word.form.form import IsAFormError
from tests.word.form.forms import form
from tests.word.review.kit import Reviewer, review_copy

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
SENT = "We count every move of a child."
SINCE = "We count every move of a child, and say why."


def with_sentence(document: Document, text: str) -> Document:
    place = Place(document.sections[0].id, "know")
    rest = tuple(b for b in body_at(document, place) if b.id != "bl-plain")
    return with_body(document, place, (Block("bl-plain", (Text(text),)), *rest))


def history_of(*documents: Document) -> History:
    history, parents = History(), ()
    for n, document in enumerate(documents):
        at = NOW - dt.timedelta(days=20 - n)
        history, version = history.commit(document, parents, "Jo Ash", at, "laptop")
        parents = (version.id,)
    return history


def reading(
    small: Document, framework: Framework, folder: Path, history: History, now: Document
) -> Reading:
    reviewer = Reviewer(review_copy(with_sentence(small, SENT), framework))
    reviewer.replace("every move", "each move")
    path = folder / "back.docx"
    path.write_bytes(reviewer.save())
    return Reading(path, now, history, framework, NOW)


def test_what_came_since_is_no_change_of_the_reviewers(
    small: Document, framework: Framework, tmp_path: Path
) -> None:
    sent, now = with_sentence(small, SENT), with_sentence(small, SINCE)
    history = history_of(small, sent, now)
    returned = read_back(reading(small, framework, tmp_path, history, now))
    (change,) = returned.placed
    assert (change.base_body[0].runs, change.mine_body[0].runs) == ((Text(SENT),), (Text(SINCE),))
    assert returned.notes == ()
    assert said(returned) == "Brought back: 1 change."


def test_it_is_told_when_the_version_was_never_saved(
    small: Document, framework: Framework, tmp_path: Path
) -> None:
    now = with_sentence(small, SINCE)
    returned = read_back(reading(small, framework, tmp_path, history_of(small, now), now))
    assert "not in this file’s history" in said(returned)
    assert "the text as it is now" in said(returned)


def test_a_damaged_version_is_passed_over(
    small: Document, framework: Framework, tmp_path: Path
) -> None:
    sent, now = with_sentence(small, SENT), with_sentence(small, SINCE)
    history = history_of(sent, now)
    latest = history.log()[0]
    rest = {name: raw for name, raw in history.objects.items() if name != latest.tree}
    broken = History(history.versions, rest)
    returned = read_back(reading(small, framework, tmp_path, broken, now))
    assert returned.notes == ()
    assert len(returned.placed) == 1


def test_a_contributors_form_is_told_where_it_belongs(
    small: Document, framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "ours for Priya Nair.docx"
    path.write_bytes(form())
    with pytest.raises(IsAFormError, match="Bring it in under Team, Contributors"):
        read_back(Reading(path, small, History(), framework, NOW))


def test_a_copy_without_changes_says_so(
    small: Document, framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "back.docx"
    path.write_bytes(review_copy(small, framework))
    returned = read_back(Reading(path, small, History(), framework, NOW))
    assert said(returned) == "The copy has no comments and no changes. Nothing was added."
    assert returned.document is small


def test_the_counts_are_told_in_words(
    small: Document, framework: Framework, tmp_path: Path
) -> None:
    start = reading(small, framework, tmp_path, History(), with_sentence(small, SENT))
    one = read_back(start).placed[0]
    returned = read_back(start)._replace(placed=(one, one), not_placed=(one,))
    assert said(returned) == "Brought back: 2 changes, 1 not placed."
    assert msgspec.structs.asdict(one)["kind"] == "from_word"
