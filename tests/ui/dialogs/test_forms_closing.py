"""A form that was changed is not thrown away by one key."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.settings import Settings
from ilacs_desktop.ui.dialogs.outline import (
    AddForm,
    JoinForm,
    OwnersForm,
    ParkForm,
    SectionForm,
    SplitForm,
)
from ilacs_desktop.ui.dialogs.person import PersonForm
from ilacs_desktop.ui.dialogs.preferences import PreferencesDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from tests.ui.dialogs.forms import Forms


def _every_form(forms: Forms, theme: Theme, example: Document, framework: Framework) -> list[Any]:
    section = next(s for s in example.sections if len(s.areas) > 1)
    others = (
        SectionForm(theme, example, framework, section),
        AddForm(theme, example, section.judgement),
        OwnersForm(theme, example),
        SplitForm(theme, example, framework, section),
        JoinForm(theme, example, section),
        ParkForm(theme, section, "S. Holroyd"),
        PersonForm(theme, example.people[0], new=False),
        PreferencesDialog(theme, Settings(), "s.holroyd"),
    )
    return [
        forms.evidence(example.evidence[0]),
        forms.action(example.actions[0]),
        forms.point(example.prior_points[0]),
        forms.indicator(example.indicators[0]),
        forms.comment(),
        forms.answer(example.comments[0]),
        *map(forms._open, others),
    ]


def _change(control: QWidget) -> bool:
    """Change what a person can change in a control; return whether there was anything."""
    if isinstance(control, QLineEdit) and not control.isReadOnly():
        control.setText("9")
    elif isinstance(control, QTextEdit):
        control.setPlainText(control.toPlainText() + " and more")
    elif isinstance(control, QComboBox) and control.count() > 1:
        control.setCurrentIndex((control.currentIndex() + 1) % control.count())
    elif isinstance(control, TickList):
        ticked = control.item(0).checkState() == Qt.CheckState.Checked
        now = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        control.item(0).setCheckState(now)
    elif isinstance(control, TickBox):
        control.toggle()
    else:
        return False
    return True


def test_no_form_throws_a_change_away_at_the_first_escape(
    forms: Forms, theme: Theme, example: Document, framework: Framework
) -> None:
    for form in _every_form(forms, theme, example, framework):
        form.reject()
        assert form.isHidden(), f"{form.windowTitle()} warns of nothing"
        changed = 0
        for control in form._content.findChildren(QWidget):
            form.show()
            if not control.isVisible() or not _change(control):
                continue
            changed += 1
            form.reject()
            assert form.isVisible(), f"{form.windowTitle()} forgets {control}"
        assert changed, form.windowTitle()
