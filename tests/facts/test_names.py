"""Names: what is written by the packs' own letters and lists is found again, and a faithful pair is silent."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.evidence import Evidence
from mtqa.facts.names.account import SAME_SOUND
from mtqa.facts.names.compare import compare_names
from mtqa.facts.names.gaps import gaps
from mtqa.facts.names.gazetteer import fold, load_gazetteer
from mtqa.facts.names.sounds import latin, likeness, transliteration
from mtqa.languages import load_pack

LANGUAGES = (
    "hi",
    "ur",
    "bn",
    "ru",
    "uk",
    "zh",
    "ja",
    "ko",
    "ar",
    "fa",
    "tr",
    "es",
    "fr",
    "de",
    "pt",
    "it",
    "id",
)
LETTERED = ("hi", "bn", "ru", "uk")
"""Languages whose words can be built letter by letter, vowels included."""

TERRITORIES = (
    "TR", "GR", "DE", "FR", "PL", "UA", "RU", "CN", "JP", "KR", "VN", "TH", "ID", "IN", "PK", "BD", "AF", "IQ", "SY",
    "EG", "MA", "DZ", "ET", "KE", "NG", "BR", "AR", "MX", "CA", "AU", "IT", "ES", "PT", "NL", "CH", "SE", "AM", "AZ",
)  # fmt: skip

ARRIVED = {
    "hi": "मंत्री {} पहुँचे।", "ur": "وزیر {} پہنچے۔", "bn": "মন্ত্রী {} পৌঁছেছেন।", "ru": "Министр прибыл: {}.",
    "uk": "Міністр прибув: {}.", "zh": "部长抵达{}。", "ja": "大臣は{}に到着した。", "ko": "장관이 {}에 도착했다.",
    "ar": "وصل الوزير إلى {}.", "fa": "وزیر به {} رسید.", "tr": "Bakan geldi: {}.", "es": "El ministro llegó a {}.",
    "fr": "Le ministre est arrivé : {}.", "de": "Der Minister kam an: {}.", "pt": "O ministro chegou: {}.",
    "it": "Il ministro è arrivato: {}.", "id": "Menteri tiba di {}.",
}  # fmt: skip


def _shown(english: str, source: str, language: str) -> list[str]:
    from mtqa.assessment import bead_findings
    from mtqa.config import Config

    evidence = Evidence(english=english, source=source, source_language=language)
    rules = Config(select=("FA220", "FA221", "FA222", "FA223", "FA224"))
    return [finding.message for finding in bead_findings(evidence, rules) if finding.shown]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pack_has_names(language: str) -> None:
    pack = load_pack(language)
    assert pack is not None
    assert pack.section("names")["forms"]
    assert pack.section("transliteration") or language in ("es", "fr", "pt", "it")
    unknown = [
        form for form in str(pack.section("names").get("ambiguous", "")).split("|") if not form.strip()
    ]
    assert unknown == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_faithful_territory_is_silent(language: str) -> None:
    local, english = Locale(language).territories, Locale("en").territories
    noisy = {
        code: messages
        for code in TERRITORIES
        if (messages := _shown(
            f"The minister arrived in {english[code]}.", ARRIVED[language].format(local[code]), language
        ))
    }  # fmt: skip
    assert noisy == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_territory_is_found(language: str) -> None:
    local, english = Locale(language).territories, Locale("en").territories
    missed = [
        code
        for code, other in zip(TERRITORIES, TERRITORIES[7:] + TERRITORIES[:7], strict=True)
        if not _shown(
            f"The minister arrived in {english[other]}.", ARRIVED[language].format(local[code]), language
        )
    ]
    assert len(missed) <= len(TERRITORIES) // 5, missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_listed_forms_stand_for_their_entity(language: str) -> None:
    gazetteer = load_gazetteer(language)
    for entity in list(gazetteer.by_name.values())[:400]:
        for form in entity.forms:
            assert fold(form) == form
            assert entity in {
                found for _, found in gazetteer.by_form[form[: 1 if language in ("zh", "ja") else 2]]
            }


def _words(language: str) -> st.SearchStrategy[str]:
    letters = [
        letter
        for letter, spelled in transliteration(language).letters.items()
        if spelled and len(letter) == 1
    ]
    consonants = [x for x in letters if x.isalpha() and latin(x, language)[:1] not in ("", *"aeiouy")]
    vowels = {"hi": "ािीेो", "bn": "ািেো", "ru": "аеиоу", "uk": "аеиоу"}[language]
    syllable = st.builds(str.__add__, st.sampled_from(consonants), st.sampled_from(list(vowels)))
    return st.lists(syllable, min_size=2, max_size=5).map("".join)


@pytest.mark.parametrize("language", LETTERED)
def test_a_name_in_the_letters_of_the_pack_sounds_like_itself(language: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(_words(language))
    def check(word: str) -> None:
        assert likeness(latin(word, language).capitalize(), word, language) >= SAME_SOUND

    check()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([*LANGUAGES, "cs", "xx", "", None]))
def test_no_text_raises_and_offsets_hold(english: str, source: str, language: str | None) -> None:
    found = compare_names(english, source, language)
    for name in (*found.missing, *(pair[0] for pair in found.changed)):
        assert source[name.start : name.end] == name.text
    for mention in (*found.added, *(pair[1] for pair in found.changed)):
        assert english[mention.start : mention.end] == mention.text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ankara", "Olga", "the", "said", "U.S.", "«", "2020", "Киев", "東京"]), max_size=9
    )
)
def test_english_of_itself_is_silent(words: list[str]) -> None:
    text = " ".join(words)
    assert compare_names(text, text, "es").added == ()


@pytest.mark.parametrize(
    ("english", "gap"),
    [
        ("Accidents are common in, which has old aircraft.", "in"),
        ("The on Wednesday called a vote.", "The"),
        ("He handed it to the agency ( ) in June.", "agency"),
        ("The house he came from is old.", None),
        ("The shop opens at 8 a.m. on Friday.", None),
        ("Three drones, two of which were shot down, came near.", None),
    ],
)
def test_gaps(english: str, gap: str | None) -> None:
    found = [english[start:end] for start, end in gaps(english)]
    assert found == ([gap] if gap else [])


@pytest.mark.parametrize(
    ("name", "word", "language"),
    [
        ("Zelensky", "Зеленський", "uk"), ("Washington", "वाशिंगटन", "hi"), ("Bordeaux", "बोर्दो", "hi"),
        ("Trump", "トランプ", "ja"), ("Obama", "奥巴马", "zh"), ("Kramatorsk", "क्रामातोर्स्क", "hi"),
        ("Bangladesh", "বাংলাদেশের", "bn"), ("Smith", "스미스", "ko"), ("Khartoum", "الخرطوم", "ar"),
        ("Peshawar", "پشاور", "ur"), ("Behrouz", "بهروز", "fa"), ("Bianchi", "Бьянки", "ru"),
    ],
)  # fmt: skip
def test_names_across_scripts(name: str, word: str, language: str) -> None:
    assert likeness(name, word, language) >= SAME_SOUND
