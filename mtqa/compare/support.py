"""What stands behind each word of the English: re-translations that hold it, and evidence in the source itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mtqa.compare import lexis
from mtqa.compare.engines import engine_weights
from mtqa.compare.words import is_content, is_word

if TYPE_CHECKING:
    from mtqa.evidence import Evidence
    from mtqa.text.tokenise import Token

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

    ``weights`` gives engines a weight above 0; without it they weigh as ``engine_weights`` says.
    """
    if weights is None:
        weights = engine_weights(evidence)
    total = sum(weights.get(name, 1.0) for name in evidence.alignments)
    meanings = _meanings(evidence)
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
                _source_evidence(evidence, token, meanings.get(index, NOTHING)),
                rarity(token.text),
            )
        )
    return tuple(found)


def rarity(word: str) -> float:
    """0 (the commonest words) to 1 (names, terms, words that no table has), from log frequency."""
    zipf = max((lexis.zipf(form) for form in (word.casefold(), *lexis.lemmas(word.casefold()))), default=0.0)
    return min(1.0, max(0.0, (COMMONEST - zipf) / (COMMONEST - RAREST)))


def source_match(evidence: Evidence, word: str) -> SourceEvidence:
    """What the source has for an English word, be it in the English under test or in a re-translation."""
    words = _source_words(evidence.source or "", evidence.source_language)
    if not words or not word[:1].isalpha():
        return NOTHING
    by_meaning = _by_meaning((word,), words)[0]
    by_sound = _by_sound(word, words)
    return by_sound if by_sound.score > 0 and by_sound.score >= by_meaning.score else by_meaning


NOTHING = SourceEvidence("none", 0.0)
"""The source has nothing for the word, or there is no source."""


def _source_evidence(evidence: Evidence, token: Token, by_meaning: SourceEvidence) -> SourceEvidence:
    """The same number, else the same name by its sound, else ``by_meaning``; the better of the last two."""
    if not evidence.source:
        return NOTHING
    facts = (fact for fact in evidence.english_facts if fact.start < token.end and token.start < fact.end)
    values = {value for fact in facts for value in fact.values}
    for fact in evidence.source_facts if values else ():
        if not values.isdisjoint(fact.values):
            return SourceEvidence("number", 1.0, fact.start, fact.end)
    by_sound = _by_sound(token.text, _source_words(evidence.source, evidence.source_language))
    return by_sound if by_sound.score > 0 and by_sound.score >= by_meaning.score else by_meaning


def _meanings(evidence: Evidence) -> dict[int, SourceEvidence]:
    """English content word (token index) -> the source word nearest in meaning."""
    words = _source_words(evidence.source or "", evidence.source_language)
    asked = [i for i, t in enumerate(evidence.english_tokens) if is_content(t) and t.text[0].isalpha()]
    if not words or not asked:
        return {}
    return dict(
        zip(asked, _by_meaning(tuple(evidence.english_tokens[i].text for i in asked), words), strict=True)
    )


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
    if not word[0].isupper() or len(word) < NAME_LENGTH:
        return NOTHING
    from anyascii import anyascii
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    sounds = [other.sound if len(other.sound) >= NAME_LENGTH else "" for other in words]
    best = process.extractOne(anyascii(word).casefold(), sounds, scorer=ratio, score_cutoff=NAME_RATIO)
    if best is None:
        return NOTHING
    _, score, index = best
    return SourceEvidence("name", score / 100, words[index].start, words[index].end)


def _by_meaning(asked: tuple[str, ...], words: tuple[_SourceWord, ...]) -> list[SourceEvidence]:
    """For each English word the source word whose vector in the sentence embedding is nearest."""
    from mtqa.compare.embedding import word_vectors

    cosines = word_vectors(asked) @ word_vectors(tuple(word.text for word in words)).T
    found = []
    for row in cosines:
        index = int(row.argmax())
        score, word = float(row[index]), words[index]
        found.append(
            SourceEvidence("meaning", min(1.0, score), word.start, word.end) if score > 0 else NOTHING
        )
    return found
