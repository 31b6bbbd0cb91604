"""How strongly an English phrase is tied to stretches of the source: by name, by sound, by meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mtqa.compare import lexis
from mtqa.compare.lexicon import key, load_lexicon
from mtqa.facts.names.account import SAME_SOUND, account
from mtqa.facts.names.gazetteer import UNSPACED, fold
from mtqa.facts.names.sounds import likeness
from mtqa.facts.names.texts import SourceText, Word
from mtqa.facts.roles.records import Phrase

HAN_LENGTHS = (1, 2, 3, 4)
"""Characters of the stretches of Han that may be one word."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of the source, or a stretch that may be one."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=256)
def units(source: SourceText) -> tuple[Unit, ...]:
    """What English words may be tied to."""
    found = [Unit(w.start, w.end, w.text) for w in source.words]
    for offset, run in source.han if source.language in UNSPACED else ():
        lengths = {*HAN_LENGTHS, len(run)} if len(run) <= 6 else set(HAN_LENGTHS)
        found += [
            Unit(offset + i, offset + i + n, run[i : i + n])
            for n in sorted(lengths)
            for i in range(len(run) - n + 1)
        ]
    return tuple(found)


@lru_cache(maxsize=8192)
def word_ties(text: str, name: bool, source: SourceText) -> tuple[float, ...]:
    """Strength (0-1) of the tie of an English word to each unit of the source."""
    all_units = units(source)
    if not all_units:
        return ()
    from mtqa.compare.embedding import word_vectors

    cosines = word_vectors(tuple(unit.text for unit in all_units)) @ word_vectors((text,))[0]
    scores = [max(0.0, float(value)) for value in cosines]
    _add_translations(scores, text, all_units, source.language)
    if name:
        found = account(Word(0, len(text), text, fold(text)), source)
        for i, unit in enumerate(all_units):
            inside = found.start <= unit.start and unit.end <= found.end
            touches = unit.start < found.end and found.start < unit.end
            if found.score >= SAME_SOUND and (inside if source.language in UNSPACED else touches):
                scores[i] = max(scores[i], found.score)
            elif source.language not in UNSPACED:
                alike = likeness(fold(text), unit.text, source.language)
                if alike >= SAME_SOUND:
                    scores[i] = max(scores[i], alike)
    return tuple(scores)


def _add_translations(scores: list[float], text: str, all_units: tuple[Unit, ...], language: str) -> None:
    """Raises the tie of units that parallel text has as translations of the word."""
    table = load_lexicon(language)
    form = text.casefold()
    for base in {form, *lexis.lemmas(form)}:
        made = table.get(base)
        if not made:
            continue
        for i, unit in enumerate(all_units):
            strength = made.get(unit.text if language in UNSPACED else key(unit.text, language))
            if strength is not None:
                scores[i] = max(scores[i], LISTED + (1 - LISTED) * strength**0.5)


LISTED = 0.5
"""Tie of a translation that is barely in the lexicon; the surest one has nearly 1."""


def tie(phrase: Phrase, source: SourceText, spans: Sequence[tuple[int, int]]) -> float:
    """0-1: how well the words of the phrase are met inside the spans: the mean of its best two, the head first."""
    if not phrase.words:
        return 0.0
    all_units = units(source)
    inside = [
        i for i, unit in enumerate(all_units) if any(s <= unit.start and unit.end <= e for s, e in spans)
    ]
    if not inside:
        return 0.0
    scores = []
    for word in phrase.words:
        row = word_ties(word.text, word.name, source)
        scores.append((word.head or word.name, max(row[i] for i in inside)))
    leading = [score for first, score in scores if first] or [score for _, score in scores]
    best = max(leading)
    rest = sorted((score for _, score in scores), reverse=True)
    return best if len(rest) == 1 else 0.7 * best + 0.3 * sum(rest[:3]) / len(rest[:3])


def best_tie(phrase: Phrase, source: SourceText, start: int, end: int) -> float:
    """0-1: the strongest tie of any word of the phrase to a unit inside a stretch of the source."""
    inside = [i for i, unit in enumerate(units(source)) if start <= unit.start and unit.end <= end]
    rows = [word_ties(word.text, word.name, source) for word in phrase.words]
    return max((row[i] for row in rows for i in inside), default=0.0)


def place(phrase: Phrase, source: SourceText) -> tuple[float, int, int]:
    """The unit of the source that a word of the phrase is tied to most strongly: strength, start, end."""
    all_units = units(source)
    best = (0.0, 0, 0)
    for word in phrase.words:
        if not (word.head or word.name):
            continue
        row = word_ties(word.text, word.name, source)
        for score, unit in zip(row, all_units, strict=True):
            if score > best[0]:
                best = (score, unit.start, unit.end)
    return best


def verb_place(lemma: str, text: str, source: SourceText) -> tuple[float, int, int]:
    """The unit of the source that is most like a verb."""
    all_units = units(source)
    best = (0.0, 0, 0)
    for form in {lemma, text.lower()}:
        for score, unit in zip(word_ties(form, False, source), all_units, strict=True):
            if score > best[0]:
                best = (score, unit.start, unit.end)
    return best
