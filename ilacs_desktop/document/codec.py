"""The document as JSON bytes and back, and the digest that names its content.

Only stored bytes are ever hashed, and a digest is never recomputed when a file is migrated.
"""

import hashlib
import secrets
from typing import Any

import msgspec

from ilacs_desktop.document.model import Document

_encoder = msgspec.json.Encoder(order="deterministic")
_document_decoder = msgspec.json.Decoder(Document)


def new_id(prefix: str) -> str:
    """Return a fresh id that no other laptop will make, such as ``ev-9f2c41d07ab3``."""
    return f"{prefix}-{secrets.token_hex(6)}"


def encode(value: Any) -> bytes:  # noqa: ANN401 - any frozen value of the model
    """Return the value as JSON in UTF-8; equal values give equal bytes."""
    return _encoder.encode(value)


def decode_document(raw: bytes) -> Document:
    """Return the document in these JSON bytes.

    Raises msgspec.DecodeError (of which ValidationError is one) when they hold no document.
    """
    return _document_decoder.decode(raw)


def digest(raw: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()
