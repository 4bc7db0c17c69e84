"""Figures of our code beside those of the code bases we learn from: ``python3 -m tests.code_figures``.

Writes the table into docs/architecture.md. The others' figures were counted by the same rules, over
their snapshots of 2025 and 2026; that the rules are the same, a count of python-docx shows.
"""

import ast
import re
import statistics
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.marked import put_between

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
LEFT_FOR_LATER = re.compile(r"#.*\b(?:TO" r"DO|FIX" r"ME)\b")

OTHERS = {
    "novelWriter": (
        "94 / 48,771", "369 / 1,164 / 3,269", "6 / 36 / 860", "0.90", "100 / 89 / 89",
        "100 / 100", "1 of 579", "80", "0",
    ),
    "Gaphor": (
        "341 / 41,073", "70 / 285 / 1,036", "6 / 23 / 101", "0.64", "34 / 19 / 14",
        "in part", "–", "0 in its core", "8",
    ),
    "qutebrowser": (
        "209 / 58,882", "163 / 665 / 2,041", "9 / 31 / 146", "0.85", "99 / 98 / 64",
        "56 / 54", "14 of 409", "–", "67",
    ),
    "Picard": (
        "360 / 98,158", "170 / 577 / 2,457", "7 / 29 / 238", "0.67", "19 / 43 / 38",
        "38 / 27", "17 of 615", "51", "25",
    ),
    "python-docx": (
        "95 / 16,081", "112 / 392 / 977", "5 / 12 / 48", "0.97", "87 / 91 / 63",
        "68 / 40", "–", "0", "0",
    ),
}  # fmt: skip
LABELS = (
    "files / lines",
    "file: median / ninetieth percentile / longest, lines",
    "function: median / ninetieth percentile / longest, lines",
    "lines of tests to a line of code",
    "docstrings: modules / classes / functions, %",
    "typed: arguments / returns, %",
    "lambda in `connect()`",
    "files that import the GUI toolkit, %",
    "places left for later, marked so in a comment",
)


class Figures(NamedTuple):
    """What was counted in one tree: lengths in lines, shares in per cent."""

    files: list[int]
    functions: list[int]
    docstrings: tuple[float, float, float]  # of modules, classes, functions
    public: float  # docstrings of public functions
    typed: tuple[float, float]  # arguments, returns
    lambdas: tuple[int, int]  # calls of connect with a lambda, and all of them
    toolkit: float
    left: int


def count(folder: Path) -> Figures:
    """Return the figures of the Python files under a folder."""
    sources = [path.read_text("utf-8") for path in sorted(folder.rglob("*.py"))]
    trees = [ast.parse(source) for source in sources]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    functions = [node for node in nodes if isinstance(node, FUNCTION)]
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    connects = [node for node in nodes if _is_connect(node)]
    return Figures(
        [len(source.splitlines()) for source in sources],
        [(f.end_lineno or f.lineno) - f.lineno + 1 for f in functions],
        (_documented(trees), _documented(classes), _documented(functions)),
        _documented([f for f in functions if not f.name.startswith("_")]),
        (
            _share(bool(a.annotation) for f in functions for a in _arguments(f)),
            _share(bool(f.returns) for f in functions),
        ),
        (sum(any(isinstance(a, ast.Lambda) for a in c.args) for c in connects), len(connects)),
        _share("import PySide6" in source or "from PySide6" in source for source in sources),
        sum(len(LEFT_FOR_LATER.findall(source)) for source in sources),
    )


def _is_connect(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
    )


def _arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.arg]:
    """Yield all arguments that can be typed: not ``self``, not ``cls``."""
    of = function.args
    stars = [argument for argument in (of.vararg, of.kwarg) if argument]
    for argument in (*of.posonlyargs, *of.args, *of.kwonlyargs, *stars):
        if argument.arg not in ("self", "cls"):
            yield argument


def _documented(
    nodes: Iterable[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef],
) -> float:
    return _share(ast.get_docstring(node) is not None for node in nodes)


def _share(marks: Iterable[bool]) -> float:
    """Return how many in a hundred are true; 100 when there are none at all."""
    found = list(marks)
    return 100 * sum(found) / len(found) if found else 100.0


def spread(lengths: list[int]) -> str:
    """Return median, ninetieth percentile and greatest of some lengths."""
    ordered = sorted(lengths)
    nine_tenths = ordered[min(len(ordered) - 1, len(ordered) * 9 // 10)]
    return f"{statistics.median(ordered):.0f} / {nine_tenths:,} / {ordered[-1]:,}"


def ours(code: Figures, tests: Figures) -> tuple[str, ...]:
    """Return our column of the table."""
    lines = sum(code.files)
    return (
        f"{len(code.files)} / {lines:,}",
        spread(code.files),
        spread(code.functions),
        f"{sum(tests.files) / lines:.2f}",
        " / ".join(f"{share:.0f}" for share in code.docstrings),
        " / ".join(f"{share:.0f}" for share in code.typed),
        f"{code.lambdas[0]} of {code.lambdas[1]:,}",
        f"{code.toolkit:.0f}",
        f"{code.left}",
    )


def table(own: tuple[str, ...]) -> str:
    """Return the table in Markdown: a row for each figure, a column for each code base."""
    head = f"| | ILACS Desktop | {' | '.join(OTHERS)} |"
    rules = f"| --- |{' --- |' * (len(OTHERS) + 1)}"
    columns = zip(LABELS, own, *OTHERS.values(), strict=True)
    return "\n".join((head, rules, *(f"| {' | '.join(cells)} |" for cells in columns)))


def main() -> int:
    """Count, write the table into the page, and print what it does not have."""
    code, tests = count(ROOT / "ilacs_desktop"), count(ROOT / "tests")
    put_between(PAGE, "figures", table(ours(code, tests)))
    print(f"public functions with a docstring: {code.public:.0f} %")  # noqa: T201 - a command
    print(f"tests: files {spread(tests.files)}, functions {spread(tests.functions)}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
