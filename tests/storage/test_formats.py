"""Every file ever written opens for ever, and no change of the model goes unnoticed.

Each step of a migration is taken here, by the frozen file that it starts from.
"""

import hashlib
import json
import zipfile
from typing import Any

import msgspec
import pytest

from ilacs_desktop.document.faults import faults
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.storage.container import open_file, peek
from tests.data.formats.sample import FORMATS, frozen, sample_document, shape


@pytest.mark.parametrize("number", FORMATS)
def test_the_frozen_file_of_each_format_opens_whole(number: int) -> None:
    opened = open_file(frozen(number, "ilacs"))
    assert opened.document == sample_document(number)
    assert opened.notes == ()
    assert peek(frozen(number, "ilacs")).format == number


@pytest.mark.parametrize("number", FORMATS)
def test_every_version_in_the_frozen_file_of_each_format_opens(number: int) -> None:
    opened = open_file(frozen(number, "ilacs"))
    newest, oldest = opened.history.log()
    assert newest.id == opened.head
    assert opened.history.load(newest.id) == sample_document(number)
    assert opened.history.load(oldest.id).actions == ()


def test_the_model_has_the_fields_of_its_format() -> None:
    frozen_shape = json.loads(frozen(FORMAT, "json").read_text("utf-8"))
    assert shape() == frozen_shape, (
        "The model has changed: raise FORMAT, add a step to MIGRATIONS, and freeze a sample"
        " (tests/data/formats/sample.py)."
    )


def test_the_sample_is_sound_and_says_something_in_every_field() -> None:
    document = sample_document()
    assert faults(document) == ()
    assert list(silent_fields(document)) == []


def silent_fields(value: Any) -> list[str]:
    """Return the fields that hold nothing: a lost one would not be noticed in the sample."""
    if isinstance(value, tuple):
        return [name for item in value for name in silent_fields(item)]
    if not isinstance(value, msgspec.Struct):
        return []
    silent = []
    for name in value.__struct_fields__:
        content = getattr(value, name)
        silent += [f"{type(value).__name__}.{name}"] if content in ("", (), {}, None) else []
        silent += silent_fields(content)
    return silent


@pytest.mark.parametrize("number", FORMATS)
def test_another_program_can_follow_the_description(number: int) -> None:
    """docs/file-format.md, followed with nothing but zip, JSON and SHA-256."""
    with zipfile.ZipFile(frozen(number, "ilacs")) as archive:
        part = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(part.pop("manifest.json"))
    assert manifest["sha256"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in part.items()
    }
    objects = {short(line): json.loads(line) for line in part["history/objects.jsonl"].splitlines()}
    versions = [json.loads(line) for line in part["history/versions.jsonl"].splitlines()]

    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(item) for item in value]
        if isinstance(value, dict):
            if list(value) == ["#"]:
                return whole(objects[value["#"]])
            return {key: whole(item) for key, item in value.items()}
        return value

    head = next(version for version in versions if version["id"] == manifest["head"])
    assert whole(objects[head["tree"]]) == json.loads(part["document.json"])
    for version in versions:
        keys = ("parents", "at", "by", "device", "label", "tree", "format")
        facts = [version[key] for key in keys]
        written = json.dumps(facts, separators=(",", ":"), ensure_ascii=False)
        assert version["id"] == short(written.encode())


def short(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:32]
