"""By or to: whether a number is what something changed by or what it came to ("rose by 33", "rose to 33").

A pack says how its language marks each (``[changes]``: words before or after the number) and, for prepositions that
mean other things as well, which words must stand near for the sentence to be about a change (``words``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, cast

from mtqa.facts.fact import Fact
from mtqa.facts.lexicon import Lexicon
from mtqa.facts.words import Token

_REACH_BEFORE = 3
"""Tokens between the mark and the number ("to about 480", "घटकर करीब 34")."""
_REACH_AFTER = 4
"""Tokens between the number and the mark ("8,250 रुपये की बढ़ोतरी")."""
_REACH_WORDS = 8
_STOPS = frozenset(",;:،、，。।.")
"""Marks beyond which words belong to another clause."""


def with_changes(facts: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """The facts, numbers marked ``by`` or ``to`` where the words around say so."""
    if not any(role.startswith("changes.") for role in lexicon.roles):
        return list(facts)
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    taken = {index for fact in facts for index in range(starts[fact.start], ends[fact.end] + 1)}
    return [
        replace(fact, change=_change(starts[fact.start], ends[fact.end], tokens, taken, lexicon))
        if fact.kind in ("number", "percentage")
        else fact
        for fact in facts
    ]


def _change(
    first: int, last: int, tokens: Sequence[Token], taken: set[int], lexicon: Lexicon
) -> Literal["by", "to"] | None:
    found: str | None = None
    for start in range(first - 1, max(-1, first - 1 - _REACH_BEFORE), -1):
        if start in taken or tokens[start].text in _STOPS or lexicon.has(tokens, start, "changes.not"):
            break
        for change in ("to", "by"):
            if (
                found is None
                and start - 1 not in taken
                and lexicon.has(tokens, start, f"changes.{change}_before")
            ):
                found = None if start and lexicon.has(tokens, start - 1, "changes.not") else change
    if found is None:
        for index in range(last + 1, min(last + 1 + _REACH_AFTER, len(tokens))):
            if index in taken or tokens[index].text in _STOPS:
                break
            for change in ("to", "by"):
                if found is None and lexicon.has(tokens, index, f"changes.{change}_after"):
                    found = change
    if found and lexicon.roles.get("changes.words", lexicon.stems.get("changes.words")):
        near = range(max(0, first - _REACH_WORDS), min(len(tokens), last + 1 + _REACH_WORDS))
        if not any(lexicon.has(tokens, index, "changes.words") for index in near):
            return None
    return cast(Literal["by", "to"] | None, found)
