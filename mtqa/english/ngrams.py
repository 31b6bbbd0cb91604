"""Look-ups in a pruned, interpolated n-gram model kept as a trie of flat arrays, for whole batches at once.

An n-gram is a child of the n-gram without its last symbol; the children of a node lie next to each other, sorted by
symbol. Beside every node is its interpolated surprisal in 256 steps; beside every node with children, what backing off
from it costs. Model: Kneser and Ney (1995), modified by Chen and Goodman (1999), pruned by weighted difference
(Seymore and Rosenfeld 1996); layout after Heafield (2011).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, Any]

EDGE_NUMBER = 0
"""Symbol of a sentence edge; no context reaches across it."""

_WORD_BITS = 32


@dataclass(frozen=True, slots=True)
class Level:
    """All n-grams of one length from two symbols on; arrays over nodes unless said otherwise."""

    symbols: Array
    """Last symbol of each n-gram; uint8 or uint16."""
    bits: Array
    """uint8 step of the surprisal given the rest of the n-gram."""
    scale: Array
    """(2,) float32: surprisal in bits of step 0, and of one step."""
    parents: Array
    """uint32 bitmap, one bit a node: whether it has children. Empty on the last level."""
    ranks: Array
    """uint32 for every word of the bitmap: how many parents are before it."""
    children: Array
    """uint32 over parents, and one more: first child of each in the next level."""
    backoff: Array
    """uint8 step of the backing-off cost, over parents."""
    backoff_scale: Array
    """(2,) float32, as ``scale``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model makes of each symbol of a stream; arrays of the stream's length."""

    bits: Array
    """float32: surprisal."""
    known: Array
    """int8: how many symbols of context the model knew, 0 to its order - 1."""
    backed: Array
    """float32: cost of backing off from all that context; 2 ** -backed is the weight of the model without context."""


@dataclass(frozen=True, slots=True)
class Trie:
    """An n-gram model."""

    bits: Array
    """float32 over symbols: surprisal with no context, in bits."""
    backoff: Array
    """float32 over symbols: cost of backing off from this one symbol of context, in bits."""
    children: Array
    """uint32 over symbols, and one more: first child of each in the level of bigrams."""
    levels: tuple[Level, ...]
    """From two symbols on."""

    @property
    def order(self) -> int:
        """Length of the longest n-grams."""
        return len(self.levels) + 1

    def surprisal(self, stream: Array) -> Reading:
        """Bits of every symbol of ``stream`` given those before it in its sentence.

        ``stream``: symbol numbers (integers, shape (n,)); an edge opens it and stands between sentences. The first
        symbol's surprisal is that without context.
        """
        import numpy as np

        stream = stream.astype(np.int64)
        bits = self.bits[stream]
        known, backed = np.zeros(len(stream), np.int8), np.zeros(len(stream), np.float32)
        inner = stream != EDGE_NUMBER
        first, last = self.children[stream].astype(np.int64), self.children[stream + 1].astype(np.int64)
        cost = self.backoff[stream]
        for number, level in enumerate(self.levels):
            first, last, cost = _after(first), _after(last), _after(cost)
            held = last > first
            node = _find(level.symbols, first, last, stream)
            found = node >= 0
            spent = np.where(held, cost, np.float32(0))
            bits, backed = bits + spent, backed + spent
            bits[found] = level.scale[0] + level.scale[1] * level.bits[node[found]]
            known += held
            if number + 1 < len(self.levels):
                first, last, cost = _children(level, np.where(inner, node, -1))
        return Reading(bits, known, backed)


def _after(values: Array) -> Array:
    """``values`` moved one place on: what belongs to the context that ends one symbol before."""
    import numpy as np

    moved = np.empty_like(values)
    moved[0], moved[1:] = 0, values[:-1]
    return moved


def _find(symbols: Array, first: Array, last: Array, wanted: Array) -> Array:
    """Place of each ``wanted`` symbol in its sorted half-open stretch of ``symbols``, or -1."""
    import numpy as np

    low, high = first.copy(), last.copy()
    while True:
        open_ = np.flatnonzero(low < high)
        if not len(open_):
            break
        middle = (low[open_] + high[open_]) >> 1
        less = symbols[middle] < wanted[open_]
        low[open_[less]] = middle[less] + 1
        high[open_[~less]] = middle[~less]
    place = np.minimum(low, max(len(symbols) - 1, 0))
    hit = (low < last) & (symbols[place] == wanted) if len(symbols) else np.zeros(len(low), bool)
    return np.where(hit, low, -1)


def _children(level: Level, node: Array) -> tuple[Array, Array, Array]:
    """First child, end of children and backing-off cost of each node; 0, 0, 0 where there are no children."""
    import numpy as np

    first, last = np.zeros(len(node), np.int64), np.zeros(len(node), np.int64)
    cost = np.zeros(len(node), np.float32)
    at = np.flatnonzero(node >= 0)
    places = node[at]
    words, shifts = places // _WORD_BITS, (places % _WORD_BITS).astype(np.uint32)
    bitmap = level.parents[words]
    has = (bitmap >> shifts) & 1 == 1
    at, words, shifts, bitmap = at[has], words[has], shifts[has], bitmap[has]
    below = bitmap & ((np.uint32(1) << shifts) - np.uint32(1))
    rank = level.ranks[words].astype(np.int64) + _ones(below)
    first[at], last[at] = level.children[rank], level.children[rank + 1]
    cost[at] = level.backoff_scale[0] + level.backoff_scale[1] * level.backoff[rank]
    return first, last, cost


def _ones(words: Array) -> Array:
    """How many bits are set in each uint32."""
    import numpy as np

    count = words - ((words >> np.uint32(1)) & np.uint32(0x55555555))
    count = (count & np.uint32(0x33333333)) + ((count >> np.uint32(2)) & np.uint32(0x33333333))
    count = (count + (count >> np.uint32(4))) & np.uint32(0x0F0F0F0F)
    count = count + (count >> np.uint32(8))
    total: Array = ((count + (count >> np.uint32(16))) & np.uint32(0x3F)).astype(np.int64)
    return total


def trie(arrays: Mapping[str, Array], name: str) -> Trie:
    """The model called ``name`` of a file's arrays (``NAME.bits``, ``NAME.2.symbols`` ...)."""
    levels: list[Level] = []
    while f"{name}.{len(levels) + 2}.symbols" in arrays:
        at = f"{name}.{len(levels) + 2}"
        levels.append(Level(*(arrays[f"{at}.{part}"] for part in Level.__dataclass_fields__)))
    return Trie(arrays[f"{name}.bits"], arrays[f"{name}.backoff"], arrays[f"{name}.children"], tuple(levels))
