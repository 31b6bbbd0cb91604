"""What counts as an English word, and which word a slip of the pen stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.english.inflection import plural, verb_forms
from mtqa.english.spelling import derives, is_word, nearest

NOUNS = ("bridge", "village", "lorry", "witness", "harbour", "box", "teacher", "valley")
VERBS = ("walk", "stop", "carry", "agree", "repair", "visit", "plan", "move")


@pytest.mark.parametrize(
    "word",
    [
        "bridge",
        "unreconstructed",
        "re-examined",
        "livestreamed",
        "anti-corruption",
        "hilltop",
        "organised",
        "colourful",
        "pro-Moscow",
        "o'clock",
        "soooo",
        "minister's",
    ],
)
def test_good_words_are_known(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["drindage", "plornte", "operatiors", "zubrewitch", "qualtiness-gurf"])
def test_invented_words_are_not(word: str) -> None:
    assert not is_word(word)


@given(st.sampled_from(NOUNS))
def test_a_plural_is_as_known_as_its_singular(noun: str) -> None:
    assert is_word(noun)
    assert is_word(plural(noun))


@given(st.sampled_from(VERBS))
def test_every_form_of_a_verb_is_known(verb: str) -> None:
    assert all(is_word(form) for form in verb_forms(verb).all)


@given(st.sampled_from(["bridge", "village", "teacher", "valley", "minister"]), st.integers(0, 20))
def test_a_doubled_letter_is_a_slip(word: str, place: int) -> None:
    at = place % len(word)
    slip = word[:at] + word[at] + word[at:]
    if not is_word(slip):
        assert nearest(slip) is not None


@given(st.text(max_size=30))
def test_any_text_has_an_answer(text: str) -> None:
    assert is_word(text) in (True, False)


def test_the_commonest_neighbour_is_meant() -> None:
    assert nearest("minisster") == "minister"
    assert nearest("zubrewitch") is None


def test_derivation_needs_a_stem() -> None:
    assert derives("unwalked", {"walk"})
    assert derives("carried", {"carry"})
    assert not derives("s", {""})
