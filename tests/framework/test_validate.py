"""The parts of a framework must fit together; what does not is named."""

import pytest

from ilacs_desktop.framework.load import load_framework

AREA = "area, “help.thresholds”"
THRESHOLDS = 'id = "help.thresholds"\njudgement = "help_and_protection"\ntitle = "Thresholds"\n'
SUPERVISION_PROMPT = '"Do managers notice and tackle drift and delay?"'
LENGTH = "total = 6000\namber = 7500"
LEADERS = 'judgement = "impact_of_leaders"\nwords = 1150\nsummary = 100\n'


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "reason"),
    [
        pytest.param(
            "areas.toml",
            THRESHOLDS,
            THRESHOLDS.replace("help_and_protection", "helping"),
            AREA,
            "there is no judgement “helping”",
            id="area of an unknown judgement",
        ),
        pytest.param(
            "areas.toml",
            'id = "help.unborn"',
            'id = "help.lado"',
            "area, “help.lado”",
            "this id is used twice",
            id="double id",
        ),
        pytest.param(
            "framework.toml",
            'prefix = "leaver"',
            'prefix = "care"',
            "judgement prefix, “care”",
            "this id is used twice",
            id="double prefix",
        ),
        pytest.param(
            "areas.toml",
            'id = "help.unborn"',
            'id = "unborn"',
            "area, “unborn”",
            "ids of its judgement start with “help.”",
            id="area without its prefix",
        ),
        pytest.param(
            "areas.toml",
            "\"Is supervision regular, reflective and recorded, and does it move the child's plan "
            'on?"',
            SUPERVISION_PROMPT,
            "area, “lead.supervision”, prompts",
            "“Do managers notice and tackle drift and delay?” is there twice",
            id="double prompt",
        ),
        pytest.param(
            "framework.toml",
            'id = "plan"\ntext',
            'id = "how"\ntext',
            "question, “how”",
            "this id is used twice",
            id="double question",
        ),
        pytest.param(
            "framework.toml",
            'leaders = "impact_of_leaders"',
            'leaders = "leadership"',
            "leaders",
            "there is no judgement “leadership”",
            id="leaders of an unknown judgement",
        ),
        pytest.param(
            "glossary.toml",
            'AD = "assistant director"',
            'NHS = "National Health Service"',
            "well_known",
            "“NHS” is there twice, or has a meaning",
            id="an abbreviation both well known and explained",
        ),
        pytest.param(
            "glossary.toml",
            'AD = "assistant director"',
            'AD = " "',
            "meanings",
            "it is empty",
            id="an abbreviation without a meaning",
        ),
        pytest.param(
            "framework.toml",
            'default_marking = "OFFICIAL-SENSITIVE"',
            'default_marking = "SECRET"',
            "default_marking",
            "it is not one of the markings",
            id="unknown default marking",
        ),
        pytest.param(
            "framework.toml",
            'source = "ofsted_blog_2018"',
            'source = "hearsay"',
            "question, “know”",
            "there is no source “hearsay” in framework.toml",
            id="unknown source of a question",
        ),
        pytest.param(
            "framework.toml",
            'scale = "council_papers_2018"\n',
            "",
            "source_of",
            "the key “scale” is missing",
            id="no source of the scale",
        ),
        pytest.param(
            "dates.toml",
            'letter_months = "letter_2017"\n',
            "",
            "source_of",
            "the key “letter_months” is missing",
            id="rule without a source",
        ),
        pytest.param(
            "dates.toml",
            'letter_months = "letter_2017"\n',
            'letter_months = "letter_2017"\nlettre_months = "own"\n',
            "source_of",
            "the key “lettre_months” is not known",
            id="source without a rule",
        ),
        pytest.param(
            "sections.toml",
            'areas = ["lead.supervision"]',
            'areas = ["lead.supervison"]',
            "section, “supervision”",
            "there is no area “lead.supervison”",
            id="section of an unknown area",
        ),
        pytest.param(
            "sections.toml",
            'id = "supervision"\njudgement = "impact_of_leaders"',
            'id = "supervision"\njudgement = "leaders"',
            "section, “supervision”",
            "there is no judgement “leaders”",
            id="section of an unknown judgement",
        ),
        pytest.param(
            "sections.toml",
            'areas = ["lead.supervision"]',
            'areas = ["lead.supervision", "lead.voice"]',
            "section, “supervision”",
            "the area “lead.voice” is already covered by “listening”",
            id="area covered twice",
        ),
        pytest.param(
            "sections.toml",
            'areas = ["lead.supervision"]',
            "areas = []",
            "section",
            "none covers the core area “lead.supervision”",
            id="core area not covered",
        ),
        pytest.param(
            "sections.toml",
            LEADERS,
            LEADERS.replace("summary = 100", "summary = 120"),
            "budget, “impact_of_leaders”",
            "its words are 1150, but summary and sections make 1170",
            id="judgement's words do not add up",
        ),
        pytest.param(
            "sections.toml",
            LENGTH,
            LENGTH.replace("6000", "6100"),
            "length, total",
            "it is 6100, but front and judgements make 6000",
            id="total does not add up",
        ),
        pytest.param(
            "sections.toml",
            LENGTH,
            LENGTH.replace("7500", "10500"),
            "length",
            "total, amber and red must rise in that order",
            id="amber over red",
        ),
        pytest.param(
            "sections.toml",
            LEADERS,
            LEADERS.replace("impact_of_leaders", "leaders"),
            "budget, “leaders”",
            "there is no such judgement",
            id="budget of an unknown judgement",
        ),
        pytest.param(
            "sections.toml",
            LEADERS,
            LEADERS.replace("impact_of_leaders", "care_leavers"),
            "budget, “care_leavers”",
            "this judgement has two budgets",
            id="two budgets",
        ),
        pytest.param(
            "sections.toml",
            f"[[budget]]\n{LEADERS}",
            "",
            "budget",
            "the judgement “impact_of_leaders” has none",
            id="judgement without a budget",
        ),
        pytest.param(
            "evidence_types.toml",
            'lens = "practice"',
            'lens = "theory"',
            "evidence_type, “audit_case”",
            "there is no lens “theory”",
            id="unknown lens",
        ),
        pytest.param(
            "dates.toml",
            "\nstale_months = 12",
            "\nstale_months = 3",
            "stale_months",
            "it must not be less than practice_window_months nor more than annual_stale_months",
            id="stale before it is background",
        ),
        pytest.param(
            "dates.toml",
            "to_day = 31",
            "to_day = 32",
            "quiet_periods, “August”",
            "it has a day that is not in every year",
            id="quiet until 32 August",
        ),
        pytest.param(
            "bank_holidays.toml",
            "last_year = 2035",
            "last_year = 2034",
            "days, 2035-01-01",
            "it is not from 2018 to 2034",
            id="bank holiday after the last year",
        ),
        pytest.param(
            "bank_holidays.toml",
            "last_year = 2035",
            "last_year = 2036",
            "days",
            "there are none for 2036",
            id="year without bank holidays",
        ),
    ],
)
def test_what_does_not_fit_together_is_named(
    own, file: str, old: str, new: str, key: str, reason: str
) -> None:
    own.spoil(file, old, new)
    assert own.fault() == (file, key, reason)


@pytest.mark.parametrize(("first", "last"), [(1, 12), (9, 7)])  # in one year, and over its end
def test_a_year_that_is_quiet_nearly_throughout_is_refused(own, first: int, last: int) -> None:
    period = f"from_month = {first}\nfrom_day = 1\nto_month = {last}\nto_day = 28"
    own.spoil("dates.toml", "[[steps]]", f'[[quiet_periods]]\ntitle = "All"\n{period}\n\n[[steps]]')
    reason = "together they are longer than 180 days: no time is left to plan in"
    assert own.fault() == ("dates.toml", "quiet_periods", reason)


def test_a_question_that_is_not_asked_is_named(own) -> None:
    path = own.path / "framework.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index('[[question]]\nid = "plan"')
    path.write_text(text[:start] + text[text.index("[[grade]]") :], encoding="utf-8")
    assert own.fault() == ("framework.toml", "question", "the question “plan” is missing")


def test_a_section_cannot_cover_a_retired_area(own) -> None:
    own.spoil("areas.toml", 'id = "lead.supervision"', 'id = "lead.supervision"\nretired = true')
    reason = "the area “lead.supervision” is retired"
    assert own.fault() == ("sections.toml", "section, “supervision”", reason)


def test_a_retired_core_area_need_not_be_covered(own) -> None:
    own.spoil("areas.toml", 'id = "lead.supervision"', 'id = "lead.supervision"\nretired = true')
    own.spoil("sections.toml", 'areas = ["lead.supervision"]', "areas = []")
    assert load_framework(own.path).area("lead.supervision").retired
