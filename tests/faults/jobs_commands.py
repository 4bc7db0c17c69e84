"""Every command that writes files, run from beginning to end as a job: exports, packs, forms, years, frameworks."""

import contextlib
import io
import os
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.cli.common import REFUSED
from ilacs_desktop.cli.run import main
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.errors import UserError
from ilacs_desktop.example import load_example
from ilacs_desktop.exchange.going_out import form_maker
from ilacs_desktop.folders import KEEP_IN
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.pack import pack_bytes, read_pack
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file, pack
from tests.faults.jobs import Job
from tests.framework_packs import change_2027, made
from tests.storage.makers import ANN, MOMENT, readable

PLACE = Place("front", "summary")
SHEET = "Indicator,2025/26\nRe-referrals within 12 months,20.5\nVisits in 10 days,91\n"
FRAMEWORK = load_framework(resources() / "framework")


@cache
def example() -> Document:
    """Return the fictional council's document."""
    return load_example(resources() / "example", FRAMEWORK)


@cache
def example_file(*texts: str) -> bytes:
    """Return a file with the example, saved once for each text in its summary."""
    history, parents = History(), ()
    for text in ("All is well. Zoë Quill said so.", *texts):
        document = with_body(example(), PLACE, (Block("b1", (Text(text),)),))
        history, version = history.commit(document, parents, ANN.by, MOMENT, ANN.device)
        parents = (version.id,)
    return pack(document, history, version.id, readable)


def is_whole(data: bytes, suffix: str) -> bool:
    """Return whether the bytes of an export are all there."""
    if suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return parts.testzip() is None
    ends = {".pdf": b"%%EOF", ".html": b"</html>", ".ics": b"END:VCALENDAR"}
    return data.rstrip().endswith(ends[suffix])


class Command(Job):
    """One command; ``words`` are what is typed, with names of files in the folder "share"."""

    words: tuple[str, ...] = ()
    makes = ""  # the file that is new then
    changes = False  # whether it saves into the file itself

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.share = room / "share"
        self.share.mkdir()
        self.file = self.share / "a.ilacs"
        self.file.write_bytes(example_file())
        self.lay_out()
        self.guard(*(path for path in self.share.iterdir() if path.is_file()))
        self.is_again = False

    def lay_out(self) -> None:
        """Put more files beside it."""

    def act(self) -> Any:
        if self.is_again and self.makes and self.share / self.makes not in self.guarded:
            (self.share / self.makes).unlink(missing_ok=True)  # it was told that this is there
        self.is_again = True
        own = {KEEP_IN: str(self.room / "own")}
        heard, said = io.StringIO(), io.StringIO()
        words = [str(self.share / word[1:]) if word[0] == "@" else word for word in self.words]
        with (
            mock.patch.dict(os.environ, own),
            contextlib.redirect_stderr(said),
            contextlib.redirect_stdout(heard),
        ):
            code = main(words)
        assert "Traceback" not in said.getvalue()
        if code == REFUSED:
            raise UserError(said.getvalue().strip().splitlines()[-1])
        self.heard = heard.getvalue() + said.getvalue()
        return self.did(code)

    def check_tidy(self) -> None:
        """A lock that could not be taken away is, by the next save of that name."""
        left = [path for path in self.room.rglob("*") if path.name.startswith("~$")]
        assert [path for path in left if path.suffix != ".saving"] == []

    def did(self, code: int) -> Any:
        """Return False where it left something out that was told of."""
        return None

    def is_new(self, path: Path, data: bytes) -> bool:
        if path.suffix == ".ilacs":
            return self.changes and self.is_saved()
        return path.name == self.makes and is_whole(data, path.suffix)

    def is_saved(self) -> bool:
        """Return whether the file holds what the command was to save."""
        return open_file(self.file).notes == ()

    def check(self) -> None:
        if self.changes:
            assert self.is_saved()
        if self.makes:
            out = self.share / self.makes
            if out.suffix == ".ilacs":
                assert open_file(out).notes == ()
            else:
                assert is_whole(out.read_bytes(), out.suffix)


class New(Command):
    words = ("new", "@new.ilacs", "--authority", "Northbridge Council", "--meeting", "2026-12-07")
    makes = "new.ilacs"


def exporting(kind: str, suffix: str) -> type[Command]:
    """Return the job that replaces an export of one kind."""

    class Exporting(Command):
        words = ("export", "@a.ilacs", *(("--as", kind) if kind else ()), "--replace",
                 "--out", f"@out{suffix}")  # fmt: skip
        makes = f"out{suffix}"

        def lay_out(self) -> None:
            (self.share / self.makes).write_bytes(b"what was exported before")

    Exporting.__name__ = f"Exporting_{kind or 'word'}_{suffix[1:]}"
    return Exporting


class Dates(Command):
    words = ("dates", "@a.ilacs", "--ics", "@dates.ics", "--replace")
    makes = "dates.ics"

    def lay_out(self) -> None:
        (self.share / self.makes).write_bytes(b"older dates")


class Merge(Command):
    """A copy with another summary is brought in."""

    words = ("merge", "@a.ilacs", "@b.ilacs")
    changes = True

    def lay_out(self) -> None:
        (self.share / "b.ilacs").write_bytes(example_file("All is well. Theirs, too."))

    def did(self, code: int) -> Any:
        return None if self.is_saved() else False

    def is_saved(self) -> bool:
        return "Theirs, too." in str(open_file(self.file).document)

    def is_new(self, path: Path, data: bytes) -> bool:
        return path == self.file and self.is_saved()


class Pack(Command):
    words = (
        "pack",
        "@a.ilacs",
        "--owner",
        "Grace Mwangale",
        "--due",
        "2026-10-20",
        "--out",
        "@out",
    )
    changes = True
    ending = ".ilacs"

    def check(self) -> None:
        assert open_file(self.file).document.packs
        made = [path for path in (self.share / "out").iterdir() if path.suffix == self.ending]
        assert made
        for path in made:
            data = path.read_bytes()
            assert (
                open_file(path).document.pack
                if path.suffix == ".ilacs"
                else is_whole(data, ".docx")
            )


class WordForm(Pack):
    words = (*Pack.words, "--word")
    ending = ".docx"


class PackBack(Command):
    """A pack came back with an answer in it."""

    words = ("merge", "@a.ilacs", "@back.ilacs", "--out", "@joined.ilacs")
    makes = "joined.ilacs"
    back = "back.ilacs"

    def lay_out(self) -> None:
        document, file, form = sent()
        self.file.write_bytes(file)
        (self.share / self.back).write_bytes(form if self.back.endswith("docx") else document)

    def did(self, code: int) -> Any:
        with contextlib.suppress(OSError):
            return None if (self.share / self.makes).exists() else False
        return False

    def is_new(self, path: Path, data: bytes) -> bool:
        return False


class FormBack(PackBack):
    words = ("merge", "@a.ilacs", "@back.docx", "--out", "@joined.ilacs")
    back = "back.docx"

    def did(self, code: int) -> Any:
        return None if "back.docx" in self.heard else False

    def check(self) -> None:
        assert "back.docx" in self.heard


@cache
def sent() -> tuple[bytes, bytes, bytes]:
    """Return a pack with an answer in it, the file that it was sent from, and the pack as a form."""
    from tests.cycle.contributors import CARE, LEAVERS, Office, adding, kept

    office = Office(example(), CARE, LEAVERS)
    back = office.file()
    back = kept(back, adding(back.document, Place("permanence", "know"), "From the pack."))
    packed = pack(back.document, back.history, back.head, readable)
    mine = office.open()
    history, version = mine.history.commit(mine.document, mine.parents, "Ann", MOMENT, "laptop")
    one = office.packs[1]
    form = form_maker(FRAMEWORK, standard_template())(pack_document(office.document, one), one)
    return packed, pack(mine.document, history, version.id, readable), form


class Roll(Command):
    words = ("roll", "@a.ilacs", "--meeting", "2027-12-06", "--out", "@next.ilacs")
    makes = "next.ilacs"


class Erase(Command):
    words = ("erase", "@a.ilacs", "--text", "Zoë Quill", "--yes")
    changes = True

    def is_saved(self) -> bool:
        opened = open_file(self.file)
        return "Quill" not in str(opened.document) and "All is well." in str(opened.document)


class Restore(Command):
    changes = True

    def lay_out(self) -> None:
        self.file.write_bytes(example_file("Written over."))
        oldest = open_file(self.file).history.log()[-1].id
        self.words = ("restore", "@a.ilacs", "--version", oldest[:12])

    def is_saved(self) -> bool:
        return "Zoë Quill said so." in str(open_file(self.file).document)


class ImportFigures(Command):
    words = ("import-indicators", "@a.ilacs", "@figures.csv", "--update", "--newer")
    changes = True

    def lay_out(self) -> None:
        (self.share / "figures.csv").write_text(SHEET, "utf-8")

    def is_saved(self) -> bool:
        return any(one.value == 20.5 for one in open_file(self.file).document.indicators)

    def is_new(self, path: Path, data: bytes) -> bool:
        return path == self.file and self.is_saved()


class AddFramework(Command):
    words = ("framework", "add", "@next.zip")

    def lay_out(self) -> None:
        (self.share / "next.zip").write_bytes(next_framework())

    def check(self) -> None:
        (kept,) = (self.room / "own" / "frameworks").glob("*.zip")
        assert read_pack(kept).framework.id == "ilacs-2027-04"

    def is_new(self, path: Path, data: bytes) -> bool:
        return False


class MoveToAnotherFramework(AddFramework):
    words = ("framework", "move", "@a.ilacs", "--to", "@next.zip", "--out", "@moved.ilacs")
    makes = "moved.ilacs"
    check: Callable[[Any], None] = Command.check


@cache
def next_framework() -> bytes:
    """Return a framework pack of a later year."""
    return pack_bytes(made(change_2027))


class Demo(Command):
    words = ("demo", "--out", "@demo")

    def check(self) -> None:
        (word,) = (self.share / "demo").glob("*.docx")
        assert is_whole(word.read_bytes(), ".docx")
        assert open_file(self.share / "demo" / "northbridge-2026.ilacs").notes == ()


class Looking(Command):
    """What only reads: it is told, or shown, and nothing is changed."""

    words = ("log", "@a.ilacs")

    def is_new(self, path: Path, data: bytes) -> bool:
        return False


class Verify(Looking):
    words = ("verify", "@a.ilacs")


class Info(Looking):
    words = ("info", "@a.ilacs")


class Check(Looking):
    words = ("check", "@a.ilacs")


FORMS = (
    ("", ".docx"), ("web", ".html"), ("briefing", ".pdf"), ("public", ".docx"),
    ("evidence-index", ".xlsx"),
)  # fmt: skip
CHEAP = (
    New, Merge, Restore, Erase, ImportFigures, AddFramework, MoveToAnotherFramework, Roll, Dates,
    Looking, Verify, Info,
)  # fmt: skip
DEAR = (
    Pack, WordForm, PackBack, FormBack, Demo, Check, *(exporting(*form) for form in FORMS),
)  # fmt: skip
JOBS = (*CHEAP, *DEAR)
