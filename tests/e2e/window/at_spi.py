"""What a screen reader can do with a program, for the tests: one request a line in, one answer out.

It speaks AT-SPI, the protocol of Linux's screen readers, over its bus. It runs under the system's
Python, which has the bindings to GLib (python3-gi): no package of ours is imported here.
"""

import json
import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from gi.repository import Gio, GLib

PATIENCE = 60_000  # milliseconds for one answer of a busy program
MOST_CHILDREN = 400
_AGAIN = 20
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
_INTERFACE = "org.a11y.atspi."
# The numbers of the protocol for what our program is made of.
ROLES = {
    7: "check box", 8: "check menu item", 11: "combo box", 16: "dialog", 20: "filler", 23: "frame",
    27: "image", 29: "label", 30: "pane", 31: "list", 32: "list item", 33: "menu", 34: "menu bar",
    35: "menu item", 37: "tab", 38: "tab list", 39: "panel", 40: "password", 41: "menu",
    42: "progress bar", 43: "button", 44: "radio button", 45: "radio menu item", 48: "scroll bar",
    50: "separator", 51: "slider", 52: "spin button", 53: "splitter", 55: "table", 56: "cell",
    57: "column header", 58: "row header", 61: "text", 64: "tool tip", 65: "tree",
    66: "tree table", 82: "document", 83: "heading", 88: "link", 91: "tree item",
}  # fmt: skip
STATES = {
    1: "active", 4: "checked", 7: "editable", 8: "enabled", 9: "expandable", 10: "expanded",
    11: "focusable", 12: "focused", 16: "modal", 17: "multi line", 20: "pressed",
    22: "selectable", 23: "selected", 25: "showing", 41: "checkable", 43: "read only",
}  # fmt: skip
SHOWING = 25

Request = dict[str, Any]


class Node(NamedTuple):
    """One thing in a program: the program's name on the bus, and the thing's path there."""

    program: str
    path: str


class Reader:
    """Answers requests. A node is known by its number."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        where = _called(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        flags = Gio.DBusConnectionFlags
        self._bus = Gio.DBusConnection.new_for_address_sync(
            where[0], flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
        )
        self._nodes: list[Node] = []
        self._heard: list[tuple[str, str]] = []  # which program, by its name on the bus, and what
        self._listen()

    def answer(self, request: Request) -> object:
        """Carry out one request."""
        does: Callable[[Request], object] = getattr(self, f"do_{request['do']}")
        for _ in range(_AGAIN if request["do"] in ("find", "heard", "walk") else 0):
            try:
                return does(request)
            except GLib.Error as error:  # something went while it was looked at: look again
                if any(gone in error.message for gone in ("NoReply", "ServiceUnknown")):
                    raise
        return does(request)

    def do_find(self, request: Request) -> list[Request]:
        """Return what has this role, a name of this pattern and these states, from the top down."""
        found = []
        for node in self._inside(request):
            if self._fits(node, request):
                found.append(self._described(node))
                if len(found) == request["most"]:
                    break
        return found

    def do_walk(self, request: Request) -> list[Request]:
        """Return everything that shows."""
        return [self._described(node) for node in self._inside(request)]

    def do_look(self, request: Request) -> Request:
        """Return what a node is like now."""
        return self._described(self._node(request))

    def do_text(self, request: Request) -> str:
        """Return the text in a node."""
        return str(self._call(self._node(request), "Text", "GetText", "(ii)", 0, -1))

    def do_write(self, request: Request) -> bool:
        """Put text at the end of what is in a node."""
        node, words = self._node(request), request["words"]
        end = self._get(node, "Text", "CharacterCount")
        size = len(words.encode())
        return bool(self._call(node, "EditableText", "InsertText", "(isi)", end, words, size))

    def do_replace(self, request: Request) -> bool:
        """Put text in place of what is in a node."""
        node = self._node(request)
        return bool(self._call(node, "EditableText", "SetTextContents", "(s)", request["words"]))

    def do_act(self, request: Request) -> bool:
        """Do what is named with a node, or the first that can be done with it."""
        node, wanted = self._node(request), request["action"]
        names = [name for name, _description, _keys in self._call(node, "Action", "GetActions")]
        at = names.index(wanted) if wanted else 0
        return bool(self._call(node, "Action", "DoAction", "(i)", at))

    def do_cells(self, request: Request) -> list[dict[str, str]]:
        """Return the rows of a table: what is read out of each cell, by its column's header."""
        table = self._node(request)
        headers = [
            self._name(self._call(table, "Table", "GetColumnHeader", "(i)", column))
            for column in range(self._get(table, "Table", "NColumns"))
        ]
        return [
            {
                header: self._name(self._call(table, "Table", "GetAccessibleAt", "(ii)", row, n))
                for n, header in enumerate(headers)
            }
            for row in range(min(self._get(table, "Table", "NRows"), request["most"]))
        ]

    def do_heard(self, request: Request) -> list[str]:
        """Return what a program announced since it began."""
        its = {node.program for node in self._programs(request)}
        return [words for program, words in self._heard if program in its]

    def _listen(self) -> None:
        self._bus.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "Announcement", None, None,
            Gio.DBusSignalFlags.NONE, self._on_announcement,
        )  # fmt: skip
        told = GLib.Variant("(s)", ("object:announcement",))
        _called(self._bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", told)

    def _on_announcement(self, *event: Any) -> None:
        self._heard.append((event[1], str(event[5].unpack()[3])))

    def _call(self, node: Node, interface: str, method: str, kind: str = "", *values: Any) -> Any:
        given = GLib.Variant(kind, values) if kind else None
        answer = _called(self._bus, *node, _INTERFACE + interface, method, given)
        return answer[0] if answer else None

    def _get(self, node: Node, interface: str, name: str) -> Any:
        given = GLib.Variant("(ss)", (_INTERFACE + interface, name))
        return _called(self._bus, *node, "org.freedesktop.DBus.Properties", "Get", given)[0]

    def _node(self, request: Request) -> Node:
        return self._nodes[request["node"]]

    def _name(self, node: tuple[str, str]) -> str:
        return str(self._get(Node(*node), "Accessible", "Name"))

    def _role(self, node: Node) -> str:
        number = self._call(node, "Accessible", "GetRole")
        return ROLES.get(number, str(number))

    def _states(self, node: Node) -> set[int]:
        low, high = self._call(node, "Accessible", "GetState")
        return {bit for bit in range(64) if (low | high << 32) >> bit & 1}

    def _children(self, node: Node) -> list[Node]:
        if self._get(node, "Accessible", "ChildCount") > MOST_CHILDREN:
            return []
        return [Node(*child) for child in self._call(node, "Accessible", "GetChildren")]

    def _inside(self, request: Request) -> Iterator[Node]:
        """Yield all that shows: in a node, or in all windows of a program."""
        if "node" in request:
            yield from self._showing(self._node(request))
            return
        for program in self._programs(request):
            for window in self._children(program):
                yield from self._showing(window)

    def _programs(self, request: Request) -> Iterator[Node]:
        """Yield what the process of this number has on the bus."""
        for program in self._children(Node(REGISTRY, ROOT)):
            if self._number(program) == request["program"]:
                yield program

    def _number(self, program: Node) -> int:
        """Return the number of a program's process."""
        bus = "org.freedesktop.DBus"
        asked = GLib.Variant("(s)", (program.program,))
        told = _called(
            self._bus, bus, "/org/freedesktop/DBus", bus, "GetConnectionUnixProcessID", asked
        )
        return int(told[0])

    def _showing(self, node: Node) -> Iterator[Node]:
        if SHOWING in self._states(node):
            yield node
            for child in self._children(node):
                yield from self._showing(child)

    def _fits(self, node: Node, request: Request) -> bool:
        if request["role"] and self._role(node) != request["role"]:
            return False
        if not fnmatchcase(self._name(node), request["name"]):
            return False
        states = {STATES.get(bit) for bit in self._states(node)}
        return states.issuperset(request["states"])

    def _described(self, node: Node) -> Request:
        self._nodes.append(node)
        return {
            "node": len(self._nodes) - 1,
            "role": self._role(node),
            "name": self._name(node),
            "description": self._get(node, "Accessible", "Description"),
            "states": sorted(STATES[bit] for bit in self._states(node) if bit in STATES),
            "area": self._call(node, "Component", "GetExtents", "(u)", 0),
        }


def _called(
    bus: Any, name: str, path: str, interface: str, method: str, given: Any = None
) -> tuple[Any, ...]:
    """Call a method on the bus and return its answer. Raises GLib.Error."""
    none = Gio.DBusCallFlags.NONE
    answer = bus.call_sync(name, path, interface, method, given, None, none, PATIENCE, None)
    return tuple(answer.unpack())


def main() -> None:
    """Answer until there are no more requests."""
    reader = Reader()
    loop = GLib.MainLoop()

    def on_request(_source: object, _condition: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            answer = {"answer": reader.answer(json.loads(line))}
        except (GLib.Error, ValueError) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, on_request)
    loop.run()


if __name__ == "__main__":
    main()
