"""What is known of the people, the computer and the files behind a document, so that it is not told."""

import re

import msgspec

from ilacs_desktop.document.model import Document

# Names of accounts that say nothing about anybody.
_NOBODY = frozenset(
    ("admin", "administrator", "default", "guest", "localhost", "owner", "root", "user")
)
_SHORTEST = 4  # letters; shorter names stand in ordinary words
_SEPARATED = re.compile(r"[/\\]")


class Known(msgspec.Struct, frozen=True):
    """What must not stand in a file that goes out.

    ``accounts`` are the user's account and the machine's name, ``files`` the paths of the
    self-evaluation, the template and the like, ``kept_at`` where evidence is kept, ``people`` those
    who only commented. ``allowed`` holds the names that are printed on purpose, ``printed`` what
    the document prints about its evidence.
    """

    accounts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    kept_at: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


def known_to(
    document: Document,
    *,
    user: str = "",
    machine: str = "",
    files: tuple[str, ...] = (),
) -> Known:
    """Return what must not go out with a document.

    The user's account, the machine and the paths of files come from the composition root: nothing
    here asks the computer.
    """
    allowed = {document.authority.name, document.authority.delivery_body}
    allowed.update(person.name for person in document.people)
    people = {comment.author for comment in document.comments}
    people.update(reply.author for comment in document.comments for reply in comment.replies)
    owners = {action.owner for action in document.actions} - {""}
    return Known(
        accounts=_names({user, machine}, allowed),
        files=tuple(sorted(filter(None, files))),
        kept_at=tuple(sorted({item.kept_at.strip() for item in document.evidence} - {""})),
        people=_names(people, allowed | owners),
        allowed=tuple(sorted(allowed - {""})),
        printed=tuple(
            text.casefold()
            for item in document.evidence
            for text in (item.title, item.source, item.shows)
            if text
        ),
    )


def _names(names: set[str], allowed: set[str]) -> tuple[str, ...]:
    """Return the names that can be told from ordinary words and are not printed on purpose."""
    printed = " ".join(allowed).casefold()
    found = {name.strip() for name in names}
    return tuple(
        name
        for name in sorted(found)
        if len(name) >= _SHORTEST
        and name.casefold() not in _NOBODY
        and name.casefold() not in printed
    )


def is_path(text: str) -> bool:
    """Return whether a place where evidence is kept is a path or an address, not just words."""
    return _SEPARATED.search(text) is not None
