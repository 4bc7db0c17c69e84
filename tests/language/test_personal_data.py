"""What the guard finds and what it lets stand: planted sentences of each kind, and near misses."""

import pytest

from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.sentences import read_sentences

FOUND: dict[str, tuple[str, ...]] = {
    "upn": (
        "The pupil, L931120101001, is on roll.",
        "UPN L931120101001.",
        "L 931 12010100 1 attends daily.",
        "L93112010100-1 was excluded.",
        "(L931120101001)",
        "Records for L931120101001, who is in Year 9.",
        "Numbers L931120101001 and D801200001006 were matched.",
        "L931 1201 0100 1",
    ),
    "nhs_number": (
        "NHS 943 476 5919.",
        "Number 9434765919 was seen.",
        "943-476-5919",
        "94 34 76 59 19",
        "(9434765919)",
        "9 4 3 4 7 6 5 9 1 9",
        "Patient 943\u00a0476\u00a05919 attended.",
        "Her number, 4010232137, is on the form.",
    ),
    "national_insurance": (
        "JG 10 37 59 A",
        "JG103759A",
        "Her number is JG 103759 A.",
        "jg103759a",
        "JG-10-37-59-A",
        "AB123456C, as recorded",
        "(CE 12 34 56 D)",
        "ref: WL 12 34 56 B;",
    ),
    "birth_date": (
        "DOB: 12/03/2014",
        "d.o.b. 01.02.09",
        "date of birth 3 May 2012",
        "born on 2011-09-30",
        "born 14th August 2015",
        "a boy (born 1 June 2016)",
        "Date of Birth: 7-8-2010",
        "was born on the 3rd of May 2012",
        "her birthday is 4 July 2013",
    ),
    "email": (
        "Write to jo.bloggs@northbridge.gov.uk now.",
        "mum2018@example.co.uk",
        "(a.b+c@example.org)",
        "Ask a-b@example.com.",
        "A_B@example.gov.uk",
        "e-mail: x@y.io",
        "two: a@b.uk, c@d.uk",
        "JO@EXAMPLE.COM",
    ),
    "phone": (
        "Call 07700 900123.",
        "020 7946 0958",
        "+44 7700 900456",
        "+44 (0)20 7946 0958",
        "01632 960983",
        "0113 496 0000",
        "07700900999",
        "(01632) 960983",
        "0808 157 0192",
    ),
    "postcode": (
        "lives at LS1 4AP",
        "SW1A 1AA",
        "B33 8TH",
        "B338TH",
        "M1 1AE.",
        "(CR2 6XH)",
        "DN55 1PT, the home",
        "EC1A 1BB and W1A 0AX",
    ),
    "address": (
        "14 Acacia Avenue",
        "at 2a Mill Lane",
        "lives at 221 Old Baker Street.",
        "7 Saint Mary’s Road",
        "12, High Street",
        "the home at 3 Orchard Close",
        "98 Long Meadow Drive",
        "1 The Grove",
    ),
    "case_number": (
        "Mosaic ID 1203345",
        "LCS number: 998877",
        "child ref 1002003",
        "case reference NB/20261",
        "Case No. 45678",
        "client's number 556677",
        "court case ZC24C50123",
        "Liquidlogic id: 88990",
        "file number 40404",
    ),
    "child_name": (
        "a boy called Liam",
        "two siblings named Ava and Noah",
        "Liam, aged 7, moved home.",
        "Sophie (14) told us",
        "Jack was 15 and alone.",
        "Chloe’s social worker visits weekly.",
        "her sister Chloe came",
        "Noah's mother agreed.",
        "Amelia told us that she is happy.",
        "baby Oscar was placed",
        "Zebedee, who is 9 years old, waits.",
        "a young person known as Kez",
    ),
    "initials": (
        "Child A (aged 14)",
        "child B was seen",
        "Child JD",
        "Young Person X",
        "YP T moved",
        "Sibling C is 4.",
        "J.D., aged 14, moved",
        "JD (aged 14)",
        "Baby P",
        "Family K was helped",
        "Child A’s plan",
    ),
    "single_child": (
        "One 15-year-old girl waited.",
        "One young person, a refugee from Sudan, was placed in a hotel.",
        "One disabled child moved to a school in Harrogate.",
        "A 12-year-old boy with epilepsy had three moves.",
        "One care leaver told us that her mother had died.",
        "Another young person, aged 16, was remanded in March.",
        "This child lived with his grandmother in Whitby.",
        "A pregnant young woman, aged 17, was homeless.",
    ),
    "small_number": (
        "Three disabled children waited.",
        "5 Roma children are in care.",
        "There were two young people in custody.",
        "Of these, 2 girls were pregnant.",
        "4 unaccompanied children arrived.",
        "One child was privately fostered.",
        "3 of 40 care leavers are homeless.",
        "Five children are in unregistered homes.",
        "2 transgender young people asked for help.",
    ),
    "small_base": (
        "6 of 14 children (43%) were seen.",
        "43% of 14 children were seen.",
        "Of 9 care leavers 5 (56%) have a plan.",
        "Only 3 of 12 girls (25%) agreed.",
        "9 of the 18 young people (50%) came.",
        "Of the 7 babies, 86% were placed.",
        "Two of 11 siblings (18%) live apart.",
        "75 per cent of 8 pupils improved.",
    ),
    "complement": (
        "18 of 20 children were White British.",
        "All but two of the 30 children attended.",
        "All but 3 children were seen.",
        "58 of 60 care leavers are not homeless.",
        "27 of 30 girls were not pregnant.",
        "In custody, 21 of 24 young people were Black.",
        "All but one of the babies stayed.",
        "46 of the 50 children seeking asylum arrived by lorry.",
    ),
}

LET_STAND: dict[str, tuple[str, ...]] = {
    "upn": (
        "L931120101002 has the wrong letter.",
        "A931120101001",
        "L93112010100",
        "L9311201010011",
        "XL931120101001",
        "I931120101001",
        "L931120101001X",
        "version 9311201010012",
    ),
    "nhs_number": (
        "943 476 5918",
        "1111111111",
        "a budget of £9434765919",
        "94347659190",
        "9,434,765,919 seconds",
        "0943476591",
        "9434765919%",
        "1,234 children and 567 families",
    ),
    "national_insurance": (
        "BG 12 34 56 A",
        "JG103759E",
        "QQ123456C",
        "JG1037591A",
        "DA 12 34 56 A",
        "AJG103759A",
        "section 47 of 1989 A",
        "NB 2026 and 2027",
    ),
    "birth_date": (
        "The service was born in 2018.",
        "children born in March 2020",
        "12 March 2014 was the date of the visit.",
        "The plan is dated 3 May 2026.",
        "birth parents were told on 3 May 2026",
        "3 May 2012",
        "newborn babies seen by 1 June 2026",
        "at birth. 3 May 2026 was the deadline.",
    ),
    "email": (
        "We meet @ noon.",
        "a@b",
        "@northbridge",
        "price @ 5",
        "jo at northbridge.gov.uk",
        "www.northbridge.gov.uk",
        "one@ two.uk",
        "the @ sign",
    ),
    "phone": (
        "01/02/2026",
        "2,020 7,946",
        "0.7700900123",
        "0 to 5 years",
        "1 July 2025 to 30 June 2026",
        "£07700900123",
        "rates of 0777 per 10,000",
        "07700 children",
    ),
    "postcode": (
        "QQ1 1AA",
        "Q1 2026",
        "KS4 results",
        "S47 enquiries",
        "B33 8T",
        "aged 16 to 17",
        "Form E1 4",
        "M25 motorway",
    ),
    "address": (
        "3 Local Authorities",
        "12 Northbridge schools",
        "the Old Mill Lane project",
        "2026 Annual Review",
        "14 foster carers",
        "of 40 Family Hubs",
        "the High Street",
        "5 Regional Adoption Agencies",
    ),
    "case_number": (
        "case 12",
        "case numbers rose to 1,203",
        "a child number of 4",
        "case load 20",
        "the number of case files, 40404",
        "family help reached 12000",
        "Records 2025",
        "case reviews in 2026",
    ),
    "child_name": (
        "Councillor Grace Oduya said so.",
        "Ms Grace said",
        "children called for better food",
        "Helen Watson added that it works.",
        "Children, aged 7 and over, were asked.",
        "The director, Amelia Stone, agreed.",
        "a programme called Steps",
        "Placement (12) and Contact (14)",
        "children’s homes called for staff",
        "Section 47, aged files",
        "In March (14) and April (12)",
        "Those aged 16",
    ),
    "initials": (
        "child I met",
        "Child CP plans",
        "every child in need",
        "Child IN need",
        "children A to Z",
        "the child’s GP",
        "Family Hub",
        "QA (aged audits)",
        "a child A&E saw",
    ),
    "single_child": (
        "One young person chairs the council.",
        "A child who goes missing is seen within 72 hours.",
        "Each child has a plan.",
        "One in five children waits.",
        "A boy or a girl may ask.",
        "No child should wait for her plan.",
        "The voice of the child is heard.",
        "One social worker for each child.",
        "We ask what a child needs.",
    ),
    "small_number": (
        "Children aged 5 are autistic.",
        "5 years on, disabled children wait.",
        "1 in 5 disabled children waited.",
        "3 in 10 children in custody",
        "Two workers visit disabled children.",
        "One child at a time.",
        "12 disabled children waited.",
        "Five children came.",
        "Within 3 weeks disabled children are seen.",
        "Stage 2 children with autism",
    ),
    "small_base": (
        "13 of 20 children (65%) were seen.",
        "43% of 140 children were seen.",
        "6 of 14 audits (43%) were good.",
        "6 of 14 children were seen.",
        "Of 90 care leavers 50 (56%) have a plan.",
        "75% of children aged 8 improved.",
        "9 teams (50%) meet children.",
        "In 12 weeks 40% of children left.",
    ),
    "complement": (
        "18 of 40 children were White British.",
        "18 of 20 audits were good.",
        "All but the oldest children attended.",
        "18 of 20 children were seen.",
        "all but 12 children",
        "Black children were 27 of the 90 children.",
        "We saw all but a few homes.",
        "20 of 20 children were White British.",
    ),
}


def kinds(kit: LanguageKit, text: str) -> set[str]:
    hits = kit.personal_data.check(text, read_sentences(text))
    return {hit.kind.partition(".")[2] for hit in hits}


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in FOUND for text in FOUND[k]])
def test_what_could_identify_somebody_is_found(kit: LanguageKit, kind: str, text: str) -> None:
    assert kind in kinds(kit, text)


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in LET_STAND for text in LET_STAND[k]])
def test_what_only_looks_like_it_is_let_stand(kit: LanguageKit, kind: str, text: str) -> None:
    assert kind not in kinds(kit, text)


@pytest.mark.parametrize("table", [FOUND, LET_STAND], ids=["found", "let stand"])
def test_each_kind_has_eight_sentences_or_more(table: dict[str, tuple[str, ...]]) -> None:
    assert len(table) == 15
    assert min(map(len, table.values())) >= 8


@pytest.mark.parametrize(
    "text",
    ["The record of Zoë, aged 14, shows it.", "Seán’s mother said so.", "Élise, aged 9, is seen."],
)
def test_a_name_with_an_accent_is_a_name(text: str, kit: LanguageKit) -> None:
    hits = kit.personal_data.check(text, read_sentences(text))
    assert [hit.kind for hit in hits] == ["personal_data.child_name"]


def test_a_name_with_an_accent_is_marked_whole(kit: LanguageKit) -> None:
    text = "A boy called Seán was seen."
    assert kit.personal_data.check(text, read_sentences(text))[0].text == "boy called Seán"
