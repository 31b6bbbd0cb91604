"""Cues made from wordings of the source language: inflection, spelling variants, optional words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.english.source_cues import cue_of_expression, cue_of_wording, is_telling, shown_wording

FOUND = [
    ("hi", "पानी फेरना", "बारिश ने उम्मीदों पर पानी फेर दिया।", "पानी फेर"),
    ("hi", "आंखें दिखाना", "चीन ने आँखें दिखाईं।", "आँखें दिखा"),
    ("hi", "रंगे हाथ", "अधिकारी को रंगे हाथों पकड़ा गया।", "रंगे हाथ"),
    ("ru", "(возбуждено) уголовное дело", "Возбудили два уголовных дела.", "уголовных дел"),
    ("ru", "как снег на голову", "Новость свалилась как снег на голову.", "снег на голов"),
    ("uk", "як сніг на голову", "Новина впала як сніг на голову.", "сніг на голов"),
    ("de", "im Raum (stehen)", "Der Vorwurf steht noch im Raum.", "Raum"),
    ("es", "(echar) leña al fuego", "Sus palabras echaron más leña al fuego.", "leña al fueg"),
    ("fr", "(mettre) en place, mise en place", "La mise en place du plan.", "place"),
    ("tr", "devreye girmek", "Yeni sistem devreye girdi.", "devreye gir"),
    ("ar", "صب الزيت على النار", "التصريحات تصب الزيت على النار.", "الزيت على النار"),
    ("fa", "از دست دادن", "او کار خود را از دست داد.", "دست"),
    ("zh", "画蛇添足", "这样做无异于画蛇添足。", "画蛇添足"),
    ("ja", "足を引っ張る", "守備が足を引っ張った。", "足を引っ張"),
    ("ko", "발목을 잡다", "규제가 발목을 잡았다.", "발목을 잡"),
]


@pytest.mark.parametrize(("language", "wording", "source", "start"), FOUND)
def test_a_wording_is_found_in_its_forms(language: str, wording: str, source: str, start: str) -> None:
    place = cue_of_wording(wording, language).find(source)
    assert place is not None
    assert start.split()[0] in source[place[0] : place[1] + 6]


@pytest.mark.parametrize(("language", "wording", "source", "start"), FOUND)
def test_a_wording_is_not_found_elsewhere(language: str, wording: str, source: str, start: str) -> None:
    assert cue_of_wording(wording, language).find("…") is None


def test_alternatives_and_shown_form() -> None:
    cue = cue_of_wording("ओर से, तरफ से", "hi")
    assert cue.find("सरकार की तरफ से बयान आया।")
    assert cue.find("सरकार की ओर से बयान आया।")
    assert not cue.find("सरकार का बयान आया।")
    assert shown_wording("im Raum (stehen)") == "im Raum stehen"


def test_an_expression_is_a_cue() -> None:
    place = cue_of_expression("कमर (कस|तोड़)").find("उन्होंने कमर कस ली।")
    assert place is not None
    with pytest.raises(re.error):
        cue_of_expression("(")


def test_words_far_apart_give_one_of_them() -> None:
    source = "лапша " + "и ещё " * 20 + "на ушах"
    place = cue_of_wording("лапша на ушах", "ru").find(source)
    assert place is not None
    assert place[1] - place[0] < 10


@pytest.mark.parametrize(
    ("found", "telling"), [("हाथ", False), ("कमर कस", True), ("半天", False), ("画蛇添足", True)]
)
def test_what_is_telling(found: str, telling: bool) -> None:
    assert is_telling(found) is telling


@given(st.text(max_size=40), st.sampled_from(["hi", "ru", "zh", "ja", "ko", "ar", "de", "xx"]))
def test_any_source_can_be_searched(source: str, language: str) -> None:
    place = cue_of_wording("कमर कसना, кот наплакал, 画蛇添足", language).find(source)
    assert place is None or 0 <= place[0] < place[1] <= len(source)
