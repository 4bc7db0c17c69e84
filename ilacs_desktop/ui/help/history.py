"""Where a reader of the help was, and how to go back there. Pure; no Qt here."""

from typing import NamedTuple

MOST = 50  # spots: nobody goes back further, and a sheet may be open all day


class Spot(NamedTuple):
    """A page, or what was found for ``query`` where there is no page.

    ``anchor`` is a heading of the page, ``scrolled`` how far it was scrolled, in pixels. One that is
    ``passing`` was only come by on the way through the contents.
    """

    page: str
    anchor: str = ""
    query: str = ""
    scrolled: int = 0
    passing: bool = False


class Trail(NamedTuple):
    """The spots that were visited; the one shown now is number ``at``."""

    spots: tuple[Spot, ...] = ()
    at: int = -1

    @property
    def now(self) -> Spot | None:
        """The spot that is shown."""
        return self.spots[self.at] if self.spots else None

    @property
    def can_go_back(self) -> bool:
        """Whether something was shown before."""
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether somebody went back from something."""
        return self.at + 1 < len(self.spots)

    def gone_to(self, spot: Spot, scrolled: int) -> "Trail":
        """Return the trail after a step to a new spot from one that was scrolled so far.

        A search that goes on takes the place of the one before; so do the next row of the contents
        and the same page. The oldest of many are forgotten.
        """
        here = self.now
        if here is None:
            return Trail((spot,), 0)
        before = self.spots[: self.at]
        searching = not here.page and not spot.page
        if searching or (here.passing and spot.passing) or here.page == spot.page:
            return Trail((*before, spot), self.at)
        spots = (*before, here._replace(scrolled=scrolled), spot)[-MOST:]
        return Trail(spots, len(spots) - 1)

    def stepped(self, by: int, scrolled: int) -> "Trail":
        """Return the trail one spot back (-1) or forward (1); the same where there is none."""
        here, to = self.now, self.at + by
        if here is None or not 0 <= to < len(self.spots):
            return self
        spots = list(self.spots)
        spots[self.at] = here._replace(scrolled=scrolled)
        return Trail(tuple(spots), to)
