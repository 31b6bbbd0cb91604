"""Sums over blocks of the similarity matrix: what makes every bead shape cost a look-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy

from mtqa.align.lattice import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtqa.align.band import Band

LONGEST_SOURCE = max(a for a, _ in SHAPES)
LONGEST_ENGLISH = max(b for _, b in SHAPES)


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """The pairs of segments that beads inside a band can hold: source r with English low[r] .. low[r] + width."""

    band: Band
    low: NDArray[numpy.int64]
    """First English segment of each source segment's window, shape (source,)."""
    width: int

    def cells(self, row: int) -> slice:
        """English segments in the window of source segment `row`."""
        return slice(int(self.low[row]), min(int(self.low[row]) + self.width, self.band.english))


def window_of(band: Band) -> Window:
    """The window that covers a band."""
    rows = numpy.arange(band.source)
    low = numpy.maximum(0, band.low[rows + 1] - LONGEST_ENGLISH)
    high = numpy.minimum(
        band.english, band.low[numpy.minimum(rows + LONGEST_SOURCE, band.source)] + band.width
    )
    return Window(band, low, int((high - low).max()) if band.source else 0)


@dataclass(frozen=True, slots=True, eq=False)
class BlockSums:
    """Sums of a matrix over the blocks that beads are; each array has the band's shape (source + 1, width)."""

    window: Window
    prefix: NDArray[numpy.float64]
    """Running sums along each row of the window, shape (source, width + 1)."""
    _stacked: dict[tuple[int, int], NDArray[numpy.float64]] = field(default_factory=dict)

    def sums(self, rows: int, columns: int) -> NDArray[numpy.float64]:
        """For each node, the sum over the `rows` source and `columns` English segments just before it."""
        return self._before(rows, 0) - self._before(rows, columns)

    def _before(self, rows: int, columns: int) -> NDArray[numpy.float64]:
        """For each node, the sum over `rows` source segments and all English ones up to `columns` before it."""
        if (rows, columns) not in self._stacked:
            band = self.window.band
            row = numpy.arange(band.source + 1) - rows
            safe = numpy.maximum(row, 0)
            column = band.columns() - columns - self.window.low[safe][:, None]
            column = numpy.clip(column, 0, self.window.width)
            last = numpy.take_along_axis(self.prefix[safe], column, axis=1)
            last[row < 0] = 0.0
            self._stacked[rows, columns] = last + self._before(rows - 1, columns) if rows > 1 else last
        return self._stacked[rows, columns]


def dense_sums(window: Window, source: NDArray[numpy.float32], english: NDArray[numpy.float32]) -> BlockSums:
    """Block sums of the products of source and English vectors, shapes (source, d) and (english, d)."""
    cells = numpy.zeros((window.band.source, window.width))
    for start in range(0, window.band.source, 64):
        stop = min(start + 64, window.band.source)
        low, high = window.cells(start).start, window.cells(stop - 1).stop
        products = source[start:stop] @ english[low:high].T
        for row in range(start, stop):
            part = window.cells(row)
            cells[row, : part.stop - part.start] = products[row - start, part.start - low : part.stop - low]
    return block_sums(window, cells)


def sparse_sums(
    window: Window, entries: Iterable[tuple[NDArray[numpy.int64], NDArray[numpy.int64], float]]
) -> BlockSums:
    """Block sums of a matrix given as (source segments, English segments, value to add for every pair of them)."""
    rows, columns, values = [numpy.zeros(0, numpy.int64)], [numpy.zeros(0, numpy.int64)], [numpy.zeros(0)]
    for source, english, each in entries:
        rows.append(numpy.repeat(source, len(english)))
        columns.append(numpy.tile(english, len(source)))
        values.append(numpy.full(len(source) * len(english), each))
    row, column, value = numpy.concatenate(rows), numpy.concatenate(columns), numpy.concatenate(values)
    offset = column - window.low[row] if len(row) else column
    inside = (offset >= 0) & (offset < window.width)
    cells = numpy.zeros(window.band.source * window.width)
    numpy.add.at(cells, row[inside] * window.width + offset[inside], value[inside])
    return block_sums(window, cells.reshape(window.band.source, window.width))


def block_sums(window: Window, cells: NDArray[numpy.float64]) -> BlockSums:
    """Block sums of a matrix laid out as the window, shape (source, width)."""
    prefix = numpy.zeros((cells.shape[0], cells.shape[1] + 1))
    numpy.cumsum(cells, axis=1, out=prefix[:, 1:])
    return BlockSums(window, prefix)


def run_sums(values: NDArray[numpy.float64], length: int) -> NDArray[numpy.float64]:
    """Sums of `length` neighbours that end before each position 0 .. n, along the first axis; else 0."""
    total = numpy.concatenate(
        [numpy.zeros((1, *values.shape[1:])), numpy.cumsum(values, axis=0, dtype=numpy.float64)]
    )
    result = numpy.zeros_like(total)
    if length <= len(values):
        result[length:] = total[length:] - total[: len(total) - length]
    return result
