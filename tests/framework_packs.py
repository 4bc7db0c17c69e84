"""Framework packs for tests: the shipped framework with things renamed, split, merged and retired.

They are made up, and say nothing of what Ofsted will ask.
"""

import datetime as dt
import io
import json
import tomllib
import zipfile
from collections.abc import Callable
from typing import Any

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.load import FILES
from ilacs_desktop.framework.pack import Pack, pack_of

Table = dict[str, Any]
Tables = dict[str, Table]
NEXT, AFTER = "ilacs-2027-04", "ilacs-2028-04"


def shipped_tables() -> Tables:
    """Return the shipped files as tables, to change."""
    folder = resources() / "framework"
    return {name: tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in FILES}


def made(change: Callable[[Tables], None], base: Tables | None = None) -> Pack:
    """Return a pack of the shipped framework, or another, with a change made to its tables."""
    tables = base if base is not None else shipped_tables()
    change(tables)
    files = {name: toml(table).encode() for name, table in tables.items()}
    return zipped_and_read(files)


def zipped_and_read(files: dict[str, bytes]) -> Pack:
    """Return the pack that these files make."""
    return pack_of(zipped(files), "pack.zip")


def zipped(files: dict[str, bytes]) -> bytes:
    """Return files as a zip, as Windows makes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def one(items: list[Table], id_: str) -> Table:
    """Return the table of this id."""
    return next(item for item in items if item["id"] == id_)


def change_2027(tables: Tables) -> None:
    """Rename, split, merge and retire areas; rename a judgement, and retire one."""
    main, areas = tables["framework.toml"], tables["areas.toml"]["area"]
    main |= {"id": NEXT, "name": "ILACS from April 2027", "as_at": dt.date(2027, 4, 1)}
    _rename_judgement(tables, "help_and_protection", "family_help")
    title = "The experiences and progress of families who need help and protection"
    one(main["judgement"], "family_help")["title"] = title
    _retire_care_leavers(tables)
    _area(tables, ("help.thresholds",), ("help.family_help_threshold",))
    _area(tables, ("help.early_help",), ("help.universal", "help.targeted"))
    _area(tables, ("help.neglect", "help.domestic_abuse"), ("help.harm_in_family",))
    one(areas, "lead.records")["retired"] = True
    _out_of_outline(tables, "lead.records")
    areas.append({**one(areas, "lead.strategy"), "id": "lead.hubs", "title": "Family hubs"})
    tables["sections.toml"]["section"][0]["areas"].append("lead.hubs")
    kinds = tables["evidence_types.toml"]["evidence_type"]
    one(kinds, "audit_case").update(id="practice_audit", title="Practice audit")
    kinds.remove(one(kinds, "audit_thematic"))
    one(main["grade"], "requires_improvement").update(id="needs_work", title="needs work")
    one(main["pathway"], "short")["id"] = "light"
    steps = tables["dates.toml"]["steps"]
    steps.remove(one(steps, "partners"))
    one(steps, "quality_assurance")["id"] = "challenge"
    tables["moves.toml"] = {
        "follows": "ilacs-2026-04",
        "judgement": [
            _move("help_and_protection", "family_help"),
            {"old": "care_leavers", "note": "Care leavers are told under children in care."},
        ],
        "area": [
            _move("help.thresholds", "help.family_help_threshold"),
            _move("help.early_help", "help.universal", "help.targeted"),
            _move("help.neglect", "help.harm_in_family"),
            _move("help.domestic_abuse", "help.harm_in_family"),
            _move("leaver.eet", "care.eet"),
            {"old": "lead.records", "note": "Records are looked at in every case that is read."},
        ],
        "evidence_type": [
            _move("audit_case", "practice_audit"),
            {"old": "audit_thematic", "note": "A theme is looked at in practice audits."},
        ],
        "grade": [_move("requires_improvement", "needs_work")],
        "pathway": [_move("short", "light")],
        "step": [_move("quality_assurance", "challenge"), {"old": "partners"}],
    }


def change_2028(tables: Tables) -> None:
    """Follow 2027 with one of its areas renamed again, and one of the two that were split gone."""
    change_2027(tables)
    main = tables["framework.toml"]
    main |= {"id": AFTER, "name": "ILACS from April 2028", "as_at": dt.date(2028, 4, 1)}
    _area(tables, ("help.family_help_threshold",), ("help.front_door_threshold",))
    _area(tables, ("help.universal",), ())
    tables["moves.toml"] = {
        "follows": NEXT,
        "area": [
            _move("help.family_help_threshold", "help.front_door_threshold"),
            {"old": "help.universal", "note": "Told by the public health plan."},
        ],
    }


def _move(old: str, *new: str) -> Table:
    return {"old": old, "new": list(new)}


def _rename_judgement(tables: Tables, old: str, new: str) -> None:
    one(tables["framework.toml"]["judgement"], old)["id"] = new
    sections = tables["sections.toml"]
    for item in (*tables["areas.toml"]["area"], *sections["budget"], *sections["section"]):
        if item["judgement"] == old:
            item["judgement"] = new


def _retire_care_leavers(tables: Tables) -> None:
    """Take the judgement out, and let children in care tell of education after care."""
    main, areas, sections = (
        tables[name] for name in ("framework.toml", "areas.toml", "sections.toml")
    )
    main["judgement"].remove(one(main["judgement"], "care_leavers"))
    eet = {**one(areas["area"], "leaver.eet"), "id": "care.eet", "judgement": "children_in_care"}
    gone = "care_leavers"
    areas["area"][:] = [area for area in areas["area"] if area["judgement"] != gone]
    areas["area"].append({**eet, "title": "Education, employment and training after care"})
    sections["section"] = [part for part in sections["section"] if part["judgement"] != gone]
    one(sections["section"], "education")["areas"].append("care.eet")
    one(sections["section"], "care_planning")["areas"].append("care.preparation")
    words = next(part for part in sections["budget"] if part["judgement"] == gone)["words"]
    sections["budget"] = [part for part in sections["budget"] if part["judgement"] != gone]
    sections["length"]["total"] -= words


def _area(tables: Tables, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Put new areas in the place of old ones, in the list and in the outline."""
    areas = tables["areas.toml"]["area"]
    first = one(areas, old[0])
    for id_ in old:
        areas.remove(one(areas, id_))
    for id_ in new:
        title = id_.partition(".")[2].replace("_", " ").capitalize()
        areas.append({**first, "id": id_, "title": title})
    for section in tables["sections.toml"]["section"]:
        if old[0] in section["areas"]:
            section["areas"] += new
        section["areas"] = [area for area in section["areas"] if area not in old]


def _out_of_outline(tables: Tables, area: str) -> None:
    for section in tables["sections.toml"]["section"]:
        section["areas"] = [one for one in section["areas"] if one != area]


def toml(table: Table, at: str = "") -> str:
    """Return a table as TOML, as far as frameworks need it."""
    simple = [(k, v) for k, v in table.items() if not _is_tables(v)]
    lines = [f"{_key(key)} = {_value(value)}" for key, value in simple]
    for key, value in table.items():
        if isinstance(value, dict):
            lines += [f"[{at}{key}]", toml(value, f"{at}{key}.")]
        elif _is_tables(value):
            lines += [f"[[{at}{key}]]\n{toml(inner, f'{at}{key}.')}" for inner in value]
    return "\n".join([*lines, ""])


def _is_tables(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict)


def _key(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
