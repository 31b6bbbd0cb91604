"""Meaning: the cosine of sentence vectors, and how far it stands out from that of other segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy

from mtqa.align.evidence.blocks import BlockSums, Window, dense_sums, run_sums
from mtqa.compare.embedding import unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE = 400
"""Segments of the other side that the usual cosine of a segment is measured on, evenly spread."""


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """Vectors of both texts, summed over any block, and each segment's usual cosine with the other text."""

    products: BlockSums
    source: NDArray[numpy.float32]
    english: NDArray[numpy.float32]
    usual_source: NDArray[numpy.float64]
    usual_english: NDArray[numpy.float64]
    spread: float
    """Standard deviation of the cosine of segments paired at random."""
    best_source: NDArray[numpy.float64]
    best_english: NDArray[numpy.float64]
    """How far the best cosine of each segment stands out, in standard deviations."""

    def cosine(self, a: int, b: int, columns: NDArray[numpy.int64]) -> NDArray[numpy.float64]:
        """Cosine for beads of shape (a, b) ending at each node."""
        source, english = _norms(self.source, a)[:, None], _norms(self.english, b)[columns]
        return numpy.asarray(self.products.sums(a, b) / numpy.maximum(source * english, 1e-6))

    def standing(
        self, cosine: NDArray[numpy.float64], a: int, b: int, columns: NDArray[numpy.int64]
    ) -> NDArray[numpy.float64]:
        """The same cosine less its usual value for these segments, in standard deviations."""
        usual = (
            run_sums(self.usual_source, a)[:, None] / a + run_sums(self.usual_english, b)[columns] / b
        ) / 2
        return (cosine - usual) / self.spread


def _norms(vectors: NDArray[numpy.float32], length: int) -> NDArray[numpy.float64]:
    return numpy.asarray(numpy.linalg.norm(run_sums(vectors.astype(numpy.float64), length), axis=1))


def meaning(window: Window, source: NDArray[numpy.float32], english: NDArray[numpy.float32]) -> Meaning:
    """The evidence from unscaled sentence vectors, shapes (source, d) and (english, d)."""
    scale = float(numpy.linalg.norm(source, axis=1).mean() + numpy.linalg.norm(english, axis=1).mean()) / 2
    source, english = source / max(scale, 1e-9), english / max(scale, 1e-9)
    left, right = unit(source), unit(english)
    to_english, to_source = left @ _sample(right).T, right @ _sample(left).T
    spread = max(float(to_english.std()), 0.03)
    usual = to_english.mean(axis=1), to_source.mean(axis=1)
    return Meaning(
        dense_sums(window, source, english),
        source,
        english,
        usual[0].astype(float),
        usual[1].astype(float),
        spread,
        (_nearest(to_english) - usual[0]) / spread,
        (_nearest(to_source) - usual[1]) / spread,
    )


def _sample(vectors: NDArray[numpy.float32]) -> NDArray[numpy.float32]:
    return vectors[:: max(1, len(vectors) // SAMPLE)]


def _nearest(cosines: NDArray[numpy.float32]) -> NDArray[numpy.float64]:
    nearest: NDArray[numpy.float64] = cosines.max(axis=1).astype(numpy.float64)
    return nearest
