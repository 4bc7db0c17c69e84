"""The names that a public version withholds wherever they stand: of People, and of owners.

An owner who is no post may be a name; where it looks like one it is withheld in prose too. So are
a surname or a first name alone, “Cartmell” or “Leila”, unless it is an ordinary word: “Bell”.
"""

from ilacs_desktop.checks.public_guard import PublicGuard
from ilacs_desktop.document.model import Document
from ilacs_desktop.outputs.held_names import held_names, in_public, plain
from ilacs_desktop.outputs.readable import ROLES

_MOST_PARTS = 5  # words of a name; a text with more is none


def names_to_withhold(document: Document, guard: PublicGuard) -> tuple[str, ...]:
    """Return every name that is withheld, the whole ones first, then their parts."""
    posts = {plain(post) for post in (*(p.job_title for p in document.people), *ROLES.values())}
    shown = [person.name for person in document.people if in_public(person)]
    owners = [item.owner.strip() for item in document.evidence]
    owners += [action.owner.strip() for action in document.actions]
    known = posts.union(map(plain, shown))
    named = [o for o in owners if plain(o) not in known and guard.looks_like_a_name(o)]
    whole = tuple(dict.fromkeys((*held_names(document), *named)))
    stay = {plain(part) for text in (*shown, document.authority.name) for part in text.split()}
    parts = (part.strip(".,;") for name in whole for part in name.split()[:_MOST_PARTS])
    alone = (p for p in parts if plain(p) not in stay and guard.is_word_of_a_name(p))
    return tuple(dict.fromkeys((*whole, *alone)))
