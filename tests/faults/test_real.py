"""What the system itself refuses, without stand-ins: limits, full devices, folders of another user."""

import subprocess
import sys
from pathlib import Path

import pytest

from ilacs_desktop.errors import UserError
from ilacs_desktop.settings import Settings, save_settings
from ilacs_desktop.storage.journal import Journal
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.storage.save import save_new
from tests.faults.jobs import check_sentence
from tests.faults.table import REAL
from tests.faults.tally import Outcome, Tally
from tests.storage.journals import NOW
from tests.storage.makers import ANN, MOMENT, document, readable, saying

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with an export beside it."""
    folder = tmp_path / "share"
    folder.mkdir()
    save_new(folder / "a.ilacs", saying("First."), ANN, MOMENT, readable)
    (folder / "out.docx").write_bytes(b"the older export")
    return folder / "a.ilacs"


def told_under(file: Path, job: str, what: str, most: int) -> str:
    words = [sys.executable, "-m", "tests.faults.limited", str(file), job, what, str(most)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("job", "what", "most"),
    [
        pytest.param("save", "size", 4096, marks=pytest.mark.any_python),
        *(
            pytest.param(job, "size", most, marks=pytest.mark.long)
            for job in ("save", "export", "journal")
            for most in (0, 1, 16, 32, 100, 1000, 2000, 3000)
        ),
        pytest.param("save", "user", 0, marks=pytest.mark.long),
        pytest.param("export", "user", 0, marks=pytest.mark.long),
        pytest.param("journal", "user", 0, marks=pytest.mark.long),
    ],
)
def test_what_stood_there_stays_when_the_system_refuses(
    job: str, what: str, most: int, file: Path, tally: Tally
) -> None:
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    file.parent.chmod(0o555 if what == "user" else 0o755)
    told = told_under(file, job, what, most)
    file.parent.chmod(0o755)
    check_sentence(told)
    left = [path for path in file.parent.iterdir() if path.is_file()]
    assert {path.name: path.read_bytes() for path in left} == before
    assert told_under(file, job, "nothing", 0) == ""
    tally.count(REAL, Outcome.REFUSED)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a full device")
def test_a_device_that_is_full_is_told(tmp_path: Path, tally: Tally) -> None:
    def full(_file: object, raw: bytes) -> None:
        with Path("/dev/full").open("wb", buffering=0) as device:
            device.write(raw)

    with pytest.raises(UserError) as told:
        Journal(tmp_path / "recovery", write=full).start(document(), None, (), NOW)
    check_sentence(str(told.value))
    assert list((tmp_path / "recovery").iterdir()) == []
    with pytest.raises(UserError) as told:
        write_safely(Path("/dev/full/out.docx"), b"an export")
    check_sentence(str(told.value))
    assert not save_settings(Path("/dev/full/settings.json"), Settings())
    tally.count(REAL, Outcome.REFUSED, 3)
