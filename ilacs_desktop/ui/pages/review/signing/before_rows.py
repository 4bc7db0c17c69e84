"""Before signing as rows: each known area for improvement with where it is said, then what is open. Pure."""

from collections.abc import Iterable

from ilacs_desktop.checks.unsaid import Account, Reckoning
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.document.sign_off import discussion
from ilacs_desktop.document.wording import DIRECTIONS
from ilacs_desktop.outputs.review_account import ACCOUNTS, ForSigning, not_ready
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.ui.pages.review.signing.record_rows import comment_row
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow
from ilacs_desktop.ui.widgets.status import status_look

_LOOKS: dict[Account, tuple[str, str]] = {
    "unsaid": ("error", "bad"),
    "cited_only": ("warning", "warn_mark"),
    "parked": ("left_out", "muted"),
    "said": ("agreed", "ok"),
}


def signing_rows(facts: ForSigning, directory: Directory) -> tuple[DetailRow, ...]:
    """Return the rows, each group under its heading; groups with nothing in them are left out.

    The id of an item's row is ``evidence:``, ``section:``, ``comment:`` or ``change:`` with its id.
    """
    rows: list[DetailRow] = []
    for account in ACCOUNTS:
        items = [row for row in facts.reckoning if row.account == account]
        rows += _group(
            account, ACCOUNTS[account].title, (_item(item, directory) for item in items),
            opened=account != "said",
        )  # fmt: skip
    document = facts.document
    unready = (_section(section, document) for section in not_ready(document))
    rows += _group("sections", "Sections that are not ready", unready)
    found = discussion(document)
    comments = (comment_row(one, found, directory) for one in found.open)
    rows += _group("comments", "Open comments", comments)
    changes = (_change(p, directory) for p in document.proposals if p.settled is None)
    rows += _group("changes", "Changes to decide", changes)
    return tuple(rows)


def _group(
    id_: str, title: str, items: Iterable[DetailRow], *, opened: bool = True
) -> list[DetailRow]:
    found = list(items)
    if not found:
        return []
    note = (str(len(found)),)
    return [DetailRow(f"group:{id_}", title, notes=note, is_heading=True, opened=opened), *found]


def _section(section: Section, document: Document) -> DetailRow:
    owner = next((one for one in document.people if one.id == section.owner), None)
    whose = owner.name or owner.job_title if owner is not None else "No owner"
    look = status_look(section.status)
    id_, notes = f"section:{section.id}", (look.word, whose)
    return DetailRow(id_, section.title, 1, look.symbol, look.colour, look.word, notes)


def _item(item: Reckoning, directory: Directory) -> DetailRow:
    icon, colour = _LOOKS[item.account]
    words = ACCOUNTS[item.account]
    details = [Detail("What it shows", item.shows)] if item.shows else []
    title = f"{item.number}. {item.title}"
    if item.account == "parked":  # the reason is what a director asks for: never hidden
        title = f"{title}. Why: {item.parked_reason or 'no reason given'}"
    else:
        details.append(Detail("What that means", words.meaning))
    places = item.said or item.cited
    notes = [DIRECTIONS[item.direction], *map(directory.place_name, places[:2])]
    if item.account == "parked":
        notes.append(item.parked_by or "No name given")
    return DetailRow(
        f"evidence:{item.evidence}",
        title,
        1,
        icon,
        colour,
        words.title,
        tuple(filter(None, notes)),
        tuple(details),
    )


def _change(change: Proposal, directory: Directory) -> DetailRow:
    where = directory.place_name(Place(change.part, change.question))
    where = where or ("a reviewed copy" if change.kind == "from_word" else "a record")
    whose = " and ".join(filter(None, (change.mine_by, change.theirs_by)))
    title = f"A change in {where} waits to be decided"
    return DetailRow(
        f"change:{change.id}", title, 1, "join", "warn_mark", "Open", (whose,) if whose else ()
    )
