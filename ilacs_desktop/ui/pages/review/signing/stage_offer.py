"""Offers the stage of the self-evaluation that follows from what was given: never set in silence."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.model import Stage
from ilacs_desktop.document.sign_off import LAST, Agreement, offered_stage
from ilacs_desktop.document.wording import STAGES
from ilacs_desktop.ui.pages.review.signing.standing import Standing
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner

_TOLD = "{who} has agreed.{left} The stage of the self-evaluation is still “{now}”."


class Offer(NamedTuple):
    """The stage that is offered, and why."""

    stage: Stage
    words: str


class StageOffer(Banner):
    """Shows the offer, until it is taken or closed; one that was closed does not come back.

    Signals:
        taken: the stage is to be set to this one.
    """

    taken = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._offer: Offer | None = None
        self._declined: Stage | None = None
        self.acted.connect(self._on_acted)
        self.dismissed.connect(self._on_dismissed)

    def consider(self, offer: Offer | None) -> None:
        """Show this offer, or none; the same one stays as it is."""
        if offer == self._offer:
            return
        self._offer = offer
        if offer is None or offer.stage == self._declined:
            self.hide()
        else:
            self.show_message(offer.words, "info", f"Set it to “{STAGES[offer.stage]}”")

    @Slot()
    def _on_acted(self) -> None:
        if self._offer is not None:
            self.hide()
            self.taken.emit(self._offer.stage)

    @Slot()
    def _on_dismissed(self) -> None:
        if self._offer is not None:
            self._declined = self._offer.stage


def offer_of(
    stages: tuple[Agreement, ...], stage: Stage, standings: Mapping[str, Standing]
) -> Offer | None:
    """Return what to offer; nothing where the text was changed since the director signed it."""
    wanted = offered_stage(stages, stage)
    if wanted is None or (wanted == "signed_off" and not _director_stands(stages, standings)):
        return None
    open_ = [one.title for one in stages if one.is_open and one.role != LAST]
    left = f" Not given yet: {'; '.join(open_)}." if open_ else ""
    who = "The director" if wanted == "signed_off" else "Everybody before the director"
    return Offer(wanted, _TOLD.format(who=who, left=left, now=STAGES[stage]))


def _director_stands(stages: tuple[Agreement, ...], standings: Mapping[str, Standing]) -> bool:
    """Return whether the self-evaluation still says what the director signed last."""
    signed = [stage.given[-1].id for stage in stages if stage.role == LAST and stage.given]
    found = [standings[id_] for id_ in signed if id_ in standings]
    return bool(found) and all(standing.is_current for standing in found)
