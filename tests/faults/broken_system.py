"""The system below a folder as it answers while something is wrong with it: every call can be made to fail.

Python's own calls are stood in for (``os``, ``open`` and what an open file does), so that Windows'
errors and a share that is pulled out can be tried anywhere. Calls are counted; a ``Fault`` says what
the n-th comes to, and those that follow.
"""

import builtins
import errno
import glob
import io
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Self

from ilacs_desktop.storage.disk import Disk
from tests.faults.kinds import Call, Fault, Lasts, PowerCut

_STOOD_IN = (
    "open", "write", "close", "fsync", "replace", "rename", "unlink", "remove", "mkdir", "rmdir",
    "stat", "lstat", "scandir", "listdir", "chmod", "utime", "link",
)  # fmt: skip
_NAMES = {"lstat": "stat", "scandir": "list", "listdir": "list", "remove": "unlink"}


class Strike(NamedTuple):
    """What a call comes to: an error, perhaps after it was done, or bytes that were cut."""

    error: BaseException | None = None
    after: bool = False
    part: bool = False  # only half of the bytes are written
    lies: bool = False  # and that is said to be all


class BrokenSystem:
    """Stands in for the system's calls below ``room`` while the block runs.

    Nothing is wrong until ``break_with``: the ``number``-th call that suits the fault comes to it.
    ``struck`` is that call, if there was one. After ``mend`` all is well again. What happens after a
    power cut does not happen: every further call ends in one too, until then. Where Qt calls us back
    no program can be ended so; ``softly``, those calls are errors.
    """

    def __init__(self, room: Path, *, softly: bool = False) -> None:
        self._softly = softly
        self.calls: list[Call] = []
        self.struck: Call | None = None
        self._room, self._number = str(room) + os.sep, 0
        self._fault: Fault | None = None
        self._suited = self._left = 0
        self._dead = self._over = False
        self._lock = threading.Lock()
        self._real: dict[str, Any] = {name: getattr(os, name) for name in _STOOD_IN}
        self._opened: dict[int, str] = {}
        self._files: list[_File] = []
        self._undo: list[Callable[[], None]] = []

    def __enter__(self) -> Self:
        for name in _STOOD_IN:
            self._put(os, name, self._stand_in(name))
        real_open = io.open

        def open_(file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **more: Any) -> Any:
            if not self.is_watched(file):
                return real_open(file, mode, buffering, *rest, **more)
            return self._open_file(file, mode, buffering, *rest, **more)

        self._put(io, "open", open_)
        self._put(builtins, "open", open_)
        self._put(time, "sleep", lambda _: None)
        if hasattr(glob, "_StringGlobber"):  # Python 3.13 keeps the call it had when it began
            self._put(glob._StringGlobber, "scandir", staticmethod(os.scandir))
        defaults = Disk.__init__.__defaults__
        self._put(
            Disk.__init__, "__defaults__", (os.replace, os.fsync, lambda _: None, *defaults[3:])
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.mend()
        for file in self._files:
            file.let_go()
        self._over = True
        while self._undo:
            self._undo.pop()()

    def break_with(self, fault: Fault, number: int) -> None:
        """Let the ``number``-th call from now on that suits a fault come to it."""
        self.calls.clear()
        self._fault, self._number, self._left = fault, number, fault.times

    def mend(self) -> None:
        """Let all be well. After a power cut another program has begun: it has no file open."""
        self._fault = None
        if self._dead:
            self._dead = False
            for file in self._files:
                file.let_go()
            for handle in list(self._opened):
                self._real["close"](handle)
                self.forget(handle)

    def is_watched(self, what: Any) -> bool:
        """Return whether a path, or an open file's number, is below the room."""
        if isinstance(what, int):
            return what in self._opened and not self._over
        return str(os.fspath(what)).startswith(self._room) and not self._over

    def ask(self, name: str, path: str) -> Strike:
        """Count a call, and return what it comes to. Raises PowerCut when the power has gone."""
        with self._lock:
            if self._dead:
                raise self._cut()
            call = Call(name, path.removeprefix(self._room))
            self.calls.append(call)
            fault = self._fault
            if fault is None or not self._is_hit(fault, call):
                return Strike()
            if fault.lasts is Lasts.POWER_CUT:
                self._dead = True
                return Strike(self._cut(), fault.after, fault.part)
            return Strike(
                fault.error() if fault.error else None, fault.after, fault.part, fault.lies
            )

    def _cut(self) -> BaseException:
        return OSError(errno.EIO, "the power has gone") if self._softly else PowerCut()

    def _is_hit(self, fault: Fault, call: Call) -> bool:
        if self.struck is not None:
            return self._is_hit_again(fault, call, self.struck)
        self._suited += fault.suits(call)
        if fault.suits(call) and self._suited > self._number:
            self.struck = call
        return self.struck is not None

    def _is_hit_again(self, fault: Fault, call: Call, struck: Call) -> bool:
        if fault.lasts in {Lasts.PLACE, Lasts.GONE}:  # other disks are as they were
            is_hit = fault.lasts is Lasts.GONE or fault.suits(call)
            return is_hit and call.place == struck.place
        same = call.path == struck.path if fault.lasts is Lasts.FILE else call == struck
        self._left -= same and fault.suits(call)
        return same and fault.suits(call) and self._left > 0

    def do(self, name: str, path: str, action: Callable[[], Any]) -> Any:
        """Do what is asked, or let it fail before or after."""
        strike = self.ask(name, path)
        if strike.error is not None and not strike.after:
            raise strike.error
        result = action()
        if strike.error is not None:
            self._give_back(name, result)
            raise strike.error
        return result

    def _give_back(self, name: str, result: Any) -> None:
        """Close what nobody will hear of."""
        if isinstance(result, _File):
            result.let_go()
        elif name.startswith("open"):
            self._real["close"](result)
        elif hasattr(result, "close"):  # the walk through a folder
            result.close()

    def write(self, path: str, data: Any, action: Callable[[Any], int]) -> int:
        """Write, or write a part and fail, or say that less or more was written than was."""
        strike = self.ask("write", path)
        if strike.error is not None and not (strike.after or strike.part):
            raise strike.error
        view = memoryview(data).cast("B")
        part = view[: max(len(view) // 2, 1)] if strike.part else view
        written = action(part)
        if strike.error is not None:
            raise strike.error
        return len(view) if strike.lies else written

    def _put(self, where: Any, name: str, what: Any) -> None:
        before = where.__dict__[name] if isinstance(where, type) else getattr(where, name)
        setattr(where, name, what)
        self._undo.append(lambda: setattr(where, name, before))

    def _stand_in(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(what: Any = ".", *rest: Any, **more: Any) -> Any:
            if not self.is_watched(what):
                return real(what, *rest, **more)
            path = self._opened[what] if isinstance(what, int) else str(os.fspath(what))
            if name == "write":
                return self.write(path, rest[0], lambda part: real(what, part))
            if name == "open":
                return self._open(path, *rest, **more)
            if name == "close":
                del self._opened[what]  # a file whose closing fails is closed all the same
                return self.do("close", path, lambda: real(what))
            about = str(os.fspath(rest[0])) if name in {"replace", "rename", "link"} else path
            if name == "fsync":  # what is said to be on the disk is: tests need not wait for it
                return self.do("fsync", path, lambda: None)
            return self.do(_NAMES.get(name, name), about, lambda: real(what, *rest, **more))

        return call

    def _open(self, path: str, flags: int, *rest: Any, **more: Any) -> int:
        name = "open" if flags & (os.O_WRONLY | os.O_RDWR) else "open to read"
        handle = self.do(name, path, lambda: self._real["open"](path, flags, *rest, **more))
        self._opened[handle] = path
        return handle

    def _open_file(
        self,
        path: Any,
        mode: str,
        buffering: int,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        *,
        opener: Any = None,
    ) -> Any:
        plain = "".join(letter for letter in mode if letter not in "bt")
        name = "open to read" if plain == "r" else "open"
        raw: _File = self.do(name, str(path), lambda: _File(self, path, plain, opener))
        if buffering == 0:
            return raw
        kinds = {"r": io.BufferedReader}
        kind = io.BufferedRandom if "+" in plain else kinds.get(plain, io.BufferedWriter)
        buffered = kind(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

    def watch(self, file: "_File", path: str) -> None:
        """Know an open file by its number."""
        self._files.append(file)
        self._opened[file.fileno()] = path

    def forget(self, handle: int) -> None:
        """Know a file no more: it is closed."""
        self._opened.pop(handle, None)

    @property
    def is_dead(self) -> bool:
        """Whether the power has gone."""
        return self._dead


class _File(io.FileIO):
    """An open file below the room."""

    def __init__(self, system: BrokenSystem, path: Any, mode: str, opener: Any = None) -> None:
        super().__init__(path, mode, opener=opener)
        self._system, self._at = system, str(os.fspath(path))
        system.watch(self, self._at)

    def write(self, data: Any) -> int:
        return self._system.write(self._at, data, super().write)

    def readinto(self, buffer: Any) -> int:
        return self._system.do("read", self._at, lambda: super(_File, self).readinto(buffer))

    def readall(self) -> bytes:
        return self._system.do("read", self._at, super().readall)

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return self.readall()
        return self._system.do("read", self._at, lambda: super(_File, self).read(size))

    def truncate(self, size: int | None = None) -> int:
        return self._system.do("truncate", self._at, lambda: super(_File, self).truncate(size))

    def close(self) -> None:
        if self.closed:
            return
        if self._system.is_dead:
            self.let_go()
            return
        reads = self.readable() and not self.writable()
        self._system.forget(self.fileno())
        if reads:  # nothing depends on it
            super().close()
            return
        strike = self._system.ask("close", self._at)
        super().close()
        if strike.error is not None:
            raise strike.error

    def let_go(self) -> None:
        """Close it as the end of the program does."""
        if not self.closed:
            self._system.forget(self.fileno())
            super().close()
