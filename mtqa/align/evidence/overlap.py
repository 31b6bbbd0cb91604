"""What two texts share, as sets of keys a segment: the base of the evidence from numbers, names, words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy

from mtqa.align.evidence.blocks import BlockSums, Window, run_sums, sparse_sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

COMMON_SHARE = 0.2
"""A key in more than this share of the segments of either text says nothing about where a segment belongs ..."""
COMMON_COUNT = 8
"""... unless it is in no more segments than this."""

Keys = Mapping[str, float]
"""Keys of a segment, with how much each weighs for its kind."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """Shared weight of any bead in the band, and the weight of all keys of each segment."""

    shared: BlockSums
    source: NDArray[numpy.float64]
    english: NDArray[numpy.float64]

    def of(self, a: int, b: int, columns: NDArray[numpy.int64]) -> tuple[NDArray[numpy.float64], ...]:
        """Shared, source and English weight for beads of shape (a, b) ending at each node of the band."""
        source = run_sums(self.source, a)[:, None]
        english = run_sums(self.english, b)[columns]
        shared = numpy.minimum(self.shared.sums(a, b), numpy.minimum(source, english))
        return shared, source, english

    def cosine(self, a: int, b: int, columns: NDArray[numpy.int64]) -> NDArray[numpy.float64]:
        """Shared weight over the geometric mean of both sides' weights, 0-1."""
        return self.cosine_and_least(a, b, columns)[0]

    def cosine_and_least(
        self, a: int, b: int, columns: NDArray[numpy.int64]
    ) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64]]:
        """The cosine, and the shared weight over the larger of both sides' weights."""
        shared, source, english = self.of(a, b, columns)
        mean = numpy.sqrt(numpy.maximum(source * english, 1e-9))
        return shared / mean, shared / numpy.maximum(numpy.maximum(source, english), 1e-9)


def overlap(window: Window, source: Sequence[Keys], english: Sequence[Keys]) -> Overlap:
    """Overlap of two texts given the keys of their segments; rare keys weigh more.

    The weight is the inverse document frequency, squared as in a cosine.
    """
    places = _places(source), _places(english)
    counts = Counter({key: len(rows) for key, rows in places[0].items()})
    counts.update({key: len(rows) for key, rows in places[1].items()})
    total = len(source) + len(english)
    rarity = {key: math.log((total + 1) / count) ** 2 for key, count in counts.items()}

    def entries() -> Iterator[tuple[NDArray[numpy.int64], NDArray[numpy.int64], float]]:
        for key, rows in places[0].items():
            columns = places[1].get(key)
            if columns is not None and not (_common(rows, len(source)) or _common(columns, len(english))):
                weight = source[int(rows[0])][key]
                yield rows, columns, rarity[key] * weight

    return Overlap(sparse_sums(window, entries()), _mass(source, rarity), _mass(english, rarity))


def _places(segments: Sequence[Keys]) -> dict[str, NDArray[numpy.int64]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(segments):
        for key in keys:
            found[key].append(number)
    return {key: numpy.array(numbers, dtype=numpy.int64) for key, numbers in found.items()}


def _common(segments: NDArray[numpy.int64], total: int) -> bool:
    return len(segments) > max(COMMON_COUNT, COMMON_SHARE * total)


def _mass(segments: Sequence[Keys], rarity: Mapping[str, float]) -> NDArray[numpy.float64]:
    return numpy.array(
        [sum(rarity[key] * weight for key, weight in keys.items()) for keys in segments], dtype=numpy.float64
    )
