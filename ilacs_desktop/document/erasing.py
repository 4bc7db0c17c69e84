"""Erasing chosen words, such as a child's name, from every text of a document.

It works on plain JSON, so that one set of rules serves the document of today and the objects of
earlier versions alike. Which fields are text and which are ids or choices is listed here; a test
compares the list with the model, so that no new text is forgotten.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import Any, Final, NamedTuple

import msgspec

from ilacs_desktop.document.alike import UNSEEN, like, seen
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.delta import delta, patch
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError

ERASED: Final = "[erased]"

# The fields in which people write. All others hold ids, choices, dates, figures and pictures.
TEXTS: Final = frozenset({
    "about", "alt", "allow_list", "asked_by", "author", "by", "carried", "change_for_children",
    "closed_by",
    "delivery_body", "due_override_reason", "explanation", "job_title", "kept_at", "label",
    "marking", "measure", "mine_by", "name", "note", "owner", "period", "presentation", "reason", "recorded_by", "region",
    "response", "sample_of", "shows", "since", "source", "text", "theirs_by", "title", "unit", "weakness",
    "what", "who", "word_list",
})  # fmt: skip
# A field of a proposal whose text is the JSON of another field, or of a whole record.
VALUES: Final = frozenset({"base_value", "mine_value", "theirs_value"})
# Texts in other records: there they hold a choice or an id. Told by a field only these have.
NOT_TEXTS: Final = {"source": "response", "owner": "areas"}
_NOT_TEXTS_IN_LISTS = {("prior_points", "source"), ("sections", "owner")}

_SHORTEST = 2  # characters: a single letter would be erased from every word

# What a part of the document is called where it is no part of the text.
NAMES: Final = {
    "authority": "the authority", "cycle": "the year", "people": "people",
    "front": "summary, context and progress", "evidence": "evidence", "actions": "actions",
    "prior_points": "points made before", "indicators": "figures", "comments": "comments",
    "sign_offs": "sign-offs", "set_asides": "findings set aside", "packs": "packs sent",
    "proposals": "changes, decided and to decide", "allow_list": "names that are allowed",
    "word_list": "words of your own", "key_dates": "key dates", "inspections": "inspections",
    "audits": "audits", "promised": "plans of earlier years",
    "remembered": "texts of earlier years",
}  # fmt: skip


class WordsError(UserError):
    """These words cannot be erased."""


class Found(NamedTuple):
    """How often words stand in one part of the document: "evidence", or a section's title."""

    where: str
    times: int


class Words:
    """Words to find, however they are spaced and whichever apostrophe, hyphen or accent they have.

    What nobody sees inside them, such as a soft hyphen, hides none.
    """

    def __init__(self, texts: Iterable[str], *, any_case: bool = False, whole: bool = True) -> None:
        """``any_case`` finds them in capitals too; ``whole`` not inside a longer word.

        Raises WordsError when there are none, or they are too short to be erased.
        """
        plain = (" ".join(seen(text).split()) for text in texts)
        wanted = tuple(dict.fromkeys(filter(None, plain)))
        if not wanted:
            raise WordsError("Type the words to erase.")
        for text in wanted:
            if len(text) < _SHORTEST:
                raise WordsError(f"“{text}” is too short to be erased: type at least two letters.")
        patterns = [_pattern(text, whole=whole) for text in sorted(wanted, key=len, reverse=True)]
        self._pattern = re.compile("|".join(patterns), re.IGNORECASE if any_case else 0)
        if self._pattern.search(ERASED):
            raise WordsError(f"Words of the mark “{ERASED}” cannot be erased.")

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return from where to where they stand in a text, in code points."""
        return [found.span() for found in self._pattern.finditer(text)]

    def erased(self, text: str) -> tuple[str, int]:
        """Return the text with the mark in their place, and how often that was."""
        return self._pattern.subn(ERASED, text)


def _pattern(text: str, *, whole: bool) -> str:
    forms = dict.fromkeys((text, *(unicodedata.normalize(f, text) for f in ("NFC", "NFD"))))
    between = rf"[{UNSEEN}]*\s[\s{UNSEEN}]*"
    found = [between.join(map(like, form.split())) for form in forms]
    pattern = f"(?:{'|'.join(found)})"
    if whole:
        before = r"(?<!\w)" if re.match(r"\w", text) else ""
        after = r"(?!\w)" if re.search(r"\w$", text) else ""
        return f"{before}{pattern}{after}"
    return pattern


def erase_from_document(document: Document, words: Words) -> tuple[Document, tuple[Found, ...]]:
    """Return the document without the words, and where they stood, in the order of the document.

    What did not hold them is the same object as before.
    """
    raw = msgspec.json.decode(encode(document))
    cleaned: dict[str, Any] = {}
    places: Counter[str] = Counter()
    for field, value in raw.items():
        if field in ("judgements", "sections"):
            parts = [erase_from_json(part, words) for part in value]
            cleaned[field] = [part for part, _ in parts]
            places.update({f"“{part['title']}”": times for part, times in parts if times})
        else:
            one, times = erase_from_json({field: value}, words)
            cleaned |= one
            if times:
                places[NAMES[field]] += times
    if not places:
        return document, ()
    new = msgspec.convert(cleaned, Document)
    shared = patch(document, delta(document, new))
    lost = {field for field in raw if raw[field] != cleaned[field]}
    shared = forget_hashes(shared, lost.union(_changed_ids(raw, cleaned)))
    return shared, tuple(Found(*found) for found in places.items())


def forget_hashes(document: Document, lost: Container[str]) -> Document:
    """Return the document without the hashes of texts that lost words: a name is guessed from one.

    ``lost`` are the ids of blocks, records and parts. What was set aside there comes back.
    """
    kept = tuple(
        msgspec.structs.replace(one, text_hash=ERASED) if hashes_lost(one.place, lost) else one
        for one in document.set_asides
    )
    return (
        msgspec.structs.replace(document, set_asides=kept)
        if kept != document.set_asides
        else document
    )


def hashes_lost(place: str, lost: Container[str]) -> bool:
    """Return whether what was set aside at a place was about one of these blocks and records.

    What is about the whole, or a part as a whole, may tell of any words.
    """
    names, _, record = place.partition("#")
    part, *rest = names.split("/")
    if record:
        return record in lost or record.rpartition(".")[0] in lost
    return not rest or (rest[1] if len(rest) > 1 else part) in lost


def _changed_ids(before: Any, after: Any) -> Iterator[str]:  # noqa: ANN401 - plain JSON
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        if isinstance(before.get("id"), str):
            yield before["id"]
        for key, value in before.items():
            yield from _changed_ids(value, after.get(key))
    elif isinstance(before, list) and isinstance(after, list):
        for one, other in zip(before, after, strict=False):  # runs may be fewer
            yield from _changed_ids(one, other)


def stand_in_json(value: Any, words: Words) -> bool:  # noqa: ANN401 - plain JSON
    """Return whether the words stand in plain JSON of any shape, such as what was typed."""
    if isinstance(value, str):
        return bool(words.spans(value))
    if isinstance(value, dict):
        return any(stand_in_json(inner, words) for inner in value.values())
    if isinstance(value, list):
        runs = "".join(map(_text_of, value))
        return bool(words.spans(runs)) or any(stand_in_json(one, words) for one in value)
    return False


def erase_from_json(value: Any, words: Words) -> tuple[Any, int]:  # noqa: ANN401 - plain JSON
    """Return plain JSON of a document, or of a part of one, without the words, and how many went."""
    if isinstance(value, list):
        items = [erase_from_json(item, words) for item in value]
        return [item for item, _ in items], sum(times for _, times in items)
    if not isinstance(value, dict):
        return value, 0
    cleaned, total = {}, 0
    for key, inner in value.items():
        cleaned[key], times = _erase_field(value, key, inner, words)
        total += times
    return cleaned, total


def _erase_field(record: dict[str, Any], key: str, value: Any, words: Words) -> tuple[Any, int]:  # noqa: ANN401
    if key == "runs" and isinstance(value, list):
        return _erase_runs(value, words)
    if key in VALUES and isinstance(value, str):
        return _erase_value(record, value, words)
    if key in TEXTS and NOT_TEXTS.get(key, key + "?") not in record:
        if isinstance(value, str):
            return words.erased(value)
        if isinstance(value, list):
            pairs = [words.erased(text) for text in value if isinstance(text, str)]
            if len(pairs) == len(value):
                return [text for text, _ in pairs], sum(times for _, times in pairs)
    return erase_from_json(value, words)


def _erase_value(proposal: dict[str, Any], value: str, words: Words) -> tuple[str, int]:
    """Erase from the JSON of a field, which a proposal holds as a text."""
    field = proposal.get("field", "")
    if (proposal.get("list", ""), field) in _NOT_TEXTS_IN_LISTS:
        return value, 0
    try:
        decoded = msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        return words.erased(value)
    cleaned, times = erase_from_json({field: decoded}, words)
    return (msgspec.json.encode(cleaned[field]).decode(), times) if times else (value, 0)


def _erase_runs(runs: list[Any], words: Words) -> tuple[list[Any], int]:
    """Erase from a block's runs, also where the words begin in one and end in another."""
    spans = words.spans("".join(map(_text_of, runs)))
    if not spans:
        return runs, 0
    left: list[Any] = []
    start = 0
    for run in runs:
        text = _text_of(run)
        end = start + len(text)
        if run.get("is") == "text":
            run = run | {"text": _left_of(text, start, spans)}  # noqa: PLW2901 - the run as it is left
        left.append(run)
        start = end
    return _tidy(left), len(spans)


def _left_of(text: str, start: int, spans: list[tuple[int, int]]) -> str:
    """Return what is left of a run that starts there; the mark goes where the words began."""
    left, at, end = [], start, start + len(text)
    for first, last in spans:
        if last <= start or first >= end:
            continue
        left.append(text[at - start : max(first, start) - start])
        if first >= start:
            left.append(ERASED)
        at = min(last, end)
    left.append(text[at - start :])
    return "".join(left)


def _tidy(runs: list[Any]) -> list[Any]:
    """Return the runs as ``body.tidy_runs`` would: no empty one, neighbours of one look joined."""
    tidy: list[Any] = []
    for run in runs:
        if run.get("is") != "text":
            tidy.append(run)
        elif run["text"]:
            last = tidy[-1] if tidy else {}
            if {**last, "text": ""} == {**run, "text": ""}:
                tidy[-1] = last | {"text": last["text"] + run["text"]}
            else:
                tidy.append(run)
    return tidy


def _text_of(run: Any) -> str:  # noqa: ANN401 - plain JSON
    text = run.get("text", "") if isinstance(run, dict) and run.get("is") == "text" else ""
    return text if isinstance(text, str) else ""


def just_erased(runs: list[Any]) -> list[Any]:
    """Return a block's runs with nothing left of its text but the mark; its chips stay."""
    text = {"is": "text", "text": ERASED, "bold": False, "italic": False}
    return [text, *(run for run in runs if run.get("is") != "text")]


def is_erasure(original: Any, left: Any) -> bool:  # noqa: ANN401 - plain JSON
    """Return whether ``left`` is the original with nothing but words taken out of its texts."""
    if isinstance(original, str) and isinstance(left, str):
        return original == left or _leaves_out(original, left)
    if isinstance(original, dict) and isinstance(left, dict) and list(original) == list(left):
        return all(_is_field_erasure(key, original[key], left[key]) for key in original)
    if isinstance(original, list) and isinstance(left, list) and len(original) == len(left):
        return all(map(is_erasure, original, left))
    return bool(original == left)


def _is_field_erasure(key: str, original: Any, left: Any) -> bool:  # noqa: ANN401
    if original == left:
        return True
    if key == "runs" and isinstance(original, list) and isinstance(left, list):
        chips = [[run for run in runs if run.get("is") != "text"] for runs in (original, left)]
        texts = ["".join(map(_text_of, runs)) for runs in (original, left)]
        return chips[0] == chips[1] and _leaves_out(*texts)
    if key in VALUES:
        try:
            original, left = msgspec.json.decode(original), msgspec.json.decode(left)
        except msgspec.DecodeError:
            return False
        return left == ERASED or is_erasure(original, left)
    return key not in _NEVER and is_erasure(original, left)


# What gives a record its place is never erased, whatever a stranger's file says.
_NEVER = frozenset({"id", "#", "is"})


def _leaves_out(original: str, left: str) -> bool:
    """Return whether the pieces around the marks stand in the original, in that order."""
    pieces = left.split(ERASED)
    at = 0
    for piece in pieces:
        at = original.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return original.startswith(pieces[0]) and original.endswith(pieces[-1]) and len(pieces) > 1
