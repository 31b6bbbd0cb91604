"""Counts, discounts, prunes and lays out an interpolated modified Kneser-Ney model from a stream of symbols.

Chen and Goodman (1999) for the discounts; Seymore and Rosenfeld (1996) for the pruning; the mass of what is pruned goes
to backing off, so that the probabilities of all symbols after any context still add up to one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

EDGE = 0


@dataclass
class Grams:
    """All n-grams of one length, sorted by key (first symbol in the highest bits)."""

    keys: np.ndarray
    """uint64."""
    times: np.ndarray
    """int32: how often each stands in the text."""
    weights: np.ndarray | None = None
    """int32: what the model counts: times for the longest, else how many symbols stand before it."""
    suffix: np.ndarray | None = None
    """int64: place of the n-gram without its first symbol, one length down."""
    share: np.ndarray | None = None
    """float64: discounted relative frequency."""
    probability: np.ndarray | None = None


def count(stream: np.ndarray, order: int, width: int) -> list[Grams]:
    """n-grams of one to `order` symbols of `width` bits; none has an edge but in its first or last place."""
    edge = stream == EDGE
    keys, inside = stream.astype(np.uint64), np.zeros(len(stream), bool)
    grams = [_counted(keys)]
    for length in range(2, order + 1):
        keys = (keys[:-1] << np.uint64(width)) | stream[length - 1 :].astype(np.uint64)
        inside = inside[:-1] | edge[length - 2 : -1] if length > 2 else np.zeros(len(keys), bool)
        grams.append(_counted(keys[~inside]))
    return grams


def _counted(keys: np.ndarray) -> Grams:
    keys = np.sort(keys)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return Grams(keys[starts], np.diff(np.r_[starts, len(keys)]).astype(np.int32))


def estimate(grams: list[Grams], symbols: int, width: int) -> None:
    """Fill in weights, suffixes, shares and probabilities, in place."""
    for length in range(2, len(grams) + 1):
        here, below = grams[length - 1], grams[length - 2]
        here.suffix = _places(below.keys, here.keys & _mask(width, length - 1))
    for length in range(1, len(grams) + 1):
        here = grams[length - 1]
        if length == len(grams):
            here.weights = here.times
        else:
            here.weights = np.bincount(grams[length].suffix, minlength=len(here.keys)).astype(np.int32)
            if length > 1:
                opening = (here.keys >> np.uint64(width * (length - 1))) == EDGE
                here.weights[opening] = here.times[opening]
        discounted = here.weights - _discounts(here.weights)[np.minimum(here.weights, 3)]
        if length == 1:
            here.share = discounted / here.weights.sum()
            here.probability = here.share + (1 - here.share.sum()) / symbols
            continue
        starts, group = _groups(here, width)
        here.share = discounted / np.add.reduceat(here.weights, starts).astype(np.float64)[group]
        rest = 1 - np.add.reduceat(here.share, starts)
        here.probability = here.share + rest[group] * grams[length - 2].probability[here.suffix]


def _mask(width: int, length: int) -> np.uint64:
    return np.uint64((1 << (width * length)) - 1)


def _places(keys: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Places of `wanted` in the sorted `keys`; sorted first, for look-ups in order are many times faster."""
    order = np.argsort(wanted)
    found = np.empty(len(wanted), np.int64)
    found[order] = np.searchsorted(keys, wanted[order])
    return found


def _groups(here: Grams, width: int) -> tuple[np.ndarray, np.ndarray]:
    """First place of each run of n-grams with one context, and the number of its run for each n-gram."""
    context = here.keys >> np.uint64(width)
    opens = np.r_[True, context[1:] != context[:-1]]
    return np.flatnonzero(opens), np.cumsum(opens) - 1


def _discounts(weights: np.ndarray) -> np.ndarray:
    """What is taken off weights of 0, 1, 2, and 3 or more (Chen and Goodman 1999, equation 26)."""
    one, two, three, four = (int((weights == n).sum()) or 1 for n in (1, 2, 3, 4))
    scale = one / (one + 2 * two)
    found = (1 - 2 * scale * two / one, 2 - 3 * scale * three / two, 3 - 4 * scale * four / three)
    return np.array(
        [0.0, *(min(max(value, 0.05), n) for value, n in zip(found, (0.95, 1.9, 2.85), strict=True))]
    )


def prune(grams: list[Grams], width: int, threshold: float) -> list[Grams]:
    """Keep n-grams that add more than `threshold` bits to the text's likelihood, and what they hang on."""
    kept = [np.ones(len(grams[0].keys), bool)]
    for length in range(2, len(grams) + 1):
        here, below = grams[length - 1], grams[length - 2]
        starts, group = _groups(here, width)
        rest = 1 - np.add.reduceat(here.share, starts)
        gain = here.times * np.log2(here.probability / (rest[group] * below.probability[here.suffix]))
        kept.append(gain > threshold)
    for length in range(len(grams), 2, -1):
        here, below = grams[length - 1], grams[length - 2]
        chosen = kept[length - 1]
        kept[length - 2][here.suffix[chosen]] = True
        prefixes = np.unique(here.keys[chosen] >> np.uint64(width))
        kept[length - 2][np.searchsorted(below.keys, prefixes)] = True
    pruned: list[Grams] = []
    for here, chosen in zip(grams, kept, strict=True):
        left = Grams(here.keys[chosen], here.times[chosen], share=here.share[chosen])
        if pruned:
            below = pruned[-1]
            left.suffix = _places(below.keys, left.keys & _mask(width, len(pruned)))
            starts, group = _groups(left, width)
            rest = 1 - np.add.reduceat(left.share, starts)
            left.probability = left.share + rest[group] * below.probability[left.suffix]
        else:
            left.probability = here.probability[chosen]
        pruned.append(left)
    return pruned


def layout(grams: list[Grams], symbols: int, width: int, name: str) -> dict[str, np.ndarray]:
    """The arrays of `mtqa.english.ngrams.Trie`, each under `NAME....`."""
    first = grams[0]
    unseen = (1 - first.share.sum()) / symbols
    probability = np.full(symbols, unseen)
    probability[first.keys.astype(np.int64)] = first.probability
    arrays = {f"{name}.bits": -np.log2(probability).astype(np.float32)}
    parents, children, backoff = _contexts(grams[1], width)
    arrays[f"{name}.children"] = np.searchsorted(parents, np.arange(symbols + 1, dtype=np.uint64)).astype(
        np.uint32
    )
    arrays[f"{name}.children"] = np.r_[children, len(grams[1].keys)][arrays[f"{name}.children"]].astype(
        np.uint32
    )
    costs = np.zeros(symbols, np.float32)
    costs[parents.astype(np.int64)] = backoff
    arrays[f"{name}.backoff"] = costs
    for length in range(2, len(grams) + 1):
        here, at = grams[length - 1], f"{name}.{length}"
        arrays[f"{at}.symbols"] = (here.keys & _mask(width, 1)).astype(np.uint16 if width > 8 else np.uint8)
        arrays[f"{at}.bits"], arrays[f"{at}.scale"] = _steps(-np.log2(here.probability))
        bitmap = np.zeros(-(-len(here.keys) // 32) * 32, np.uint8)
        children, backoff = np.zeros(0, np.uint32), np.zeros(0)
        if length < len(grams):
            parents, children, backoff = _contexts(grams[length], width)
            bitmap[np.searchsorted(here.keys, parents)] = 1
            children = np.r_[children, len(grams[length].keys)]
        packed = np.packbits(bitmap, bitorder="little").view(np.uint32)
        ones = bitmap.reshape(-1, 32).sum(1)
        last = length == len(grams)
        arrays[f"{at}.parents"] = packed[:0] if last else packed
        arrays[f"{at}.ranks"] = (np.cumsum(ones) - ones).astype(np.uint32)[: 0 if last else None]
        arrays[f"{at}.children"] = children.astype(np.uint32)
        arrays[f"{at}.backoff"], arrays[f"{at}.backoff_scale"] = _steps(backoff)
    return arrays


def _contexts(here: Grams, width: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Keys of the contexts of n-grams, the first n-gram of each, and the cost of backing off from it in bits."""
    starts, _ = _groups(here, width)
    rest = np.maximum(1 - np.add.reduceat(here.share, starts), 1e-6)
    return here.keys[starts] >> np.uint64(width), starts, -np.log2(rest)


def _steps(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values in 256 even steps, and (value of step 0, size of a step)."""
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    size = (high - low) / 255 or 1.0
    return np.rint((values - low) / size).astype(np.uint8), np.array([low, size], np.float32)
