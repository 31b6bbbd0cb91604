"""Numbers that changed places, told by what stands around them in both languages.

Two figures that stand in the other order in the English are either a faithful translation that put its phrases in
another order, or figures that changed places while their phrases stayed. The shipped multilingual embedding tells
which: the words around each figure are compared with the words around both figures of the other language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

from mtqa.facts.fact import Fact

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pair = tuple[Fact, Fact]

_COMPARED = frozenset({"number", "percentage", "year"})

_WINDOW = 28
"""Code points of a text without spaces (half as many as below) that make up the surroundings of a figure."""
_WINDOW_SPACED = 48

_MARGIN = 0.2
"""By how much the exchanged reading must fit better, in cosine, summed over both figures; measured on pairs of the
development corpora with two of their numbers exchanged by program (``reports/facts.md``)."""

_MOST_PAIRS = 8
"""Figures of one kind in a sentence beyond which it is a table."""

_LEAST_GAP = 2
"""Code points between the two figures of the source."""

_PART = re.compile(r"[\w' ]{0,12}\b(?:of|in|out of|from|for)\b(?: [^\s,;]+){0,4} *")
"""Between part and whole: "four of the six", "one in every ten"."""

_COMPARED_WITH = re.compile(r"\b(?:instead|rather|than|against|versus|compared|from|to|up|down)\b")
"""Two values of one thing, old and new, stand in either order: "18 carat instead of 22"."""

_SCORE, _SCORED = re.compile(r"[-–:]\d"), re.compile(r"\d[-–:]$")
"""Two figures joined by a dash are a score or a range, which languages write either way round."""

_EDGE = re.compile(r"[,;:，、；：。.!?！？।۔()（）«»\"“”]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def exchanged(matched: Sequence[Pair], source: str, english: str) -> list[tuple[Pair, Pair]]:
    """Pairs of figures of one kind and unit that stand in exchanged surroundings."""
    candidates = [pair for pair in matched if _is_compared(pair)]
    if not 1 < len(candidates) <= _MOST_PAIRS:
        return []
    crossed = [
        (one, other)
        for one, other in combinations(candidates, 2)
        if (one[0].start < other[0].start) != (one[1].start < other[1].start)
        and _is_alike(one, other)
        and not any(pair[0].thing and pair[0].thing == pair[1].thing for pair in (one, other))
        and stand_apart(one, other, english)
    ]
    return [pairs for pairs in crossed if _gain(*pairs, source, english) > _MARGIN]


def _is_compared(pair: Pair) -> bool:
    return all(
        fact.kind in _COMPARED and fact.certain and isinstance(fact.value, Fraction) and fact.value != 1
        for fact in pair
    ) and (pair[0].value == pair[1].value)


def stand_apart(one: Pair, other: Pair, english: str) -> bool:
    """Whether enough words part two figures, in both languages, to tell their surroundings; and "of" is not all."""
    first, second = sorted((one[1], other[1]), key=lambda fact: fact.start)
    between = english[first.end : second.start]
    originals = sorted((one[0], other[0]), key=lambda fact: fact.start)
    gap = originals[1].start - originals[0].end
    if any(
        _SCORE.match(english, fact.end) or _SCORED.search(english[: fact.start]) for fact in (first, second)
    ):
        return False
    told = not (_PART.fullmatch(between) or _COMPARED_WITH.search(between))
    return gap >= _LEAST_GAP and len(between.split()) > 1 and told


def _is_alike(one: Pair, other: Pair) -> bool:
    facts = (*one, *other)
    return len({fact.kind for fact in facts}) == 1 and len({fact.unit for fact in facts}) == 1 and (
        one[0].value != other[0].value
    )  # fmt: skip


def _gain(one: Pair, other: Pair, source: str, english: str) -> float:
    """How much better the surroundings fit once the two English figures are exchanged."""
    original = _vectors(source, one[0], other[0])
    translated = _vectors(english, one[1], other[1])
    if original is None or translated is None:
        return 0.0
    likeness = original @ translated.T
    return float(likeness[0, 1] + likeness[1, 0] - likeness[0, 0] - likeness[1, 1])


def _vectors(text: str, one: Fact, other: Fact) -> NDArray[Any] | None:
    """Vectors of the words around two figures; None where either has none."""
    from mtqa.compare.embedding import load_embedding, unit

    words = [_around(text, fact, rival) for fact, rival in ((one, other), (other, one))]
    if not all(words):
        return None
    sums = load_embedding().sums(words)
    mean = sums.mean(axis=0, keepdims=True)  # what both surroundings share says nothing of the difference
    return unit(sums - mean / 2)


def _around(text: str, fact: Fact, rival: Fact) -> str:
    """The clause around a figure, without the figures, up to a mark or to the other figure."""
    width = _WINDOW if _UNSPACED.search(text) else _WINDOW_SPACED
    begin = max(0, fact.start - width, rival.end if rival.end <= fact.start else 0)
    end = min(len(text), fact.end + width, rival.start if rival.start >= fact.end else len(text))
    before, after = text[begin : fact.start], text[fact.end : end]
    before = _EDGE.split(before)[-1]
    after = next((part for part in _EDGE.split(after) if part.strip()), "")
    return re.sub(r"\d", "", f"{before} {after}").strip()
