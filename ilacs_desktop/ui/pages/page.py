"""What the window asks of a page."""

from typing import Protocol, runtime_checkable

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.widgets.panes import Side

OWN_ZOOM = "own_zoom"  # the property of a widget in which Ctrl and the wheel mean something else


class Page(Protocol):
    """What every page does."""

    def focus_first(self) -> None:
        """Put the keyboard where work on the page begins."""
        ...


@runtime_checkable
class ShowsChange(Protocol):
    """A page that can go to what a change changed."""

    def show_change(self, old: Document, new: Document) -> None:
        """Bring what differs between two documents into view."""
        ...


@runtime_checkable
class ShowsSome(Protocol):
    """A page of which it takes more than its stage to say whether a change is to be seen on it."""

    def shows(self, old: Document, new: Document) -> bool:
        """Return whether what differs between two documents is to be seen as the page stands."""
        ...


@runtime_checkable
class HasSides(Protocol):
    """What has a panel at a side, or at both, that folds away."""

    def has_side(self, side: Side) -> bool:
        """Return whether there is a panel at this side."""
        ...

    def toggle_side(self, side: Side) -> None:
        """Open the panel at this side, or close it."""
        ...


@runtime_checkable
class HasTabs(Protocol):
    """A page that has several, one of them in view."""

    @property
    def tab(self) -> str:
        """The id of the tab in view; nothing where none is looked at."""
        ...

    def show_tab(self, tab: str) -> None:
        """Show the tab of this id. Raises ValueError when there is none."""
        ...


@runtime_checkable
class HasPanels(Protocol):
    """A page with panels under tabs of its own, one of them in view."""

    def show_panel(self, panel: str) -> None:
        """Show the panel of this id. Raises ValueError when there is none."""
        ...
