"""No slot of a widget is overridden: PySide would call it after the widget is gone.

A connection that a base class makes to ``self._on_…`` ends with the widget, unless a subclass has
a method of that name: then Qt does not know whose it is, and calls into what is deleted. Seen with
PySide 6.11 as RuntimeError, and as a crash once the memory was used again.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import ilacs_desktop.ui

# What they hear comes from themselves, and ends with them.
_OF_THEMSELVES = {
    ("BodyEditor", "_on_cursor_moved"),
    ("MarkedView", "_on_cursor_moved"),
    ("MarkedView", "_on_text_changed"),
}


def test_no_slot_is_overridden() -> None:
    classes = dict(_classes(Path(ilacs_desktop.ui.__file__).parent))
    found = {
        (name, slot)
        for name, one in classes.items()
        for base in _bases(one, classes)
        for slot in _methods(one) & _slots(base)
    }
    assert found - _OF_THEMSELVES == set()
    assert len(classes) > 100


def _classes(folder: Path) -> Iterator[tuple[str, ast.ClassDef]]:
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        yield from ((one.name, one) for one in ast.walk(tree) if isinstance(one, ast.ClassDef))


def _bases(one: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> Iterator[ast.ClassDef]:
    for base in one.bases:
        if isinstance(base, ast.Name) and base.id in classes:
            yield classes[base.id]
            yield from _bases(classes[base.id], classes)


def _methods(one: ast.ClassDef) -> set[str]:
    return {node.name for node in one.body if isinstance(node, ast.FunctionDef)}


def _slots(one: ast.ClassDef) -> set[str]:
    """Return the methods that are slots by decoration or by name."""
    return {
        node.name
        for node in one.body
        if isinstance(node, ast.FunctionDef)
        and (node.name.startswith("_on_") or any(map(_is_slot, node.decorator_list)))
    }


def _is_slot(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id == "Slot"
