"""Facts read off text: what is written in a language's own forms comes back as the value that was meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.facts import Fact, extract
from mtqa.languages import available, load_pack

LANGUAGES = [code for code in available() if "numbers" in load_pack(code).sections]  # type: ignore[union-attr]
ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xFF10)
"""Digit zero of ASCII, Arabic, Persian, the scripts of India, Thai, and the full-width forms."""
REGIONS = {"hi": "hi_IN", "bn": "bn_BD", "en": "en_GB", "es": "es_ES", "pt": "pt_BR", "de": "de_DE"}

languages = st.sampled_from(LANGUAGES)


def values(text: str, language: str | None) -> list[Fraction | str]:
    return [fact.value for fact in extract(text, language)]


def table(language: str, name: str) -> dict[str, Any]:
    pack = load_pack(language)
    assert pack
    section, _, key = name.partition(".")
    found: dict[str, Any] = pack.section(section).get(key, {})
    return found


def test_every_pack_has_numbers() -> None:
    assert set(available()) == set(LANGUAGES)


@given(languages, st.integers(0, 10**11), st.sampled_from(ZEROS))
@settings(max_examples=600, deadline=None)
def test_integers_in_the_separators_and_digits_of_the_locale(language: str, number: int, zero: int) -> None:
    written = format_decimal(number, locale=REGIONS.get(language, language))
    written = "".join(chr(zero + int(c)) if c.isdigit() else c for c in written)
    assert values(written, language)[:1] == [Fraction(number)]


@given(languages, st.decimals("0.01", "99999.99", places=2))
@settings(max_examples=400, deadline=None)
def test_decimals_in_the_separators_of_the_locale(language: str, number: Decimal) -> None:
    written = format_decimal(number, locale=REGIONS.get(language, language))
    assert Fraction(number) in extract(written, language)[0].values


@given(st.integers(1, 10**12), st.sampled_from(ZEROS))
@settings(max_examples=200, deadline=None)
def test_plain_figures_without_a_pack(number: int, zero: int) -> None:
    written = "".join(chr(zero + int(c)) for c in str(number))
    assert values(f"xyz {written} abc", None) == [Fraction(number)]


@given(languages, st.integers(2, 999), st.data())
@settings(max_examples=600, deadline=None)
def test_figures_with_a_scale_word(language: str, number: int, data: st.DataObject) -> None:
    scales = {Fraction(key): forms.split() for key, forms in table(language, "numbers.scales").items()}
    large = sorted(scale for scale in scales if scale >= 1000)
    scale = data.draw(st.sampled_from(large))
    form = data.draw(st.sampled_from(scales[scale])).replace("_", " ")
    space = "" if load_pack(language).section("numbers").get("scanned") or len(form) == 1 else " "  # type: ignore[union-attr]
    assert values(f"{number}{space}{form}", language) == [number * scale]


def _forms() -> list[tuple[str, str, str]]:
    """Every number word of every language that spaces its words, with its value."""
    found = []
    for language in LANGUAGES:
        if load_pack(language).section("numbers").get("scanned"):  # type: ignore[union-attr]
            continue
        soft = {form for forms in table(language, "numbers.soft").values() for form in forms.split()}
        for value, forms in table(language, "numbers.words").items():
            found += [(language, value, form.replace("_", " ")) for form in forms.split() if form not in soft]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_word_reads_as_its_value(language: str) -> None:
    wrong = [
        (form, value, values(form, language))
        for code, value, form in _forms()
        if code == language and values(form, language) != [Fraction(value)]
    ]
    assert wrong == []


def spell_english(number: int) -> str:
    small = {int(value): forms.split()[0] for value, forms in table("en", "numbers.words").items()}

    def below_thousand(n: int) -> str:
        hundreds, rest = divmod(n, 100)
        words = [f"{small[hundreds]} hundred"] if hundreds else []
        if rest:
            tail = small.get(rest) or f"{small[rest // 10 * 10]}-{small[rest % 10]}"
            words.append(tail)
        return " and ".join(words)

    parts = []
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        group, number = divmod(number, scale)
        if group:
            parts.append(f"{below_thousand(group)} {name}")
    if number:
        parts.append(below_thousand(number))
    return " ".join(parts)


def spell_south_asian(number: int, language: str) -> str:
    small = {int(v): f.split()[0] for v, f in table(language, "numbers.words").items() if "." not in v}
    small = {value: form.replace("_", " ") for value, form in small.items()}
    scales = table(language, "numbers.scales")
    parts = []
    for scale in (10**7, 10**5, 1000, 100):
        group, number = divmod(number, scale)
        if group:
            parts.append(f"{small[group]} {scales[str(scale)].split()[0]}")
    if number:
        parts.append(small[number])
    return " ".join(parts)


def spell_german(number: int) -> str:
    small = {int(v): f.split()[0] for v, f in table("de", "numbers.words").items() if "." not in v}

    def below_thousand(n: int) -> str:
        hundreds, rest = divmod(n, 100)
        head = f"{'ein' if hundreds == 1 else small[hundreds]}hundert" if hundreds else ""
        return head + (small[rest] if rest else "")

    thousands, rest = divmod(number, 1000)
    head = ("ein" if thousands == 1 else below_thousand(thousands)) + "tausend" if thousands else ""
    return head + (below_thousand(rest) if rest else "")


def spell_han(number: int) -> str:
    digits = "零一二三四五六七八九"

    def below_myriad(n: int, leading: bool) -> str:
        text, gap = "", False
        for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = n // power % 10
            if digit:
                text += ("零" if gap and text else "") + digits[digit] + name
                gap = False
            else:
                gap = True
        return text if leading or n >= 1000 else "零" + text

    head, tail = divmod(number, 10_000)
    text = f"{below_myriad(head, True)}万" if head else ""
    return text + (below_myriad(tail, not head) if tail else "")


def spell_russian(number: int) -> str:
    small = {int(v): f.split()[0] for v, f in table("ru", "numbers.words").items() if "." not in v}

    def below_thousand(n: int) -> str:
        hundreds, rest = n // 100 * 100, n % 100
        words = [small[hundreds]] if hundreds else []
        if rest:
            words += [small[rest]] if rest in small else [small[rest // 10 * 10], small[rest % 10]]
        return " ".join(words)

    thousands, rest = divmod(number, 1000)
    return (
        f"{below_thousand(thousands)} тысяч {below_thousand(rest)}".strip()
        if thousands
        else below_thousand(rest)
    )


@given(st.integers(2, 10**12 - 1))
@settings(max_examples=300, deadline=None)
def test_english_spelled_out(number: int) -> None:
    assert values(spell_english(number), "en") == [number]


@given(st.sampled_from(("hi", "ur", "bn")), st.integers(2, 10**9 - 1))
@settings(max_examples=400, deadline=None)
def test_south_asian_spelled_out(language: str, number: int) -> None:
    groups = (number // 10**7, number // 10**5 % 100, number // 1000 % 100, number % 100)
    unread = {80} if language == "ur" else {9} if language == "bn" else set()
    if unread & {*groups, number // 100 % 10}:
        return  # forms that are commoner as other words stand outside the tables
    assert values(spell_south_asian(number, language), language) == [number]


@given(st.integers(21, 999_999))
@settings(max_examples=300, deadline=None)
def test_german_spelled_out(number: int) -> None:
    assert values(spell_german(number), "de") == [number]


@given(st.sampled_from(("zh", "ja")), st.integers(21, 99_999_999))
@settings(max_examples=400, deadline=None)
def test_han_numerals_before_a_counter(language: str, number: int) -> None:
    assert values(f"{spell_han(number)}人", language) == [number]


@given(st.integers(2, 999_999))
@settings(max_examples=300, deadline=None)
def test_russian_spelled_out(number: int) -> None:
    assert values(spell_russian(number), "ru") == [number]


@given(languages, st.dates(date(1905, 1, 1), date(2095, 12, 31)))
@settings(max_examples=600, deadline=None)
def test_dates_in_the_long_form_of_the_locale(language: str, day: date) -> None:
    written = format_date(day, "long", locale=REGIONS.get(language, language))
    facts = {fact.kind: fact.values for fact in extract(written, language)}
    assert facts["month"][0] == day.month
    assert facts["day"][0] == day.day
    assert facts["year"][0] == day.year


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekdays_of_the_locale(language: str) -> None:
    names = get_day_names("wide", context="format", locale=language)
    for index, expected in enumerate(ENGLISH_DAYS):
        found = [fact for fact in extract(names[index], language) if fact.kind == "weekday"]
        assert [fact.value for fact in found] == [expected], names[index]


FORMS: list[tuple[str, str, str, object, str | None]] = [
    ("hi", "25 लाख रुपये", "number", 2_500_000, "rupee"),
    ("hi", "साढ़े तीन करोड़", "number", 35_000_000, None),
    ("hi", "सवा लाख", "number", 125_000, None),
    ("hi", "पौने दो सौ", "number", 175, None),
    ("hi", "छह लाख करोड़", "number", 6 * 10**12, None),
    ("hi", "चार-चार लाख", "number", 400_000, None),
    ("hi", "23वें", "ordinal", 23, None),
    ("hi", "लाखों", "magnitude", 100_000, None),
    ("hi", "तीन-चौथाई", "number", Fraction(3, 4), None),
    ("ur", "ساڑھے ۱۹ لاکھ", "number", 1_950_000, None),
    ("bn", "সাড়ে আট লাখের", "number", 850_000, None),
    ("bn", "৩৯ দশমিক ২ শতাংশ", "percentage", Fraction("39.2"), "percent"),
    ("bn", "২ হাজার ৩০০ শ্রমিক", "number", 2300, None),
    ("ru", "полтора километра", "number", Fraction(3, 2), "kilometre"),
    ("ru", "1,1 тыс.", "number", 1100, None),
    ("ru", "минус 18 градусов", "number", -18, "degree"),
    ("ru", "XV век", "ordinal", 15, "century"),
    ("uk", "1,5 гігавата", "number", Fraction(3, 2), "gigawatt"),
    ("zh", "2.5亿元", "number", 250_000_000, "yuan"),
    ("zh", "600多万吨", "number", 6_000_000, "tonne"),
    ("zh", "百分之三十五", "percentage", 35, "percent"),
    ("zh", "六成以上", "percentage", 60, "percent"),
    ("zh", "三分之二", "number", Fraction(2, 3), None),
    ("zh", "20世纪60年代", "year", 1960, None),
    ("ja", "12万7千人", "number", 127_000, None),
    ("ja", "令和6年", "year", 2024, None),
    ("ko", "3만5천 명", "number", 35_000, None),
    ("ko", "열다섯 명", "number", 15, None),
    ("ar", "٣ آلاف", "number", 3000, None),
    ("ar", "مليونين ونصف مليون", "number", 2_500_000, None),
    ("ar", "ستمئة ألف", "number", 600_000, None),
    ("fa", "۳ هزار و ۲۰۰ میلیارد تومان", "number", 3_200 * 10**9, "toman"),
    ("fa", "بیست و سه", "number", 23, None),
    ("tr", "1 milyar 850 milyon lira", "number", 1_850_000_000, "lira"),
    ("tr", "üçte ikisini", "number", Fraction(2, 3), None),
    ("tr", "iki buçuk milyon", "number", 2_500_000, None),
    ("tr", "yüzde 61,5", "percentage", Fraction("61.5"), "percent"),
    ("de", "1,2 Mrd. Euro", "number", 1_200_000_000, "euro"),
    ("de", "achteinhalb Jahre", "number", Fraction(17, 2), "year"),
    ("de", "anderthalb Dutzend", "number", 18, None),
    ("de", "250'000 Franken", "number", 250_000, "franc"),
    ("fr", "quatre-vingt-treize", "number", 93, None),
    ("fr", "septante ans", "number", 70, "year"),
    ("fr", "une quinzaine de blessés", "number", 15, None),
    ("fr", "un demi-million", "number", 500_000, None),
    ("es", "medio millar", "number", 500, None),
    ("es", "cuatro años y medio", "number", Fraction(9, 2), "year"),
    ("es", "quinientos veintitrés mil", "number", 523_000, None),
    ("pt", "2,5 mil pessoas", "number", 2500, None),
    ("pt", "cento e vinte e três", "number", 123, None),
    ("it", "duecentomila", "number", 200_000, None),
    ("it", "ventitré", "number", 23, None),
    ("id", "dua puluh tiga", "number", 23, None),
    ("id", "Rp7,2 miliar", "number", 7_200_000_000, "rupiah"),
    ("en", "half a million", "number", 500_000, None),
    ("en", "a dozen", "number", 12, None),
    ("en", "two and a half months", "number", Fraction(5, 2), "month"),
    ("en", "$3.2bn", "number", 3_200_000_000, "dollar"),
    ("en", "18.6 million", "number", 18_600_000, None),
    ("en", "6 lakh crore", "number", 6 * 10**12, None),
    ("en", "twenty-third", "ordinal", 23, None),
    ("en", "hundreds of thousands", "magnitude", 100_000, None),
    ("en", "two thirds", "number", Fraction(2, 3), None),
    ("en", "half past nine", "clock", 570, None),
    ("en", "2.30 p.m.", "clock", 870, None),
]


@pytest.mark.parametrize(("language", "text", "kind", "value", "unit"), FORMS)
def test_forms(language: str, text: str, kind: str, value: object, unit: str | None) -> None:
    found = [fact for fact in extract(text, language) if fact.kind == kind]
    assert [(fact.value, fact.unit) for fact in found[-1:]] == [(value, unit)]


@pytest.mark.parametrize("text", ["S-400", "F-16", "G20", "5G", "एके-47", "007"])
def test_names_and_codes_are_no_numbers(text: str) -> None:
    assert [fact.kind for fact in extract(f"The {text}", "en")] == ["name"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "3.5 to 4 million", [Fraction("3.5"), 3_500_000]),
        ("hi", "ढाई से आठ लाख", [Fraction("2.5"), 250_000]),
        ("tr", "40 ila 75 bin", [40, 40_000]),
    ],
)
def test_the_first_end_of_a_range_may_share_the_scale(
    language: str, text: str, expected: list[Fraction]
) -> None:
    assert list(extract(text, language)[0].values) == expected


@pytest.mark.parametrize("word", ["one", "both", "twice", "double", "a single"])
def test_words_with_other_meanings_are_uncertain(word: str) -> None:
    assert [fact.certain for fact in extract(word, "en")] == [False]


@given(st.text(max_size=120), st.sampled_from([*LANGUAGES, None, "cs", "xx"]))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_facts_with_spans_that_hold(text: str, language: str | None) -> None:
    facts: tuple[Fact, ...] = extract(text, language)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    for fact in facts:
        assert text[fact.start : fact.end] == fact.text != ""
