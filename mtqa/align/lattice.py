"""Dynamic programming over beads: sums over all alignments, and the best alignment.

A semi-Markov conditional random field (Sarawagi and Cohen 2004): each bead has a score, an alignment the sum of its
beads' scores, and its probability is the exponential of that, normalised over all alignments. The forward and the
backward sweep give the probability of each bead; the alignment returned is the one with the most expected right beads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtqa.align.band import Band

Shape = tuple[int, int]
"""Source and English segments of a bead."""

GAP_ENGLISH: Shape = (0, 1)
GAP_SOURCE: Shape = (1, 0)

SHAPES: tuple[Shape, ...] = (
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 3),
    (3, 1),
    (1, 4),
    (4, 1),
    (1, 5),
    (5, 1),
    (2, 2),
    (2, 3),
    (3, 2),
    (2, 4),
    (4, 2),
    (3, 3),
)
"""Beads with both sides; a longer one is two of these."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Score of the bead of each shape that ends at each node of the band, arrays of shape (source + 1, width)."""

    band: Band
    beads: Mapping[Shape, NDArray[numpy.float64]]
    """For every shape of `SHAPES` and for `GAP_SOURCE`; minus infinity where no such bead fits."""
    gap_english: NDArray[numpy.float64]
    """For `GAP_ENGLISH`."""


def forward(scores: Scores) -> NDArray[numpy.float64]:
    """Log of the summed weight of all alignments from the start to each node."""
    band = scores.band
    total = numpy.full((band.source + 1, band.width), -numpy.inf)
    for i in range(band.source + 1):
        terms = [
            band.shifted(total[i - a], i, a, b, -numpy.inf) + score[i]
            for (a, b), score in scores.beads.items()
            if a <= i
        ]
        row = _log_sum(terms) if terms else _only_first(band.width)
        total[i] = _run(row, scores.gap_english[i])
    return total


def backward(scores: Scores) -> NDArray[numpy.float64]:
    """Log of the summed weight of all alignments from each node to the end."""
    band = scores.band
    total = numpy.full((band.source + 1, band.width), -numpy.inf)
    end = band.english - int(band.low[band.source])
    total[band.source, end] = 0.0
    for i in range(band.source, -1, -1):
        row = total[i]
        gap = scores.gap_english[i]
        # A step to the right from column k pays the gap that ends at column k + 1.
        row = _run(row[::-1], numpy.append(gap[1:], 0.0)[::-1])[::-1]
        total[i] = row
        for (a, b), score in scores.beads.items():
            if a <= i:
                _add_shifted(total[i - a], row + score[i], band, i, a, b)
    return total


def _add_shifted(
    target: NDArray[numpy.float64], values: NDArray[numpy.float64], band: Band, i: int, a: int, b: int
) -> None:
    offset = int(band.low[i]) - b - int(band.low[i - a])
    start, stop = max(0, -offset), min(band.width, band.width - offset)
    if start < stop:
        part = target[start + offset : stop + offset]
        numpy.logaddexp(part, values[start:stop], out=part)


def _only_first(width: int) -> NDArray[numpy.float64]:
    row = numpy.full(width, -numpy.inf)
    row[0] = 0.0
    return row


def _log_sum(terms: list[NDArray[numpy.float64]]) -> NDArray[numpy.float64]:
    stacked = numpy.stack(terms)
    top = stacked.max(axis=0)
    safe = numpy.where(numpy.isfinite(top), top, 0.0)
    with numpy.errstate(divide="ignore"):
        return numpy.asarray(numpy.log(numpy.exp(stacked - safe).sum(axis=0)) + safe)


def _run(row: NDArray[numpy.float64], gap: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """Adds to each node the ways to it by gaps alone from the nodes before it in the row."""
    paid = numpy.cumsum(gap) - gap[0]
    return numpy.asarray(numpy.logaddexp.accumulate(row - paid) + paid)


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """Probability of each bead that ends at each node; the same layout as `Scores`."""

    band: Band
    beads: Mapping[Shape, NDArray[numpy.float64]]
    gap_english: NDArray[numpy.float64]
    log_total: float
    nodes: NDArray[numpy.float64]
    """Probability that the alignment passes through each node."""


def posterior(scores: Scores) -> Posterior:
    """Probabilities of all beads under all alignments."""
    band = scores.band
    before, after = forward(scores), backward(scores)
    log_total = float(before[band.source, band.english - int(band.low[band.source])])
    beads = {}
    for (a, b), score in scores.beads.items():
        start = numpy.full_like(score, -numpy.inf)
        for i in range(a, band.source + 1):
            start[i] = band.shifted(before[i - a], i, a, b, -numpy.inf)
        beads[a, b] = numpy.exp(start + score + after - log_total)
    start = numpy.full_like(scores.gap_english, -numpy.inf)
    start[:, 1:] = before[:, :-1]
    gap_english = numpy.exp(start + scores.gap_english + after - log_total)
    return Posterior(band, beads, gap_english, log_total, numpy.exp(before + after - log_total))


LONE = 0.1
"""What a lone segment rightly left alone counts, where a right bead counts 1; of 0 to 1 best on the same documents."""

Step = tuple[Shape, int, int]
"""Shape of a bead, and the source and English positions just after it."""


def best_path(found: Posterior, threshold: float, lone: float = LONE) -> list[Step]:
    """The alignment with the most expected right beads, in order.

    A bead with both sides counts its probability less `threshold`, so that an unlikely one is not worth having; a lone
    segment counts `lone` times its probability, so that a segment is not left alone where that is improbable too.
    """
    band = found.band
    rewards = {
        shape: value * lone if shape == GAP_SOURCE else value - threshold
        for shape, value in found.beads.items()
    }
    gap = found.gap_english * lone
    best = numpy.full((band.source + 1, band.width), -numpy.inf)
    within = band.columns() <= band.english
    for i in range(band.source + 1):
        terms = [
            band.shifted(best[i - a], i, a, b, -numpy.inf) + reward[i]
            for (a, b), reward in rewards.items()
            if a <= i
        ]
        row = numpy.max(terms, axis=0) if terms else _only_first(band.width)
        paid = numpy.cumsum(gap[i]) - gap[i, 0]
        best[i] = numpy.where(within[i], numpy.maximum.accumulate(row - paid) + paid, -numpy.inf)
    return _trace(best, rewards, gap, band)


def _trace(
    best: NDArray[numpy.float64],
    rewards: Mapping[Shape, NDArray[numpy.float64]],
    gap: NDArray[numpy.float64],
    band: Band,
) -> list[Step]:
    steps: list[Step] = []
    i, j = band.source, band.english
    while i or j:
        k = j - int(band.low[i])
        options = [(best[i, k - 1] + gap[i, k], GAP_ENGLISH)] if k else []
        for (a, b), reward in rewards.items():
            before = j - b - int(band.low[i - a]) if a <= i else -1
            if a <= i and 0 <= before < band.width:
                options.append((best[i - a, before] + reward[i, k], (a, b)))
        shape = max(options, key=lambda option: option[0])[1]
        steps.append((shape, i, j))
        i, j = i - shape[0], j - shape[1]
    return steps[::-1]
