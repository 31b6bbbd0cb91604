"""Sentences and paragraphs: known examples in every pack language, and what holds for any text."""

from __future__ import annotations

import time
import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.languages import available
from mtqa.text import split_paragraphs, split_sentences

EXAMPLES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
CASES = [(language, tuple(case)) for language, cases in EXAMPLES.items() for case in cases]
PIECES = st.sampled_from(
    ["Dr. ", "a", "B", "है", "।", "。", "؟", "!", "?", ".", "...", "…", " ", "\n", "\n\n", "\u200b", "\u202e", "(", ")",
     "「", "」", "\"", "»", "3", "3.5", "U.S.", "http://a.b/c", "—", "\r\n", "\u2028", "\ufeff", "é", "e\u0301"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))
LANGUAGES = st.sampled_from([*available(), "nl", "x-none", None])


def sentences(text: str, language: str | None) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_finds_the_sentences_of_known_examples(language: str, case: tuple[str, ...]) -> None:
    joint = "" if language in ("zh", "ja") else " "
    assert sentences(joint.join(case), language) == list(case)


def test_every_pack_language_has_examples() -> None:
    assert set(available()) <= set(EXAMPLES)
    assert all(len(EXAMPLES[language]) >= 4 for language in available())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The road is closed.Police are there.", ["The road is closed.", "Police are there."]),
        ("hi", "बारिश हुई।सड़कें भर गईं।", ["बारिश हुई।", "सड़कें भर गईं।"]),
        ("hi", "बारिश हुई।\u200bसड़कें भर गईं।", ["बारिश हुई।", "सड़कें भर गईं।"]),
        ("en", "It was in www.site.com.Ask there.", ["It was in www.site.com.Ask there."]),
    ],
)
def test_a_forgotten_space_hides_no_sentence(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_sentences_cover_all_that_can_be_seen_and_never_overlap(text: str, language: str | None) -> None:
    spans = split_sentences(text, language)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {offset for start, end in spans for offset in range(start, end)}
    for offset, character in enumerate(text):
        if not character.isspace() and unicodedata.category(character) != "Cf":
            assert offset in covered
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_no_sentence_crosses_a_paragraph(text: str, language: str | None) -> None:
    paragraphs = split_paragraphs(text)
    for start, end in split_sentences(text, language):
        assert any(first <= start and end <= last for first, last in paragraphs)


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in split_paragraphs(text)]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    lines = [
        "Ferry sinks off the coast",
        "A ferry with 40 people on board sank on Sunday, the coast guard said.",
        "All were saved.",
        "The captain was questioned for two hours and then sent home, said the police chief of the island.",
        "By our staff",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_hard_wrapped_lines_are_joined_and_its_headline_stays_apart() -> None:
    text = (
        "Ferry sinks off the coast\n"
        "A ferry with 40 people on board sank on Sunday off the\n"
        "coast, the guard said. All were saved by fishermen who\n"
        "had seen the smoke from the shore and put out in boats\n"
        "of their own.\n"
        "\n"
        "The captain was questioned for two hours by the police\n"
        "and then sent home.\n"
    )
    assert [len(part.split("\n")) for part in paragraphs(text)] == [1, 4, 2]
    assert (
        sentences(text, "en")[1]
        == "A ferry with 40 people on board sank on Sunday off the\ncoast, the guard said."
    )


def test_a_single_wrapped_line_goes_on_in_small_letters() -> None:
    text = "The minister said that the talks would go\non until Friday. Nobody objected."
    assert len(paragraphs(text)) == 1
    assert len(paragraphs("milk\nbread\nbutter")) == 3


def test_blank_lines_of_any_kind_end_a_paragraph() -> None:
    assert paragraphs("one\r\n\r\ntwo\r\rthree\u2028four\n \u200b \nfive") == [
        "one",
        "two",
        "three",
        "four",
        "five",
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "जे ",
        "A. ",
        "(",
        '."a',
        "\u200b",
        '"a. ',
        "...",
        "「a。",
        "a.b",
        "1,",
        "[1]",
        ". ",
        ".]",
        "U.S.",
        '!"',
    ],
)
def test_one_line_of_100_000_characters_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    spans = split_sentences(text, "en")
    assert time.process_time() - started < 5
    assert all(start < end for start, end in spans)
