"""What stands behind each word of the English: re-translations that hold it, and evidence in the source itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mtqa.compare import lexis
from mtqa.compare.engines import engine_weight
from mtqa.compare.words import is_content, is_word

if TYPE_CHECKING:
    import numpy as np

    from mtqa.evidence import Evidence

NAME_RATIO = 70.0
"""Least likeness (0-100) of a name with a source word written in ASCII that counts as the same name."""

NAME_LENGTH = 3
"""Shortest name, in letters, looked for in the source by its sound."""

COMMONEST, RAREST = 7.5, 2.5
"""Zipf values between which rarity rises from 0 to 1: function words lie above, names and terms below."""


@dataclass(frozen=True, slots=True)
class SourceEvidence:
    """The best thing the source has for one English word."""

    kind: str
    """``number``, ``name``, ``meaning`` or ``none``."""
    score: float
    """0-1: how well it matches; for ``meaning`` the cosine of the shipped sentence embedding's word vectors."""
    start: int = 0
    end: int = 0
    """Where in the source, as code points; 0, 0 for ``none``."""


@dataclass(frozen=True, slots=True)
class WordSupport:
    """One word of the English and who else has it."""

    token: int
    """Index in ``Evidence.english_tokens``."""
    start: int
    end: int
    text: str
    content: bool
    """Whether it is a number or a word that carries content."""
    engines: tuple[str, ...]
    """The re-translations that hold it in some form."""
    share: float
    """0-1: how far the re-translations hold it, each weighed by its engine's weight and the kind of match."""
    source: SourceEvidence
    rarity: float
    """0 (the commonest words) to 1 (names, terms, words that no table has)."""


def word_support(evidence: Evidence, weights: Mapping[str, float] | None = None) -> tuple[WordSupport, ...]:
    """Support of every word and number of the English, in order.

    ``weights`` gives engines a weight above 0; without it they weigh by their published quality.
    """
    if weights is None:
        weights = {name: engine_weight(name, evidence.source_language) for name in evidence.alignments}
    total = sum(weights.get(name, 1.0) for name in evidence.alignments)
    found = []
    for index, token in enumerate(evidence.english_tokens):
        if not is_word(token):
            continue
        held = {name: alignment.held.get(index, 0.0) for name, alignment in evidence.alignments.items()}
        share = sum(weights.get(name, 1.0) * grade for name, grade in held.items()) / total if total else 0.0
        found.append(
            WordSupport(
                index,
                token.start,
                token.end,
                token.text,
                is_content(token),
                tuple(name for name, grade in held.items() if grade > 0),
                share,
                source_evidence(evidence, token.start, token.end),
                rarity(token.text),
            )
        )
    return tuple(found)


def rarity(word: str) -> float:
    """0 (the commonest words) to 1 (names, terms, words that no table has), from log frequency."""
    zipf = max((lexis.zipf(form) for form in (word.casefold(), *lexis.lemmas(word.casefold()))), default=0.0)
    return min(1.0, max(0.0, (COMMONEST - zipf) / (COMMONEST - RAREST)))


def source_evidence(evidence: Evidence, start: int, end: int) -> SourceEvidence:
    """What the source has for the English word at ``start:end``: the same number, name or meaning."""
    if not evidence.source:
        return _NOTHING
    values = {v for fact in evidence.english_facts if fact.start < end and start < fact.end for v in fact.values}
    for fact in evidence.source_facts if values else ():
        if not values.isdisjoint(fact.values):
            return SourceEvidence("number", 1.0, fact.start, fact.end)
    return source_match(evidence, evidence.english[start:end])


def source_match(evidence: Evidence, word: str) -> SourceEvidence:
    """What the source has for an English word, be it in the English under test or in a re-translation."""
    words = _source_words(evidence.source or "", evidence.source_language)
    if not words or not word[0].isalpha():
        return _NOTHING
    best = _NOTHING
    if word[0].isupper() and len(word) >= NAME_LENGTH:
        best = _by_sound(word, words)
    by_meaning = _by_meaning(word, words)
    return best if best.score > 0 and best.score >= by_meaning.score else by_meaning


_NOTHING = SourceEvidence("none", 0.0)


@dataclass(frozen=True, slots=True)
class _SourceWord:
    start: int
    end: int
    text: str
    sound: str


@lru_cache(maxsize=256)
def _source_words(source: str, language: str | None) -> tuple[_SourceWord, ...]:
    from anyascii import anyascii

    from mtqa.text.tokenise import tokenise

    tokens = [t for t in tokenise(source, language) if t.kind == "word"]
    return tuple(_SourceWord(t.start, t.end, t.text, anyascii(t.text).casefold()) for t in tokens)


def _by_sound(word: str, words: Sequence[_SourceWord]) -> SourceEvidence:
    from anyascii import anyascii
    from rapidfuzz import fuzz

    plain = anyascii(word).casefold()
    scored = [(fuzz.ratio(plain, other.sound), other) for other in words if len(other.sound) >= NAME_LENGTH]
    if not scored:
        return _NOTHING
    ratio, best = max(scored, key=lambda pair: pair[0])
    return SourceEvidence("name", ratio / 100, best.start, best.end) if ratio >= NAME_RATIO else _NOTHING


def _by_meaning(word: str, words: Sequence[_SourceWord]) -> SourceEvidence:
    vector = _vector(word)
    if vector is None:
        return _NOTHING
    scored = [(float(vector @ other), w) for w in words if (other := _vector(w.text)) is not None]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return SourceEvidence("meaning", min(1.0, score), best.start, best.end) if best and score > 0 else _NOTHING


@lru_cache(maxsize=20_000)
def _vector(word: str) -> np.ndarray | None:
    """The word's unit vector in the shipped sentence embedding, or None where it has none."""
    import numpy as np

    from mtqa.compare.embedding import load_embedding

    row = load_embedding().word_vectors([word])[0].astype(np.float32)
    length = float(np.linalg.norm(row))
    return row / length if length else None
