"""Signatures: whose is on a file, and with whose key we sign."""

import struct
from pathlib import Path

import pytest
from distribution import authenticode
from distribution.faults import BuildError

REPORT = """\
Signer's certificate:
\tSigner #0:
\t\tSubject: /C=US/ST=Oregon/O=Python Software Foundation/CN=Python Software Foundation
\t\tIssuer : /C=US/O=Microsoft Corporation/CN=Microsoft ID Verified CS AOC CA 02
Succeeded
"""


def program(magic: int, signature: int) -> bytes:
    """Return the head of a program for Windows, with a signature of so many bytes."""
    start = 0x80
    directories = 112 if magic == 0x20B else 96
    raw = bytearray(start + 24 + directories + 16 * 8)
    struct.pack_into("<I", raw, 0x3C, start)
    raw[start : start + 4] = b"PE\0\0"
    struct.pack_into("<H", raw, start + 24, magic)
    struct.pack_into("<II", raw, start + 24 + directories + 4 * 8, 0x4000, signature)
    return bytes(raw)


@pytest.mark.parametrize("magic", [0x10B, 0x20B])
def test_a_signature_is_seen_in_the_head_of_a_program(magic: int) -> None:
    assert authenticode.is_signed(program(magic, 9000))
    assert not authenticode.is_signed(program(magic, 0))


def test_what_is_no_program_is_refused() -> None:
    with pytest.raises(BuildError):
        authenticode.is_signed(b"\0" * 200)


def test_the_signer_is_read_from_the_report() -> None:
    assert authenticode.signer_named(REPORT) == "Python Software Foundation"
    assert authenticode.signer_named("No signature found") == ""


def test_a_key_of_ones_own_comes_from_the_variables(tmp_path: Path) -> None:
    environ = {
        authenticode.KEY: "release.key",
        authenticode.CERTIFICATES: "release.pem",
        authenticode.ROOT: "root.pem",
        authenticode.TIME_SERVER: "http://time.example",
    }
    by = authenticode.signer(environ, tmp_path)
    assert not by.is_test
    assert by.options == (
        "-key", "release.key", "-certs", "release.pem", "-ts", "http://time.example"
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_half_of_a_key_is_no_reason_to_sign_with_the_one_for_tests(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=authenticode.CERTIFICATES):
        authenticode.signer({authenticode.KEY: "release.key"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_is_signed() -> None:
    by = authenticode.Signer(("-key", "k"), Path("root.pem"), is_test=False)
    words = authenticode.command(by, "a.exe", "b.exe")
    assert words[:4] == ["osslsigncode", "sign", "-key", "k"]
    assert words[-4:] == ["-in", "a.exe", "-out", "b.exe"]
