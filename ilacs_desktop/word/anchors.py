"""Anchors: the hidden bookmarks in a review copy that say which part of the self-evaluation stands where.

A bookmark inside the heading's paragraph survived every edit and save that was tried (also where
the whole title was replaced); content controls and bookmarks around sections did not. Word hides
bookmarks whose names begin with a line.
"""

import hashlib
import re

PREFIX = "_sef_"
_LONGEST = 40  # letters that Word allows in the name of a bookmark
_ODD = re.compile(r"\W")


def anchor_of(part: str) -> str:
    """Return the name of the anchor of a part: the id of a judgement or section, or a chapter's name.

    Ids that would not do as a name of a bookmark are told apart by a digest.
    """
    name = f"{PREFIX}{part}"
    if len(name) <= _LONGEST and not _ODD.search(part):
        return name
    digest = hashlib.sha256(part.encode()).hexdigest()
    return f"{PREFIX}{digest[: _LONGEST - len(PREFIX)]}"
