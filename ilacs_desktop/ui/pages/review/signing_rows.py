"""Before signing as rows: each known weakness with where it is said, then what is open. Pure."""

from collections.abc import Iterable

from ilacs_desktop.checks.unsaid import Account, Reckoning
from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Comment, Proposal, SignOff
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.history.history import History
from ilacs_desktop.history.signing import Frozen, differs_since, frozen
from ilacs_desktop.outputs.review_account import ACCOUNTS, ForSigning
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.ui.dialogs.person import ROLES
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow

_LOOKS: dict[Account, tuple[str, str]] = {
    "unsaid": ("error", "bad"),
    "cited_only": ("warning", "warn_mark"),
    "parked": ("left_out", "muted"),
    "said": ("agreed", "ok"),
}
_DIRECTIONS = {"negative": "Negative", "mixed": "Mixed"}


def signing_rows(facts: ForSigning, directory: Directory) -> tuple[DetailRow, ...]:
    """Return the rows, each group under its heading; groups with nothing in them are left out.

    The id of an item's row is ``evidence:`` or ``comment:`` or ``change:`` with its id.
    """
    rows: list[DetailRow] = []
    for account in ACCOUNTS:
        items = [row for row in facts.reckoning if row.account == account]
        rows += _group(
            account, ACCOUNTS[account].title, (_item(item, directory) for item in items),
            opened=account != "said",
        )  # fmt: skip
    document = facts.document
    comments = (_comment(c, directory) for c in document.comments if is_open(c))
    rows += _group("comments", "Open comments", comments)
    changes = (_change(p, directory) for p in document.proposals if p.settled is None)
    rows += _group("changes", "Changes to decide", changes)
    return tuple(rows)


_FROZEN: dict[Frozen, str] = {
    "whole": "",
    "erased": " Words were erased from that version since.",
    "left_out": " That version was left out of this copy.",
    "unreadable": " That version is damaged and cannot be read.",
    "changed": " That version holds something else now: do not rely on this.",
    "missing": " That version is not in this file.",
}


def signed_lines(document: Document, history: History) -> tuple[str, ...]:
    """Return a line for each sign-off: who agreed what, and whether it still stands so."""
    return tuple(_signed(document, history, signed) for signed in document.sign_offs)


def _signed(document: Document, history: History, signed: SignOff) -> str:
    role = next((words for role, words in ROLES.items() if role == signed.role), "")
    who = ", ".join(filter(None, (signed.name, role)))
    state = frozen(history, signed)
    note = f" ({signed.note})" if signed.note else ""
    line = f"Signed off by {who} on {format_date(signed.on)}{note}.{_FROZEN[state]}"
    if state in ("whole", "erased") and differs_since(document, history.load(signed.version)):
        line += " The self-evaluation was changed since."
    return line


def _group(
    id_: str, title: str, items: Iterable[DetailRow], *, opened: bool = True
) -> list[DetailRow]:
    found = list(items)
    if not found:
        return []
    note = (str(len(found)),)
    return [DetailRow(f"group:{id_}", title, notes=note, is_heading=True, opened=opened), *found]


def _item(item: Reckoning, directory: Directory) -> DetailRow:
    icon, colour = _LOOKS[item.account]
    words = ACCOUNTS[item.account]
    details = [Detail("What it shows", item.shows)] if item.shows else []
    if item.account == "parked":
        reason = f"{item.parked_reason or 'No reason given'} ({item.parked_by or 'no name given'})"
        details.append(Detail("Why it is left out", reason))
    else:
        details.append(Detail("What that means", words.meaning))
    places = item.said or item.cited
    notes = [_DIRECTIONS.get(item.direction, ""), *map(directory.place_name, places[:2])]
    if item.account == "parked":
        notes.append(item.parked_by)
    return DetailRow(
        f"evidence:{item.evidence}",
        f"{item.number}. {item.title}",
        1,
        icon,
        colour,
        words.title,
        tuple(filter(None, notes)),
        tuple(details),
    )


def _comment(comment: Comment, directory: Directory) -> DetailRow:
    where = directory.place_name(Place(comment.part, comment.question))
    notes = tuple(filter(None, (comment.author, where)))
    told = tuple(Detail(f"{reply.author} answered", reply.text) for reply in comment.replies)
    return DetailRow(
        f"comment:{comment.id}", comment.text, 1, "comment", "accent", "Open", notes, told
    )


def _change(change: Proposal, directory: Directory) -> DetailRow:
    where = directory.place_name(Place(change.part, change.question))
    where = where or ("a reviewed copy" if change.kind == "from_word" else "a record")
    whose = " and ".join(filter(None, (change.mine_by, change.theirs_by)))
    title = f"A change in {where} waits to be decided"
    return DetailRow(
        f"change:{change.id}", title, 1, "join", "warn_mark", "Open", (whose,) if whose else ()
    )
