"""The language of a text: by script where it decides, by vote where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.text import identify

HEADLINES = [
    ("hi", "Deva", "सीमा पर फिर गोलीबारी"),
    ("ur", "Arab", "سرحد پر پھر فائرنگ"),
    ("fa", "Arab", "تیراندازی دوباره در مرز گزارش شد"),
    ("ar", "Arab", "إطلاق نار جديد على الحدود"),
    ("bn", "Beng", "সীমান্তে আবার গোলাগুলি"),
    ("ru", "Cyrl", "На границе снова слышны выстрелы"),
    ("uk", "Cyrl", "На кордоні знову стріляють, є поранені"),
    ("zh", "Hani", "边境再次发生交火"),
    ("ja", "Jpan", "国境で再び銃撃戦"),
    ("ko", "Kore", "국경서 또 총격"),
    ("el", "Grek", "Νέοι πυροβολισμοί στα σύνορα"),
    ("ta", "Taml", "எல்லையில் மீண்டும் துப்பாக்கிச்சூடு"),
    ("hy", "Armn", "Սահմանին կրկին կրակոցներ են"),
    ("ka", "Geor", "საზღვარზე კვლავ სროლა"),
    ("th", "Thai", "ยิงกันอีกที่ชายแดน"),
]
PARAGRAPHS = [
    ("en", "Shots were fired at the border again. Three soldiers were hurt, the ministry said on Monday."),
    ("de", "An der Grenze fielen wieder Schüsse. Drei Soldaten wurden verletzt, teilte das Ministerium mit."),
    ("fr", "Des coups de feu ont encore été tirés à la frontière. Trois soldats ont été blessés lundi."),
    ("es", "Hubo de nuevo disparos en la frontera. Tres soldados resultaron heridos, dijo el ministerio."),
    ("pt", "Houve de novo tiros na fronteira. Três soldados ficaram feridos, disse o ministério."),
    ("it", "Si è sparato di nuovo al confine. Tre soldati sono rimasti feriti, ha detto il ministero."),
    ("id", "Tembakan kembali terdengar di perbatasan. Tiga tentara terluka, kata kementerian itu."),
    ("tr", "Sınırda yeniden silah sesleri duyuldu. Bakanlık üç askerin yaralandığını söyledi."),
    ("nl", "Aan de grens is opnieuw geschoten. Drie soldaten raakten gewond, zei het ministerie."),
]


@pytest.mark.parametrize(("language", "script", "text"), HEADLINES)
def test_a_short_headline_is_told_by_its_script(language: str, script: str, text: str) -> None:
    found = identify(text)
    assert (found.language, found.script) == (language, script)


@pytest.mark.parametrize(("language", "text"), PARAGRAPHS)
def test_a_paragraph_in_latin_letters_is_told_by_its_words(language: str, text: str) -> None:
    found = identify(text)
    assert (found.language, found.script) == (language, "Latn")
    assert found.confidence > 0.9


@pytest.mark.parametrize("text", ["", " \n", "2019, 3.5 %", "— … !", "\u200b", "👍"])
def test_without_letters_there_is_no_language(text: str) -> None:
    found = identify(text)
    assert (found.language, found.confidence, found.script) == (None, 0.0, None)


def test_a_foreign_name_does_not_turn_the_vote() -> None:
    english = " ".join(text for language, text in PARAGRAPHS if language == "en")
    assert identify(f"{english}\nदिल्ली\n{english}").language == "en"
    assert identify(f"आज BBC News और Reuters के मुताबिक़ {HEADLINES[0][2]}").language == "hi"


def test_mixed_text_lowers_the_confidence() -> None:
    mixed = f"{PARAGRAPHS[0][1]}\n{PARAGRAPHS[1][1]}"
    assert identify(mixed).confidence < 0.8 < identify(PARAGRAPHS[0][1]).confidence


@settings(deadline=None)
@given(st.text())
def test_never_raises_and_is_deterministic(text: str) -> None:
    found = identify(text)
    assert found == identify(text)
    assert 0.0 <= found.confidence <= 1.0


def test_a_long_text_is_sampled_over_all_its_length() -> None:
    found = identify("123 456\n" * 200_000 + f"{PARAGRAPHS[1][1]}\n" * 20_000)
    assert found.language == "de"
