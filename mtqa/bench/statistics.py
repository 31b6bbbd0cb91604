"""The statistics that the benchmark tasks report, with numpy alone; each is 0.0 where it is undefined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from numpy.typing import NDArray

KENDALL_BLOCK = 512
"""Rows compared at a time: keeps the pairwise sign table of Kendall's tau at a few megabytes."""

CALIBRATION_BINS = 10
"""Equal-width bins of the expected calibration error (Naeini et al. 2015)."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts of a yes/no decision."""

    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int

    @property
    def precision(self) -> float:
        return _ratio(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float:
        return _ratio(self.true_positives, self.true_positives + self.false_negatives)

    @property
    def f1(self) -> float:
        return _ratio(
            2 * self.true_positives,
            2 * self.true_positives + self.false_positives + self.false_negatives,
        )

    @property
    def mcc(self) -> float:
        """Matthews correlation coefficient, -1 to 1."""
        tp, fp, fn, tn = self.true_positives, self.false_positives, self.false_negatives, self.true_negatives
        spread = float(tp + fp) * float(tp + fn) * float(tn + fp) * float(tn + fn)
        return _ratio(float(tp * tn - fp * fn), spread**0.5)


def confusion(flagged: Sequence[bool], gold: Sequence[bool]) -> Confusion:
    """Count a decision against the truth, both one value an item."""
    said, true = numpy.asarray(flagged, dtype=bool), numpy.asarray(gold, dtype=bool)
    return Confusion(
        true_positives=int((said & true).sum()),
        false_positives=int((said & ~true).sum()),
        false_negatives=int((~said & true).sum()),
        true_negatives=int((~said & ~true).sum()),
    )


def pearson(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's r, -1 to 1."""
    x, y = _centred(first), _centred(second)
    return _ratio(float(x @ y), float((x @ x) * (y @ y)) ** 0.5)


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Spearman's rho: Pearson's r of the ranks, ties sharing their mean rank."""
    return pearson(ranks(first).tolist(), ranks(second).tolist())


def kendall(first: Sequence[float], second: Sequence[float]) -> float:
    """Kendall's tau-b (ties corrected for), -1 to 1; every pair is compared, O(n^2) time."""
    x, y = numpy.asarray(first, dtype=float), numpy.asarray(second, dtype=float)
    concordance = x_untied = y_untied = 0
    for start in range(0, len(x), KENDALL_BLOCK):
        x_signs = _signs(x, start)
        y_signs = _signs(y, start)
        concordance += int((x_signs * y_signs).sum(dtype=numpy.int64))
        x_untied += int(numpy.count_nonzero(x_signs))
        y_untied += int(numpy.count_nonzero(y_signs))
    return _ratio(float(concordance), float(x_untied) ** 0.5 * float(y_untied) ** 0.5)


def auc(scores: Sequence[float], positive: Sequence[bool], weights: Sequence[float] | None = None) -> float:
    """Area under the ROC curve: how often a positive item scores above a negative one, ties 0.5.

    With weights, each pair of items counts as the product of their weights.
    """
    values, labels = numpy.asarray(scores, dtype=float), numpy.asarray(positive, dtype=bool)
    mass = numpy.ones(len(values)) if weights is None else numpy.asarray(weights, dtype=float)
    levels, level = numpy.unique(values, return_inverse=True)
    above = numpy.bincount(level, weights=mass * labels, minlength=len(levels))
    below = numpy.bincount(level, weights=mass * ~labels, minlength=len(levels))
    beaten = numpy.concatenate([[0.0], numpy.cumsum(below)[:-1]]) if len(levels) else below
    return _ratio(float((above * (beaten + 0.5 * below)).sum()), float(above.sum() * below.sum()))


def calibration_error(
    probabilities: Sequence[float], positive: Sequence[bool], weights: Sequence[float] | None = None
) -> float:
    """Expected calibration error, 0-1: mean gap of what was said and what was so, over equal-width bins."""
    said, labels = numpy.asarray(probabilities, dtype=float), numpy.asarray(positive, dtype=float)
    mass = numpy.ones(len(said)) if weights is None else numpy.asarray(weights, dtype=float)
    place = numpy.minimum((said * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    gaps = numpy.bincount(place, weights=mass * (said - labels), minlength=CALIBRATION_BINS)
    return _ratio(float(numpy.abs(gaps).sum()), float(mass.sum()))


def ranks(values: Sequence[float]) -> NDArray[numpy.float64]:
    """Ranks from 1, ties sharing their mean rank."""
    levels, level, counts = numpy.unique(
        numpy.asarray(values, dtype=float), return_inverse=True, return_counts=True
    )
    last = numpy.cumsum(counts)
    return (last - (counts - 1) / 2.0)[level] if len(levels) else numpy.zeros(0)


def _signs(values: NDArray[numpy.float64], start: int) -> NDArray[numpy.int8]:
    block = values[start : start + KENDALL_BLOCK, None]
    return (block > values).astype(numpy.int8) - (block < values).astype(numpy.int8)


def _centred(values: Sequence[float]) -> NDArray[numpy.float64]:
    array = numpy.asarray(values, dtype=float)
    return array - array.mean() if len(array) else array


def _ratio(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator > 0 else 0.0
