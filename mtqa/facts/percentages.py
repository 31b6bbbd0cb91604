"""Percentages and percentage points, from the sign and from words before or after the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from mtqa.facts.fact import Fact
from mtqa.facts.lexicon import DASHES, HYPHENS, Lexicon
from mtqa.facts.words import Token

_SIGNS = {"%": "percent", "٪": "percent", "％": "percent", "‰": "permille"}
_TENTHS_MOST = 10
"""成 and 割 count tenths, so no more than ten of them are a share."""


def with_percentages(facts: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """The facts, numbers with a per cent sign or word made percentages; the first end of a range likewise."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    found: list[Fact] = []
    for fact in reversed(facts):
        made = _percentage(fact, tokens, starts, ends, lexicon)
        following = found[-1] if found else None
        if (
            made is fact
            and following is not None
            and following.kind == "percentage"
            and fact.kind == "number"
        ):
            between = tokens[ends[fact.end] + 1 : starts[following.start]]
            if len(between) == 1 and (between[0].text in DASHES or lexicon.has(between, 0, "numbers.ranges")):
                made = replace(fact, kind="percentage", unit=following.unit, alternatives=())
        found.append(made)
    return found[::-1]


def _percentage(
    fact: Fact, tokens: Sequence[Token], starts: dict[int, int], ends: dict[int, int], lexicon: Lexicon
) -> Fact:
    if fact.kind not in ("number", "year"):
        return fact
    first, after = starts[fact.start], ends[fact.end] + 1
    while after < len(tokens) and tokens[after].text in HYPHENS:
        after += 1
    points = lexicon.match(tokens, after, "percentages.points")
    word = points or lexicon.match(tokens, after, "percentages.after")
    sign_after = _SIGNS.get(tokens[after].text) if after < len(tokens) else None
    sign = sign_after or (
        _SIGNS.get(tokens[first - 1].text) if first and tokens[first - 1].end == fact.start else None
    )
    inside = lexicon.roles.get("percentages.inside", ())
    if any(stem in token.folded for token in tokens[first:after] for stem in inside):
        return replace(fact, kind="percentage", unit="percent", alternatives=())
    if word or sign or lexicon.match_before(tokens, first, "percentages.before") is not None:
        unit = "percentage point" if points else sign or "percent"
        last = word[1] - 1 if word else after if sign_after else None
        unit_end = None if last is None else tokens[last].end
        return replace(fact, kind="percentage", unit=unit, unit_end=unit_end, alternatives=())
    tenths = lexicon.has(tokens, after, "percentages.tenths")
    if tenths and isinstance(fact.value, Fraction) and fact.value <= _TENTHS_MOST:
        return replace(fact, kind="percentage", value=fact.value * 10, unit="percent", alternatives=())
    return fact
