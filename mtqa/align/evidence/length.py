"""Length: a segment and its translation are about equally long, in the document's own proportion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

from mtqa.align.evidence.blocks import run_sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORTEST = 6.0
"""Characters added to both lengths, so that the ratio of two very short segments says little."""

WIDTH_OF_WIDE = 2.0
"""Letters of scripts that write a syllable or a word in a letter count as this many."""


def lengths(segments: Sequence[str]) -> NDArray[numpy.float64]:
    """Length of each segment in letters and digits, shape (n,)."""
    return numpy.array(
        [
            sum(WIDTH_OF_WIDE if letter > "\u2e80" else 1.0 for letter in segment if letter.isalnum())
            for segment in segments
        ],
        dtype=numpy.float64,
    )


def log_ratio(
    source: NDArray[numpy.float64],
    english: NDArray[numpy.float64],
    a: int,
    b: int,
    columns: NDArray[numpy.int64],
) -> NDArray[numpy.float64]:
    """Log of English over source length of the bead of shape (a, b) ending at each node, less that of the document.

    `columns` are the nodes' English positions, shape (source + 1, width), within 0 .. english.
    """
    whole = (
        numpy.log((english.sum() + SHORTEST) / (source.sum() + SHORTEST))
        if len(source) and len(english)
        else 0.0
    )
    ratio = (
        numpy.log(run_sums(english, b) + SHORTEST)[columns]
        - numpy.log(run_sums(source, a) + SHORTEST)[:, None]
    )
    return numpy.asarray(ratio - whole)
