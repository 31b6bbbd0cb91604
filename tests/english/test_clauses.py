"""Patients of verbs, read without a parser: what is found, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.english.clauses import Patient, patients
from mtqa.english.inflection import verb_forms
from mtqa.text.tokenise import tokenise

FORMS = {form: lemma for lemma in ("kill", "arrest") for form in verb_forms(lemma).all}


def _patients(text: str) -> list[tuple[str, list[str]]]:
    tokens = tokenise(text, "en")
    return [(p.voice, [tokens[head].text for head in p.heads]) for p in patients(tokens, FORMS)]


@pytest.mark.parametrize(
    ("text", "voice", "heads"),
    [
        ("Swords have been killed.", "passive", ["Swords"]),
        ("At the fair the two swords have been killed.", "passive", ["swords"]),
        ("He said that already swords were killed.", "passive", ["swords"]),
        ("The drivers of the two trucks were killed.", "passive", ["trucks", "drivers"]),
        ("Soldiers and tanks were killed.", "passive", ["tanks", "Soldiers"]),
        ("A man carrying a lamp was arrested.", "passive", ["lamp", "man"]),
        ("Police arrested the old man.", "active", ["man"]),
        ("Police arrested three men in a van.", "active", ["men"]),
    ],
)
def test_patient_and_heads(text: str, voice: str, heads: list[str]) -> None:
    assert _patients(text) == [(voice, heads)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Officials said that swords have been killed.", "swords"),
        ("Let us tell you that spears were killed.", "spears"),
        ("He knew that man was killed.", "that man"),
        ("Those men were arrested.", "Those men"),
    ],
)
def test_a_singular_determiner_does_not_open_a_plural_phrase(text: str, phrase: str) -> None:
    tokens = tokenise(text, "en")
    [patient] = patients(tokens, FORMS)
    assert text[tokens[patient.first].start : tokens[patient.heads[0]].end] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "They were killed.",
        "Four people on board the plane were killed.",
        "The man (46) of the truck was killed.",
        "Killed in the blast was a guard.",
        "Police arrested men.",
        "He killed the head of the band.",
    ],
)
def test_no_patient_where_the_phrase_is_unclear(text: str) -> None:
    assert _patients(text) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "two",
                "swords",
                "have",
                "been",
                "killed",
                "of",
                "and",
                "in",
                ",",
                "already",
                "he",
                "says",
                "a",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_words_can_be_read(words: list[str]) -> None:
    tokens = tokenise(" ".join(words), "en")
    for patient in patients(tokens, FORMS):
        assert isinstance(patient, Patient)
        first, last = patient.span
        assert 0 <= first < last <= len(tokens)
        assert all(first <= head < last or head < first for head in patient.heads)
