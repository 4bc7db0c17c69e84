"""Makes the package for IT departments, with wixl: for every user of a computer, silently."""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr

from distribution import authenticode, facts, launcher
from distribution.facts import guid
from distribution.run import run

_CLASSES = "Software\\Classes\\"


def source(release: facts.Release, names: Iterable[str], top: str) -> str:
    """Return the package's description (WiX 3) for files that are named from the folder ``top``."""
    tree: dict[str, list[str]] = {}
    for name in sorted(names):
        parent, _, file = name.rpartition("/")
        tree.setdefault(parent, []).append(file)
        while parent:
            parent = parent.rpartition("/")[0]
            tree.setdefault(parent, [])
    parts: list[str] = []
    folders = _folder("", tree, top, parts)
    references = "".join(f'<ComponentRef Id="{part}"/>\n' for part in parts)
    number = ".".join(release.quad.split(".")[:3])
    return _PACKAGE.format(**_facts(release), number=number, folders=folders, references=references)


def _folder(place: str, tree: dict[str, list[str]], top: str, parts: list[str]) -> str:
    """Return the description of one folder; the parts found in it are added to ``parts``."""
    lines = []
    for file in tree[place]:
        name = f"{place}/{file}".lstrip("/")
        part = _ident("c", name)
        parts.append(part)
        lines.append(
            f'<Component Id="{part}" Guid="{guid(f"file {name}")}" Win64="yes">'
            f'<File Id="{_file_id(name)}" Name={quoteattr(file)}'
            f' Source={quoteattr(f"{top}/{name}")} KeyPath="yes"/></Component>\n'
        )
    for child in sorted(tree):
        parent, _, name = child.rpartition("/")
        if child and parent == place:
            inside = _folder(child, tree, top, parts)
            lines.append(
                f'<Directory Id="{_ident("d", child)}" Name={quoteattr(name)}>\n{inside}</Directory>\n'
            )
    return "".join(lines)


def _ident(kind: str, name: str) -> str:
    return kind + hashlib.sha256(name.encode()).hexdigest()[:24]


def _file_id(name: str) -> str:
    return _ident("f", name)


def _facts(release: facts.Release) -> dict[str, str]:
    return {
        "name": facts.NAME,
        "publisher": facts.PUBLISHER,
        "window": facts.WINDOW,
        "suffix": facts.SUFFIX,
        "kind": facts.DOCUMENT_KIND,
        "progid": facts.PROGID,
        "classes": _CLASSES,
        "product": guid(f"product {release.version}"),
        "upgrade": guid("upgrade"),
        "registration": guid("registration"),
        "menu": guid("menu"),
    }


def make(release: facts.Release, folder: Path, by: authenticode.Signer, work: Path) -> Path:
    """Make the signed package beside the folder; return where it is."""
    place = work / "msi"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    # wixl takes paths from where it is called only.
    (place / "folder").symlink_to(folder.resolve(), target_is_directory=True)
    shutil.copyfile(launcher.SOURCES / "ilacs.ico", place / "ilacs.ico")
    names = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    (place / "package.wxs").write_text(source(release, names, "folder"), "utf-8")
    out = folder.parent.resolve() / f"{release.stem}.msi"
    out.unlink(missing_ok=True)
    run(["wixl", "--arch", "x64", "-o", out, "package.wxs"], place)
    authenticode.sign(out, by)
    return out


_PACKAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{product}" Name="{name}" Language="2057" Version="{number}" Manufacturer="{publisher}" UpgradeCode="{upgrade}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="{name}" Manufacturer="{publisher}"/>
<MajorUpgrade DowngradeErrorMessage="A newer version of {name} is installed. Remove it first."/>
<Media Id="1" Cabinet="files.cab" EmbedCab="yes"/>
<Icon Id="ilacs.ico" SourceFile="ilacs.ico"/>
<Property Id="ARPPRODUCTICON" Value="ilacs.ico"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramFiles64Folder">
<Directory Id="INSTALLDIR" Name="{name}">
{folders}<Component Id="Registration" Guid="{registration}" Win64="yes">
<RegistryValue Root="HKLM" Key="{classes}{progid}" Type="string" Value="{kind}" KeyPath="yes"/>
<RegistryValue Root="HKLM" Key="{classes}{progid}\\DefaultIcon" Type="string" Value="&quot;[INSTALLDIR]{window}&quot;,1"/>
<RegistryValue Root="HKLM" Key="{classes}{progid}\\shell\\open\\command" Type="string" Value="&quot;[INSTALLDIR]{window}&quot; &quot;%1&quot;"/>
<RegistryValue Root="HKLM" Key="{classes}{suffix}" Type="string" Value="{progid}"/>
</Component>
</Directory>
</Directory>
<Directory Id="ProgramMenuFolder">
<Component Id="Menu" Guid="{menu}" Win64="yes">
<Shortcut Id="StartMenu" Name="{name}" Target="[INSTALLDIR]{window}" WorkingDirectory="INSTALLDIR" Icon="ilacs.ico"/>
<RegistryValue Root="HKLM" Key="Software\\{name}" Name="Menu" Type="integer" Value="1" KeyPath="yes"/>
</Component>
</Directory>
</Directory>
<Feature Id="Program" Level="1">
<ComponentRef Id="Registration"/>
<ComponentRef Id="Menu"/>
{references}</Feature>
</Product>
</Wix>
"""
