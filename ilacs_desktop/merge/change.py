"""One difference between two versions: a paragraph, a record, or a part's own fields."""

from typing import Any, Literal, NamedTuple

from ilacs_desktop.document.body import Block
from ilacs_desktop.document.places import Place
from ilacs_desktop.merge.stood import Stood

Kind = Literal["removed", "added", "changed", "moved", "marked"]
Sign = Literal["", "+", "-"]
Marked = tuple[tuple[str, Sign], ...]


class TextChange(NamedTuple):
    """One paragraph that is another than before.

    ``kind`` is "marked" where only its stance, look or kind of paragraph changed. ``words`` are its
    words in order: kept, "+" new, "-" gone. ``place`` is where it stands, or stood when it was
    removed; ``origin`` is where it came from when that is another answer. ``stood`` is the order of
    the answer it was in, by the ids its paragraphs have now.
    """

    kind: Kind
    place: Place
    block: str
    before: Block | None
    after: Block | None
    words: Marked
    origin: Place | None = None
    stood: Stood = Stood()

    @property
    def was_moved(self) -> bool:
        """Whether it stands elsewhere than before, changed or not."""
        return self.origin is not None or self.block in self.stood.moved


class RecordChange(NamedTuple):
    """One record of a list, or one part's own fields, that are other than before.

    ``list`` is a field of the document, ``authority`` and ``cycle`` too, and empty for the word
    lists, which are the document's own. ``fields`` are the names of what changed, empty for a
    record that came, went or was only moved. ``stood`` is the old order of its list; ``moved_in``
    are the ids of the paragraphs that a new part got from others.
    """

    kind: Kind
    list: str
    record: str
    before: Any
    after: Any
    fields: tuple[str, ...] = ()
    stood: Stood = Stood()
    moved_in: frozenset[str] = frozenset()


Change = TextChange | RecordChange
