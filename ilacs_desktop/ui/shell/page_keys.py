"""Keys that belong to a page or a part of it, not to a command of the menus; for the list of keys."""

from typing import NamedTuple


class PageKey(NamedTuple):
    """What keys do in a place. ``keys`` are ways to press it, or words where it is no key alone.

    ``stage`` is the id of the stage that has the place, where not every self-evaluation has it.
    """

    where: str
    what: str
    keys: tuple[str, ...]
    stage: str = ""


_LISTS = "Lists of records"
_PAGES = "Pages of Export"
PAGE_KEYS = (
    PageKey("Anywhere", "Go to the menus", ("Alt",)),
    PageKey("Anywhere", "Close what lies over the page, and leave focus mode", ("Esc",)),
    PageKey("Anywhere", "Larger or smaller text", ("Ctrl and the mouse wheel",)),
    PageKey("Anywhere", "Press the button that the keyboard is on", ("Return", "Space")),
    PageKey("Pages with tabs", "Next tab", ("Ctrl+Tab",)),
    PageKey("Pages with tabs", "Previous tab", ("Ctrl+Shift+Tab",)),
    PageKey("Draft", "Next section", ("Ctrl+PgDown",)),
    PageKey("Draft", "Previous section", ("Ctrl+PgUp",)),
    PageKey("Draft", "At a misspelt word: suggestions and more", ("Shift+F10",)),
    PageKey(_LISTS, "Find in the list", ("Ctrl+F",)),
    PageKey(_LISTS, "Open the details", ("Return",)),
    PageKey(_LISTS, "Delete the record", ("Del",)),
    PageKey(_LISTS, "What else can be done with it", ("Shift+F10",)),
    PageKey(_LISTS, "Begin a record with what was copied", ("Ctrl+V",)),
    PageKey("Forms", "Save", ("Ctrl+Return",)),
    PageKey("Bring in", "Settle with the button of that place", ("1 to 5",), "team"),
    PageKey(_PAGES, "Larger", ("+",), "export"),
    PageKey(_PAGES, "Smaller", ("-",), "export"),
    PageKey(_PAGES, "As large as on paper", ("0",), "export"),
    PageKey(_PAGES, "Next page", ("Ctrl+PgDown",), "export"),
    PageKey(_PAGES, "Previous page", ("Ctrl+PgUp",), "export"),
    PageKey(_PAGES, "Larger or smaller pages", ("Ctrl and the mouse wheel",), "export"),
    PageKey("Help", "Back to the page read before", ("Alt+Left",)),
    PageKey("Help", "Forward again", ("Alt+Right",)),
    PageKey("Help", "Find in the help", ("Ctrl+F", "any letter")),
    PageKey("Help", "Next place that was found", ("F3",)),
    PageKey("Help", "Copy the part whose heading the keyboard is on", ("Ctrl+C",)),
)
