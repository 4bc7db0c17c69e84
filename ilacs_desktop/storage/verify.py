"""Says whether a file is whole: every checksum, every version, and what was signed, as it was signed.

It looks at more than opening does, which gets round damage where it can. Nothing is changed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from ilacs_desktop.document.codec import digest
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.history.signing import Frozen, differs_since, frozen
from ilacs_desktop.storage.container import MANIFEST, Opened, parts_of, unpack
from ilacs_desktop.storage.crypt import Key, is_encrypted
from ilacs_desktop.storage.disk import Disk, read_bytes
from ilacs_desktop.storage.errors import OpenError

Level = Literal["ok", "note", "bad"]


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at. ``id`` and ``facts`` are for programs, the sentence for people.

    ``level``: it is in order, it is and should be known, or something is damaged or missing.
    """

    id: str
    level: Level
    sentence: str
    facts: dict[str, str | int] = {}


_FROZEN: dict[Frozen, tuple[Level, str]] = {
    "whole": ("ok", "The version that {who} signed on {on} is here exactly as it was signed."),
    "erased": (
        "note",
        "The version that {who} signed on {on} is here, but words were erased from it since.",
    ),
    "left_out": (
        "note",
        "The version that {who} signed on {on} was left out of this copy, which was made without"
        " history.",
    ),
    "unreadable": ("bad", "The version that {who} signed on {on} is damaged and cannot be read."),
    "changed": ("bad", "The version that {who} signed on {on} holds something else now."),
    "missing": ("bad", "The version that {who} signed on {on} is not in this file."),
}


def verify(
    path: Path, passphrase: str | Key | None = None, disk: Disk | None = None
) -> tuple[Finding, ...]:
    """Return all that was found about a file, in the order in which it was looked at.

    An encrypted file needs its passphrase: without it, that is what is found.
    """
    try:
        data = read_bytes(path, disk or Disk())
        opened = unpack(data, path.name, passphrase)
    except OpenError as error:
        fault = type(error).__name__.removesuffix("Error")
        return (Finding("cannot_open", "bad", str(error), {"fault": fault}),)
    return (
        *_encryption(data),
        *_checksums(data, path.name, opened),
        *_versions(opened.history),
        *_newest(opened),
        *_erased(opened.history),
        *_signed(opened),
    )


def is_sound(findings: tuple[Finding, ...]) -> bool:
    """Return whether nothing is damaged or missing."""
    return all(finding.level != "bad" for finding in findings)


def _encryption(data: bytes) -> Iterator[Finding]:
    if is_encrypted(data):
        yield Finding("encrypted", "ok", "The file is encrypted, and the passphrase opens it.")


def _checksums(data: bytes, name: str, opened: Opened) -> Iterator[Finding]:
    manifest, parts = parts_of(data, name, opened.key)
    damaged = [
        part
        for part, wanted in manifest.sha256.items()
        if (found := parts.get(part)) is None or digest(found) != wanted
    ]
    for part in damaged:
        sentence = f"The part “{part}” is not what was written."
        yield Finding("damaged_part", "bad", sentence, {"part": part})
    if not damaged:
        sentence = f"All {len(manifest.sha256)} parts of the file are exactly as they were written."
        yield Finding("parts", "ok", sentence, {"parts": len(manifest.sha256)})
    for part in sorted(parts.keys() - manifest.sha256.keys() - {MANIFEST}):
        sentence = f"The part “{part}” is not one that this program wrote."
        yield Finding("strange_part", "note", sentence, {"part": part})


def _versions(history: History) -> Iterator[Finding]:
    left_out, whole = 0, 0
    for version in history.log():
        try:
            history.load(version.id)
            whole += 1
        except HistoryError as error:
            if version.state == "left_out":
                left_out += 1
            else:
                facts: dict[str, str | int] = {"version": version.id}
                yield Finding("damaged_version", "bad", str(error), facts)
    if whole:
        were = "The only saved version" if whole == 1 else f"All {whole} saved versions"
        if whole + left_out < len(history.versions):
            were = f"{whole} saved versions" if whole > 1 else "1 saved version"
        yield Finding("versions", "ok", f"{were} can be read.", {"versions": whole})
    if left_out:
        what = counted(left_out, "earlier version was", "earlier versions were")
        sentence = f"{what} left out: this copy was made without history."
        yield Finding("left_out", "note", sentence, {"versions": left_out})


def _newest(opened: Opened) -> Iterator[Finding]:
    if not opened.head:
        sentence = "The earlier versions cannot be read. The document itself is whole."
        yield Finding("no_history", "bad", sentence)
        return
    try:
        same = opened.history.load(opened.head) == opened.document
    except HistoryError:
        return  # told among the versions
    if same:
        sentence = "The document is the newest saved version, word for word."
        yield Finding("document", "ok", sentence, {"version": opened.head})
    else:
        sentence = "The document is not the version that the file says it is."
        yield Finding("other_document", "bad", sentence, {"version": opened.head})


def _erased(history: History) -> Iterator[Finding]:
    count = len(history.stand_ins)
    renamed = sum(version.state == "erased" for version in history.versions.values())
    if count or renamed:
        texts = counted(count, "paragraph or record", "paragraphs and records")
        labels = f"the label or author of {counted(renamed, 'version')}"
        told = [f"{texts} of its versions"] if count else []
        told += [labels] if renamed else []
        sentence = f"Words were erased on purpose from {', and from '.join(told)}."
        yield Finding("erased", "note", sentence, {"objects": count, "versions": renamed})


def _signed(opened: Opened) -> Iterator[Finding]:
    for signed in opened.document.sign_offs:
        state = frozen(opened.history, signed)
        level, sentence = _FROZEN[state]
        facts: dict[str, str | int] = {"version": signed.version, "state": state}
        yield Finding("signed", level, sentence.format(**_who(signed)), facts)
        if state in ("whole", "erased"):
            yield _today(opened.document, opened.history.load(signed.version), signed)


def _today(document: Document, version: Document, signed: SignOff) -> Finding:
    facts: dict[str, str | int] = {"version": signed.version}
    who = _who(signed)
    if differs_since(document, version):
        sentence = "The document has been changed since {who} signed it on {on}.".format(**who)
        return Finding("changed_since_signed", "note", sentence, facts)
    sentence = "The document says what {who} signed on {on}.".format(**who)
    return Finding("as_signed", "ok", sentence, facts)


def _who(signed: SignOff) -> dict[str, str]:
    return {"who": signed.name or "somebody", "on": format_date(signed.on)}
