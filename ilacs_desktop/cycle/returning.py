"""Returned packs: what a contributor did, brought into the open self-evaluation as one change.

Both forms end in the same way: the three-way merge, with the pack as it was sent for its base. What
the pack does not hold is therefore never taken for removed.
"""

import datetime as dt
from typing import NamedTuple

import msgspec

from ilacs_desktop.cycle import errors
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.cycle.returned_before import went_on_from, written_on
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.in_words import possessive
from ilacs_desktop.merge.bring_in import Brought, Open, bring_in
from ilacs_desktop.merge.since_packs import sent_out
from ilacs_desktop.storage.container import Opened

_MOST_TITLES = 4  # in one sentence


class FormFacts(NamedTuple):
    """What a Word form says of itself, in ids: its self-evaluation, pack and version.

    ``owner`` is whom it was made for, ``label`` the year, ``sections`` what it asks for. All but the
    pack may be empty, where the form has lost it.
    """

    document: str
    pack: str
    version: str = ""
    owner: str = ""
    label: str = ""
    sections: tuple[str, ...] = ()


class FormBack(NamedTuple):
    """What came back in a Word form: the document that ``sent_document`` gives, as written in.

    ``by`` and ``at`` are who saved it last, and when; ``notes`` sentences for whoever brings it in.
    """

    facts: FormFacts
    written: Document
    by: str
    at: dt.datetime
    notes: tuple[str, ...] = ()


Back = Opened | FormBack


def take_in(mine: Open, back: Back, *, even_unknown: bool = False) -> Brought:
    """Return what is open with a returned pack in it, and the pack marked as returned.

    ``even_unknown`` takes in a pack that the list of contributors does not have. New evidence and
    actions come along; the arrival's notes say whose numbers had to change. Raises the
    NotBroughtInError that fits, and HistoryError when the pack's own history cannot be read.
    """
    sent = _checked(mine.document, _sent(back), *_origin(back))
    if not even_unknown and _listed(mine.document, sent.id) is None:
        titles = _titles(mine.document, sent)
        raise errors.UnknownPackError(owner=sent.owner or "somebody", sections=titles)
    theirs, base = _theirs(mine, back, sent)
    if theirs.history.load(theirs.head) == base:
        raise errors.UnchangedError(owner=sent.owner or "its owner")
    brought = bring_in(mine, theirs.history, theirs.head, base)
    if isinstance(back, FormBack) and brought.joined:
        notes = (*brought.arrival.notes, *back.notes)
        brought = brought._replace(arrival=brought.arrival._replace(notes=notes))
    return _marked(brought, sent, mine.document.cycle.today or mine.at.date())


def sent_document(mine: Open, facts: FormFacts) -> Document:
    """Return what a Word form was made from: the pack's document in the version that it names.

    Where that version is gone, the texts are taken to be empty: then whatever differs from what
    stands here now is asked about, and nothing is replaced. Raises the NotBroughtInError that fits
    when the form does not belong here.
    """
    sent = Pack(facts.pack, facts.owner, (), "word", dt.date.min)
    sent = _checked(mine.document, sent, facts.document, facts.label, facts.owner)
    return _as_sent(mine, sent, facts.version, facts.sections)


def label_of(back: Back) -> str:
    """Return what undo calls it, such as "Bring in Priya Nair’s pack"."""
    owner = _sent(back).owner
    if not owner:
        return "Bring in a pack"
    return f"Bring in {possessive(owner)} pack"


def place_in_order(back: Back) -> tuple[str, dt.datetime, str]:
    """Return what packs that came back together are sorted by before they are taken in.

    Those of one person stand together, the oldest first. Taken in in this order, several packs give
    the same self-evaluation to everybody.
    """
    if isinstance(back, FormBack):
        return back.facts.pack, back.at, ""
    version = back.history.versions.get(back.head)
    at = version.at if version is not None else dt.datetime.max.replace(tzinfo=dt.UTC)
    return back.document.pack, at, back.head


def _sent(back: Back) -> Pack:
    """Return the pack as what came back names it. Raises NoPackError when it names none."""
    document = back.written if isinstance(back, FormBack) else back.document
    found = _listed(document, document.pack)
    if found is None:
        raise errors.NoPackError
    return msgspec.structs.replace(found, returned=None)


def _listed(document: Document, id_: str) -> Pack | None:
    return next((one for one in document.packs if one.id == id_), None)


def _origin(back: Back) -> tuple[str, str, str]:
    """Return the id of the self-evaluation that it comes from, its year, and both in words."""
    if isinstance(back, FormBack):
        return back.facts.document, back.facts.label, back.facts.owner
    cycle, authority = back.document.cycle, back.document.authority
    return back.document.id, cycle.label, f"{authority.name}, {cycle.label}"


def _checked(mine: Document, sent: Pack, document: str, label: str, whose: str) -> Pack:
    """Return the pack, as it is listed here if it is; raise the error that says why it is refused."""
    if document and document != mine.id:
        raise errors.OtherSelfEvaluationError(whose=whose)
    if mine.pack and mine.pack != sent.id:
        raise errors.PackInPackError(owner=sent.owner)
    known = _listed(mine, sent.id)
    if known is None and label not in ("", mine.cycle.label):
        raise errors.OlderCycleError(theirs=label, mine=mine.cycle.label, owner=sent.owner)
    if known is not None and sent.owner not in ("", known.owner):
        raise errors.OtherOwnerError(theirs=sent.owner, owner=known.owner)
    return known or sent


def _titles(document: Document, sent: Pack) -> str:
    titles = [f"“{s.title}”" for s in document.sections if s.id in sent.sections]
    if len(titles) > _MOST_TITLES:
        titles = [*titles[:_MOST_TITLES], f"{len(titles) - _MOST_TITLES} more sections"]
    return ", ".join(titles) or "sections that are not here any more"


def _theirs(mine: Open, back: Back, sent: Pack) -> tuple[Opened, Document]:
    """Return their side of the merge, and what it was made from."""
    if isinstance(back, FormBack):
        base = _as_sent(mine, sent, back.facts.version, back.facts.sections)
        return _made_again(mine, base, back.written, back.by, back.at), base
    if not back.head:  # its history was damaged: what was sent is made once more
        base = _as_sent(mine, sent, sent.version, _sent(back).sections)
        return _made_again(mine, base, back.document, "", mine.at), base
    return back, back.history.load(sent_out(back.history, back.head))


def _made_again(mine: Open, base: Document, changed: Document, by: str, at: dt.datetime) -> Opened:
    """Return a pack that has no history of its own with one: what was sent, and what it is now.

    It is the same whenever it is made, so that a form that comes back twice is known. What goes on
    from an earlier return follows that one.
    """
    sent, history = base.packs[0], mine.history
    before = went_on_from(mine, base, changed, at)
    if before:
        changed = written_on(history.load(before), changed)
    else:
        begun = dt.datetime.combine(sent.sent, dt.time(), dt.UTC)
        history, root = history.commit(base, (), sent.asked_by, begun, "")
        before = root.id
    history, version = history.commit(changed, (before,), by or sent.owner, at, "")
    return Opened(changed, history, version.id)


def _as_sent(mine: Open, sent: Pack, version: str, sections: tuple[str, ...]) -> Document:
    """Return the pack as it was sent, made once more from the version that it names.

    ``sections`` are those that came back: the list names another in place of one that was joined
    into it since.
    """
    sections, version = sections or sent.sections, version or sent.version
    sent = msgspec.structs.replace(sent, returned=None, version=version, sections=sections)
    try:
        whole = mine.history.load(sent.version)
    except (KeyError, UserError):
        return _without_texts(pack_document(mine.document, _with_sections(sent, mine.document)))
    return pack_document(whole, _with_sections(sent, whole))


def _with_sections(sent: Pack, document: Document) -> Pack:
    """Return the pack; one that only a form tells of may have any of the sections."""
    every = tuple(section.id for section in document.sections)
    return msgspec.structs.replace(sent, sections=sent.sections or every)


def _without_texts(document: Document) -> Document:
    sections = tuple(
        msgspec.structs.replace(section, know=(), how=(), plan=()) for section in document.sections
    )
    return msgspec.structs.replace(document, sections=sections)


def _marked(brought: Brought, sent: Pack, on: dt.date) -> Brought:
    """Return the same with the pack marked as returned on this day, and on the list if it was not."""
    after = brought.arrival.after
    if _listed(after, sent.id) is None:
        packs = (*after.packs, msgspec.structs.replace(sent, returned=on))
    else:
        packs = tuple(
            msgspec.structs.replace(one, returned=on)
            if one.id == sent.id and (brought.joined or one.returned is None)
            else one
            for one in after.packs
        )
    if packs == after.packs:
        return brought
    marked = msgspec.structs.replace(after, packs=packs)
    return brought._replace(arrival=brought.arrival._replace(after=marked))
