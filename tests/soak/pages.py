"""Going through every page, pressing every button on it, and every way of looking at it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu

from ilacs_desktop.ui.widgets.tabs import StageTabs
from tests.soak.person import CTRL, Person

# Every page, tab and panel: the place, then the tabs to choose there.
PAGES = (
    *("overview", "overview/key_dates", "overview/inspection"),
    *("set_up", "set_up/set_up/people", "set_up/set_up/outline", "set_up/framework"),
    *("evidence", "evidence/figures"),
    *("draft/records", "draft/checks", "draft/comments", "draft/prompts"),
    *("plan/actions", "plan/progress", "team/contributors", "team/bring_in", "team/history"),
    *("review/to_fix", "review/inspector", "review/returned", "review/signing", "review/sign_off"),
    *("export/word", "export/others"),
)
PANELS = ("draft/checks", "draft/comments", "draft/prompts")
# They are beside each panel, and pressed beside the first.
AROUND_THE_TEXT = (
    *("Bold", "Italic", "Bullets", "Numbers", "Strength", "Area for improvement", "Cite"),
    *("Show or hide: sections", "Sections", "Show or hide: records", "Records"),
    "Only what is not ready",
)
PART = "supervision"  # the section that is looked at
LOOKS = ("look_dark", "look_light")


def show(person: Person, page: str) -> None:
    """Go to a page as a person does: the place, then tab by tab."""
    place, *tabs = page.split("/")
    person.go(place)
    if place == "draft":
        person.inside.workbench.ways.show_part(PART)
    for tab in tabs:
        for row in person.seen(StageTabs):
            if tab in row.ids:
                row.select(tab)
    person.rest()


def see_every_page(person: Person) -> None:
    """Go through every page."""
    for page in PAGES:
        show(person, page)


def press_every_button(person: Person) -> None:
    """Press every button of every page once, give up what opens, and take back what it did."""
    for page in PAGES:
        show(person, page)
        pressed = set(AROUND_THE_TEXT) if page in PANELS else set()
        while (button := _next(person, pressed)) is not None:
            name = button.text() or button.accessibleName()
            pressed.add(name)
            before = person.document
            person.click(button)
            person.rest()
            person.escape()
            person.undo_to(before)
            if person.inside.workbench.ways.place() != _place_of(page):
                show(person, page)


def _next(person: Person, pressed: set[str]) -> QAbstractButton | None:
    """Return the next button that is in sight and was not pressed; of many of a kind the first."""
    kinds = {_kind(name) for name in pressed}
    for button in person.buttons(person.inside.workbench.ways.page_in_view):
        name = button.text() or button.accessibleName()
        if name and _kind(name) not in kinds and _is_in_sight(button):
            return button
    return None


def _kind(name: str) -> str:
    """Return the first word of a name: "Edit Anil Thackeray" and "Edit Wen Hargreave" are one kind."""
    first, _, rest = name.partition(" ")
    return first if first in ("Edit", "Remove", "Add") and rest[:1].isupper() else name


def _is_in_sight(button: QAbstractButton) -> bool:
    return not button.visibleRegion().isEmpty()


def _place_of(page: str) -> str:
    place, *tabs = page.split("/")
    return "/".join((place, *tabs[:1])) if place not in ("draft", "export") else place


def change_the_look(person: Person) -> None:
    """Every theme, larger and smaller text, panels folded, the text alone."""
    person.go("draft")
    for look in LOOKS:
        person.choose(look)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        person.press(key, CTRL)
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F11):
        person.press(key)
        person.press(key)
    for width, height in ((1097, 617), (800, 617), (1280, 680)):
        person.program.window.resize(width, height)
        person.settle()
    for _ in range(6):
        person.press(Qt.Key.Key_F6)


def open_every_menu(person: Person) -> None:
    """Open each menu of the bar, and look at what is in it."""
    for menu in person.program.window.menuBar().findChildren(QMenu):
        menu.popup(person.program.window.pos())
        person.settle()
        menu.close()
        person.settle()
