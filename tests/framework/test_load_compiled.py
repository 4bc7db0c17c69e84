"""What the window reads says what the files say that people change."""

from pathlib import Path

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.errors import FrameworkError
from ilacs_desktop.framework.load_compiled import COMPILED, compiled, load_compiled
from ilacs_desktop.framework.model import Framework

SHIPPED = resources() / "framework"


def test_the_compiled_framework_says_what_the_files_say(framework: Framework) -> None:
    told = "run: python packaging/compile_framework.py"
    assert (SHIPPED / COMPILED).read_bytes() == compiled(framework), told
    assert load_compiled(SHIPPED) == framework


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match=r"compiled\.json: it cannot be read"):
        load_compiled(tmp_path)


def test_a_damaged_file_is_named(tmp_path: Path, framework: Framework) -> None:
    (tmp_path / COMPILED).write_bytes(compiled(framework)[:-9])
    with pytest.raises(FrameworkError, match=r"compiled\.json: it is damaged"):
        load_compiled(tmp_path)
