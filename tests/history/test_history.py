"""The laws of a history: nothing is lost, and no order of work changes what it holds."""

import datetime as dt
import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Authority, Cycle, Document
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.history.history import History, HistoryError, Version
from tests.strategies import documents, texts

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def document(name: str) -> Document:
    return Document("se-1", Authority(name), Cycle("2026", "ilacs", dt.date(2026, 4, 1)))


def commit(
    history: History, name: str, *parents: Version, by: str = "Ann", at: dt.datetime = NOON
) -> tuple[History, Version]:
    ids = [parent.id for parent in parents]
    return history.commit(document(name), ids, by, at, "laptop")


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Draw versions that each follow some of those before: lines, forks, joins and fresh starts."""
    history = History()
    made: list[str] = []
    for number in range(draw(st.integers(0, 8))):
        count = draw(st.integers(0, min(3, len(made))))
        parents = draw(st.permutations(made))[:count]
        at = NOON + draw(st.integers(-3, 3)) * MINUTE
        who = draw(st.sampled_from(["Ann", "Ben"]))
        history, version = history.commit(document(f"{number}"), parents, who, at, "laptop")
        made.append(version.id)
    return history


def parts_of(data: st.DataObject) -> tuple[History, History, History]:
    """Draw three histories that share a beginning, as copies of one file do."""
    whole = data.draw(histories())
    pieces = []
    for _ in range(3):
        kept: set[str] = set()
        for head in data.draw(st.sets(st.sampled_from(sorted(whole.versions) or [""]))):
            kept |= whole.ancestors(head) if head else set()
        pieces.append(History({v: whole.versions[v] for v in kept}, whole.objects))
    return pieces[0], pieces[1], pieces[2]


@given(documents())
def test_what_was_committed_is_loaded(document: Document) -> None:
    history, version = History().commit(document, (), "Ann", NOON, "laptop")
    assert history.load(version.id) == document


@given(st.data())
def test_every_version_can_be_loaded_ever_after(data: st.DataObject) -> None:
    drawn = [data.draw(documents()) for _ in range(3)]
    history = History()
    parents: tuple[str, ...] = ()
    saved: dict[str, Document] = {}
    for document in drawn:
        history, version = history.commit(document, parents, "Ann", NOON, "laptop")
        parents = (version.id,)
        saved[version.id] = document
    assert {version: history.load(version) for version in saved} == saved


def test_committing_leaves_the_history_it_was_called_on_as_it_was() -> None:
    before, _ = commit(History(), "a")
    copy = History(dict(before.versions), dict(before.objects))
    commit(before, "b")
    assert before == copy


def test_a_document_equal_to_its_only_parent_makes_no_new_version() -> None:
    history, first = commit(History(), "a")
    assert commit(history, "a", first, by="Ben", at=NOON + MINUTE) == (history, first)


def test_a_label_makes_a_version_of_an_unchanged_document() -> None:
    history, first = commit(History(), "a")
    history, named = history.commit(document("a"), [first.id], "Ann", NOON, "laptop", "To the DCS")
    assert named.label == "To the DCS"
    assert named.parents == (first.id,)


def test_a_join_is_a_version_even_where_nothing_changed() -> None:
    history, one = commit(History(), "a")
    history, other = commit(history, "b", one)
    _, join = commit(history, "a", one, other)
    assert join not in (one, other)


def test_the_same_join_made_by_two_people_is_the_same_version() -> None:
    history, one = commit(History(), "a")
    history, left = commit(history, "b", one)
    history, right = commit(history, "c", one)
    anns, by_ann = commit(history, "bc", left, right, by="Ann", at=NOON)
    bens, by_ben = commit(history, "bc", right, left, by="Ben", at=NOON + MINUTE)
    assert by_ann.id == by_ben.id
    assert anns.unite(bens) == bens.unite(anns) == anns


def test_two_saves_of_the_same_text_by_two_people_are_two_versions() -> None:
    history, one = commit(History(), "a")
    _, by_ann = commit(history, "b", one, by="Ann")
    _, by_ben = commit(history, "b", one, by="Ben")
    assert by_ann.id != by_ben.id
    assert by_ann.tree == by_ben.tree


def test_a_version_notes_the_format_and_the_time_in_utc() -> None:
    summer = dt.timezone(dt.timedelta(hours=1))
    _, version = commit(History(), "a", at=dt.datetime(2026, 7, 1, 9, 30, tzinfo=summer))
    assert version.format == FORMAT
    assert version.at.isoformat() == "2026-07-01T08:30:00+00:00"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        commit(History(), "a", at=dt.datetime(2026, 7, 1))


def test_an_unknown_parent_or_version_is_a_key_error() -> None:
    history, version = commit(History(), "a")
    with pytest.raises(KeyError):
        History().commit(document("b"), [version.id], "Ann", NOON, "laptop")
    for look_up in (history.load, history.ancestors):
        with pytest.raises(KeyError):
            look_up("unknown")


@given(st.data())
def test_uniting_does_not_mind_order_repetition_or_grouping(data: st.DataObject) -> None:
    a, b, c = parts_of(data)
    assert a.unite(b) == b.unite(a)
    assert a.unite(a) == a
    assert a.unite(b).unite(c) == a.unite(b.unite(c))
    assert a.unite(History()) == a
    assert a.unite(b).versions.keys() == a.versions.keys() | b.versions.keys()


@given(histories())
def test_a_history_read_back_is_the_same(history: History) -> None:
    assert History.parse(*history.dump()) == history


@given(histories())
def test_dumps_of_equal_histories_are_the_same_bytes(history: History) -> None:
    jumbled = History(
        dict(reversed(history.versions.items())), dict(reversed(history.objects.items()))
    )
    assert jumbled.dump() == history.dump()


@given(texts, texts, texts)
def test_any_name_and_label_survive_a_dump(by: str, device: str, label: str) -> None:
    history, version = History().commit(document("a"), (), by, NOON, device, label)
    read = History.parse(*history.dump()).versions[version.id]
    assert (read.by, read.device, read.label) == (by, device, label)


@given(histories())
def test_ancestors_are_the_version_and_the_ancestors_of_its_parents(history: History) -> None:
    for version in history.versions.values():
        inherited = (history.ancestors(parent) for parent in version.parents)
        assert history.ancestors(version.id) == {version.id}.union(*inherited)


@given(histories())
def test_the_log_has_every_version_once_and_before_all_it_follows(history: History) -> None:
    log = [version.id for version in history.log()]
    assert sorted(log) == sorted(history.versions)
    for place, version in enumerate(log):
        assert not history.ancestors(version) & set(log[:place])


def test_versions_that_do_not_follow_each_other_are_logged_by_time() -> None:
    history = History()
    for number in (1, 3, 2):
        history, _ = commit(history, f"{number}", at=NOON + number * MINUTE)
    assert [version.at.minute for version in history.log()] == [3, 2, 1]


@given(histories())
def test_bases_are_the_common_ancestors_that_no_other_common_ancestor_follows(
    history: History,
) -> None:
    for one, other in itertools.combinations_with_replacement(history.versions, 2):
        common = history.ancestors(one) & history.ancestors(other)
        nearest = {v for v in common if not any(v in history.ancestors(w) - {w} for w in common)}
        assert set(history.bases(one, other)) == nearest
        assert history.bases(one, other) == history.bases(other, one)


def test_the_base_of_a_version_and_its_ancestor_is_the_ancestor() -> None:
    history, old = commit(History(), "a")
    history, new = commit(history, "b", old)
    assert history.bases(old.id, new.id) == (old.id,)
    assert history.bases(new.id, new.id) == (new.id,)


def test_sides_that_joined_each_other_before_have_two_bases() -> None:
    history, root = commit(History(), "a")
    history, left = commit(history, "b", root, at=NOON + MINUTE)
    history, right = commit(history, "c", root, at=NOON + 2 * MINUTE)
    history, one = commit(history, "d", left, right)
    history, other = commit(history, "e", left, right)
    assert history.bases(one.id, other.id) == (left.id, right.id)


def test_ancestors_that_were_left_out_are_not_named() -> None:
    history, old = commit(History(), "a")
    history, new = commit(history, "b", old)
    thinned = History({new.id: new}, history.objects)
    assert thinned.ancestors(new.id) == {new.id}
    assert thinned.log() == (new,)


def test_a_version_whose_contents_are_gone_is_refused_in_a_sentence() -> None:
    history, version = commit(History(), "a")
    with pytest.raises(HistoryError, match="Ann at 12:00 UTC on 21 November 2026"):
        History(history.versions).load(version.id)


def test_a_version_whose_contents_are_no_document_is_refused() -> None:
    tree, objects = "t", {"t": b'{"id":3}'}
    version = Version("v", (), NOON, "Ann", "laptop", "", tree, FORMAT)
    for raw in (b'{"id":3}', b"{", b"[" * 100_000, b"\xff"):
        with pytest.raises(HistoryError):
            History({"v": version}, objects | {"t": raw}).load("v")


def test_a_changed_object_is_missing_rather_than_wrong() -> None:
    history, version = commit(History(), "Northbridge")
    versions, objects = history.dump()
    read = History.parse(versions, objects.replace(b"Northbridge", b"Southbridge"))
    with pytest.raises(HistoryError):
        read.load(version.id)


@pytest.mark.parametrize("field", ["by", "device", "label", "tree", "at", "parents", "format"])
def test_a_changed_version_is_noticed(field: str) -> None:
    history, first = commit(History(), "a")
    history, version = commit(history, "b", first)
    other = {"at": NOON + MINUTE, "parents": (), "format": 7}.get(field, "changed")
    forged = msgspec.structs.replace(version, **{field: other})
    with pytest.raises(HistoryError):
        History.parse(encode(forged) + b"\n", b"")


@pytest.mark.parametrize("versions", [b"{", b"{}\n", b"\xff\n", b"[" * 100_000])
def test_a_list_of_versions_that_is_no_json_is_refused(versions: bytes) -> None:
    with pytest.raises(HistoryError):
        History.parse(versions, b"")


def test_versions_lie_in_the_file_oldest_first_and_objects_by_their_ids() -> None:
    history, old = commit(History(), "a", at=NOON + MINUTE)
    history, new = commit(history, "b", old, at=NOON)
    versions, objects = history.dump()
    assert [msgspec.json.decode(line)["id"] for line in versions.splitlines()] == [old.id, new.id]
    assert objects.splitlines() == sorted(objects.splitlines())


def test_versions_that_follow_each_other_in_a_circle_are_refused() -> None:
    one = Version("a", ("b",), NOON, "", "", "", "t", FORMAT, "left_out")
    other = msgspec.structs.replace(one, id="b", parents=("a",))
    with pytest.raises(HistoryError, match="damaged"):
        History.parse(encode(one) + b"\n" + encode(other), b"")
    assert set(History({"a": one, "b": other}).log()) == {one, other}


@pytest.mark.parametrize("year", [1, 9999])
def test_a_version_of_a_year_that_no_clock_shows_is_refused(year: int) -> None:
    at = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    line = encode(Version("a", (), at, "", "", "", "t", FORMAT, "left_out"))
    with pytest.raises(HistoryError, match="damaged"):
        History.parse(line, b"")
