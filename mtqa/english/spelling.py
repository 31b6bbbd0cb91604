"""Whether English has a word: the shipped word list ``spelling``, and what can be derived from its entries.

The list holds lower-case forms from 35 million words of English text, from verb and noun counts over 156
million words and from Open English WordNet (see the model's card). A word that no text had may still be a good
one, so regular inflection, common prefixes and suffixes, British spellings, hyphenated words and compounds of
common words count as known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from mtqa.languages import load_pack

SHORTEST_STEM = 3
"""Letters that must be left of a word without its suffix."""

SHORTEST_PREFIXED = 4
"""Letters that must be left of a word without its prefix."""

SHORTEST_PART = 3
"""Letters of each half of a compound written in one."""

COMMON_ZIPF = 3.15
"""Words of this frequency make compounds: once in 700,000 words and more (below it, word pieces of any kind do)."""

NEAR_ZIPF = 3.0
"""What a slip of the pen is taken for is at least this common: once in a million words."""

KEPT_ANSWERS = 65536
"""Words whose answer is kept: a text repeats most of its words."""

_HYPHENS = re.compile(r"[-‐‑–]")
_APOSTROPHE_END = re.compile(r"['’](?:s|re|ve|ll|d|m)?$")
_STRETCHED = re.compile(r"(.)\1\1")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(KEPT_ANSWERS)
def is_word(word: str) -> bool:
    """Whether a lower-cased word is English, or may be: parts with a capital are names and count as known, and so
    does what has an apostrophe inside (o'clock)."""
    stem = _APOSTROPHE_END.sub("", word)
    if "'" in stem or "’" in stem:
        return True
    parts = [part for part in _HYPHENS.split(stem) if part]
    if len(parts) > 1 and stem in _words():
        return True
    return bool(_STRETCHED.search(stem)) or all(_is_known(part) for part in parts)


@lru_cache(KEPT_ANSWERS)
def nearest(word: str) -> str | None:
    """The commonest word one letter (left out, put in, changed or moved) away, or None."""
    common = _frequency()
    near = {edit for edit in _edits(word) if common.get(edit, 0.0) >= NEAR_ZIPF}
    return max(near, key=lambda edit: (common[edit], edit), default=None)


def derives(word: str, words: Collection[str]) -> bool:
    """Whether a word is a regular inflection or derivation of one of ``words``."""
    return any(stem in words for stem in _stems(word))


def _is_known(part: str) -> bool:
    if len(part) < SHORTEST_PART or part != part.lower():
        return True
    return part in _words() or derives(part, _words()) or _is_compound(part)


def _stems(word: str) -> Iterator[str]:
    """What a word may be derived from, by one suffix or one prefix or both."""
    yield from _suffix_stems(word)
    for prefix in _affixes("prefixes"):
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= SHORTEST_PREFIXED:
            yield rest
            yield from _suffix_stems(rest)


def _suffix_stems(word: str) -> Iterator[str]:
    for affix in _affixes("suffixes"):
        suffix, _, ending = affix.partition(":")
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < SHORTEST_STEM:
            continue
        yield stem + ending
        if not ending and stem[-1] == stem[-2]:
            yield stem[:-1]


def _is_compound(word: str) -> bool:
    common = _frequency()
    halves = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(
        common.get(word[:at], 0.0) >= COMMON_ZIPF and common.get(word[at:], 0.0) >= COMMON_ZIPF
        for at in halves
    )


def _edits(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in _LETTERS:
            yield left + letter + right
            yield left + letter + right[1:]


@cache
def _affixes(name: str) -> tuple[str, ...]:
    pack = load_pack("en")
    return tuple(pack.section("derivation")[name].split()) if pack else ()


@cache
def _words() -> frozenset[str]:
    from mtqa.models import model_path

    listed = (model_path("spelling") / "words.txt").read_text(encoding="utf-8").split("\n")
    pack = load_pack("en")
    recent = pack.section("derivation")["recent"].split() if pack else []
    return frozenset(listed) | frozenset(recent) | _frequency().keys()


@cache
def _frequency() -> Mapping[str, float]:
    """Zipf frequency of the 40,000 commonest words."""
    from mtqa.models import model_path

    rows = (model_path("wordvectors") / "frequency.txt").read_text(encoding="utf-8").splitlines()
    return MappingProxyType({word: float(zipf) for word, zipf in (row.split("\t") for row in rows)})
