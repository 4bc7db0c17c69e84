"""Qt and the other libraries keep to what is allowed, too: seen from outside, by strace, on Linux.

What this does not see is Windows: there the same code asks, and Qt's own parts differ.
"""

import shutil
from pathlib import Path

import pytest

from tests.security.allowed import ROOT, breaches
from tests.security.day import FILE
from tests.security.record import Seen
from tests.security.traced import CALLS, traced
from tests.security.watched import Person, person_in, seen_of

# What the system's libraries read, and Qt by way of them.
SYSTEM = {
    "/etc/ld.so": "where libraries are",
    "/lib": "libraries",
    "/usr/lib": "libraries, the words of the system, how OpenSSL is set up",
    "/usr/local/lib": "libraries",
    "/etc/fonts": "fonts",
    "/usr/share/fonts": "fonts",
    "/usr/local/share/fonts": "fonts",
    "/usr/share/fontconfig": "fonts",
    "/var/cache/fontconfig": "fonts",
    "/usr/share/locale": "the words of the system",
    "/usr/share/mime": "kinds of files",
    "/usr/share/icons": "icons",
    "/usr/share/X11": "the keyboard",
    "/etc/nsswitch.conf": "who this person is",
    "/etc/passwd": "who this person is",
    "/etc/ssl/openssl.cnf": "how OpenSSL is set up",
    "/etc/machine-id": "which computer this is",
    "/proc": "the process itself",
    "/sys": "processors and memory",
    "/dev": "random numbers, nowhere",
}
# In a person's home: Qt and fontconfig keep and look for their own there.
AT_HOME = (".cache/fontconfig", ".fontconfig", ".fonts", ".local/share/fonts", ".config/fontconfig")
# glibc asks the name service on this computer who the person is; nothing leaves the computer.
ASKS_WHO = "/var/run/nscd/socket"


def unexpected(seen: list[Seen], person: Person) -> list[str]:
    """Return what breaks the rules for Python, and is none of what libraries do by themselves."""
    home = person.folder / "home"
    folders = (*map(Path, SYSTEM), *(home / place for place in AT_HOME))
    return [
        breach
        for one in seen
        if not (one.event == "read" and _is_below(Path(one.what), folders))
        and not (one.event == "write" and one.what == "/dev/null")
        and one != Seen("read", str(ROOT))  # Python lists where it finds the program
        and not _is_name_service(one)
        and not (one.event == "exec" and "python" in Path(one.what).name)
        for breach in breaches([one], person.places)
    ]


def _is_below(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(str(path).startswith(str(folder)) for folder in folders)


def _is_name_service(one: Seen) -> bool:
    local = one.event == "socket" and one.what.startswith(
        "AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_N"
    )
    return local or (one.event == "connect" and f'sun_path="{ASKS_WHO}"' in one.what)


@pytest.mark.long
@pytest.mark.parametrize("way", ["short", "all_commands", "all_places"])
def test_all_that_libraries_do_stays_within_what_is_allowed(way: str, tmp_path: Path) -> None:
    person, seen = watched(way, tmp_path)
    assert unexpected(seen, person) == []
    assert any(one.event == "write" and one.what.endswith(f"/{FILE}") for one in seen)


@pytest.mark.long
def test_what_may_not_be_would_be_seen_from_outside_too(tmp_path: Path) -> None:
    person, seen = watched("planted", tmp_path)
    found = unexpected(seen, person)
    letter, other = person.private
    assert f"read: {letter}" in found
    assert f"read: {other}" in found
    assert f"make: {letter.parent / 'folder'}" in found
    assert any(one.startswith("socket: AF_INET") for one in found)


def watched(way: str, folder: Path) -> tuple[Person, list[Seen]]:
    """Return a person and what was seen from outside while the program was at work for them."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not there: install it to see what Qt asks of the system")
    person, log = person_in(folder / "person"), folder / "trace"
    seen_of(
        way, person, (strace, "-f", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(log))
    )
    return person, traced(log, ROOT)


def test_a_line_of_a_trace_is_understood(tmp_path: Path) -> None:
    log = tmp_path / "trace"
    log.write_text(
        '12 openat(AT_FDCWD, "/a/b.png", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file)\n'
        '12 openat(AT_FDCWD, "c.txt", O_WRONLY|O_CREAT, 0666) = 3\n'
        '12 rename("/a/b", "/a/c" <unfinished ...>\n'
        "12 <... rename resumed>) = 0\n"
        "13 socket(AF_INET, SOCK_STREAM, 0) = 4\n"
        '13 mkdir("/a/d", 0777) = 0\n'
        '14 execve("/bin/ls", ["ls", "/x"], 0x1) = 0\n'
        "14 +++ exited with 0 +++\n"
    )
    assert traced(log, Path("/start")) == [
        Seen("read", "/a/b.png"),
        Seen("write", "/start/c.txt"),
        Seen("write", "/a/b"),
        Seen("write", "/a/c"),
        Seen("socket", "AF_INET, SOCK_STREAM, 0) = 4"),
        Seen("make", "/a/d"),
        Seen("exec", "/bin/ls"),
    ]
