"""The pattern language: what each element matches and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.english.patterns import PatternIndex, anchors, compile_pattern, word_line
from mtqa.text.tokenise import tokenise


def _found(pattern: str, text: str) -> list[str]:
    line = word_line(tokenise(text, "en"))
    spans = compile_pattern(pattern).find(line)
    return [text[line.tokens[first].start : line.tokens[last - 1].end] for first, last in spans]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("let us tell", "Let us tell you.", ["Let us tell"]),
        ("from his|her side", "From her side, yes; from his side, no.", ["From her side", "from his side"]),
        (
            "<take> stern steps",
            "They took stern steps and are taking stern steps.",
            ["took stern steps", "taking stern steps"],
        ),
        ("<carry> out *2 incident", "He carried out the big incident.", ["carried out the big incident"]),
        ("<carry> out *1 incident", "He carried out the very big incident.", []),
        ("it is being? told", "It is told; it is being told.", ["It is told", "it is being told"]),
        ("^ also ,", "Also, he came. He also, I think, left.", ["Also,"]),
        ("on @weekday $", "On Monday he came on Tuesday.", ["on Tuesday"]),
        ("[!was|*ly] told [that]", "He told that; she was told that; he reportedly told that.", ["told"]),
        ("on the #th", "On the 25th, not on the 25.", ["On the 25th"]),
        ("# and a half", "One and a half, 3 and a half.", ["One and a half", "3 and a half"]),
        ("today|@weekday ,", "Today, and Friday, and tomorrow,", ["Today,", "Friday,"]),
        ("*ing is done", "Firing is done.", ["Firing is done"]),
    ],
)
def test_elements(pattern: str, text: str, found: list[str]) -> None:
    assert _found(pattern, text) == found


@pytest.mark.parametrize("broken", ["* *", "[a] b [c] d", "[let us]", "*ing", ""])
def test_a_pattern_that_cannot_be_indexed_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        PatternIndex([(broken, None)])


def test_an_index_finds_what_its_patterns_find() -> None:
    index = PatternIndex([("let us tell", "a"), ("<take> stern steps", "b"), ("at|on the same place", "c")])
    text = "Let us tell you: at the same place they took stern steps."
    line = word_line(tokenise(text, "en"))
    assert [value for _, _, value in index.find(line)] == ["a", "b", "c"]


@given(st.lists(st.sampled_from(["let", "us", "tell", "you", ",", "now", "."]), max_size=12))
def test_an_anchor_is_in_every_text_that_matches(words: list[str]) -> None:
    text = " ".join(words)
    line = word_line(tokenise(text, "en"))
    for pattern in ("let us", "us tell|, you?", "<tell> you"):
        if list(compile_pattern(pattern).find(line)):
            assert anchors(pattern) & line.words


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    line = word_line(tokenise(text, "en"))
    for first, last in compile_pattern("the|a *").find(line):
        assert 0 <= first < last <= len(line.tokens)
