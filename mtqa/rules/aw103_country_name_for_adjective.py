"""The name of a country stands where English needs the adjective, or the adjective where it needs the name.

## What it finds
"Armenia soldiers", "two Cameroon citizens", "the Ecuador consulate": a country's name right before a noun for
people, forces, arms or symbols, which in edited English takes the adjective. And the reverse: "Armenian has
said", "the Armenian has invaded", "Turkish's".

## Why it matters
Many languages have one form for both, so the slip marks a sentence as translated; readers take it for
carelessness.

## Example
Four Latvia journalists were at the border.

## Better
Four Latvian journalists were at the border.

## When it stays silent
Before nouns that do follow the bare name: topics (the Iran deal, Russia sanctions, an Egypt expert), sport (the
India captain, the Japan national team), names with capital letters (Nepal Police). For countries whose name
serves as the adjective (US, New Zealand) or is also that of a person or an American place (Jordan, Georgia,
Lebanon). In headlines, which save letters, and after "in", "to" and "from", where the noun begins the next
phrase ("in Russia people ..."). Measured: all of 10 different hits in 400,000 machine-translated segments true,
and of 14 in 44,000 human-translated ones; 36 in 36 million words of original English, nearly all of them slips
of the same kind ("Iraq forces").

## Sources
Quirk et al. (1985), A Comprehensive Grammar of the English Language, 7.41 (denominal adjectives of
nationality). Names of territories: Unicode CLDR.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from mtqa.english.patterns import pack_words
from mtqa.english.sentences import is_headline
from mtqa.english.territories import adjectives, territory_codes
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.8
REVERSE_CONFIDENCE = 0.6

_PHRASE_BREAKS = frozenset({"in", "to", "from", "into", "at", "on", "for", "inside", "outside", "across"})
"""After these the country ends its phrase and the noun begins another ("in Russia people ...")."""

_NO_PERSON = ("ish", "ese", "French", "Dutch", "Swiss")
"""Endings of adjectives that are no nouns for one person."""

_CLAUSE_OPENERS = frozenset({"that", "but", "while", "and", "meanwhile", ".", "!", "?", ";", ":"})


def check(evidence: Evidence) -> Iterator[Hit]:
    """Country names before nouns that take the adjective; adjectives that act."""
    if is_headline(evidence.english):
        return
    tokens = evidence.english_tokens
    words = [token.text for token in tokens]
    for at, word in enumerate(words):
        if not word[0].isupper():
            continue
        length = next((n for n in (2, 1) if " ".join(words[at : at + n]) in _countries()), 0)
        if length and _name_misused(words, at, at + length):
            name = " ".join(words[at : at + length])
            start, end = tokens[at].start, tokens[at + length].end
            noun = words[at + length]
            better = f"{_countries()[name]} {noun}"
            message = (
                f'"{name} {noun}" has the name of the country where English needs the adjective: {better}.'
            )
            yield Hit(start, end, message, CONFIDENCE, suggestion=better)
        elif word in _names_by_adjective() and (_adjective_acts(words, at) or _adjective_owns(words, at)):
            name = _names_by_adjective()[word]
            message = (
                f'"{word} {words[at + 1]}" has the adjective where the name of the country is due: {name}.'
            )
            yield Hit(tokens[at].start, tokens[at + 1].end, message, REVERSE_CONFIDENCE, suggestion=None)


def _name_misused(words: list[str], first: int, noun: int) -> bool:
    before = words[first - 1].casefold() if first else ""
    if noun >= len(words) or words[noun] not in pack_words("attributive", "heads"):
        return False
    follower = words[noun + 1] if noun + 1 < len(words) else ""
    return not (
        before in _PHRASE_BREAKS
        or before in pack_words("attributive", "parts_of_names")
        or (before == "of" and first > 1 and words[first - 2][0].isupper())
        or follower in ("'s", "’s", "'", "’")
    )


def _adjective_owns(words: list[str], at: int) -> bool:
    """Whether an adjective that names no person has a genitive ("Turkish's", not "the German's")."""
    return words[at].endswith(_NO_PERSON) and words[at + 1 : at + 2] in (["'s"], ["’s"])


def _adjective_acts(words: list[str], at: int) -> bool:
    rest = words[at + 1 : at + 4]
    if at and words[at - 1].casefold() == "the" and rest[:1] == ["has"]:
        return len(rest) > 1 and rest[1] in pack_words("attributive", "state_acts")
    if at and words[at - 1].casefold() not in _CLAUSE_OPENERS:
        return False
    if rest[:1] == ["has"]:
        rest = [word for word in rest[1:] if word not in ("also", "already", "now", "not")]
    return bool(rest) and rest[0] in pack_words("attributive", "acts")


@cache
def _countries() -> Mapping[str, str]:
    """Adjective by name of the country."""
    codes = territory_codes().items()
    return MappingProxyType(
        {n: adjectives()[c] for n, c in codes if c not in pack_words("attributive", "excepted")}
    )


@cache
def _names_by_adjective() -> Mapping[str, str]:
    """Name of the country by adjective."""
    return MappingProxyType({adjective: name for name, adjective in reversed(list(_countries().items()))})


RULE = Rule(
    code="AW103",
    name="country-name-for-adjective",
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    check=check,
)
