"""A value written in the forms of a language comes back as that value; a faithful pair gives no finding.

Spelled numbers come from the grammars in ``spelled.py``; names of units, currencies, months and times from CLDR.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal, get_currency_name
from babel.units import format_unit
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.assessment import bead_findings
from mtqa.config import Config
from mtqa.evidence import Evidence
from mtqa.facts import Fact, extract
from mtqa.finding import Severity
from mtqa.languages import available
from tests.facts.spelled import SPELL, korean_native, spell

EXAMPLES = int(os.environ.get("MTQA_TEST_EXAMPLES", "120"))
"""Cases a test; the figures of ``reports/facts.md`` were taken with thousands."""

SOURCES = [code for code in available() if code != "en"]
SPELLED = [code for code in SPELL if code != "ko"]
"""Korean news writes Sino-Korean numbers in figures; the native ones have a test of their own."""

RULES = Config(select=tuple(f"FA2{number:02}" for number in range(1, 20)))
REGIONS = {"hi": "hi_IN", "bn": "bn_BD", "es": "es_ES", "pt": "pt_BR", "de": "de_DE"}
UNSPACED = ("zh", "ja")

SCALES: dict[str, dict[str, int]] = {
    "hi": {"हज़ार": 10**3, "हजार": 10**3, "लाख": 10**5, "करोड़": 10**7, "अरब": 10**9},
    "ur": {"ہزار": 10**3, "لاکھ": 10**5, "کروڑ": 10**7, "ارب": 10**9},
    "bn": {"হাজার": 10**3, "লাখ": 10**5, "লক্ষ": 10**5, "কোটি": 10**7},
    "ru": {"тысяч": 10**3, "тыс.": 10**3, "млн": 10**6, "миллиона": 10**6, "миллионов": 10**6, "млрд": 10**9},
    "uk": {"тисяч": 10**3, "тис.": 10**3, "млн": 10**6, "мільйона": 10**6, "мільйонів": 10**6, "мільярдів": 10**9},
    "zh": {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8},
    "ja": {"万": 10**4, "億": 10**8, "兆": 10**12},
    "ko": {"만": 10**4, "억": 10**8, "조": 10**12},
    "ar": {"ألف": 10**3, "آلاف": 10**3, "مليون": 10**6, "ملايين": 10**6, "مليار": 10**9},
    "fa": {"هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9},
    "tr": {"bin": 10**3, "milyon": 10**6, "milyar": 10**9},
    "es": {"mil": 10**3, "millones": 10**6, "mil millones": 10**9},
    "fr": {"mille": 10**3, "millions": 10**6, "milliards": 10**9},
    "de": {"Tausend": 10**3, "Millionen": 10**6, "Mio.": 10**6, "Milliarden": 10**9, "Mrd.": 10**9},
    "pt": {"mil": 10**3, "milhões": 10**6, "bilhões": 10**9, "mil milhões": 10**9},
    "it": {"mila": 10**3, "milioni": 10**6, "miliardi": 10**9},
    "id": {"ribu": 10**3, "juta": 10**6, "miliar": 10**9},
    "pl": {"tysięcy": 10**3, "tys.": 10**3, "mln": 10**6, "miliona": 10**6, "mld": 10**9},
    "cs": {"tisíc": 10**3, "milionu": 10**6, "milionů": 10**6, "miliardy": 10**9},
}  # fmt: skip

UNITS = {
    "length-kilometer": ("kilometre", "kilometres"), "length-meter": ("metre", "metres"),
    "area-hectare": ("hectare", "hectares"), "mass-kilogram": ("kilogram", "kilograms"),
    "power-megawatt": ("megawatt", "megawatts"), "length-mile": ("mile", "miles"),
}  # fmt: skip
OTHER_UNIT = {
    "kilometres": "metres", "metres": "kilometres", "hectares": "acres", "kilograms": "tonnes",
    "megawatts": "gigawatts", "miles": "kilometres",
}  # fmt: skip
CURRENCIES = {"USD": "dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CNY": "yuan", "INR": "rupees"}


def locale_of(language: str) -> str:
    return REGIONS.get(language, language)


def grave(source: str, language: str, english: str) -> list[str]:
    """Codes of the findings of major or above of the rules on numbers, dates, money and units."""
    evidence = Evidence(english=english, source=source, source_language=language)
    return [f.rule for f in bead_findings(evidence, RULES) if f.severity.at_least(Severity.MAJOR)]


def only_number(text: str, language: str) -> Fact:
    facts = [fact for fact in extract(text, language) if fact.kind in ("number", "ordinal")]
    assert len(facts) == 1, (text, facts)
    return facts[0]


@given(st.sampled_from(SPELLED), st.integers(2, 999_999), st.integers(0, 59))
@settings(max_examples=4 * EXAMPLES, deadline=None)
def test_numbers_spelled_out_in_every_case_and_gender(language: str, number: int, case: int) -> None:
    text = spell(language, number, case)
    if (language == "ur" and "اسی" in text.split()) or (language == "fa" and number == 9):
        return  # words that are something else far more often: "this very", "no"
    assert only_number(text, language).value == number


@pytest.mark.parametrize("number", [n for n in range(2, 100) if n != 50])
def test_native_korean_numbers_before_a_counter(number: int) -> None:
    assert only_number(f"{korean_native(number)} 명", "ko").value == number


@given(st.data(), st.sampled_from(sorted(SCALES)), st.integers(11, 999), st.integers(0, 9))
@settings(max_examples=2 * EXAMPLES, deadline=None)
def test_figures_with_a_scale_word(data: Any, language: str, whole: int, tenth: int) -> None:  # noqa: ANN401
    name = data.draw(st.sampled_from(sorted(SCALES[language])))
    scale = SCALES[language][name]
    value = whole if language == "it" and name == "mila" else whole + Fraction(tenth, 10)
    space = "" if language in UNSPACED or language == "ko" else " "
    text = f"{format_decimal(float(value), locale=locale_of(language))}{space}{name}"
    assert only_number(text, language).value == value * scale


@given(st.sampled_from(SPELLED), st.integers(3, 99_999), st.integers(0, 59))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_spelled_number_and_its_english_give_no_finding(language: str, number: int, case: int) -> None:
    text = spell(language, number, case)
    if not (language == "ur" and "اسی" in text.split()) and not (language == "fa" and number == 9):
        assert grave(text, language, f"{number:,} people") == []


@given(st.data(), st.sampled_from(SOURCES), st.integers(3, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_units_by_their_cldr_names(data: Any, language: str, number: int) -> None:  # noqa: ANN401
    unit = data.draw(st.sampled_from(sorted(UNITS)))
    written = format_unit(number, unit, length="long", locale=locale_of(language))
    if unit in written:
        return  # CLDR has no name for it
    canonical, english = UNITS[unit]
    assert only_number(written, language).unit == canonical
    assert grave(written, language, f"{number:,} {english}") == []
    assert "FA205" in grave(written, language, f"{number:,} {OTHER_UNIT[english]}")


@given(st.data(), st.sampled_from([c for c in SOURCES if c != "ko"]), st.integers(3, 90_000))
@settings(max_examples=EXAMPLES, deadline=None)
def test_sums_of_money_by_their_cldr_names(data: Any, language: str, number: int) -> None:  # noqa: ANN401
    code = data.draw(st.sampled_from(sorted(CURRENCIES)))
    space = "" if language in UNSPACED else " "
    name = get_currency_name(code, count=number, locale=locale_of(language))
    text = format_decimal(number, locale=locale_of(language)) + space + name.replace(" ", space)
    assert grave(text, language, f"{number:,} {CURRENCIES[code]}") == []
    other = "euros" if CURRENCIES[code] != "euros" else "yen"
    assert "FA205" in grave(text, language, f"{number:,} {other}")


@given(st.sampled_from([c for c in SOURCES if c != "fa"]), st.dates(date(1950, 1, 1), date(2049, 12, 31)))
@settings(max_examples=EXAMPLES, deadline=None)
def test_dates_give_no_finding_and_another_month_does(language: str, day: date) -> None:
    text = format_date(day, "long", locale=locale_of(language))
    month = ENGLISH_MONTHS[day.month - 1]
    other = ENGLISH_MONTHS[(day.month + 4) % 12]
    assert grave(text, language, f"on {day.day} {month} {day.year}") == []
    assert "FA211" in grave(text, language, f"on {day.day} {other} {day.year}")
    assert "FA212" in grave(text, language, f"on {day.day} {month} {day.year + 7}")


ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@given(st.sampled_from(SOURCES), st.integers(2, 29), st.sampled_from(["hours", "days", "weeks"]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_span_that_is_past_is_not_later(language: str, number: int, unit: str) -> None:
    span = timedelta(**{unit: -number})
    text = format_timedelta(
        span, granularity=unit[:-1], threshold=100, add_direction=True, locale=locale_of(language)
    )  # type: ignore[arg-type]
    if not any(fact.kind == "number" and fact.value == number for fact in extract(text, language)):
        return  # a dual ("two weeks" in one Arabic word)
    assert grave(text, language, f"{number} {unit} ago") == []


CLOCKS = {
    "hi": "{h}:{m} बजे", "ur": "{h}:{m} بجے", "bn": "{h}:{m} টায়", "ru": "в {h}:{m}", "uk": "о {h}:{m}",
    "zh": "{h}时{m}分",
    "ja": "{h}時{m}分", "ko": "{h}시 {m}분", "ar": "الساعة {h}:{m}", "fa": "ساعت {h}:{m}", "tr": "saat {h}.{m}",
    "es": "a las {h}:{m} horas", "fr": "à {h}h{m}", "de": "um {h}.{m} Uhr", "pt": "às {h}h{m}",
    "it": "alle ore {h}.{m}", "id": "pukul {h}.{m}", "pl": "o godz. {h}.{m}", "cs": "ve {h}.{m} hodin",
}  # fmt: skip


@given(st.sampled_from(sorted(CLOCKS)), st.integers(0, 23), st.integers(10, 59))
@settings(max_examples=EXAMPLES, deadline=None)
def test_times_of_day_in_24_hours_and_in_12(language: str, hour: int, minute: int) -> None:
    text = CLOCKS[language].format(h=hour, m=f"{minute:02}")
    half = "a.m." if hour < 12 else "p.m."
    assert grave(text, language, f"at {hour % 12 or 12}:{minute:02} {half}") == []
    assert "FA213" in grave(text, language, f"at {(hour + 2) % 12 or 12}:{minute:02} {half}")


@pytest.mark.parametrize(
    ("language", "source", "english", "wrong"),
    [
        ("hi", "ढाई लाख रुपये", "250,000 rupees", "2.5 million rupees"),
        ("hi", "डेढ़ दर्जन लोग", "18 people", "15 people"),
        ("hi", "साढ़े तीन करोड़ रुपये", "35 million rupees", "3.5 million rupees"),
        ("ru", "полтора миллиона человек", "1.5 million people", "2.5 million people"),
        ("ru", "ста двадцатью рабочими", "120 workers", "102 workers"),
        ("de", "dreiundzwanzig Menschen", "23 people", "32 people"),
        ("fr", "soixante-dix blessés", "70 injured", "60 injured"),
        ("ar", "خمسمئة شخص", "500 people", "50 people"),
        ("tr", "iki buçuk milyon kişi", "2.5 million people", "2 million people"),
        ("ja", "３千万円", "30 million yen", "3 million yen"),
        ("zh", "六成以上居民", "more than 60 percent of residents", "more than 6 percent of residents"),
        ("en", "half a dozen people", "six people", "twelve people"),
        ("zh", "每小时105英里（165公里）", "165 kph (105 mph)", "105 kph (165 mph)"),
        ("es", "3,62 euros el kilo", "3.62 euros a kilo", "3.62 euros a litre"),
        ("de", "bis Montag", "by Monday", "after Monday"),
        ("it", "entro 10 giorni", "within 10 days", "after 10 days"),
        ("tr", "10 gün içinde", "within 10 days", "after 10 days"),
        ("ko", "10일 이내", "within 10 days", "after 10 days"),
    ],
)
def test_right_and_wrong_renderings(language: str, source: str, english: str, wrong: str) -> None:
    assert grave(source, language, english) == []
    assert grave(source, language, wrong) != []
