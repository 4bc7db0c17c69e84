"""How large the pages are shown: a share of their printed size, or as the window has room."""

import re
from typing import Literal, NamedTuple

LEAST, MOST = 50, 200
LEAST_FITTED = 20  # where pages are fitted to little room
STEPS = (50, 60, 75, 90, 100, 110, 125, 150, 175, 200)
Fit = Literal["", "width", "page"]
_NUMBER = re.compile(r"(\d{1,4})\s*%?")
_WORDS: dict[Fit, str] = {"width": "Fit width", "page": "Fit page"}


class Zoom(NamedTuple):
    """A percentage of the printed size; with a ``fit`` it follows from the room there is."""

    percent: int = 100
    fit: Fit = ""

    @property
    def words(self) -> str:
        """How it is told: "Fit width" or "120%"."""
        return _WORDS[self.fit] if self.fit else f"{self.percent}%"


FIT_WIDTH, FIT_PAGE = Zoom(fit="width"), Zoom(fit="page")
OFFERED = (FIT_WIDTH, FIT_PAGE, *map(Zoom, (50, 75, 100, 125, 150, 200)))


def exactly(percent: float) -> Zoom:
    """Return the zoom of that percentage, kept between the least and the most."""
    return Zoom(round(min(max(percent, LEAST), MOST)))


def read_zoom(text: str) -> Zoom | None:
    """Return the zoom that somebody typed: "120", "120 %", "fit page"; None for anything else."""
    plain = " ".join(text.split()).casefold()
    for zoom in (FIT_WIDTH, FIT_PAGE):
        if plain and zoom.words.casefold().endswith(plain):
            return zoom
    number = _NUMBER.fullmatch(plain)
    return exactly(int(number[1])) if number else None


def stepped(percent: float, by: int) -> Zoom:
    """Return the next larger step for 1, the next smaller one for -1."""
    if by > 0:
        return Zoom(next((step for step in STEPS if step > round(percent)), MOST))
    return Zoom(next((step for step in reversed(STEPS) if step < round(percent)), LEAST))


def percent_of(zoom: Zoom, page: tuple[float, float], room: tuple[float, float]) -> float:
    """Return the percentage at which a page is shown in a room, both in pixels at 100%."""
    if not zoom.fit:
        return float(zoom.percent)
    across, down = room[0] / page[0] * 100, room[1] / page[1] * 100
    fitting = across if zoom.fit == "width" else min(across, down)
    return min(max(fitting, LEAST_FITTED), MOST)
