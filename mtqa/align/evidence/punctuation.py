"""Punctuation and layout: questions, exclamations, quotations, brackets, lists survive translation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

from mtqa.align.evidence.blocks import run_sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CLASSES = tuple(
    re.compile(pattern)
    for pattern in (
        r"[?？؟;](?=\W*$)|[?？؟]",
        r"[!！]",
        r"[\"“”„«»「」『』]",
        r"[()（）\[\]]",
        r"[:：]",
        r"[%٪％]",
    )
)


_TERMINAL = re.compile(r"[.!?…。！？।؟۔॥]\W*$")
_TERMINAL_SHARE = 0.3
"""Segments of a text that must end in a full stop or its like for their ends to say anything."""


def ends_differ(
    source: Sequence[str], english: Sequence[str], columns: NDArray[numpy.int64]
) -> NDArray[numpy.float64]:
    """1 at nodes where one text has just ended a sentence and the other has not; 0 when either writes no full stops."""
    closed = [
        numpy.array([0.0, *(_TERMINAL.search(segment) is not None for segment in text)])
        for text in (source, english)
    ]
    if any(ends.sum() < _TERMINAL_SHARE * (len(ends) - 1) for ends in closed):
        return numpy.zeros(columns.shape)
    differ: NDArray[numpy.float64] = numpy.abs(closed[0][:, None] - closed[1][columns])
    return differ


def starts_low(segments: Sequence[str]) -> NDArray[numpy.float64]:
    """1 for a segment whose first letter is lower case, so that it goes on with a sentence begun before."""
    first = (next((letter for letter in segment if letter.isalpha()), "") for segment in segments)
    return numpy.array([letter.islower() for letter in first], dtype=numpy.float64)


def marks(segments: Sequence[str]) -> NDArray[numpy.float64]:
    """How often each class of marks is in each segment, at most twice, shape (n, classes)."""
    return numpy.array(
        [[min(2, len(pattern.findall(segment))) for pattern in _CLASSES] for segment in segments],
        dtype=numpy.float64,
    ).reshape(len(segments), len(_CLASSES))


def agreement(
    source: NDArray[numpy.float64],
    english: NDArray[numpy.float64],
    a: int,
    b: int,
    columns: NDArray[numpy.int64],
) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64]]:
    """Marks that a bead of shape (a, b) ending at each node has on both sides, and on one side only."""
    left, right = run_sums(source, a), run_sums(english, b)
    both = numpy.zeros(columns.shape)
    one = numpy.zeros(columns.shape)
    for kind in range(left.shape[1]):
        first, second = left[:, kind][:, None], right[:, kind][columns]
        both += numpy.minimum(first, second)
        one += numpy.abs(first - second)
    return both, one
