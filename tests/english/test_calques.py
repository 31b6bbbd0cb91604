"""The calques of the language packs: every entry is well formed, and each language that has some has enough."""

from __future__ import annotations

import pytest

from mtqa.english.calques import Calque, calque_index, calques
from mtqa.english.patterns import anchors, compile_pattern
from mtqa.languages import available

ENTRIES = [
    pytest.param(calque, id=f"{code}-{n}") for code in available() for n, calque in enumerate(calques(code))
]
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


@pytest.mark.parametrize("calque", ENTRIES)
def test_entry_is_well_formed(calque: Calque) -> None:
    assert compile_pattern(calque.pattern).expression
    assert anchors(calque.pattern)
    assert calque.literal.strip()
    assert calque.english.strip()
    assert 0.3 <= calque.confidence <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_has_calques(language: str) -> None:
    entries = calques(language)
    assert len(entries) >= 8
    assert len({entry.pattern for entry in entries}) == len(entries)


def test_hindi_is_rich() -> None:
    assert len(calques("hi")) >= 40


def test_a_language_without_a_pack_has_none() -> None:
    assert calques("tlh") == ()


def test_the_index_can_be_built() -> None:
    assert calque_index() is calque_index()
