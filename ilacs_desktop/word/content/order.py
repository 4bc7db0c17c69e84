"""The order of the judgements: that on leaders before the others, after them, or where it stands."""

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import Order


def in_order(document: Document, framework: Framework, order: Order) -> Document:
    """Return the document with its judgements in the order in which they are printed.

    The framework says which judgement is that on leaders; the others keep their order. By question,
    all keep it.
    """
    if order == "question":
        return document
    leaders = tuple(part for part in document.judgements if part.id == framework.leaders)
    others = tuple(part for part in document.judgements if part.id != framework.leaders)
    judgements = (*leaders, *others) if order == "leaders_first" else (*others, *leaders)
    if judgements == document.judgements:
        return document
    return msgspec.structs.replace(document, judgements=judgements)
