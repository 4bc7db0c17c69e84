"""Make resources/framework/bank_holidays.toml, the bank holidays of England by which dates move.

Run it when a bank holiday is announced or moved, with a new release of the `holidays` library:

    python packaging/make_bank_holidays.py --as-at 2026-11-21

The same library and arguments always give the same file.
"""

import argparse
import datetime as dt
from pathlib import Path

import holidays

TARGET = Path(__file__).resolve().parents[1] / "resources" / "framework" / "bank_holidays.toml"
FIRST_YEAR = 2018  # the first year of ILACS
LAST_YEAR = 2035

HEAD = """\
# The bank holidays of England on which no self-evaluation is due. Made by
# packaging/make_bank_holidays.py: run that again rather than edit this file.
region = "England"
source = "The `holidays` library (PyPI, MIT licence), subdivision ENG of GB. Years not yet announced on GOV.UK follow the standing rules and may change by royal proclamation."
"""

# The library's words on the left, GOV.UK's on the right; what is not here keeps its name.
GOV_UK_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


def bank_holidays(first_year: int, last_year: int) -> dict[dt.date, str]:
    """Return the days off from the first year to the last, in order, with GOV.UK's names.

    Days at a weekend are left out, as GOV.UK does: the substitute day is the bank holiday.
    """
    years = range(first_year, last_year + 1)
    found = holidays.country_holidays("GB", subdiv="ENG", years=years, language="en_GB")
    return {day: gov_uk_name(found[day]) for day in sorted(found) if day.weekday() < 5}


def gov_uk_name(name: str) -> str:
    """Return the name that GOV.UK gives to a holiday of the library."""
    plain = name.removesuffix(" (observed)")
    substitute = " (substitute day)" if plain != name else ""
    return GOV_UK_NAMES.get(plain, plain) + substitute


def as_toml(as_at: dt.date, first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> str:
    """Return the whole file, stating that it was made on the day `as_at`."""
    days = bank_holidays(first_year, last_year)
    facts = f"generated = {as_at}\nfirst_year = {first_year}\nlast_year = {last_year}\n"
    lines = (f'{day} = "{name}"\n' for day, name in days.items())
    return f"{HEAD}{facts}\n[days]\n{''.join(lines)}"


def main() -> None:
    """Write the file for the day given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--as-at", type=dt.date.fromisoformat, required=True, help="today's date")
    TARGET.write_text(as_toml(parser.parse_args().as_at), encoding="utf-8", newline="\n")
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
