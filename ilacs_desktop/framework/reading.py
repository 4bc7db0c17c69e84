"""One TOML file into one typed value; what is wrong in it is said in plain words."""

import re
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from ilacs_desktop.errors import ShippedFileError
from ilacs_desktop.framework.errors import FrameworkError
from ilacs_desktop.framework.model import ID_PATTERN, TEXT_PATTERN

_T = TypeVar("_T")

# How msgspec words a fault, and how we do. The first that matches is used.
_REASONS = (
    (r"Object missing required field `(.+)`", r"the key “\1” is missing"),
    (r"Object contains unknown field `(.+)`", r"the key “\1” is not known"),
    (rf"Expected `str` matching regex '{re.escape(repr(TEXT_PATTERN)[1:-1])}'", "it is empty"),
    (
        rf"Expected `str` matching regex '{re.escape(ID_PATTERN)}'",
        "an id has only small letters, digits, “_”, “.” and “-”",
    ),
    (r"Expected `array` of length >= 1", "it is empty"),
    (r"Expected `int` >= (\d+)", r"it must be \1 or more"),
    (r"Expected `int` <= (\d+)", r"it must be \1 or less"),
    (r"Invalid enum value '(.+)'", r"“\1” is not one of the values allowed"),
    (r"Invalid RFC3339 encoded date", "it is not a date such as 2026-04-01"),
)
# Control characters but the tab and the end of a line, and what Unicode keeps free of characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_CHARACTERS = 10_000
_WRONG_TYPE = re.compile(r"Expected `(.+)`, got `(.+)`")
_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number with decimals",
    "bool": "true or false",
    "date": "a date",
    "array": "a list",
    "object": "a table",
}


def read_toml(
    folder: Path, file: str, as_type: type[_T], fault: type[ShippedFileError] = FrameworkError
) -> _T:
    """Return the file of that name as a value of the type; raises a ``fault``."""
    try:
        content = (folder / file).read_bytes()
    except FileNotFoundError as error:
        raise fault(file, "", f"there is no such file in {folder}") from error
    except OSError as error:
        raise fault(file, "", f"it cannot be read ({error.strerror})") from error
    return toml_as(content, file, as_type, fault)


def toml_as(
    content: bytes, file: str, as_type: type[_T], fault: type[ShippedFileError] = FrameworkError
) -> _T:
    """Return what a file of that name holds as a value of the type; raises a ``fault``."""
    data = _parse(content, file, fault)
    try:
        return msgspec.convert(data, as_type)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise fault(file, _key(data, place), _plain(reason)) from error


def _parse(content: bytes, file: str, fault: type[ShippedFileError]) -> dict[str, object]:
    import tomllib  # what is shipped is compiled (load_compiled.py): a start reads no TOML

    try:
        # A text file of Windows has its own ends of lines, which text in three quotes would keep.
        data = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
        bad = _first_bad(data, ())
    except UnicodeDecodeError as error:
        raise fault(file, "", "it is not a UTF-8 text file") from error
    except tomllib.TOMLDecodeError as error:
        raise fault(file, "", f"it is not valid TOML: {error}") from error
    except RecursionError as error:
        raise fault(file, "", "it is not valid TOML: it is nested too deeply") from error
    except ValueError as error:  # Python reads no number of thousands of digits
        raise fault(file, "", "it is not valid TOML: it has a number that is too long") from error
    if bad is not None:
        raise fault(file, ", ".join(bad.place), bad.reason)
    return data


class _Bad(NamedTuple):
    place: tuple[str, ...]
    reason: str


def _first_bad(data: object, place: tuple[str, ...]) -> _Bad | None:
    """Return the first text that no page and no Word file can hold; None where there is none."""
    if isinstance(data, str):
        return _bad_text(data, place)
    inner: list[tuple[str, object]] = []
    if isinstance(data, dict):
        keys = (_bad_text(key, place) for key in data)
        if (bad := next(filter(None, keys), None)) is not None:
            return bad
        inner = list(data.items())
    elif isinstance(data, list):
        inner = [(_entry(value, index), value) for index, value in enumerate(data)]
    return next(filter(None, (_first_bad(value, (*place, name)) for name, value in inner)), None)


def _bad_text(text: str, place: tuple[str, ...]) -> _Bad | None:
    if _UNPRINTABLE.search(text):
        return _Bad(place, "it has a character that cannot be printed")
    if len(text) > _MOST_CHARACTERS:
        return _Bad(place, f"it is longer than {_MOST_CHARACTERS:,} characters")
    return None


def _plain(reason: str) -> str:
    for pattern, words in _REASONS:
        if re.fullmatch(pattern, reason):
            return re.sub(pattern, words, reason)
    if wrong_type := _WRONG_TYPE.fullmatch(reason):
        wanted, found = (_type_in_words(name) for name in wrong_type.groups())
        return f"expected {wanted}, found {found}"
    return reason


def _type_in_words(name: str) -> str:
    return " or ".join(_TYPES.get(part, part) for part in name.split(" | "))


def _key(data: object, place: str) -> str:
    """Return msgspec's place, such as `$.area[3].title`, with entries named by their ids."""
    names = []
    for name, index in re.findall(r"(\w+)|\[(\d+)\]", place.rpartition("`$")[2]):
        if name:
            names.append(name)
            data = data.get(name) if isinstance(data, dict) else None
        else:
            data = data[int(index)] if isinstance(data, list) else None
            names.append(_entry(data, int(index)))
    return ", ".join(names)


def _entry(entry: object, index: int) -> str:
    id_ = entry.get("id") if isinstance(entry, dict) else None
    return f"“{id_}”" if isinstance(id_, str) else f"entry {index + 1}"
