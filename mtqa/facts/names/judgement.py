"""How sure a difference of names is, from what both sides are known to be.

The confidences are shares of true ones, read off the development corpora and the planted faults bucket by bucket
(``reports/names.md``), rounded down.
"""

from __future__ import annotations

import re
from functools import cache

from mtqa.facts.names.gazetteer import capital_shares, territory_code
from mtqa.facts.names.records import EnglishMention, Misspelt, SourceName

NEAR_SOUND = 0.5
"""Likeness below which nothing in the source can be the name."""
SURE_SHARE = 90
"""Share of capitals (0-100) from which on an English word is nothing but a name."""
NAME_SHARE = 40
"""Share of capitals (0-100) from which on an English word is more than a plain word."""
PLAIN_SHARE = 8
"""Share of capitals up to which an English word is a plain word, so that a capital makes a name of it that was
translated (Haircut, Rattlesnake); words of institutions (Court, Office) lie above."""

GLOSSARY = 0.8
"""What the user's own glossary says is taken at its word."""

_KNOWN_PAIR = 0.85
"""Both names are known things: 1 of 1,529 faithful lines had such a pair."""
_KNOWN_PAIR_AT_HOME = 0.75
"""The same where the English has the country of the source's own readers."""
_SURE_PAIR = 0.75
"""A sure English name for a capitalised or marked source name."""
_HEARD_PAIR = 0.62
"""The same where the source name is known by its sound alone."""
_TRANSLATED_PAIR = 0.5
"""A plain word under a capital: a surname read as a word (Carmona Combed), or the words of a title (World Heritage
Site), which come out as often on faithful pairs."""
_WEAK_PAIR = 0.45
"""Where the English name may be the source's own in another spelling, or the source's own country."""
_LOOSE_PAIR = 0.45
"""Most that is believed of a sure English name beside a source name that may be a common word: 6 of 1,901 faithful
lines had such a pair (Freistaat, Bavaria), 1 of 3 in machine text was an error. A hint."""
_UNSURE_PAIR = 0.3

_ADDED_KNOWN, _ADDED, _ADDED_COUNTRY, _ADDED_HOME, _ADDED_WORD, _ADDED_UNSURE = (
    0.65,
    0.55,
    0.5,
    0.3,
    0.25,
    0.15,
)
"""English names alone: known place or person, other sure names, a country (editors add one for the reader's sake), the
source's own country, words that are names at times, other words."""
_NEAR, _JAPANESE, _CHINESE = 0.22, 0.3, 0.2
"""Taken off where a source word comes near in sound, and where characters remain whose reading may be the name."""

_MISSING_COUNTRY, _MISSING_KNOWN, _MISSING_TRANSLATED = 0.6, 0.5, 0.62
_MISSING_BEFORE_GAP, _MISSING_BEFORE_GAP_UNSURE = 0.65, 0.4
_MISSING_GERMAN = 0.15
"""A capital says nothing of a German noun."""
_MISSING = {
    "latin": 0.5,
    "capital": 0.35,
    "sound": 0.35,
    "cue": 0.35,
    "quoted": 0.2,
    "unknown": 0.3,
    "marked": 0.2,
}
"""Source names alone, by how they were told: hints, most of them."""
_TOLD = frozenset({"entity", "latin", "capital", "sound", "cue"})
_READ_AS_WORDS = frozenset({"entity", "capital", "cue"})

_MISSPELT = {"entity": 0.55, "other": 0.55, "near": 0.3, "word": 0.4, "surname": 0.5, "unknown": 0.25}
_MISSPELT_UNKNOWN, _MISSPELT_RESPELT = 0.5, 0.35
_MISSPELT_BY_CHANCE = 0.4
"""Any stretch of Han characters may sound like the name: 5 of 7 such findings on good English were false."""
_DOUBLED_KNOWN, _DOUBLED = 0.65, 0.5


_SPELLED_APART = frozenset({"ja", "zh"})
"""Languages whose own names are written in characters with readings that cannot be told."""


def is_sure(mention: EnglishMention) -> bool:
    """Whether one of the words is nothing but a name."""
    return any(w.share >= SURE_SHARE and not w.acronym and len(w.text) > 3 for w in mention.words)


def is_plain(mention: EnglishMention) -> bool:
    """Whether one of the words is a plain word under a capital."""
    return any(w.share <= PLAIN_SHARE and not w.first and len(w.text) > 3 for w in mention.words)


def changed(name: SourceName, mention: EnglishMention, language: str) -> float:
    """Confidence (0-1) that the English name stands where the source has another."""
    if name.how == "glossary":
        return GLOSSARY
    if mention.nearest >= NEAR_SOUND and not mention.entity:
        return _WEAK_PAIR
    if not is_sure(mention):
        if not is_plain(mention):
            return _UNSURE_PAIR
        return _TRANSLATED_PAIR if name.weight >= 0.5 else _WEAK_PAIR
    if name.how == "entity" and name.entity is not None and mention.entity is not None:
        return _KNOWN_PAIR_AT_HOME if home(mention, language) else _KNOWN_PAIR
    if home(mention, language):
        return _WEAK_PAIR
    if name.weight < 0.5:
        return min(_LOOSE_PAIR, added(mention, language))
    return _HEARD_PAIR if name.how == "sound" else _SURE_PAIR


def home(mention: EnglishMention, language: str) -> bool:
    """Whether the English names the country of the source's language, which its own readers need not be told."""
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(language.split("-")[0].lower(), "")).rsplit("_", 1)[-1]
    own = home_words(likely)
    if own and all(word.folded in own for word in mention.words if word.share >= NAME_SHARE):
        return True
    entity = mention.entity
    return entity is not None and entity.kind == "territory" and territory_code(entity.name) == likely


@cache
def home_words(territory: str) -> frozenset[str]:
    """The folded words of a territory's English name (KR: south, korea), which its institutions bear in English."""
    from babel import Locale

    return frozenset(re.findall(r"[a-z]{4,}", Locale("en").territories.get(territory, "").lower()))


def added(mention: EnglishMention, language: str, han: bool = False) -> float:
    """Confidence (0-1) that nothing in the source is called so. ``han``: characters remain that may be the name."""
    if not is_sure(mention):
        return _ADDED_WORD if is_plain(mention) or mention.share >= 50 else _ADDED_UNSURE
    if home(mention, language):
        return _ADDED_HOME
    if mention.entity is not None and mention.entity.kind == "territory":
        return _ADDED_COUNTRY
    known = mention.entity is not None and mention.entity.kind in ("place", "person")
    base = _ADDED_KNOWN if known else _ADDED
    if mention.nearest >= NEAR_SOUND:
        base -= _NEAR
    if language in _SPELLED_APART and han:
        base -= _JAPANESE if language == "ja" else _CHINESE
    return base


def missing(name: SourceName, language: str, translated: bool = False, gap: bool = False) -> float:
    """Confidence (0-1) that the English lacks a name it should have. ``translated``: a word has taken its place.

    ``gap``: the English has a hole.
    """
    if name.how == "glossary":
        return GLOSSARY
    if gap:
        return _MISSING_BEFORE_GAP if name.how in _TOLD else _MISSING_BEFORE_GAP_UNSURE
    if translated and name.how in _READ_AS_WORDS and name.weight >= 0.4:
        return _MISSING_TRANSLATED
    if name.entity is not None and name.how == "entity":
        return _MISSING_COUNTRY if name.entity.kind == "territory" else _MISSING_KNOWN
    return _MISSING_GERMAN if language == "de" else _MISSING.get(name.how, _UNSURE_PAIR)


def misspelt(slip: Misspelt, language: str = "") -> float:
    """Confidence (0-1) that the spelling is wrong."""
    if slip.kind == "entity" and language.startswith("zh"):
        return _MISSPELT_BY_CHANCE
    if slip.kind == "entity" and slip.name.folded not in capital_shares():
        return _MISSPELT_UNKNOWN
    if slip.kind == "unknown" and slip.better:
        return _MISSPELT_RESPELT
    return _MISSPELT[slip.kind]


def doubled(name: SourceName) -> float:
    """Confidence (0-1) that one name was used for two."""
    return _DOUBLED_KNOWN if name.entity is not None else _DOUBLED
