"""The account of a year as rows to read: promises by their state, then what becomes of the rest."""

from collections.abc import Iterable, Iterator

from ilacs_desktop.cycle.next_year_account import Account, Kept, say_kept
from ilacs_desktop.document.records import State
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow

_ICONS: dict[State, tuple[str, str]] = {
    "not_started": ("not_started", "muted"),
    "in_progress": ("half_done", "accent"),
    "done": ("tick", "text2"),
    "shown_to_work": ("agreed", "ok"),
}
_NO_PROMISES = DetailRow("none", "No action was promised in this year’s plan.")


def account_rows(account: Account) -> tuple[DetailRow, ...]:
    """Return all that an account tells, under headings; a promise tells more when it is chosen."""
    return (
        *_promises(account),
        *_listed("look_at", "To look at then", account.look_at, "warning", "warn_mark"),
        *_listed("carried", "Comes along", account.carried, "tick", "ok"),
        *_listed("anew", "Starts anew", account.anew, "new", "accent"),
        *_listed("behind", "Stays in this file", account.behind, "folder", "text2"),
    )


def _promises(account: Account) -> Iterator[DetailRow]:
    if not account.kept:
        yield _NO_PROMISES
    for state, count in account.states:
        if count:
            yield DetailRow(
                f"state:{state}",
                f"Promised, and now: {STATES[state].lower()}",
                notes=(counted(count, "action"),),
                is_heading=True,
            )
            for kept in account.kept:
                if kept.action.state == state:
                    yield _promise(kept)


def _promise(kept: Kept) -> DetailRow:
    action = kept.action
    icon, colour = _ICONS[action.state]
    name = action.what.strip() or action.weakness.strip() or "An action without words"
    said = say_kept(kept)
    shown = "; ".join(f"{item.number}, {item.title}" for item in kept.shown_by)
    told = {
        "Area for improvement": action.weakness if action.what.strip() else "",
        "Owner": action.owner,
        "By when": format_date(action.due) if action.due else "",
        "How we will know": action.measure,
        "What was to change for children": action.change_for_children,
        "Evidence that shows it": shown,
    }
    return DetailRow(
        f"promise:{action.id}",
        f"{action.number}. {name}",
        1,
        icon,
        colour,
        STATES[action.state],
        () if said == STATES[action.state] else (said,),
        tuple(Detail(label, text) for label, text in told.items() if text.strip()),
    )


def _listed(
    id_: str, title: str, sentences: Iterable[str], icon: str, colour: str
) -> Iterator[DetailRow]:
    every = tuple(sentences)
    if every:
        yield DetailRow(id_, title, is_heading=True)
    for number, sentence in enumerate(every):
        yield DetailRow(f"{id_}:{number}", sentence, 1, icon, colour)
