"""The part of the alignment lattice that is searched: for each number of source segments, a window of English ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Lattice nodes (i, low[i] + k), 0 <= i <= source, 0 <= k < width: i source and low[i] + k English segments."""

    source: int
    english: int
    low: NDArray[numpy.int64]
    """First English position of each window, shape (source + 1,), never falling."""
    width: int

    def columns(self) -> NDArray[numpy.int64]:
        """English positions of the nodes, shape (source + 1, width); beyond `english` a node is no node."""
        return self.low[:, None] + numpy.arange(self.width)

    def complete(self) -> bool:
        """True when the band is the whole lattice."""
        return self.width >= self.english + 1

    def shifted(
        self, row: NDArray[numpy.float64], i: int, rows: int, columns: int, outside: float
    ) -> NDArray[numpy.float64]:
        """Of `row`, the values of nodes at i - rows, those that lie `columns` before the nodes at i."""
        offset = int(self.low[i]) - columns - int(self.low[i - rows])
        result = numpy.full(self.width, outside)
        start, stop = max(0, -offset), min(self.width, self.width - offset)
        if start < stop:
            result[start:stop] = row[start + offset : stop + offset]
        return result


def whole(source: int, english: int) -> Band:
    """The band that is the whole lattice."""
    return Band(source, english, numpy.zeros(source + 1, dtype=numpy.int64), english + 1)


def around(low: NDArray[numpy.int64], high: NDArray[numpy.int64], english: int, margin: int) -> Band:
    """The narrowest band that holds nodes low[i]..high[i] of every row, and `margin` more on either side."""
    low = numpy.maximum(0, numpy.minimum.accumulate((low - margin)[::-1])[::-1])
    high = numpy.minimum(english, numpy.maximum.accumulate(high + margin))
    width = int((high - low).max()) + 1
    low = numpy.maximum(0, numpy.minimum(low, english + 1 - width))
    return Band(len(low) - 1, english, numpy.maximum.accumulate(low), min(width, english + 1))
