"""Phrases that come back: which stretch is found, and that odd text is survived."""

from __future__ import annotations

import pytest

from mtqa.english.grammar import repeated_phrases
from mtqa.english.parse import parse


def _found(text: str) -> list[str]:
    doc = parse(text)
    return [doc[first:last].text for first, last, _ in repeated_phrases(doc)]


def test_the_longest_phrase_is_found_once() -> None:
    text = "They voted in the old parliament in the old parliament."
    assert _found(text) == ["in the old parliament in the old parliament"]


@pytest.mark.parametrize(
    "text", ["", " ", "...", "the the", "the chain the", "a b a b a b", "१२३ १२३", "\u200b"]
)
def test_odd_text_is_survived(text: str) -> None:
    assert _found(text) == []
