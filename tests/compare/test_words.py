"""Word alignment within English: kinds of matches, and what holds of every alignment."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.compare.words import GRADES, WordAlignment, align_words, is_content, is_word

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "of",
        "in",
        "and",
        "not",
        "minister",
        "ministers",
        "said",
        "killed",
        "died",
        "9",
        "nine",
        "1,000",
        "1000",
        "Zelensky",
        "Zelenskyy",
        "colour",
        "color",
        "cease-fire",
        "ceasefire",
        "quickly",
        "report",
        "reported",
        ",",
        ".",
        "UK",
        "United",
        "Kingdom",
        "no",
        "n't",
        "river",
        "bank",
        "Berlin",
    ]
)
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


def _kind(alignment: WordAlignment, english: str, other: str) -> str | None:
    for pair in alignment.pairs:
        texts = (alignment.english_tokens[pair.english].text, alignment.other_tokens[pair.other].text)
        if texts == (english, other):
            return pair.kind
    return None


@pytest.mark.parametrize(
    ("english", "other", "left", "right", "kind"),
    [
        ("The Minister resigned.", "A minister resigned.", "Minister", "minister", "exact"),
        ("Nine died.", "There were 9 deaths.", "Nine", "9", "number"),
        ("It cost 1,000 rubles.", "It cost 1000 rubles.", "1,000", "1000", "number"),
        ("He went home.", "He goes home.", "went", "goes", "lemma"),
        ("The children left.", "The child left.", "children", "child", "lemma"),
        ("The harbour is shut.", "The harbor is shut.", "harbour", "harbor", "spelling"),
        ("They criticised him.", "They criticized him.", "criticised", "criticized", "spelling"),
        ("President Zelensky spoke.", "President Zelenskyy spoke.", "Zelensky", "Zelenskyy", "near"),
        ("Soldiers searched the house.", "Troops searched the house.", "Soldiers", "Troops", "synonym"),
        ("Three people were killed.", "Three people died.", "killed", "died", "synonym"),
        ("The UK agreed.", "The United Kingdom agreed.", "UK", "United", "short-form"),
        ("A ceasefire holds.", "A cease-fire holds.", "ceasefire", "cease-fire", "compound"),
    ],
)
def test_kinds_of_matches(english: str, other: str, left: str, right: str, kind: str) -> None:
    assert _kind(align_words(english, other), left, right) == kind


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("Prices rose sharply.", "Prices fell sharply."),
        ("They met on Monday.", "They met on Tuesday."),
        ("Five people were hurt.", "Six people were hurt."),
        ("Armenia opened fire.", "Azerbaijan opened fire."),
    ],
)
def test_what_differs_stays_unmatched(english: str, other: str) -> None:
    alignment = align_words(english, other)
    assert len(alignment.unheld()) == 1
    assert len(alignment.unheld("other")) == 1


def test_long_numbers_are_held_whole() -> None:
    alignment = align_words("About 2 million people fled.", "About 2,000,000 people fled.")
    assert alignment.unheld() == () == alignment.unheld("other")


def test_a_gap_names_what_stands_there_instead() -> None:
    alignment = align_words("Swords have been killed on the border.", "Swords have been drawn at the border.")
    (killed,) = alignment.unheld()
    assert [alignment.other_tokens[j].text for j in alignment.gap(killed)] == ["drawn"]


def test_function_words_match_beside_matched_words_only() -> None:
    alignment = align_words("the river", "a bank of sand lies where nobody looks, the end")
    assert alignment.pairs == ()


@given(SENTENCES)
@settings(max_examples=150, deadline=None)
def test_a_sentence_matches_itself_exactly(text: str) -> None:
    alignment = align_words(text, text)
    words = [i for i, token in enumerate(alignment.english_tokens) if is_word(token)]
    assert [(pair.english, pair.other, pair.kind) for pair in alignment.pairs] == [
        (i, i, "exact") for i in words
    ]
    assert alignment.unheld() == ()
    assert len(alignment.chunks) <= 1


@given(SENTENCES, SENTENCES)
@settings(max_examples=200, deadline=None)
def test_alignments_are_one_to_one_and_in_range(english: str, other: str) -> None:
    alignment = align_words(english, other)
    lefts, rights = [p.english for p in alignment.pairs], [p.other for p in alignment.pairs]
    assert lefts == sorted(set(lefts))
    assert len(set(rights)) == len(rights)
    assert all(is_word(alignment.english_tokens[i]) for i in lefts)
    assert all(is_word(alignment.other_tokens[j]) for j in rights)
    assert {pair.kind for pair in alignment.pairs} <= set(GRADES)
    assert all(0 < grade <= 1 for grade in (*alignment.held.values(), *alignment.held_other.values()))
    assert set(lefts) <= set(alignment.held)
    assert set(rights) <= set(alignment.held_other)
    assert all(is_content(alignment.english_tokens[i]) for i in alignment.unheld())
    assert sum(words for _, _, words in alignment.chunks) == len(alignment.pairs)
    for index in range(len(alignment.english_tokens)):
        assert set(alignment.gap(index)) <= set(alignment.unheld("other"))


@given(SENTENCES, SENTENCES)
@settings(max_examples=100, deadline=None)
def test_equal_words_are_found_both_ways(english: str, other: str) -> None:
    there, back = align_words(english, other), align_words(other, english)
    exact = [
        sum(p.kind == "exact" and is_content(a.english_tokens[p.english]) for p in a.pairs)
        for a in (there, back)
    ]
    assert exact[0] == exact[1]
