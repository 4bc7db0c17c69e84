"""Makes the Windows that the tests run in: Wine, with stand-ins for what it lacks and with fonts.

Nothing of this is ever shipped. The stand-ins are for Wine 8, Debian 12's.
"""

import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

from distribution.faults import BuildError
from distribution.run import run
from distribution.wine import Wine, new_prefix

SOURCES = Path(__file__).resolve().parents[1] / "wine"
STAND_INS = ("icuuc", "mscms", "bcryptprimitives")
FONTS = Path("/usr/share/fonts/truetype")
# Free fonts under the names that Windows' look and Word's documents ask for. Those for Arial and Calibri
# are as wide as the ones of Windows, letter by letter, so pages break as they do there.
FAMILIES = {
    "Segoe UI": "open-sans/OpenSans",
    "Arial": "liberation/LiberationSans",
    "Calibri": "crosextra/Carlito",
}
STYLES = ("Regular", "Bold", "Italic")


def make(prefix: Path) -> Wine:
    """Return a new Windows for tests, in place of the one that may be in ``prefix``."""
    if prefix.exists():
        Wine(prefix).server("-k")
        Wine(prefix).server("-w")
        shutil.rmtree(prefix)
    wine = new_prefix(prefix)
    _share_libraries(wine)
    _own_folders(wine)
    system = wine.c_drive / "windows" / "system32"
    for name in STAND_INS:
        target = system / f"{name}.dll"
        target.unlink(missing_ok=True)
        source = SOURCES / f"{name}.c"
        options = ["-O2", "-s", "-shared", "-Wall", "-Wextra", "-Werror"]
        run(["x86_64-w64-mingw32-gcc", *options, "-o", target, source, "-ladvapi32"])
    registry = wine.c_drive / "test.reg"
    registry.write_text("\r\n".join(_registry(list(_fonts(wine)))), "utf-16")
    code, said = wine.run("regedit", "/S", r"C:\test.reg")
    if code:
        raise BuildError(f"The registry of the test could not be set:\n{said}")
    wine.server("-w")
    return wine


def _share_libraries(wine: Wine) -> None:
    """Take Wine's own libraries from where Debian has them: a tenth of the room."""
    theirs = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
    system = wine.c_drive / "windows" / "system32"
    for copy in (*system.glob("*"), *(system / "drivers").glob("*")):
        original = theirs / copy.name
        same = original.is_file() and copy.is_file() and not copy.is_symlink()
        if same and original.read_bytes() == copy.read_bytes():
            copy.unlink()
            copy.symlink_to(original)


def _own_folders(wine: Wine) -> None:
    """Give the user folders in Windows, in place of Wine's links to those of this machine."""
    for link in wine.home.iterdir():
        if link.is_symlink():
            link.unlink()
            link.mkdir()


def _fonts(wine: Wine) -> Iterator[tuple[str, str]]:
    """Put fonts into Windows; yield for each what it is called and its file."""
    import logging

    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it doubts the dates of old fonts

    for family, source in FAMILIES.items():
        for style in STYLES:
            font = TTFont(FONTS / f"{source}-{style}.ttf")
            full = family if style == "Regular" else f"{family} {style}"
            names = {1: family, 2: style, 3: f"{full} for tests", 4: full}
            names[6] = full.replace(" ", "-")
            for record in list(font["name"].names):
                if record.nameID in names:
                    record.string = names[record.nameID]
                elif record.nameID in {16, 17, 21, 22, 25}:  # other names of the same family
                    font["name"].names.remove(record)
            file = f"{full.replace(' ', '').lower()}.ttf"
            font.save(wine.c_drive / "windows" / "Fonts" / file)
            yield f"{full} (TrueType)", file


def _registry(fonts: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of a registry file: Windows 10, our stand-ins, the fonts, and what uses them."""
    yield "Windows Registry Editor Version 5.00"
    yield r"[HKEY_CURRENT_USER\Software\Wine]"
    yield '"Version"="win10"'
    yield r"[HKEY_CURRENT_USER\Software\Wine\WineDbg]"
    yield '"ShowCrashDialog"=dword:00000000'
    yield r"[HKEY_CURRENT_USER\Software\Wine\DllOverrides]"
    for name in STAND_INS:
        yield f'"{name}"="native"'
    yield '"wbemprox"=""'  # what asks for the name of the machine by WMI ends the program
    yield r"[HKEY_CURRENT_USER\Control Panel\Desktop\WindowMetrics]"
    for use in ("Message", "Menu", "Status", "Caption", "SmCaption", "Icon"):
        yield f'"{use}Font"=hex:{_font("Segoe UI")}'
    yield r"[HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion\Fonts]"
    for name, file in fonts:
        yield f'"{name}"="{file}"'
    yield ""


def _font(family: str) -> str:
    """Return a font of nine points as Windows keeps it (LOGFONTW), for a registry file."""
    face = family.encode("utf-16le").ljust(64, b"\0")
    raw = struct.pack("<5i8B", -12, 0, 0, 0, 400, 0, 0, 0, 1, 0, 0, 0, 0) + face
    return ",".join(f"{byte:02x}" for byte in raw)
