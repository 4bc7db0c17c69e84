"""Keys that scroll a long text in a dialog, where nothing in the text takes the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QScrollArea

_STEPS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


def scroll_by_key(dialog: QDialog, event: QKeyEvent) -> bool:
    """Scroll the dialog's text by Page Down, Page Up, Home or End; return whether it was one."""
    step, area = _STEPS.get(Qt.Key(event.key())), dialog.findChild(QScrollArea)
    if step is None or area is None:
        return False
    area.verticalScrollBar().triggerAction(step)
    event.accept()
    return True
