"""The statistics against hand-counted and textbook values."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.bench.statistics import auc, calibration_error, confusion, kendall, pearson, ranks, spearman

VALUES = st.lists(st.integers(-5, 5).map(float), min_size=2, max_size=30)


def kendall_by_counting(first: list[float], second: list[float]) -> float:
    """Tau-b by its definition: concordant less discordant pairs over the pairs that are not tied."""
    pairs = [(i, j) for i in range(len(first)) for j in range(i)]
    x = [(first[i] > first[j]) - (first[i] < first[j]) for i, j in pairs]
    y = [(second[i] > second[j]) - (second[i] < second[j]) for i, j in pairs]
    spread = (sum(map(abs, x)) * sum(map(abs, y))) ** 0.5
    return sum(a * b for a, b in zip(x, y, strict=True)) / spread if spread else 0.0


@settings(deadline=None)
@given(VALUES, st.randoms(use_true_random=False))
def test_kendall_counts_pairs(first: list[float], random: object) -> None:
    second = sorted(first, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert kendall(first, second) == pytest.approx(kendall_by_counting(first, second))


def test_kendall_spans_blocks() -> None:
    rising = [float(n) for n in range(1200)]
    assert kendall(rising, rising) == pytest.approx(1.0)
    assert kendall(rising, rising[::-1]) == pytest.approx(-1.0)


@given(VALUES)
def test_correlations_with_itself_and_its_negative(values: list[float]) -> None:
    negative = [-value for value in values]
    expected = 0.0 if len(set(values)) == 1 else 1.0
    for measure in (pearson, spearman, kendall):
        assert measure(values, values) == pytest.approx(expected)
        assert measure(values, negative) == pytest.approx(-expected)


def test_tied_ranks_are_shared() -> None:
    assert ranks([10.0, 20.0, 20.0, 5.0]).tolist() == [2.0, 3.5, 3.5, 1.0]


def test_auc_counts_ties_half() -> None:
    assert auc([0.1, 0.4, 0.4, 0.9], [False, False, True, True]) == pytest.approx(0.875)
    assert auc([0.5, 0.5], [False, True]) == 0.5
    assert auc([0.5, 0.7], [True, True]) == 0.0


def test_auc_weighs_pairs() -> None:
    scores, labels = [0.1, 0.8, 0.5], [False, False, True]
    assert auc(scores, labels, [3.0, 1.0, 1.0]) == pytest.approx(0.75)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_auc_and_calibration_stay_in_range(pairs: list[tuple[float, bool]]) -> None:
    scores, labels = [score for score, _ in pairs], [label for _, label in pairs]
    assert 0.0 <= auc(scores, labels) <= 1.0
    assert 0.0 <= calibration_error(scores, labels) <= 1.0


def test_calibration_of_honest_and_of_vain_probabilities() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0.0)
    assert calibration_error([1.0, 1.0], [False, False]) == pytest.approx(1.0)


def test_confusion() -> None:
    counts = confusion([True, True, False, False], [True, False, True, False])
    assert (counts.precision, counts.recall, counts.f1, counts.mcc) == (0.5, 0.5, 0.5, 0.0)
    assert confusion([True, False], [True, False]).mcc == 1.0
    assert confusion([], []).f1 == 0.0
