"""One name is spelled two ways in the article.

## What it finds
Two capitalised words, rare enough to be names, that differ by a letter or two: "Pashinyan" and "Pashinian". The rarer
spelling is marked, at its first place.

## Why it matters
Readers and search take them for two people or places. A name transliterated anew in every sentence is a mark of
sentence-by-sentence machine translation.

## Example
Governor Abdrakhmanov opened the school. Later Abdrahmanov met the teachers.

## Better
Governor Abdrakhmanov opened the school. Later Abdrakhmanov met the teachers.

## When it stays silent
For words under six letters, dictionary words, endings that make another word (Armenia, Armenian; Petrov, Petrova),
names of territories, and family names that follow different first names (two people). Measured on real documents: a hit
in about 5 of 517 original ones, 60 of 740 human-translated and 155 of 3,098 machine-translated ones; of 46 read at
random 40 were one name.

## Sources
Damerau (1964), A technique for computer detection and correction of spelling errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from mtqa.english import nouns
from mtqa.english.patterns import word_class
from mtqa.english.territories import adjectives, territory_codes
from mtqa.evidence import DocumentEvidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule
from mtqa.text.tokenise import Token, tokenise

CONFIDENCE = 0.6

SHORTEST = 6
"""Letters of a name that is looked at; among shorter ones, one letter makes another name."""
LONG = 9
"""From this many letters on, two letters may differ."""

_ENDINGS = frozenset(
    {
        "a",
        "s",
        "es",
        "n",
        "an",
        "i",
        "ian",
        "ns",
        "is",
        "e",
        "na",
        "m",
        "y",
        "r",
        "er",
        "en",
        "o",
        "ic",
        "sky",
    }
)
"""What makes a feminine, a plural, an adjective or an inhabitant of a name."""


def check(evidence: DocumentEvidence) -> Iterator[Hit]:
    """Pairs of names in the article that are one name but for a letter or two."""
    tokens = tokenise(evidence.text, "en")
    places = _names(tokens)
    by_initial: dict[str, list[str]] = {}
    for name in sorted(places):
        by_initial.setdefault(name[0], []).append(name)
    for names in by_initial.values():
        for one, other in combinations(names, 2):
            if _one_name(one, other) and _same_bearer(tokens, places[one], places[other]):
                rare, usual = sorted((one, other), key=lambda name: (len(places[name]), -places[name][0]))
                token = tokens[places[rare][0]]
                message = f'"{rare}" is spelled "{usual}" elsewhere in the article.'
                yield Hit(token.start, token.end, message, CONFIDENCE)


def _names(tokens: Sequence[Token]) -> dict[str, list[int]]:
    """Token places of every word that is taken for a name."""
    found: dict[str, list[int]] = {}
    lower = {token.text for token in tokens if token.text.islower()}
    for at, token in enumerate(tokens):
        if _looks_like_name(token.text) and token.text.casefold() not in lower:
            found.setdefault(token.text, []).append(at)
    return found


def _looks_like_name(word: str) -> bool:
    return (
        len(word) >= SHORTEST
        and word[0].isupper()
        and word[1:].islower()
        and word.isalpha()
        and word not in _territories()
        and not nouns.classes(word.casefold())
        and not word.endswith(("ing", "ly", "ed"))
    )


def _one_name(one: str, other: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return False
    stem = _common_prefix(one, other)
    if one[stem:] in _ENDINGS and other[stem:] in _ENDINGS:
        return False
    allowed = 2 if len(short) >= LONG else 1
    if frozenset((one, other)) in _distinct_pairs():
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed


@cache
def _distinct_pairs() -> frozenset[frozenset[str]]:
    """Pairs of names that look alike and are two."""
    pack = load_pack("en")
    return frozenset(frozenset(pair.split()) for pair in (pack.section("names")["distinct"] if pack else ()))


def _common_prefix(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _same_bearer(tokens: Sequence[Token], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether nothing beside the two spellings says that they name two people or places."""
    for step in (-1, 1):
        beside_one, beside_other = _neighbours(tokens, one, step), _neighbours(tokens, other, step)
        if beside_one and beside_other and not beside_one & beside_other:
            return False
    return True


def _neighbours(tokens: Sequence[Token], places: Sequence[int], step: int) -> frozenset[str]:
    """First and family names: capitalised words right before (step -1) or after (step 1) a name, titles left out."""
    beside = (tokens[at + step] for at in places if 0 <= at + step < len(tokens))
    return frozenset(
        t.text for t in beside if t.kind == "word" and t.text[0].isupper() and not _is_title(t.text)
    )


def _is_title(word: str) -> bool:
    """Whether a capitalised word is one for an office (Governor), or a small word that opens its sentence."""
    lower = word.casefold()
    return "h" in nouns.classes(lower)[:2] or lower in _small_words()


@cache
def _small_words() -> frozenset[str]:
    return (
        word_class("adverb")
        | word_class("preposition")
        | word_class("subordinator")
        | word_class("determiner")
    )


@cache
def _territories() -> frozenset[str]:
    return frozenset(word for name in (*territory_codes(), *adjectives().values()) for word in name.split())


RULE = Rule(
    code="DC503",
    name="name-spelled-two-ways",
    category="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    check=check,
    scope="document",
)
