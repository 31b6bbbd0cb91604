"""Which words stand in the place of which: pairs of words that have changed places against a re-translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from mtqa.compare.words import WordAlignment, is_content, is_word, word_form

if TYPE_CHECKING:
    from mtqa.text.tokenise import Token

NEIGHBOURS = 2
"""Content words on either side that make up the place of a word."""

MOST_CANDIDATES = 16
"""Words of one sentence whose surroundings differ and that are compared two by two; more are another sentence."""

PASSIVE_REACH = 6
"""Tokens before a name among which "by" makes it the doer of a passive."""

_PREPOSITIONS = frozenset({"of", "in", "to", "from", "at", "on", "for", "by", "a", "an", "'s", "is", "was"})

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

    A word's place is given by its content neighbours. Both words must gain by the exchange, or the same words stand
    between the two while they themselves stand the other way round ("A said that B"). Co-ordinated words ("A
    and B"), and sentences of which only one is passive, are left out: there order means nothing.
    """
    english = _neighbours(alignment.english_tokens)
    other = _neighbours(alignment.other_tokens)
    places = [i for i in candidates if i in english and alignment.to_other.get(i, -1) in other]
    context = {
        i: (
            tuple(alignment.to_other.get(k, -1) for k in left),
            tuple(alignment.to_other.get(k, -1) for k in right),
        )
        for i, (left, right) in english.items()
    }

    def fit(word: int, place: int) -> int:
        """How many content neighbours of ``word`` match neighbours, on the same side, of what ``place`` matches."""
        there = other[alignment.to_other[place]]
        own = {alignment.to_other[word], alignment.to_other[place]}
        return sum(
            j in side and j not in own for here, side in zip(context[word], there, strict=True) for j in here
        )

    loose = [i for i in places if fit(i, i) < sum(len(side) for side in english[i])]
    found = []
    for first, second in combinations(loose[:MOST_CANDIDATES], 2):
        if word_form(alignment.english_tokens[first].text) == word_form(
            alignment.english_tokens[second].text
        ):
            continue
        gains = (fit(first, second) - fit(first, first), fit(second, first) - fit(second, second))
        exchanged = min(gains) >= 1 or (min(gains) == 0 and _same_between(alignment, first, second))
        if exchanged and not _innocent(alignment, first, second):
            found.append(Swap(first, second, sum(gains)))
    return tuple(found)


def _neighbours(tokens: Sequence[Token]) -> dict[int, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Each content word's nearest content words before and after, within its clause."""
    clauses: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.text in ".!?;:":
            clauses.append([])
        elif is_content(token):
            clauses[-1].append(index)
    return {
        index: (tuple(clause[max(0, n - NEIGHBOURS) : n]), tuple(clause[n + 1 : n + 1 + NEIGHBOURS]))
        for clause in clauses
        for n, index in enumerate(clause)
    }


def _same_between(alignment: WordAlignment, first: int, second: int) -> bool:
    """Whether the two stand the other way round and the same telling word is between them on both sides."""
    if (first < second) == (alignment.to_other[first] < alignment.to_other[second]):
        return False
    here = _between(alignment.english_tokens, first, second)
    there = _between(alignment.other_tokens, alignment.to_other[first], alignment.to_other[second])
    return bool(here & there - _COORDINATION - _PREPOSITIONS)


def _between(tokens: Sequence[Token], one: int, other: int) -> set[str]:
    low, high = sorted((one, other))
    return {word_form(token.text) for token in tokens[low + 1 : high] if is_word(token)}


def _innocent(alignment: WordAlignment, first: int, second: int) -> bool:
    here = (alignment.english_tokens, min(first, second), max(first, second))
    other = sorted((alignment.to_other[first], alignment.to_other[second]))
    there = (alignment.other_tokens, other[0], other[1])
    if _coordinated(*here) or _coordinated(*there):
        return True
    return any(
        _doer(alignment.english_tokens, i) != _doer(alignment.other_tokens, alignment.to_other[i])
        for i in (first, second)
    )


def _coordinated(tokens: Sequence[Token], low: int, high: int) -> bool:
    return all(word_form(t.text) in _COORDINATION or not is_word(t) for t in tokens[low + 1 : high])


def _doer(tokens: Sequence[Token], index: int) -> bool:
    before = [word_form(t.text) for t in tokens[max(0, index - PASSIVE_REACH) : index]]
    return "by" in before
