"""Headings that a screen reader knows as headings: Qt itself calls every label plain text.

A QLabel with the property ``heading_level`` is told to assistive programs with the role heading
and its level, so that people can jump from heading to heading (WCAG 1.3.1, EN 301 549 11.5.2.5).
"""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QLabel
from shiboken6 import Shiboken

HEADING_LEVEL = "heading_level"
_TOLD = "tells_headings"  # on the application: a factory cannot be taken out again


class _Level(QAccessibleAttributesInterface):
    """The level of one heading, as an attribute."""

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self._label = label

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:  # noqa: ANN401 - Qt's
        if key == QAccessible.Attribute.Level:
            return self._label.property(HEADING_LEVEL)
        return None


class _Heading(QAccessibleWidget):
    """A label that is a heading."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label
        self._level = _Level(label)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._label.accessibleName() or self._label.text()
        return super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:  # noqa: ANN401 - Qt's
        if kind == QAccessible.InterfaceType.AttributesInterface:
            return self._level
        # None from here brings PySide down (6.11.3, 6.12.0) as soon as a screen reader asks for any
        # other interface; an empty pointer says the same.
        return super().interface_cast(kind) or Shiboken.VoidPtr(0)


def _heading_or_nothing(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QLabel) and thing.property(HEADING_LEVEL):
        return _Heading(thing)
    return None


def tell_headings(app: QApplication) -> None:
    """Make Qt ask us first what a label is. Doing it again changes nothing."""
    if not app.property(_TOLD):
        app.setProperty(_TOLD, True)
        QAccessible.installFactory(_heading_or_nothing)
