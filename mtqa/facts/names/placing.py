"""Where in the English to show a name that is not there: on what was made of it, or beside its neighbours."""

from __future__ import annotations

import re
from functools import lru_cache

from mtqa.facts.names.account import SAME_SOUND, meaning
from mtqa.facts.names.gazetteer import fold
from mtqa.facts.names.records import SourceName
from mtqa.facts.names.sounds import likeness
from mtqa.facts.names.texts import SourceText, Word, english_words, source_text

_QUOTED = re.compile('[‘“"\'][^’”"]{2,40}[’”"\']')

_REACH = 2
"""Source words on either side of the name that are looked for in the English."""

_SHORTEST = 3
"""Letters of a neighbour; shorter ones are function words as a rule."""

_TRANSLATED = 0.4
"""Cosine from which on an English word is what became of a name that was read as a word (monkey Abbas)."""


@lru_cache(maxsize=2048)
def place(name: SourceName, english: str, source: str, language: str | None) -> tuple[int, int] | None:
    """The English word to mark for a source name that is missing; None where the English has no word.

    A word that means what the name means as a common word; else the word on the name's side of an English counterpart
    of a neighbouring source word; else the word at the name's relative place.
    """
    words = english_words(english)
    if not words:
        return None
    text = source_text(source, language)
    if name.how == "quoted" and (quoted := _QUOTED.search(english)):
        inside = [word for word in words if quoted.start() <= word.start < quoted.end()]
        if inside:
            return inside[0].start, inside[-1].end
    translated = _translation(name, words, text)
    if translated is not None:
        return translated.start, translated.end
    beside = _beside(name, words, text)
    if beside is not None:
        return beside.start, beside.end
    share = name.start / max(1, len(source))
    word = min(words, key=lambda w: abs(w.start / max(1, len(english)) - share))
    return word.start, word.end


def is_translated(name: SourceName, english: str, source: str, language: str | None) -> bool:
    """Whether the English has a plain word in small letters that means what the name means as a word."""
    return _translation(name, english_words(english), source_text(source, language)) is not None


def _translation(name: SourceName, words: tuple[Word, ...], text: SourceText) -> Word | None:
    small = [word for word in words if word.text.islower() and len(word.text) > 3]
    best, found = _TRANSLATED, None
    for part in text.words:
        if name.start <= part.start and part.end <= name.end and len(part.text) > 1:
            score, index = meaning(part.text, [word.text for word in small])
            if score > best:
                best, found = score, small[index]
    return found


def _beside(name: SourceName, words: tuple[Word, ...], text: SourceText) -> Word | None:
    before = [word for word in text.words if word.end <= name.start][-_REACH:][::-1]
    after = [word for word in text.words if word.start >= name.end][:_REACH]
    best, found = _NEIGHBOUR, None
    for side, step in ((before, 1), (after, -1)):
        for distance, neighbour in enumerate(side):
            if len(neighbour.text) >= _SHORTEST:
                score, index = _counterpart(neighbour, words, text.language)
                if score - _FARTHER * distance > best:
                    best, found = score - _FARTHER * distance, _step(words, index, step)
    return None if found is None else words[found]


def _counterpart(word: Word, words: tuple[Word, ...], language: str) -> tuple[float, int]:
    for index, other in enumerate(words):
        if fold(other.text) == word.folded or likeness(other.text, word.text, language) >= SAME_SOUND + 0.1:
            return 1.0, index
    return meaning(word.text, [other.text for other in words])


def _step(words: tuple[Word, ...], index: int, step: int) -> int:
    """The index beside a counterpart, function words skipped; a preposition stands before its name everywhere."""
    if words[index].folded in _PREPOSITIONS:
        step = 1
    at = index + step
    while 0 <= at < len(words) and words[at].folded in _PREPOSITIONS | _ARTICLES:
        at += step
    return at if 0 <= at < len(words) else index


_NEIGHBOUR = 0.3
"""Cosine from which on a word is the counterpart of a neighbour of the gap; it only places the mark."""
_FARTHER = 0.1
"""What a word's distance from the gap takes off."""
_PREPOSITIONS = frozenset("in of to from at on for by with near against between into towards around".split())
_ARTICLES = frozenset({"the", "a", "an"})
