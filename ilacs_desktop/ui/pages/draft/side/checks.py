"""The panel of checks: what was found in the open part, and what can be done about it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from ilacs_desktop.language.assurance import CANNOT_FIND, LOOKED_FOR, NOTHING_FOUND, READ_IT
from ilacs_desktop.ui.pages.draft.findings import Found
from ilacs_desktop.ui.pages.draft.mends import Mend
from ilacs_desktop.ui.pages.draft.side.check_rows import check_rows, tally
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import literal, primary_button, secondary_button
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.checking import Checked

_RUNNING = "The checks are running…"
_NOTHING = "Nothing found in this part"
_LOOKED_AT = (
    "The checks look at what is written, cited, planned and dated. They cannot see whether it is"
    " true, or what you know and have recorded nowhere."
)
_MUST = "This holds back the final copy until it is mended, so it cannot be set aside."


class ChecksPanel(QWidget):
    """Lists findings; the chosen one tells what to do and why, with buttons for it below.

    Signals:
        chosen: another finding, or none, is the chosen one; its id.
        words_wanted: go to the words of the finding with this id.
        mend_wanted: mend the finding of this id, in this way.
        record_wanted: open the record of the finding with this id.
        aside_wanted: set the finding of this id aside.
    """

    chosen = Signal(str)
    words_wanted = Signal(str)
    mend_wanted = Signal(str, object)
    record_wanted = Signal(str)
    aside_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mends: tuple[Mend, ...] = ()
        self._mend_buttons: list[QAbstractButton] = []
        self.summary = BodyLabel(theme, _RUNNING, "text2")
        self.tree = DetailTree(theme, "Findings in this part")
        self._go = primary_button(theme, "Go to the words", "edit")
        self._open = secondary_button(theme, "Open the record…", "open")
        self._aside = secondary_button(theme, "Set aside…", "left_out")
        self._clean = _Clean(theme)
        self._work = QWidget()
        self._buttons = FlowLayout(theme)
        for button in (self._go, self._open, self._aside):
            self._buttons.addWidget(button)
        head = Column(theme, 0, Margins(12, 12, 12, 8))
        head.addWidget(self.summary)
        self._scroll = PageScroll(theme, self._work)  # for large text in a small window
        foot = Column(theme, 0, Margins(12, 8, 12, 8))
        foot.addLayout(self._buttons)
        work = Column(theme, 0)
        work.addWidget(self.tree, 1)
        work.addLayout(foot)
        self._work.setLayout(work)
        column = Column(theme, 0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._clean, 1)
        column.addStretch(0)
        self.setLayout(column)
        self._show_parts(rows=False, clean=False)
        self.tree.current_changed.connect(self._on_current_changed)
        self.tree.taken.connect(self.words_wanted)
        self._go.clicked.connect(self._on_go)
        self._open.clicked.connect(self._on_open)
        self._aside.clicked.connect(self._on_aside)

    @property
    def current_id(self) -> str:
        """The id of the chosen finding, or of the heading that is chosen; empty for none."""
        return self.tree.current_id

    def show_found(
        self,
        found: tuple[Found, ...],
        checked: Checked,
        questions: Mapping[str, str],
        *,
        safe: bool,
    ) -> None:
        """Show these findings; what is chosen and in view stays so, and so does the keyboard.

        ``safe`` says that no identifying pattern was found, nor set aside.
        """
        self.tree.set_rows(check_rows(found, checked.catalogue, questions))
        self.summary.setText(tally(found))
        self._clean.say_safe(safe=safe)
        self._show_parts(rows=bool(found), clean=not found)

    def show_fault(self, fault: str) -> None:
        """Say why there is nothing to show."""
        self.tree.set_rows(())
        self.summary.setText(fault or _RUNNING)
        self._show_parts(rows=False, clean=False)

    def choose(self, finding: str) -> None:
        """Choose the finding of this id; the keyboard stays where it is."""
        self.tree.select(finding)

    def take_keyboard(self) -> None:
        """Put the keyboard on the list."""
        self.tree.select_first()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(
        self, words: str, record: str, mends: tuple[Mend, ...], *, may_set_aside: bool
    ) -> None:
        """Offer what can be done about the chosen finding.

        ``words`` say where one goes, empty for nowhere; ``record`` is the kind of record it is
        about, empty for none.
        """
        chosen = bool(self.current_id) and not self.current_id.startswith("severity:")
        self._go.setVisible(chosen)
        self._go.setEnabled(bool(words))
        self._go.setText(words or "Go to the words")
        self._open.setVisible(bool(record))
        self._open.setText(f"Open the {record}…")
        self._aside.setVisible(chosen)
        self._aside.setEnabled(may_set_aside)
        self._aside.setToolTip("" if may_set_aside else _MUST)
        if mends != self._mends:
            self._mends = mends
            self._set_mends(mends)

    def _set_mends(self, mends: tuple[Mend, ...]) -> None:
        for button in self._mend_buttons:
            if button.hasFocus():
                self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            button.hide()
            self._buttons.removeWidget(button)
            button.deleteLater()
        self._mend_buttons = []
        for mend in mends:
            button = secondary_button(self._theme, literal(mend.label))
            button.clicked.connect(partial(self._on_mend, mend))
            self._buttons.addWidget(button)
            self._mend_buttons.append(button)

    def _show_parts(self, *, rows: bool, clean: bool) -> None:
        focus = self.window().focusWidget()
        here = focus is not None and self._work.isAncestorOf(focus)
        if here and not rows:
            self._clean.setVisible(True)
            self._clean.setFocus(Qt.FocusReason.OtherFocusReason)  # not to whatever Qt finds next
        self._scroll.setVisible(rows)
        self._clean.setVisible(clean)
        self.summary.setVisible(not clean)

    @Slot()
    def _on_current_changed(self) -> None:
        self.chosen.emit(self.current_id)

    @Slot()
    def _on_go(self) -> None:
        self.words_wanted.emit(self.current_id)

    @Slot()
    def _on_open(self) -> None:
        self.record_wanted.emit(self.current_id)

    @Slot()
    def _on_aside(self) -> None:
        self.aside_wanted.emit(self.current_id)

    def _on_mend(self, mend: Mend) -> None:
        self.mend_wanted.emit(self.current_id, mend)


class _Clean(PageScroll):
    """What to say where nothing was found: what was looked for, and what nobody can look for."""

    def __init__(self, theme: Theme) -> None:
        content = QWidget()
        super().__init__(theme, content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard can scroll it
        self.setAccessibleName(_NOTHING)
        self._safe = BodyLabel(theme, NOTHING_FOUND, "text2")
        column = Column(theme, 8, all_round(12))
        column.addWidget(Heading(theme, _NOTHING, 2))
        column.addWidget(BodyLabel(theme, _LOOKED_AT, "text2"))
        column.addWidget(self._safe)
        column.addWidget(BodyLabel(theme, LOOKED_FOR, "text2"))
        column.addWidget(BodyLabel(theme, "It cannot find:", "text2"))
        for blind in CANNOT_FIND:
            column.addWidget(BodyLabel(theme, f"•  {blind}", "text2"))
        column.addWidget(BodyLabel(theme, READ_IT, "text2"))
        column.addStretch(1)
        content.setLayout(column)

    def say_safe(self, *, safe: bool) -> None:
        """Say that no identifying pattern was found, or leave that out."""
        self._safe.setVisible(safe)
