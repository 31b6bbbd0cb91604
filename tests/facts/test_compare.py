"""Facts side by side: the same value said another way is the same, another value is not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtqa.facts import FactComparison, compare, extract
from mtqa.facts.wording import plain
from mtqa.languages import available

REGIONS = {"hi": "hi_IN", "bn": "bn_BD", "es": "es_ES", "pt": "pt_BR", "de": "de_DE"}
SOURCES = [code for code in available() if code != "en"]


def compared(source: str, language: str, english: str, **context: str) -> FactComparison:
    return compare(
        extract(source, language),
        extract(english, "en"),
        source_context=extract(context.get("source_context", ""), language),
        english_context=extract(context.get("english_context", ""), "en"),
    )


def is_faithful(found: FactComparison) -> bool:
    return not (found.changed or found.missing or found.added or found.units_changed or found.bounds_changed)


@pytest.mark.parametrize(
    ("language", "source", "english"),
    [
        ("hi", "1.86 करोड़ मतदाता", "18.6 million voters"),
        ("hi", "1.86 करोड़ मतदाता", "18,600,000 voters"),
        ("hi", "1,86,432 लोग", "186,000 people"),
        ("hi", "नौ मकान", "9 houses"),
        ("hi", "करीब 26.7 टन", "about 27 tonnes"),
        ("hi", "पिछले डेढ़ महीने में", "in the past month and a half"),
        ("zh", "六成居民", "60 percent of residents"),
        ("de", "die Hälfte, 50 Prozent", "50 percent"),
        ("fr", "40 hectares", "99 acres"),
        ("es", "entre 2018 y 2019", "2018-19"),
        ("ur", "ڈیڑھ سو سیاح", "150 tourists"),
        ("ja", "12日午後2時35分", "2:35 p.m. on the 12th"),
        ("fa", "یکشنبه، ۱۷ فروردین", "Sunday, 6 April"),
        ("id", "Senin (3/11) pukul 23.57", "Monday (3 November) at 11:57 p.m."),
        ("de", "um 18.30 Uhr", "at 6:30 p.m."),
        ("fr", "trois fois moins de vin", "a third as much wine"),
        ("ru", "в XV веке", "in the 15th century"),
    ],
)
def test_the_same_said_another_way(language: str, source: str, english: str) -> None:
    assert is_faithful(compared(source, language, english))


@pytest.mark.parametrize(
    ("language", "source", "english", "expected"),
    [
        ("hi", "25 लाख रुपये", "2.5 lakh rupees", ("25 लाख", "2.5 lakh")),
        ("pt", "2,5 mil pessoas", "2.5 million people", ("2,5 mil", "2.5 million")),
        ("ru", "12 апреля", "12 August", ("апреля", "August")),
        ("tr", "cumartesi günü", "on Sunday", ("cumartesi", "Sunday")),
        ("hi", "247 रन", "250 runs", ("247", "250")),
        ("ru", "минус 18 градусов", "18 degrees", ("18", "18")),
        ("es", "casi el triple de lo habitual", "almost a third of the usual", ("triple", "a third")),
    ],
)
def test_another_value_is_paired(language: str, source: str, english: str, expected: tuple[str, str]) -> None:
    assert [(s.text, e.text) for s, e in compared(source, language, english).changed] == [expected]


def test_a_fact_of_the_neighbouring_sentence_is_neither_missing_nor_added() -> None:
    assert compared("34 मकान", "hi", "houses").missing != ()
    assert compared("34 मकान", "hi", "houses", english_context="34 of them").missing == ()
    assert compared("मकान", "hi", "34 houses", source_context="34 लोग").added == ()


def test_a_value_said_twice_is_not_added() -> None:
    assert is_faithful(compared("120 लोग मारे गए", "hi", "120 people died; the 120 were pilgrims"))


def test_a_second_thing_of_the_same_number_is_missed_when_it_changes() -> None:
    found = compared("4 सैनिक और 4 नागरिक", "hi", "4 soldiers and 5 civilians")
    assert [(source.text, english.text) for source, english in found.changed] == [("4", "5")]


@given(st.sampled_from(SOURCES), st.integers(2, 10**9))
@settings(max_examples=500, deadline=None)
def test_a_faithful_pair_gives_nothing(language: str, number: int) -> None:
    source = format_decimal(number, locale=REGIONS.get(language, language))
    assert is_faithful(compared(source, language, f"{number:,}"))


@given(st.sampled_from(SOURCES), st.integers(2, 10**6), st.integers(2, 10**6))
@example("ar", 2000, 2)
@settings(max_examples=500, deadline=None)
def test_a_changed_number_is_found(language: str, number: int, other: int) -> None:
    source = format_decimal(number, locale=REGIONS.get(language, language))
    found = compared(source, language, f"{other:,}")
    close = abs(number - other) * 20 <= number
    pairs = [(Fraction(number), Fraction(other))] if number != other else []
    assert close or [(s.value, e.value) for s, e in found.changed] == pairs


@given(st.integers(1, 10**13))
def test_plain_english_reads_back(number: int) -> None:
    assert [fact.value for fact in extract(plain(extract(str(number), "en")[0].value), "en")] == [number]  # type: ignore[arg-type]
