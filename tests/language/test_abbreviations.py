from ilacs_desktop.language.kit import LanguageKit


def found(kit: LanguageKit, *texts: str) -> list[tuple[int, str]]:
    is_word = kit.speller.words.__contains__
    return [(n, hit.text) for n, hit in kit.abbreviations.unexplained(texts, is_word)]


def test_the_first_use_without_its_words_is_found_once(kit: LanguageKit) -> None:
    assert found(kit, "We met.", "The MASH and the MASH", "MASH") == [(1, "MASH")]


def test_words_with_the_abbreviation_in_brackets_explain_it(kit: LanguageKit) -> None:
    assert found(kit, "the multi-agency safeguarding hub (MASH)", "The MASH works.") == []
    assert found(kit, "independent reviewing officers (IROs) and IROs") == []
    assert found(kit, "independent agencies (IFA’s) and IFAs") == []
    assert found(kit, "education, health and care plans (EHC plans) and EHC needs") == []


def test_the_abbreviation_with_its_words_in_brackets_explains_it(kit: LanguageKit) -> None:
    assert found(kit, "The MASH (multi-agency safeguarding hub) works.", "MASH") == []


def test_explaining_it_later_is_too_late(kit: LanguageKit) -> None:
    assert found(kit, "The MASH", "multi-agency safeguarding hub (MASH)") == [(0, "MASH")]


def test_a_number_in_brackets_explains_nothing(kit: LanguageKit) -> None:
    assert found(kit, "PEPs (91%) rose") == [(0, "PEP")]


def test_well_known_ones_and_capitals_for_stress_are_let_stand(kit: LanguageKit) -> None:
    assert found(kit, "The NHS and the GP must NOT wait for IT.") == []


def test_the_words_for_it_are_offered(kit: LanguageKit) -> None:
    ((_, hit),) = kit.abbreviations.unexplained(["Each PEP"], lambda _: False)
    assert hit.better == "personal education plan (PEP)"


def test_one_that_only_this_council_knows_is_found_without_words(kit: LanguageKit) -> None:
    ((_, hit),) = kit.abbreviations.unexplained(["The QZX panel"], lambda _: False)
    assert (hit.text, hit.better) == ("QZX", "")
