"""A page from whose rows one goes to words in the text, to a part of it or to Set up."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.pages.review.ways import Target


class LeadingPage(QWidget):
    """Says where a ``Target`` leads.

    Signals:
        words_wanted: go to a place in the text, to a block, and to where its words begin and end.
        part_wanted: go to this part of the text.
        stage_wanted: go to the page of this id.
    """

    words_wanted = Signal(object, str, int, int)
    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    @Slot(object)
    def _on_target_wanted(self, target: Target) -> None:
        if not target.place.part:
            self.stage_wanted.emit("set_up")
        elif target.place.question:
            self.words_wanted.emit(*target)
        else:
            self.part_wanted.emit(target.place.part)
