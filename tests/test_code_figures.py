"""Our code is counted by the rules by which the others' was."""

from pathlib import Path

import docx

from tests.code_figures import OTHERS, count, ours, spread, table

SOURCE = '''"""A module."""
from PySide6.QtCore import Qt


class Thing:
    """A thing."""

    def told(self, how: str, *rest) -> None:
        """Say it."""
        self.signal.connect(lambda: None)  # LATER

    def _silent(self, what): ...
'''.replace("LATER", "TO" + "DO")


def test_python_docx_has_the_figures_that_were_counted_for_the_design():
    found = count(Path(docx.__file__).parent)
    size, file, function, _, _, typed, *_ = OTHERS["python-docx"]
    assert f"{len(found.files)} / {sum(found.files):,}" == size
    assert spread(found.files) == file
    assert spread(found.functions) == function
    assert " / ".join(f"{share:.0f}" for share in found.typed) == typed


def test_each_figure_is_counted(tmp_path: Path):
    (tmp_path / "a.py").write_text(SOURCE, "utf-8")
    (tmp_path / "b.py").write_text("x = 1\n", "utf-8")
    found = count(tmp_path)
    assert found.files == [12, 1]
    assert found.functions == [3, 1]
    assert found.docstrings == (50, 100, 50)
    assert found.public == 100
    assert found.typed == (100 / 3, 50)
    assert found.lambdas == (1, 1)
    assert found.toolkit == 50
    assert found.left == 1


def test_the_table_has_a_row_for_each_figure_and_a_column_for_each_code_base(tmp_path: Path):
    (tmp_path / "a.py").write_text(SOURCE, "utf-8")
    found = count(tmp_path)
    rows = table(ours(found, found)).splitlines()
    assert len({row.count("|") for row in rows}) == 1
    assert rows[0].count("|") == len(OTHERS) + 3
    assert (
        rows[2] == "| files / lines | 1 / 12 | " + " | ".join(o[0] for o in OTHERS.values()) + " |"
    )
