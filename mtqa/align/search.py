"""Finds the beads of two texts of any length: the whole lattice for short ones, coarse to fine for long ones.

Long texts are first aligned with neighbouring segments joined in twos, which are aligned joined in fours, and so on
until they are short (after Thompson and Koehn 2019, vecalign); each level is searched only near where the level above
puts probability. A level whose probability reaches the edge of its band is searched again in a wider one, up to the
whole lattice, so that a narrow band never decides the result unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

from mtqa.align.band import Band, around, whole
from mtqa.align.features import Texts, gather, read_texts
from mtqa.align.lattice import Posterior, posterior
from mtqa.align.model import Weights, score_beads

if TYPE_CHECKING:
    from numpy.typing import NDArray

WHOLE_NODES = 40_000
"""Lattice nodes up to which the whole lattice is searched: two texts of 200 segments."""
LIKELY = 1e-4
"""Probability of passing through a node above which the level above keeps it in the band."""
MARGIN = 10
"""Segments added to the band on either side."""
EDGE = 2
"""Columns at either side of the band that count as its edge."""
EDGE_PROBABILITY = 1e-3
"""Most probability that a row may have at the edge of the band."""


def search(texts: Texts, weights: Weights) -> Posterior:
    """Probabilities of all beads of two texts, neither empty."""
    source, english = len(texts.source), len(texts.english)
    if (source + 1) * (english + 1) <= WHOLE_NODES or min(source, english) < 4:
        return posterior(score_beads(gather(texts, whole(source, english)), weights))
    low, high = _likely_columns(search(halved(texts), weights), source, english)
    margin = MARGIN
    while True:
        band = around(low, high, english, margin)
        found = posterior(score_beads(gather(texts, band), weights))
        if band.complete() or not _at_edge(found):
            return found
        margin *= 2


def halved(texts: Texts) -> Texts:
    """The same texts with each two neighbouring segments joined."""
    retranslated = [
        [" ".join(part) or None for part in _twos([line or "" for line in lines])]
        for lines in texts.retranslations
    ]
    return read_texts(
        [" ".join(part) for part in _twos(texts.source)],
        [" ".join(part) for part in _twos(texts.english)],
        _joined(texts.source_pieces),
        _joined(texts.english_pieces),
        retranslated,
    )


def _twos(lines: Sequence[str]) -> list[list[str]]:
    return [[line for line in lines[start : start + 2] if line] for start in range(0, len(lines), 2)]


def _joined(pieces: Sequence[NDArray[numpy.float32]]) -> list[NDArray[numpy.float32]]:
    return [numpy.concatenate(list(pieces[start : start + 2])) for start in range(0, len(pieces), 2)]


def _likely_columns(
    coarse: Posterior, source: int, english: int
) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
    """First and last English position that the coarser level finds likely at each source position."""
    likely = coarse.nodes > LIKELY
    first = coarse.band.low + likely.argmax(axis=1)
    last = coarse.band.low + coarse.band.width - 1 - likely[:, ::-1].argmax(axis=1)
    for i in numpy.flatnonzero(~likely.any(axis=1)):  # Inside a long bead: between its neighbours.
        first[i], last[i] = first[i - 1], last[i - 1]
    last = numpy.maximum.accumulate(last)
    first = numpy.minimum.accumulate(first[::-1])[::-1]
    rows = numpy.arange(source + 1)
    # An odd position lies between two coarse ones.
    low = numpy.minimum(first[rows // 2], first[-(-rows // 2)]) * 2
    high = numpy.maximum(last[rows // 2], last[-(-rows // 2)]) * 2
    return numpy.minimum(low, english), numpy.minimum(high, english)


def _at_edge(found: Posterior) -> bool:
    """True when some row's probability reaches an edge of the band that is not the edge of the lattice."""
    band: Band = found.band
    left = found.nodes[:, :EDGE].max(axis=1)[band.low > 0]
    right = found.nodes[:, -EDGE:].max(axis=1)[band.low + band.width <= band.english]
    return bool((left > EDGE_PROBABILITY).any() or (right > EDGE_PROBABILITY).any())
