"""The shipped bank holidays are those that the script makes, and those that GOV.UK announced."""

import datetime as dt
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.model import Framework

SCRIPT = Path(__file__).parents[2] / "packaging" / "make_bank_holidays.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_bank_holidays", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_makes_the_shipped_file_again(script: ModuleType, framework: Framework) -> None:
    shipped = (resources() / "framework" / "bank_holidays.toml").read_text(encoding="utf-8")
    assert script.as_toml(framework.bank_holidays.generated) == shipped


def test_the_script_writes_that_file(script: ModuleType, framework: Framework) -> None:
    assert script.TARGET.resolve() == (resources() / "framework" / "bank_holidays.toml").resolve()


def test_the_script_asks_for_the_day_rather_than_reads_a_clock() -> None:
    result = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "--as-at" in result.stderr


@pytest.mark.parametrize(
    "days",
    [
        "2018-01-01 2018-03-30 2018-04-02 2018-05-07 2018-05-28 2018-08-27 2018-12-25 2018-12-26",
        # Early May moved to VE Day; Boxing Day on a Saturday
        "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28",
        # Christmas Day on a Saturday: two substitute days
        "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28",
        # Platinum Jubilee and state funeral
        "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 "
        "2022-12-26 2022-12-27",
        # Coronation
        "2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 "
        "2023-12-26",
        "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28",
        "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28",
    ],
    ids=lambda days: days[:4],
)
def test_a_year_has_the_bank_holidays_that_were_announced(framework: Framework, days: str) -> None:
    expected = {dt.date.fromisoformat(day) for day in days.split()}
    year = int(days[:4])
    assert {day for day in framework.bank_holidays.days if day.year == year} == expected


def test_bank_holidays_carry_the_names_of_gov_uk(framework: Framework) -> None:
    names = framework.bank_holidays.names
    assert names[dt.date(2026, 5, 4)] == "Early May bank holiday"
    assert names[dt.date(2026, 8, 31)] == "Summer bank holiday"
    assert names[dt.date(2026, 12, 28)] == "Boxing Day (substitute day)"


def test_every_year_from_2018_to_2032_at_least_has_its_eight(framework: Framework) -> None:
    data = framework.bank_holidays
    assert data.region == "England"
    assert data.first_year == 2018
    assert data.last_year >= 2032
    for year in range(data.first_year, data.last_year + 1):
        assert sum(day.year == year for day in data.days) >= 8


def test_no_bank_holiday_is_at_a_weekend(framework: Framework) -> None:
    assert all(day.weekday() < 5 for day in framework.bank_holidays.days)
