"""What the wording rules ask about and what they let stand: sentences of each kind, near misses."""

import pytest

from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.sentences import read_sentences

ASKED: dict[str, tuple[str, ...]] = {
    "activity": (
        "We launched a new practice model.",
        "We have introduced weekly panels.",
        "Leaders have rolled out a toolkit.",
        "Training has been delivered to all teams.",
        "A strategy was launched in May.",
        "We are developing a dashboard.",
        "The partnership held a conference.",
        "We recruited two advocates. They sit in the hub.",
        "A new panel has been established.",
    ),
    "praise": (
        "Supervision is strong.",
        "We have robust oversight.",
        "Restorative practice is embedded.",
        "Social workers consistently visit.",
        "Our excellent foster carers stay.",
        "Partnership work is outstanding.",
        "All children are seen alone.",
        "We offer high-quality training.",
        "Strong leadership runs through the service.",
    ),
    "hedge": (
        "Work is ongoing.",
        "Plans are in place.",
        "We will continue to monitor this.",
        "It is recognised that recording varies.",
        "Going forward, chairs will ask.",
        "We aim to reduce drift.",
        "Options are being considered.",
        "Further work is needed on plans.",
        "We are on a journey.",
    ),
    "number": (
        "85% of care leavers have a plan.",
        "Assessments were timely in 92% of records.",
        "The rate is 12.5%.",
        "We see 70 per cent of children alone.",
        "Attendance stands at 91%.",
        "Only 64% of visits were useful.",
        "Consent was clear in 65% of records.",
        "Permanence is agreed for 80% of babies.",
    ),
    "term": (
        "Looked after children say so.",
        "LAC reviews are on time.",
        "The SEF is honest.",
        "The annual conversation is in May.",
        "Children with disabilities wait.",
        "Siblings live together.",
        "We held a strategy meeting.",
        "Contact with their mother is safe.",
        "Care-experienced adults help us.",
        "We were judged requires improvement.",
    ),
    "house_style": (
        "on 7th March",
        "by March 7, 2026",
        "in 2025/26",
        "from 2025–26 on",
        "fell to 12 per cent",
        "within three weeks",
        "a score of 12 %",
        "in Q2",
        "on 12/03/2026",
        "10–12 visits",
        "11250 contacts",
        "7 Sept",
        "e.g. panels",
        "a rate of 21.45 per 10,000",
        "on 2026-03-12",
        "panels etc.",
        "police & health",
        "4-6 weeks",
    ),
}

LET_STAND: dict[str, tuple[str, ...]] = {
    "activity": (
        "We launched a model, and re-referrals fell.",
        "We have introduced panels. As a result, children wait less.",
        "Training has been delivered so that staff know.",
        "A panel was launched; 84% of families stay together.",
        "Children told us that they are safe.",
        "Leaders know the service well.",
        "We held a conference. Fewer children now go missing.",
        "Families have help early.",
        "The launch is in May.",
    ),
    "praise": (
        "Supervision is not strong.",
        "We are not consistently good.",
        "We were judged outstanding in 2024.",
        "The Strong Families team visits.",
        "Practice is not yet embedded.",
        "Families grow stronger.",
        "Our strengths are known.",
        "It is good or outstanding.",
        "Some actions are outstanding actions.",
    ),
    "hedge": (
        "The work ends in May.",
        "Care plans are in place by day 20.",
        "We will monitor this weekly.",
        "Inspectors recognised that recording varies.",
        "We aim at 90% by May.",
        "Children are considered first.",
        "The plan is agreed.",
        "A journey to school takes an hour.",
    ),
    "number": (
        "85 of 100 care leavers (85%) have a plan.",
        "Assessments were timely in 92%, up from 85%.",
        "The rate is 12.5%, below England.",
        "In May, 70% of children were seen alone.",
        "Attendance rose to 91%.",
        "Only 64% of visits were useful, fewer than last year.",
        "Of 20 records, 65% were clear.",
        "Children are seen alone.",
        "In 2025 to 2026, 80% of babies had a plan.",
    ),
    "term": (
        "Children in care say so.",
        "We lack staff.",
        "The self-evaluation is honest.",
        "Children looked after by relatives thrive.",
        "Disabled children wait.",
        "Brothers and sisters live together.",
        "We held a strategy discussion.",
        "Contacts to the front door rose.",
        "Judged requires improvement to be good.",
        "The designated officer (LADO) advises.",
    ),
    "house_style": (
        "on 7 March 2026",
        "in 2025 to 2026",
        "fell to 12%",
        "within 3 weeks",
        "one week",
        "July to September 2026",
        "10 to 12 visits",
        "11,250 contacts",
        "16- and 17-year-olds",
        "a rate of 21.4 per 10,000",
        "for example, panels",
        "24/7 help",
        "section 47 and 1989",
        "phone 01632 960983",
        "Q2 (July to September 2026)",
        "etching and Sylvie",
    ),
}


def kinds(kit: LanguageKit, text: str) -> set[str]:
    sentences = read_sentences(text)
    rules = kit.wording
    hits = [
        *rules.activity(text, sentences),
        *rules.praise(text, sentences),
        *rules.hedges(text, sentences),
        *rules.numbers_alone(text, sentences),
        *rules.terms(text, sentences),
        *kit.house_style.check(text),
    ]
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    return {hit.kind.partition(".")[2] for hit in hits}


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in ASKED for text in ASKED[k]])
def test_what_an_inspector_would_question_is_asked_about(
    kit: LanguageKit, kind: str, text: str
) -> None:
    assert kind in kinds(kit, text)


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in LET_STAND for text in LET_STAND[k]])
def test_what_only_looks_like_it_is_let_stand(kit: LanguageKit, kind: str, text: str) -> None:
    assert kind not in kinds(kit, text)


@pytest.mark.parametrize("table", [ASKED, LET_STAND], ids=["asked", "let stand"])
def test_each_kind_has_eight_sentences_or_more(table: dict[str, tuple[str, ...]]) -> None:
    assert min(map(len, table.values())) >= 8


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("on 7th March", "7 March"),
        ("on the 03rd of Sept", "3 September"),
        ("by March 7th, 2026", "7 March 2026"),
        ("on 7 March, 2026", "7 March 2026"),
        ("in Sept 2026", "September 2026"),
        ("in 2025/26", "2025 to 2026"),
        ("in 2025-2026", "2025 to 2026"),
        ("12.5 per cent", "12.5%"),
        ("12 %", "12%"),
        ("Twelve months", "12 months"),
        ("11250 contacts", "11,250"),
        ("10–12 visits", "10 to 12"),
        ("police & health", "and"),
        ("on 12/03/2026", ""),
    ],
)
def test_house_style_shows_how_it_would_read(kit: LanguageKit, text: str, better: str) -> None:
    (hit,) = kit.house_style.check(text)
    assert hit.better == better


def test_a_term_is_shown_with_the_one_to_use_large_where_a_sentence_begins(
    kit: LanguageKit,
) -> None:
    text = "Siblings of looked-after children"
    hits = list(kit.wording.terms(text, read_sentences(text)))
    assert [hit.better for hit in hits] == ["Brothers and sisters", "children in care"]
