"""Overlap with re-translations: English made from the source by engines against the English at hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from mtqa.align.evidence.numbers import number_keys
from mtqa.align.evidence.words import COGNATE_LETTERS, words
from mtqa.errors import InputError

Retranslation = Sequence[str | None] | Sequence[tuple[str, str]]
"""English lines parallel to the source segments (None where there is none), or (source text, English) pairs."""

_NOT_SPACE = re.compile(r"\S")


def text_keys(segment: str) -> dict[str, float]:
    """Words, the beginnings of longer words, and numbers."""
    keys: dict[str, float] = dict.fromkeys(number_keys(segment), 1.0)
    for word in words(segment):
        keys[word] = 1.0
        if len(word) >= COGNATE_LETTERS:
            keys["^" + word[:COGNATE_LETTERS]] = 0.5
    return keys


def by_segment(retranslations: Mapping[str, Retranslation], source: Sequence[str]) -> list[list[str | None]]:
    """For each engine, one English text a source segment, or None.

    Raises `InputError` when lines are not as many as the source segments.
    """
    found: list[list[str | None]] = []
    for engine, lines in retranslations.items():
        pairs = [line for line in lines if isinstance(line, tuple)]
        plain = [line for line in lines if not isinstance(line, tuple)]
        if pairs:
            found.append(from_pairs(pairs, source))
        elif len(plain) == len(source):
            found.append([line if line and line.strip() else None for line in plain])
        else:
            raise InputError(
                f"re-translation {engine!r} has {len(plain)} lines for {len(source)} source segments: "
                "give one a segment, or (source text, English) pairs"
            )
    return found


def from_pairs(pairs: Sequence[tuple[str, str]], source: Sequence[str]) -> list[str | None]:
    """Spreads (source text, English) units, in the order of the source, over the source segments they cover.

    A unit may cover several segments, then each gets its share of the English words; or a part of one.
    """
    joined, starts = "", [0]
    for segment in source:
        joined += _bare(segment)
        starts.append(len(joined))
    given: list[list[str]] = [[] for _ in source]
    position = 0
    for text, english in pairs:
        bare = _bare(text)
        start = joined.find(bare, position) if bare else -1
        if start < 0 and bare:
            start = joined.find(bare)
        if start < 0:
            continue
        position = start + len(bare)
        english_words = english.split()
        for number in range(len(source)):
            first, last = max(start, starts[number]), min(position, starts[number + 1])
            if first < last:
                low, high = ((edge - start) * len(english_words) / len(bare) for edge in (first, last))
                given[number].append(" ".join(english_words[round(low) : round(high)]))
    return [" ".join(part for part in parts if part) or None for parts in given]


def _bare(text: str) -> str:
    return "".join(_NOT_SPACE.findall(unicodedata.normalize("NFKC", text)))
