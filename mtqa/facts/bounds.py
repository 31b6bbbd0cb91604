"""Bounds: "more than", "at most", "about" and their kin beside a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from mtqa.facts.fact import Bound, Fact
from mtqa.facts.lexicon import Lexicon
from mtqa.facts.words import Token

_NEGATION_BEFORE, _NEGATION_AFTER = 3, 12
"""Tokens: the negation of a verb-final language comes at the end of the clause."""

_REACH = 3
"""Tokens between a number and the words that bound it ("60 लोगों से अधिक": a noun and its case)."""


def with_bounds(facts: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """The facts with the bound named just before or shortly after each number."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    return [_with_bound(fact, tokens, starts, ends, lexicon) for fact in facts]


def _with_bound(
    fact: Fact, tokens: Sequence[Token], starts: dict[int, int], ends: dict[int, int], lexicon: Lexicon
) -> Fact:
    if fact.kind not in ("number", "percentage"):
        return fact
    first, after = starts.get(fact.start), ends.get(fact.end)
    if first is None or after is None:
        return fact
    before = lexicon.span_before(tokens, first, "numbers.bounds_before")
    if _is_negated(tokens, before[1] if before else first, after, lexicon):
        return fact
    if before:
        outer = lexicon.span_before(tokens, before[1], "numbers.bounds_before")
        if outer and outer[0] != before[0]:
            return fact  # "как минимум до 50 %", "up to at least 50": two bounds that only the sentence can weigh
        return _bounded(fact, before[0], tokens[before[1]].start, tokens[first - 1].end)
    for index in range(after + 1, min(after + 1 + _REACH, len(tokens))):
        if tokens[index].kind != "word":
            break
        found = lexicon.match(tokens, index, "numbers.bounds_after")
        if found:
            return _bounded(fact, found[0], tokens[index].start, tokens[found[1] - 1].end)
    return fact


def _is_negated(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a negation stands near enough to turn the bound round (दो से ज़्यादा नहीं: no more than two)."""
    near = range(max(0, first - _NEGATION_BEFORE), min(len(tokens), last + 1 + _NEGATION_AFTER))
    return any(lexicon.has(tokens, index, "numbers.negation") for index in near if not first <= index <= last)


def _bounded(fact: Fact, bound: str, start: int, end: int) -> Fact:
    return replace(fact, bound=cast(Bound, bound), bound_span=(start, end))
