"""Which form of the indefinite article a word takes."""

from __future__ import annotations

import pytest

from mtqa.english.articles import article_form, may_take_either, names_needing_the


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("apple", "an"),
        ("union", "a"),
        ("unimportant", "an"),
        ("unanimous", "a"),
        ("unanswered", "an"),
        ("European".lower(), "a"),
        ("one-off", "a"),
        ("hour", "an"),
        ("heirloom", "an"),
        ("house", "a"),
        ("usual", "a"),
        ("umbrella", "an"),
        ("bridge", "a"),
    ],
)
def test_the_sound_decides(word: str, form: str) -> None:
    assert article_form(word) == form


def test_wavering_words_are_left_alone() -> None:
    assert may_take_either("historic")
    assert may_take_either("fbi") is False
    assert may_take_either("mps")


def test_names_with_the() -> None:
    assert {"US", "UK", "Netherlands"} <= names_needing_the()
    assert "France" not in names_needing_the()
