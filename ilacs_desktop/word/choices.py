"""What the author chooses for one export to Word."""

from typing import Literal

import msgspec

CitationForm = Literal["number", "short_source"]


class ExportChoices(msgspec.Struct, frozen=True):
    """How citations are printed, whether the copy says DRAFT, and what its version is called.

    ``draft`` None leaves it to the stage: a copy says DRAFT until it is signed off. ``version``
    empty prints the stage in words.
    """

    citations: CitationForm = "number"
    draft: bool | None = None
    version: str = ""
