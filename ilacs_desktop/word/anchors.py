"""Anchors: the hidden bookmarks in a review copy that say which part of the self-evaluation stands where.

A bookmark inside the heading's paragraph survived every edit and save that was tried (also where
the whole title was replaced); content controls and bookmarks around sections did not. Word hides
bookmarks whose names begin with a line.
"""

import hashlib
import re

PREFIX = "_sef_"
VERSION_PREFIX = f"{PREFIX}v_"  # of the one that says which version was exported: review/version.py
_LONGEST = 40  # letters that Word allows in the name of a bookmark
_ODD = re.compile(r"\W")


def anchor_of(part: str, question: str = "") -> str:
    """Return the name of the anchor of a part: the id of a judgement or section, or a chapter's name.

    A heading over one answer alone has the anchor of part and question together (printed.Heading).
    Ids that would not do as a name of a bookmark are told apart by a digest, and so is an answer,
    whose anchor must not be that of another part.
    """
    name = f"{PREFIX}{part}"
    if not question and len(name) <= _LONGEST and not _ODD.search(part):
        return name
    digest = hashlib.sha256(part.encode()).hexdigest()
    ending = f"_{question}" if question else ""
    return f"{PREFIX}{digest[: _LONGEST - len(PREFIX) - len(ending)]}{ending}"
