"""The fluency model through its public functions: a probability distribution, offsets that hold, any text taken."""

from __future__ import annotations

import math

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.english.fluency import LEVELS, load, profile, surprisal
from mtqa.english.symbols import encode, is_mask

SUM_TOLERANCE = 0.05
"""Surprisal is kept in 256 steps, so that single probabilities are off by up to a few per cent."""

CONTEXTS = (
    "",
    "The",
    "The president of the",
    "She said on Monday that he would",
    "In 2012 the company sold its",
    "Xyzzq of",
    "as well as",
    "He left early. The next",
)

BETTER_AND_WORSE = (
    ("The soldiers have left the village.", "The soldiers has left the village."),
    ("These two reports were published today.", "This two reports were published today."),
    ("The minister did not answer the question.", "The minister not did answer the question."),
    ("Heavy rain fell over the weekend.", "Heavy rain fell over the weekends end of."),
    ("He asked her to wait outside.", "He asked she to wait outside."),
    ("The talks took place in Geneva.", "The talks took the place of in Geneva."),
)


@pytest.mark.parametrize("context", CONTEXTS)
def test_probabilities_of_all_symbols_add_up_to_one(context: str) -> None:
    model = load()
    numbers = encode(context, model.vocabulary)[0]
    before = numpy.array(numbers if not context else numbers[:-1], numpy.int64)[-6:]
    every = numpy.arange(len(model.vocabulary.symbols))
    rows = numpy.column_stack([numpy.tile(before, (len(every), 1)), every])
    bits = model.bits(numpy.concatenate([[0], rows.ravel()]))[1:].reshape(rows.shape)[:, -1]
    assert float(numpy.exp2(-bits.astype(float)).sum()) == pytest.approx(1, abs=SUM_TOLERANCE)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120) | st.text("aA1.,'’ -\n\u200d\u0301हिंदी”“$%é", max_size=60))
def test_any_text_is_taken_and_offsets_hold(text: str) -> None:
    (found,) = surprisal([text])
    last = 0
    for word in found:
        assert last <= word.start < word.end <= len(text)
        assert text[word.start : word.end].strip() == text[word.start : word.end]
        assert math.isfinite(word.bits)
        assert word.bits >= 0
        last = word.end
    assert math.isfinite(found.total)


def test_offsets_point_at_the_words() -> None:
    text = 'Anna Lee didn\'t say "much" in 2019, he added.'
    (found,) = surprisal([text])
    assert [text[word.start : word.end] for word in found] == [
        *("Anna Lee", "did", "n't", "say", "much", "in", "2019", ",", "he", "added", ".")
    ]
    masked = [text[word.start : word.end] for word in found if not word.ordinary]
    assert masked == ["Anna Lee", "2019", ",", "."]


def test_many_texts_give_what_each_gives_alone() -> None:
    texts = [*(pair[0] for pair in BETTER_AND_WORSE), "", "One."]
    together = surprisal(texts)
    assert len(together) == len(texts)
    for text, found in zip(texts, together, strict=True):
        (alone,) = surprisal([text])
        numpy.testing.assert_allclose(found.bits, alone.bits, rtol=1e-5)
    assert surprisal([]) == []


@pytest.mark.parametrize(("better", "worse"), BETTER_AND_WORSE)
def test_the_better_wording_has_fewer_bits(better: str, worse: str) -> None:
    one, other = surprisal([better, worse])
    assert one.total < other.total


def test_names_and_figures_are_one_to_the_model() -> None:
    one, other = surprisal(
        ["Maria Santos paid 1,450 dollars in 1998.", "Ivan Petrov paid 7,301 dollars in 2011."]
    )
    numpy.testing.assert_array_equal(one.bits, other.bits)


def test_no_context_reaches_across_sentences() -> None:
    (whole,) = surprisal(["The bridge was closed. Nobody was hurt."])
    first, second = surprisal(["The bridge was closed.", "Nobody was hurt."])
    numpy.testing.assert_allclose(whole.bits, numpy.concatenate([first.bits, second.bits]), rtol=1e-5)


def test_tokens_are_taken_as_they_are_cut() -> None:
    (found,) = surprisal([["The", "bridge", "was", "closed", "."]])
    assert [(word.start, word.end) for word in found] == [(n, n + 1) for n in range(5)]
    numpy.testing.assert_allclose(found.bits, surprisal(["The bridge was closed."])[0].bits, rtol=1e-5)


def test_profile_of_an_article() -> None:
    nothing = profile(["", " "])
    assert (nothing.words, nothing.mean, nothing.above) == (0, 0.0, (0.0,) * len(LEVELS))
    plain = profile(["The president said that he would meet the prime minister on Monday."])
    odd = profile(["The president that said would he the meet prime on minister Monday."])
    assert plain.words == odd.words == 13
    assert plain.mean < odd.mean
    assert plain.worse < odd.worse
    assert list(plain.above) == sorted(plain.above, reverse=True)


def test_every_symbol_is_its_own() -> None:
    vocabulary = load().vocabulary
    for number, symbol in enumerate(vocabulary.symbols):
        if number and not is_mask(symbol):
            assert vocabulary.number(symbol) == number
