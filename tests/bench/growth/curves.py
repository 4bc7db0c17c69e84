"""Measures every growth curve: text, evidence, versions and authors, each alone."""

import gc
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from tests.bench.documents import with_evidence, with_text
from tests.bench.growth.authors import authors_works
from tests.bench.growth.curve import SIZES, Curve, Point
from tests.bench.growth.versions import versions_works
from tests.bench.measure import Work, steady
from tests.bench.operations import CHANGED, Prepared, operations

Axis = Callable[[Path], Iterator[tuple[int, Mapping[str, Prepared]]]]


def axes(document: Document, framework: Framework) -> dict[str, Axis]:
    """Return what gives, for each size along an axis, the operations and how to make them ready."""

    def text(folder: Path) -> Iterator[tuple[int, Mapping[str, Prepared]]]:
        for size in SIZES:
            large = with_text(document, size)
            yield size, operations(large, framework, folder / f"text-{size}.ilacs", CHANGED * size)

    def evidence(folder: Path) -> Iterator[tuple[int, Mapping[str, Prepared]]]:
        for size in SIZES:
            large = with_evidence(document, len(document.evidence) * size)
            yield size, operations(large, framework, folder / f"evidence-{size}.ilacs")

    return {
        "text": text,
        "evidence": evidence,
        "versions": lambda folder: versions_works(document, framework, folder, SIZES),
        "authors": lambda folder: authors_works(document, framework, folder, SIZES),
    }


def curves(document: Document, framework: Framework) -> Iterator[Curve]:
    """Measure and yield the curves, axis by axis."""
    for axis, along in axes(document, framework).items():
        with tempfile.TemporaryDirectory() as folder:
            points: dict[str, list[Point]] = {}
            for size, ready in along(Path(folder)):
                for what, prepare in ready.items():
                    points.setdefault(what, []).append(Point(size, _cost(prepare)))
        yield from (Curve(axis, what, tuple(of_it)) for what, of_it in points.items())


def _cost(prepare: Prepared) -> float:
    """Return the CPU seconds of the work, prepared and cleared away outside of what is measured."""
    work: Work = prepare()
    gc.collect()
    return steady(work)
