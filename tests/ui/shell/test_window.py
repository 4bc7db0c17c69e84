"""The window as a person uses it: menus, pages, one undo, panes, messages, closing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.shell.pane_ring import step
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.tabs import StageTabs
from tests.ui.running import Running
from tests.ui.walk import settle

KNOW = Place("leadership", "know")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

Run = Callable[..., Running]


def stage(running: Running) -> str:
    return running.inside.workbench.ways.stage


def write(running: Running, text: str, place: Place = KNOW) -> None:
    caret = Caret(place, "b1", len(text))
    running.workspace.edit_body(place, (Block("b1", (Text(text),)),), caret=caret)
    settle()


def focus() -> object:
    return QApplication.focusWidget()


def test_it_opens_on_the_start_page_with_the_keyboard_on_the_first_thing_to_do(run: Run) -> None:
    running = run()
    assert stage(running) == ""
    assert "Start your self-evaluation" in running.text()
    assert isinstance(focus(), QLineEdit)
    assert running.window.windowTitle() == "ILACS Desktop"
    assert running.seen(StageTabs) == []


def test_the_title_names_what_is_open_and_marks_what_is_not_saved(new: Running) -> None:
    year = new.document.cycle.label
    assert new.window.windowTitle() == f"Northbridge Council {year}[*] – ILACS Desktop"
    assert new.window.isWindowModified()
    new.saved()
    assert not new.window.isWindowModified()


def test_brackets_in_a_name_are_shown_as_they_are(run: Run) -> None:
    running = run()
    running.start("North[*]bridge")
    assert running.window.windowTitle().startswith("North[*][*]bridge")


def test_a_file_named_at_the_start_is_opened_on_the_overview_for_who_never_wrote_in_it(
    new: Running, run: Run
) -> None:
    write(new, "Children are seen in time.")
    path = new.saved()
    new.choose("close")
    running = run(path)
    assert running.document.authority.name == "Northbridge Council"
    assert stage(running) == "overview"
    assert focus() is running.button("Continue writing")


def test_a_file_that_cannot_be_opened_leads_to_the_start_page_with_the_reason(
    run: Run, tmp_path: Path
) -> None:
    running = run(tmp_path / "missing.ilacs")
    assert stage(running) == ""
    assert "There is no file “missing.ilacs” here" in running.told


def test_what_is_new_opens_on_set_up_and_what_is_written_on_the_draft_page(run: Run) -> None:
    running = run()
    running.start()
    assert stage(running) == "set_up"
    running.choose("example")
    assert stage(running) == "draft"
    assert "made up" in running.told


def test_keys_lead_to_each_page_and_back_to_where_one_was(new: Running) -> None:
    new.choose("go_to_draft")
    editor = focus()
    assert isinstance(editor, BodyEditor)
    new.choose("go_to_export")
    assert stage(new) == "export"
    new.choose("go_to_draft")
    assert focus() is editor


def test_on_export_the_options_give_way_to_the_pages_and_come_back(new: Running) -> None:
    new.choose("go_to_export")
    assert not new.inside.menus.action("left").isEnabled()
    word = new.inside.workbench.ways.page_in_view._word
    new.choose("right")
    assert (word.shows_pages, word.shows_panel) == (True, False)
    assert focus() is new.button("Show the options")
    new.click("Show the options")
    assert (word.shows_pages, word.shows_panel) == (True, True)
    new.choose("right")
    new.choose("right")
    assert new.button("Hide the options").isVisible()


def test_without_a_document_the_commands_that_need_one_are_grey(run: Run) -> None:
    running = run()
    actions = [running.inside.menus.action(name) for name in ("save", "close", "go_to_draft")]
    assert not any(action.isEnabled() for action in actions)
    running.start()
    assert all(action.isEnabled() for action in actions)


def test_undo_says_what_it_takes_back_and_goes_to_where_it_was(new: Running) -> None:
    undo = new.inside.menus.action("undo")
    assert not undo.isEnabled()
    write(new, "Children are seen in time.")
    assert undo.text() == "&Undo typing"
    new.choose("go_to_export")
    new.choose("undo")
    assert stage(new) == "draft"
    assert body_text(body_at(new.document, KNOW)) == ""
    assert new.inside.menus.action("redo").text() == "&Redo typing"
    new.choose("redo")
    assert body_text(body_at(new.document, KNOW)) == "Children are seen in time."


def test_undo_of_a_setting_leads_to_set_up(new: Running) -> None:
    from ilacs_desktop.document import outline

    section = new.document.sections[3]
    new.workspace.change("Rename section", outline.rename(new.document, section.id, "Learning"))
    new.choose("go_to_draft")
    new.choose("undo")
    assert stage(new) == "set_up"
    table = new.inside.workbench._pages.page("set_up").page("set_up")._outline._table
    assert table.isVisible()
    assert table.current.id == section.id


def test_ctrl_z_in_the_editor_is_the_undo_of_the_whole_window(new: Running) -> None:
    new.choose("go_to_draft")
    new.press(Qt.Key.Key_H)
    assert new.workspace.undo_label == "Typing"
    new.press(Qt.Key.Key_Z, CTRL)
    assert new.workspace.undo_label == ""
    assert new.workspace.redo_label == "Typing"


def test_a_field_being_typed_into_has_its_own_undo_until_it_is_left(new: Running) -> None:
    write(new, "Children are seen in time.")
    field = next(f for f in new.seen(QLineEdit) if f.text() == "Northbridge Council")
    field.setFocus()
    settle()
    new.press(Qt.Key.Key_X)
    new.press(Qt.Key.Key_Z, CTRL)
    assert field.text() == "Northbridge Council"
    assert new.workspace.undo_label == "Typing"
    new.press(Qt.Key.Key_X)
    new.press(Qt.Key.Key_Return)
    assert new.document.authority.name == "Northbridge Councilx"
    new.press(Qt.Key.Key_Z, CTRL)
    assert new.document.authority.name == "Northbridge Council"
    assert field.text() == "Northbridge Council"


def test_saving_takes_what_is_half_typed_in_a_field(new: Running) -> None:
    path = new.saved()
    field = next(f for f in new.seen(QLineEdit) if f.text() == "Northbridge Council")
    field.setFocus()
    settle()
    new.press(Qt.Key.Key_X)
    new.choose("save")
    new.drain()
    assert open_file(path).document.authority.name == "Northbridge Councilx"
    assert focus() is field


def test_cut_copy_and_paste_of_the_menu_go_to_the_field(new: Running) -> None:
    field = next(f for f in new.seen(QLineEdit) if f.text() == "Northbridge Council")
    field.setFocus()
    new.choose("selectAll")
    new.choose("cut")
    assert field.text() == ""
    new.choose("paste")
    new.choose("paste")
    assert field.text() == "Northbridge Council" * 2


def test_f6_goes_round_the_parts_of_the_window_and_back(new: Running) -> None:
    new.choose("go_to_draft")
    begun = focus()
    seen = []
    while focus() not in seen:
        seen.append(focus())
        new.choose("next_pane")
    assert focus() is begun
    assert len(seen) == 5  # text, panel, foot, stages, list
    new.choose("previous_pane")
    assert focus() is seen[-1]


def test_parts_without_anything_to_use_are_passed_over() -> None:
    step((), 1)


def test_the_sides_of_the_draft_page_fold_by_key(new: Running) -> None:
    assert not new.inside.menus.action("right").isEnabled()
    new.choose("go_to_draft")
    page = new.inside.workbench._pages.draft()
    assert page.panes.is_shown("right")
    new.choose("right")
    assert not page.panes.is_shown("right")
    new.choose("left")
    assert not page.panes.is_shown("left")


def test_text_grows_in_steps_and_is_remembered(new: Running, theme: Theme) -> None:
    now = new.inside.menus.action("normal")
    assert now.text() == "Normal &text size (now 100%)"
    assert not new.inside.menus.action("smaller").isEnabled()
    new.choose("larger")
    assert theme.text_scale == 1.1
    assert now.text() == "Normal &text size (now 110%)"
    for _ in range(9):
        new.choose("larger")
    assert theme.text_scale == 2.0
    assert not new.inside.menus.action("larger").isEnabled()
    new.choose("smaller")
    assert theme.text_scale == 1.75
    new.choose("normal")
    assert theme.text_scale == 1.0
    assert new.preferences.settings.text_scale == 1.0


def test_the_look_is_chosen_from_the_menu_and_remembered(new: Running, theme: Theme) -> None:
    new.choose("look_dark")
    assert theme.mode == "dark"
    assert new.preferences.settings.theme == "dark"
    assert new.inside.menus.action("look_dark").isChecked()


def test_preferences_take_effect_at_once(new: Running, theme: Theme) -> None:
    new.choose("preferences")
    form = new.dialogs.forms[-1]
    form._look.set_value("dark")
    form._size.set_value("1.5")
    form._name.setText("  Siân   Holroyd ")
    form.accept()
    assert theme.mode == "dark"
    assert theme.text_scale == 1.5
    assert new.inside.desk.services.author.by == "Siân Holroyd"
    assert new.workspace.services.author.by == "Siân Holroyd"


def test_help_opens_without_a_document(run: Run) -> None:
    running = run()
    for command in ("shortcuts", "files", "about"):
        running.choose(command)
    titles = [asked.title for asked in running.dialogs.asked]
    assert titles == ["Keyboard shortcuts", "Where files are kept", "About ILACS Desktop"]


def test_the_folders_that_are_named_can_be_opened(run: Run) -> None:
    running = run()
    running.choose("files")
    form = running.dialogs.forms[-1]
    from PySide6.QtWidgets import QPushButton

    links = [b for b in form.findChildren(QPushButton) if b.text() == "Open the folder"]
    for link in links:
        link.click()
    assert running.outside == [
        running.folders.settings.parent,
        running.folders.recovery,
        running.folders.kept,
        running.folders.logs,
        running.folders.templates,
        running.folders.frameworks,
    ]
    assert all(folder.is_dir() for folder in running.outside)


def test_recent_files_are_in_the_menu(new: Running) -> None:
    path = new.saved()
    new.choose("close")
    menus = new.inside.menus
    menus.recent_shown.emit()
    action = menus._recent.actions()[0]
    assert action.text() == "northbridge-2026.ilacs in Documents"
    action.trigger()
    assert new.workspace.path == path


def test_new_leads_to_the_form_and_saves_what_was_open(new: Running) -> None:
    path = new.saved()
    write(new, "Children are seen in time.")
    new.choose("new")
    assert stage(new) == ""
    assert isinstance(focus(), QLineEdit)
    saved = open_file(path).document
    assert body_text(body_at(saved, KNOW)) == "Children are seen in time."
    assert "was saved and closed" in new.told
