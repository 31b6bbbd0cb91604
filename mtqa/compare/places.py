"""Which words stand in the place of which: pairs of words that have changed places against a re-translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from mtqa.compare.words import WordAlignment, is_content, is_word, word_form

if TYPE_CHECKING:
    from mtqa.text.tokenise import Token

NEIGHBOURS = 2
"""Content words on either side that make up the place of a word."""

MOST_CANDIDATES = 12
"""Names and numbers of one sentence that are compared two by two; more are a list, not a sentence."""

PASSIVE_REACH = 6
"""Tokens before a name among which "by" makes it the doer of a passive."""

_COORDINATION = frozenset({"and", "or", "nor", "between", "both", "with", "&", ",", "/", "-", "–", "the"})


@dataclass(frozen=True, slots=True)
class Swap:
    """Two words of the English, as token indices, each of which stands in the other's place."""

    first: int
    second: int
    gain: int
    """Neighbours that match only once the two are taken for each other."""


def swaps(alignment: WordAlignment, candidates: Sequence[int]) -> tuple[Swap, ...]:
    """Pairs of ``candidates`` that would fit the other sentence better if they changed places.

    A word's place is given by its content neighbours. Both words must gain by the exchange. Co-ordinated words ("A
    and B"), and sentences of which only one is passive, are left out: there order means nothing.
    """
    places = [i for i in candidates if i in alignment.to_other][:MOST_CANDIDATES]
    found = []
    for first, second in combinations(places, 2):
        if word_form(alignment.english_tokens[first].text) == word_form(alignment.english_tokens[second].text):
            continue
        gains = (
            _fit(alignment, first, second) - _fit(alignment, first, first),
            _fit(alignment, second, first) - _fit(alignment, second, second),
        )
        if min(gains) >= 1 and not _innocent(alignment, first, second):
            found.append(Swap(first, second, sum(gains)))
    return tuple(found)


def _fit(alignment: WordAlignment, word: int, place: int) -> int:
    """How many content neighbours of English ``word`` match neighbours, on the same side, of the place's match."""
    other = alignment.to_other[place]
    score = 0
    for step in (-1, 1):
        here = set(_neighbours(alignment.english_tokens, word, step))
        there = set(_neighbours(alignment.other_tokens, other, step))
        here -= {word, place}
        score += sum(alignment.to_other.get(i) in there for i in here)
    return score


def _neighbours(tokens: Sequence[Token], at: int, step: int) -> Iterator[int]:
    count = 0
    index = at + step
    while 0 <= index < len(tokens) and count < NEIGHBOURS:
        if tokens[index].text in ".!?;:":
            return
        if is_content(tokens[index]):
            yield index
            count += 1
        index += step


def _innocent(alignment: WordAlignment, first: int, second: int) -> bool:
    here = (alignment.english_tokens, min(first, second), max(first, second))
    other = sorted((alignment.to_other[first], alignment.to_other[second]))
    there = (alignment.other_tokens, other[0], other[1])
    if _coordinated(*here) or _coordinated(*there):
        return True
    return any(_doer(alignment.english_tokens, i) != _doer(alignment.other_tokens, alignment.to_other[i])
               for i in (first, second))


def _coordinated(tokens: Sequence[Token], low: int, high: int) -> bool:
    return all(word_form(t.text) in _COORDINATION or not is_word(t) for t in tokens[low + 1 : high])


def _doer(tokens: Sequence[Token], index: int) -> bool:
    before = [word_form(t.text) for t in tokens[max(0, index - PASSIVE_REACH) : index]]
    return "by" in before
