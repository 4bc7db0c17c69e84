"""A framework is asked for its parts by id."""

import datetime as dt

import pytest

from ilacs_desktop.framework.model import Framework


def test_each_part_is_found_by_its_id(framework: Framework) -> None:
    assert framework.question("how").short == "How we know"
    assert framework.judgement("children_in_care").prefix == "care"
    assert framework.area("help.thresholds").title == "Thresholds"
    assert framework.section("supervision").areas == ("lead.supervision",)
    assert framework.evidence_type("dip_sample").short == "dip sample"
    assert framework.lens("data").title == "Data"
    assert framework.source("own").as_at == dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("look_up", "kind"),
    [
        ("question", "question"),
        ("judgement", "judgement"),
        ("area", "area"),
        ("section", "section"),
        ("evidence_type", "evidence type"),
        ("lens", "lens"),
        ("source", "source"),
    ],
)
def test_an_unknown_id_is_named_in_the_error(framework: Framework, look_up: str, kind: str) -> None:
    with pytest.raises(KeyError, match=f"the framework has no {kind} “nonsense”"):
        getattr(framework, look_up)("nonsense")


def test_bank_holidays_are_asked_by_day(framework: Framework) -> None:
    bank_holidays = framework.bank_holidays
    assert dt.date(2026, 4, 3) in bank_holidays
    assert dt.date(2026, 4, 7) not in bank_holidays
    assert bank_holidays.days == frozenset(bank_holidays.names)


def test_the_years_with_data_are_known_to_the_day(framework: Framework) -> None:
    bank_holidays = framework.bank_holidays
    assert not bank_holidays.knows(dt.date(2017, 12, 31))
    assert bank_holidays.knows(dt.date(2018, 1, 1))
    assert bank_holidays.knows(dt.date(bank_holidays.last_year, 12, 31))
    assert not bank_holidays.knows(dt.date(bank_holidays.last_year + 1, 1, 1))
