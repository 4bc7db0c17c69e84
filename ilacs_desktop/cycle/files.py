"""Packs as files in a folder: one for each person, ready to be attached to an email."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.cycle.packs import Choices, pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.container import Readable
from ilacs_desktop.storage.names import SUFFIX, file_name_for, is_there
from ilacs_desktop.storage.safe_write import save_error, write_safely
from ilacs_desktop.storage.save import Author, save_new

MakeForm = Callable[[Document, Pack], bytes]

_LONGEST_NAME = 40  # letters of a person's name; some email programs cut long names of files
_NEVER_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_SUFFIXES = {"ilacs": SUFFIX, "word": ".docx"}


class Order(NamedTuple):
    """A pack to make, and what else goes into it."""

    pack: Pack
    choices: Choices = Choices()


class Made(NamedTuple):
    """What became of an order: the file, or None and a sentence that says why there is none."""

    pack: Pack
    path: Path | None
    fault: str = ""


def make_packs(
    document: Document,
    orders: Iterable[Order],
    folder: Path,
    at: dt.datetime,
    readable: Readable,
    make_form: MakeForm,
) -> tuple[Made, ...]:
    """Write one file for each order into a folder, and return what became of each.

    ``document`` is the version that the packs name. ``make_form`` gives the bytes of the Word form
    of a pack's own document. No file is replaced: a second of one name gets a number. A pack that
    cannot be written does not keep the others from it.
    """
    return tuple(_make(document, order, folder, at, readable, make_form) for order in orders)


def pack_name(document: Document, pack: Pack) -> str:
    """Return the name of a pack's file, "northbridge-2026 for Priya Nair.ilacs", for any system."""
    whole = file_name_for(document.authority.name, document.cycle.label)
    plain = " ".join(_NEVER_IN_A_NAME.sub(" ", pack.owner).split())
    person = plain[:_LONGEST_NAME].rstrip(". ") or "a contributor"
    return f"{whole.removesuffix(SUFFIX)} for {person}{_SUFFIXES[pack.form]}"


def _make(
    document: Document,
    order: Order,
    folder: Path,
    at: dt.datetime,
    readable: Readable,
    make_form: MakeForm,
) -> Made:
    pack = order.pack
    made = pack_document(document, pack, order.choices)
    path = folder / pack_name(document, pack)
    try:
        data = make_form(made, pack) if pack.form == "word" else None
        path = _free(path)
        if data is not None:
            write_safely(path, data)
        else:  # it begins a history of its own, and names no machine
            save_new(path, made, Author(pack.asked_by, ""), at, readable)
    except UserError as error:
        return Made(pack, None, str(error))
    except OSError as error:  # the folder does not say what is in it
        return Made(pack, None, str(save_error(error, path)))
    return Made(pack, path)


def _free(path: Path) -> Path:
    """Return the path, or where a file stands there one beside it with a number."""
    names = (path.stem if n == 1 else f"{path.stem} ({n})" for n in count(1))
    return next(p for name in names if not is_there(p := path.with_name(name + path.suffix)))
