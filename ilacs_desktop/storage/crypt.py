"""A file that only those who know its passphrase can read.

Its first line says to people what it is. The second, a clear header, says to programs which
document and version it holds and how the key is made, so that copies of one document find each
other without the passphrase. The third is a checksum of all the rest, so that damage is told from
a wrong passphrase. Then comes the zip of an ordinary file, sealed: docs/file-format.md has each byte.
"""

import secrets
import unicodedata
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ilacs_desktop.document.codec import digest
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.storage.errors import (
    CutShortError,
    DamagedFileError,
    OpenError,
    TooNewError,
    UnsafeFileError,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

START: Final = (
    b"This is an encrypted ILACS self-evaluation. ILACS Desktop opens it with its passphrase.\n"
)
# Cost of guessing: memory of 128 * n * 8 bytes, here 128 MiB, and half a second for each guess.
COST = 2**17
_CHEAPEST, _DEAREST = 2**14, 2**18  # a file may ask for no more than 256 MiB and a second
_BLOCK, _LANES = 8, 1  # scrypt's r and p
_SALT, _NONCE, _SECRET = 16, 12, 32  # bytes
_TAG = 16  # bytes that AES-GCM adds
_HEADER_LIMIT = 4096
_CHECKSUM = 64  # hexadecimal digits of a SHA-256


class NeedsPassphraseError(OpenError):
    """The file is encrypted, and no passphrase was given."""

    sentence = (
        "“{name}” is encrypted: it opens only with its passphrase. Ask the person who gave you the"
        " file for it. Nothing was changed."
    )


class WrongPassphraseError(OpenError):
    """The file is whole, and the passphrase is not its own."""

    sentence = (
        "That is not the passphrase of “{name}”. The file is whole and was left as it is. Try"
        " again: look at capital letters and at the language of the keyboard. Without the"
        " passphrase nobody can open it."
    )


class DamagedEncryptedError(DamagedFileError):
    """An encrypted file is not what was written, whatever the passphrase."""

    sentence = (
        "“{name}” is damaged: {part} cannot be read. The passphrase has nothing to do with it. The"
        " file was left as it is. {earlier}"
    )


class TooNewEncryptedError(TooNewError):
    """A newer version of the program wrote an encrypted file."""

    sentence = (
        "“{name}” was encrypted by a newer version of this program: it has file format {found}, and"
        " this version reads up to {known}. It was left as it is, so that nothing in it is lost."
        " Ask your IT team for the newer version."
    )


class Key(msgspec.Struct, frozen=True):
    """What a passphrase gives: made once for an open file, used for each save and journal line.

    ``check`` is written in the file, to tell a wrong passphrase. ``secret`` never is, and never
    shows in a log.
    """

    salt: bytes
    secret: bytes
    check: bytes
    cost: int = COST

    def __repr__(self) -> str:
        return "Key(…)"


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the key is made from the passphrase, as a clear header says it; bytes are base64."""

    salt: bytes
    check: bytes
    n: int
    r: int = _BLOCK
    p: int = _LANES
    kdf: Literal["scrypt"] = "scrypt"


class Header(msgspec.Struct, frozen=True):
    """What everybody may know of an encrypted file. ``size`` counts the sealed bytes."""

    format: Annotated[int, msgspec.Meta(ge=1)]
    kind: str
    document: str
    head: str
    lock: Lock
    nonce: bytes
    size: int


class _AnyHeader(msgspec.Struct):
    """What the header of every format has."""

    format: int


class Sealed(msgspec.Struct, frozen=True):
    """An encrypted file taken apart: its header, as read and as written, and its sealed bytes."""

    header: Header
    written: bytes
    content: bytes


def new_key(passphrase: str, cost: int = COST) -> Key:
    """Return a key for a passphrase that was just chosen; takes half a second and 128 MiB.

    ``cost`` is scrypt's n: a power of two. Raises ValueError for an empty passphrase.
    """
    return _derived(passphrase, secrets.token_bytes(_SALT), cost)


def key_from(lock: Lock, given: "str | Key | None", name: str) -> Key:
    """Return the key that opens what has this lock, from a passphrase or a key for the same lock.

    Raises NeedsPassphraseError when nothing that could fit is given, WrongPassphraseError when it
    does not fit, and UnsafeFileError when making the key would cost more than any of ours.
    """
    if not lock_is_ours(lock):
        raise UnsafeFileError(name, reason="its key would take too long to make")
    if isinstance(given, Key):
        if (given.salt, given.check, given.cost) != (lock.salt, lock.check, lock.n):
            raise NeedsPassphraseError(name)
        return given
    if not given or not tidy(given):
        raise NeedsPassphraseError(name)
    key = _derived(given, lock.salt, lock.n)
    if not secrets.compare_digest(key.check, lock.check):
        raise WrongPassphraseError(name)
    return key


def lock_of(key: Key) -> Lock:
    """Return what is written in the clear about a key."""
    return Lock(key.salt, key.check, key.cost)


def lock_is_ours(lock: Lock) -> bool:
    """Return whether the lock is one this program makes: a stranger's could take hours to try."""
    power_of_two = lock.n > 0 and lock.n & (lock.n - 1) == 0
    bounded = power_of_two and _CHEAPEST <= lock.n <= _DEAREST and (lock.r, lock.p) == (8, 1)
    return bounded and (len(lock.salt), len(lock.check)) == (_SALT, _SECRET)


def is_encrypted(data: bytes) -> bool:
    """Return whether these bytes are, or begin as, an encrypted file."""
    return data.startswith(START) or (len(data) > 4 and START.startswith(data))


def seal_file(content: bytes, kind: str, document: str, head: str, key: Key) -> bytes:
    """Return an encrypted file with this content: another one at each call, as the nonce is new."""
    nonce = secrets.token_bytes(_NONCE)
    header = Header(FORMAT, kind, document, head, lock_of(key), nonce, len(content) + _TAG)
    written = START + msgspec.json.encode(header) + b"\n"
    sealed = _cipher(key).encrypt(nonce, content, written)
    return b"".join((written, digest(written + sealed).encode(), b"\n", sealed))


def unseal_file(sealed: Sealed, key: Key, name: str) -> bytes:
    """Return the content of an encrypted file. Raises DamagedEncryptedError if it was changed."""
    content = unseal(sealed.content, key, sealed.header.nonce, sealed.written)
    if content is None:
        raise DamagedEncryptedError(name, part="what is in it")
    return content


def read_sealed(data: bytes, name: str) -> Sealed:
    """Return the parts of an encrypted file, once it is sure that they are as they were written.

    Raises CutShortError, DamagedEncryptedError or TooNewEncryptedError.
    """
    end = data.find(b"\n", len(START), len(START) + _HEADER_LIMIT)
    if not data.startswith(START) or (end < 0 and len(data) < len(START) + _HEADER_LIMIT):
        raise CutShortError(name)
    header = _header(data[len(START) : end], name)
    begin = end + 1 + _CHECKSUM + 1
    written, checksum, content = data[: end + 1], data[end + 1 : begin], data[begin:]
    if len(content) < header.size:
        raise CutShortError(name)
    if checksum != digest(written + content).encode() + b"\n":
        raise DamagedEncryptedError(name, part="what is in it")
    return Sealed(header, written, content)


def seal(content: bytes, key: Key, bound_to: bytes) -> tuple[bytes, bytes]:
    """Return a new nonce, and the content sealed with it; it opens only beside ``bound_to``."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce, _cipher(key).encrypt(nonce, content, bound_to)


def unseal(sealed: bytes, key: Key, nonce: bytes, bound_to: bytes) -> bytes | None:
    """Return what was sealed, None when the bytes are not as they were written."""
    from cryptography.exceptions import InvalidTag

    if len(nonce) != _NONCE:
        return None
    try:
        return _cipher(key).decrypt(nonce, sealed, bound_to)
    except (InvalidTag, ValueError, OverflowError):
        return None


def tidy(passphrase: str) -> str:
    """Return a passphrase as it counts: accents written in one way, no space around it.

    One copied from an email has a space at its end, and a Mac types é as two characters.
    """
    return unicodedata.normalize("NFC", passphrase).strip()


def _derived(passphrase: str, salt: bytes, cost: int) -> Key:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    words = tidy(passphrase).encode("utf-8", "surrogatepass")
    if not words:
        raise ValueError("a passphrase has at least one character")
    # The two halves tell nothing of each other: one may be shown.
    made = Scrypt(salt=salt, length=2 * _SECRET, n=cost, r=_BLOCK, p=_LANES).derive(words)
    return Key(salt, made[:_SECRET], made[_SECRET:], cost)


def _cipher(key: Key) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key.secret)


def _header(line: bytes, name: str) -> Header:
    try:
        found = msgspec.json.decode(line, type=_AnyHeader).format
        if found > FORMAT:
            raise TooNewEncryptedError(name, found=found, known=FORMAT)
        return msgspec.json.decode(line, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedEncryptedError(name, part="the line that says how it is encrypted") from error
