"""The files of words and patterns, each into one typed value."""

import datetime as dt
import gzip
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from ilacs_desktop.framework.reading import read_toml
from ilacs_desktop.language.errors import LanguageError

_T = TypeVar("_T")

Word = Annotated[str, msgspec.Meta(min_length=1, pattern=r"^\S(.*\S)?$")]
Words = tuple[Word, ...]


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a file's rules come from, and the day on which they were last looked over."""

    source: Word
    as_at: dt.date


def read_data(folder: Path, file: str, as_type: type[_T]) -> _T:
    """Return the TOML file of that name as a value of the type; raises LanguageError."""
    return read_toml(folder, file, as_type, LanguageError)


def read_lines(path: Path) -> tuple[str, ...]:
    """Return the lines that are neither blank nor notes (“# …”); raises LanguageError."""
    lines = (line.strip() for line in _text(path, path.read_bytes).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def read_packed(path: Path) -> str:
    """Return the text of a gzip file; raises LanguageError."""
    return _text(path, lambda: gzip.decompress(path.read_bytes()))


def _text(path: Path, read: Callable[[], bytes]) -> str:
    try:
        return read().decode("utf-8")
    except FileNotFoundError as error:
        raise LanguageError(path.name, "", f"there is no such file in {path.parent}") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise LanguageError(path.name, "", "it is damaged") from error
    except UnicodeDecodeError as error:
        raise LanguageError(path.name, "", "it is not a UTF-8 text file") from error
    except OSError as error:
        raise LanguageError(path.name, "", f"it cannot be read ({error.strerror})") from error
