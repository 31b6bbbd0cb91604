"""Coverage: how much of each side of a bead finds a counterpart on the other, subword by subword.

The cosine of whole sentences says that two segments are about the same things; coverage says whether one holds more
than the other, which is what tells a segment of a longer bead from a lone one. The counterpart of a subword is the
nearest subword of the other side (as in BERTScore, Zhang et al. 2020), with static vectors, and what counts is how much
nearer it is than this subword's nearest in other segments: a subword that is near to something everywhere, or whose
language the embedding does not know, says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy

from mtqa.align.evidence.blocks import (
    LONGEST_ENGLISH,
    LONGEST_SOURCE,
    BlockSums,
    Window,
    block_sums,
    run_sums,
)
from mtqa.align.lattice import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE = 120
"""Segments of the other side, evenly spread, on which the usual nearness of a subword is measured."""
CHUNK = 24
"""Source segments worked on at a time, which bounds memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The subwords of a text, one after the other, with a weightless one closing each segment."""

    vectors: NDArray[numpy.float32]
    """Unit vectors, shape (pieces, d)."""
    weights: NDArray[numpy.float32]
    starts: NDArray[numpy.int64]
    """First piece of each segment, shape (segments + 1,)."""

    def mass(self) -> NDArray[numpy.float64]:
        """Weight of each segment, shape (segments,)."""
        return numpy.add.reduceat(self.weights, self.starts[:-1]).astype(numpy.float64)


def pieces_of(lines: Sequence[NDArray[numpy.float32]]) -> Pieces:
    """The pieces of a text from the vectors of each segment's subwords; the longer a vector, the more it weighs."""
    size = lines[0].shape[1]
    rows = numpy.concatenate(
        [numpy.concatenate([line, numpy.zeros((1, size), numpy.float32)]) for line in lines]
    )
    weights = numpy.linalg.norm(rows, axis=1).astype(numpy.float32)
    starts = numpy.concatenate([[0], numpy.cumsum([len(line) + 1 for line in lines])])
    return Pieces(
        (rows / numpy.where(weights > 0, weights, 1)[:, None]).astype(numpy.float32), weights, starts
    )


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Covered weight of either side of any bead in the band, and the weight of each segment."""

    source: dict[int, BlockSums]
    """For each number of English segments, what they cover of one source segment."""
    english: dict[int, BlockSums]
    """For each number of source segments, what they cover of one English segment."""
    source_mass: NDArray[numpy.float64]
    english_mass: NDArray[numpy.float64]

    def of(
        self, a: int, b: int, columns: NDArray[numpy.int64]
    ) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64]]:
        """Share covered of the source and of the English side of beads of shape (a, b), 0-1 each."""
        source = self.source[b].sums(a, 1) / numpy.maximum(run_sums(self.source_mass, a)[:, None], 1e-6)
        english = self.english[a].sums(1, b) / numpy.maximum(run_sums(self.english_mass, b)[columns], 1e-6)
        return source, english


def coverage(window: Window, source: Pieces, english: Pieces) -> Coverage:
    """The evidence from the subwords of both texts."""
    usual_source, usual_english = _usual(source, english), _usual(english, source)
    rows = window.band.source
    covered_source = {b: numpy.zeros((rows, window.width)) for b in sorted({b for _, b in SHAPES})}
    covered_english = {a: numpy.zeros((rows, window.width)) for a in sorted({a for a, _ in SHAPES})}
    for first in range(0, rows, CHUNK):
        last = min(first + CHUNK, rows)
        before = max(0, first - LONGEST_SOURCE + 1)
        low, high = window.cells(before).start, window.cells(last - 1).stop
        left, right = _part(source, before, last), _part(english, low, high)
        near = left.vectors @ right.vectors.T
        usual = (
            usual_source[source.starts[before] : source.starts[last]],
            usual_english[english.starts[low] : english.starts[high]],
        )
        for b, value in _covered(near, left, right, usual[0], LONGEST_ENGLISH):
            _place(covered_source[b], value[first - before :], window, first, low)
        for a, value in _covered(near.T, right, left, usual[1], LONGEST_SOURCE):
            _place(covered_english[a], value.T[first - before :], window, first, low)
    return Coverage(
        {b: block_sums(window, cells) for b, cells in covered_source.items()},
        {a: block_sums(window, cells) for a, cells in covered_english.items()},
        source.mass(),
        english.mass(),
    )


def _part(text: Pieces, first: int, last: int) -> Pieces:
    start, stop = int(text.starts[first]), int(text.starts[last])
    return Pieces(text.vectors[start:stop], text.weights[start:stop], text.starts[first : last + 1] - start)


def _usual(text: Pieces, other: Pieces) -> NDArray[numpy.float32]:
    """How near the nearest subword of a segment of the other text is to each subword on average, at least 0."""
    count = len(other.starts) - 1
    step = max(1, count // SAMPLE)
    chosen = range(0, count, step)
    picked = numpy.concatenate([numpy.arange(other.starts[i], other.starts[i + 1]) for i in chosen])
    starts = numpy.cumsum([0, *(int(other.starts[i + 1] - other.starts[i]) for i in chosen)])[:-1]
    sample = other.vectors[picked].T
    return numpy.concatenate(
        [
            numpy.maximum.reduceat(text.vectors[start : start + 1_024] @ sample, starts, axis=1).mean(axis=1)
            for start in range(0, len(text.vectors), 1_024)
        ]
    )


def _covered(
    near: NDArray[numpy.float32], text: Pieces, other: Pieces, usual: NDArray[numpy.float32], longest: int
) -> Iterator[tuple[int, NDArray[numpy.float32]]]:
    """For n = 1 .. longest, how much of each segment the n segments of the other text up to each cover.

    `near` holds cosines, shape (pieces of the text, pieces of the other); results have shape (segments, other's
    segments).
    """
    nearest = numpy.maximum.reduceat(near, other.starts[:-1], axis=1)
    room = numpy.maximum(1 - usual, 1e-3)[:, None]
    reach = nearest
    for count in range(1, longest + 1):
        if count > 1:
            reach = numpy.concatenate([nearest[:, :1], numpy.maximum(nearest[:, 1:], reach[:, :-1])], axis=1)
        gain = numpy.clip((reach - usual[:, None]) / room, 0, 1) * text.weights[:, None]
        yield count, numpy.add.reduceat(gain, text.starts[:-1], axis=0)


def _place(
    cells: NDArray[numpy.float64], values: NDArray[numpy.float32], window: Window, first: int, low: int
) -> None:
    """Copies rows of values, whose columns start at English segment `low`, into the window's layout."""
    for offset, row in enumerate(values):
        part = window.cells(first + offset)
        cells[first + offset, : part.stop - part.start] = row[part.start - low : part.stop - low]
