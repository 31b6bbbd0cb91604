"""Tokens: known examples in every script, and exact offsets for any text."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.text import tokenise

WORDS = [
    ("en", "Turkey's drones don't fly", "Turkey 's drones do n't fly"),
    ("en", "O'Brien’s we'll they’re", "O'Brien ’s we 'll they ’re"),
    ("en", "Turkish-made COVID-19 H3N2 F-16s AT&T", "Turkish-made COVID-19 H3N2 F-16s AT&T"),
    ("en", "U.S. a.m. Dr. e.g.", "U.S. a.m. Dr e.g."),
    ("fr", "l'homme qu'il aujourd'hui", "l' homme qu' il aujourd'hui"),
    ("it", "dell'anno un'altra", "dell' anno un' altra"),
    ("hi", "क्षेत्र में ज़मीन हिंदी ज\u093cमीन", "क्षेत्र में ज़मीन हिंदी ज\u093cमीन"),
    ("bn", "বাংলাদেশের প্রধানমন্ত্রী", "বাংলাদেশের প্রধানমন্ত্রী"),
    ("fa", "می\u200cشود خانه\u200cها", "می\u200cشود خانه\u200cها"),
    ("ur", "وزیرِ اعظم", "وزیرِ اعظم"),
    ("ar", "مُحَمَّد", "مُحَمَّد"),
    ("zh", "中国说", "中 国 说"),
    ("ja", "首相はコンピューターで述べた", "首 相 は コンピューター で 述 べた"),
    ("ko", "대통령은 말했다", "대통령은 말했다"),
    ("th", "เขามาแล้ว", "เขามาแล้ว"),
    ("de", "z.B. Straße e\u0301te\u0301", "z.B. Straße e\u0301te\u0301"),
    (None, "don't", "don't"),
]
NUMBERS = [
    ("3.5 1,00,000 1’000 10:30", "3.5 1,00,000 1’000 10:30"),
    ("1\u00a0000\u202f000", "1\u00a0000\u202f000"),
    ("१,२०,००० ۳٫۵ ১০", "१,२०,००० ۳٫۵ ১০"),
    ("20th 1990s 19वीं", "20th 1990s 19वीं"),
    ("2019. 7, 8", "2019 7 8"),
]


@pytest.mark.parametrize(("language", "text", "words"), WORDS)
def test_words(language: str | None, text: str, words: str) -> None:
    assert [token.text for token in tokenise(text, language) if token.kind == "word"] == words.split(" ")


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_numbers(text: str, numbers: str) -> None:
    assert [token.text for token in tokenise(text, "en") if token.kind == "number"] == numbers.split(" ")


def test_a_count_word_in_han_or_hangul_is_no_part_of_the_number() -> None:
    assert [token.text for token in tokenise("10日 2만 11월", "ko")] == ["10", "日", "2", "만", "11", "월"]


def test_punctuation_and_symbols() -> None:
    kinds = [
        (token.text, token.kind) for token in tokenise("“Go”… 5% – $3 ۔ https://a.b/c?d, x@y.org 👍🏽", "en")
    ]
    assert kinds == [
        ("“", "punctuation"), ("Go", "word"), ("”", "punctuation"), ("…", "punctuation"),
        ("5", "number"), ("%", "symbol"), ("–", "punctuation"), ("$", "symbol"), ("3", "number"),
        ("۔", "punctuation"), ("https://a.b/c?d", "symbol"), (",", "punctuation"), ("x@y.org", "symbol"),
        ("👍🏽", "symbol"),
    ]  # fmt: skip


TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(list("aZ'’.-,: 3९कि्َ\u200b\u200d\u202e中ア。'&_@#/\n\u00a0👍")), max_size=40).map(
        "".join
    ),
)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["en", "hi", "fr", "zh", None]))
def test_tokens_tile_the_text(text: str, language: str | None) -> None:
    tokens = tokenise(text, language)
    assert all(text[token.start : token.end] == token.text and token.text for token in tokens)
    assert all(before.end <= after.start for before, after in pairwise(tokens))
    covered = {offset for token in tokens for offset in range(token.start, token.end)}
    for offset, character in enumerate(text):
        if not character.isspace() and unicodedata.category(character) != "Cf":
            assert offset in covered


@pytest.mark.parametrize(
    "unit", ["a", "a'b-", "a.b", "1,", "U.S.", "http://", "a@", "a\u200b", "[1]", "\u093f", "👍\u200d"]
)
def test_one_line_of_100_000_characters_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    tokenise(unit * (100_000 // len(unit)), "en")
    assert time.process_time() - started < 5
