"""The shipped sentence embedding."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.compare.embedding import Embedding, load_embedding, normalise


@pytest.fixture(scope="module")
def embedding() -> Embedding:
    return load_embedding()


def test_it_is_loaded_once() -> None:
    assert load_embedding() is load_embedding()


@pytest.mark.parametrize(
    ("source", "near", "far"),
    [
        ("Die Regierung erhöhte die Steuern.", "The government raised taxes.", "The team won the match."),
        (
            "Le gouvernement a augmenté les impôts.",
            "Die Regierung erhöhte die Steuern.",
            "Die Mannschaft gewann das Spiel.",
        ),
        ("सरकार ने कर बढ़ा दिए।", "The government raised taxes.", "The team won the match."),
        ("政府提高了税收。", "The government raised taxes.", "The team won the match."),
        ("Правительство повысило налоги.", "The government raised taxes.", "The team won the match."),
    ],
)
def test_a_translation_is_nearer_than_another_sentence(
    embedding: Embedding, source: str, near: str, far: str
) -> None:
    vectors = embedding.encode([source, near, far])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


@pytest.mark.parametrize(
    ("word", "translation", "other"),
    [
        ("Schule", "school", "river"),
        ("eau", "water", "president"),
        ("पुलिस", "police", "water"),
        ("река", "river", "school"),
    ],
)
def test_words_lie_in_the_same_space(embedding: Embedding, word: str, translation: str, other: str) -> None:
    vectors = embedding.word_vectors([word, translation, other])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_shapes_types_and_empty_texts(embedding: Embedding) -> None:
    vectors = embedding.encode(["A sentence.", "", "\u200b"])
    assert vectors.shape == (3, embedding.dimensions)
    assert vectors.dtype == numpy.float32
    assert numpy.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0])
    assert embedding.encode([]).shape == (0, embedding.dimensions)


def test_a_joined_text_is_the_sum_of_its_parts(embedding: Embedding) -> None:
    parts = embedding.sums(["The river rose.", "Schools were closed."])
    joined = embedding.sums(["The river rose. Schools were closed."])
    assert joined[0] == pytest.approx(parts.sum(axis=0), rel=1e-4, abs=1e-4)


def test_pieces_are_of_the_normalised_text(embedding: Embedding) -> None:
    assert "".join(embedding.pieces("Ｗater １२")).replace("▁", " ").strip() == "water 12"


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("“Ja”, sagte er –  nein", '"ja", sagte er - nein'),
        ("٣٥ كتابًا", "35 کتابا"),
        ("२०२४ में।", "2024 में."),
        ("Ёлка", "елка"),
        ("\ufeffA\u00adb", "ab"),
    ],
)
def test_normalisation(written: str, normalised: str) -> None:
    assert normalise(written) == normalised


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_finite_vector(text: str) -> None:
    vector = load_embedding().encode([text])
    assert numpy.isfinite(vector).all()
    assert numpy.linalg.norm(vector) <= 1 + 1e-5
