"""How sure a difference of names is, from what both sides are known to be.

The confidences are shares of true ones, read off the development corpora and the planted faults bucket by bucket
(``reports/names.md``), rounded down.
"""

from __future__ import annotations

from mtqa.facts.names.gazetteer import capital_shares
from mtqa.facts.names.records import EnglishMention, Misspelt, SourceName

NEAR_SOUND = 0.5
"""Likeness below which nothing in the source can be the name."""
SURE_SHARE = 90
"""Share of capitals (0-100) from which on an English word is nothing but a name."""
PLAIN_SHARE = 8
"""Share of capitals up to which an English word is a plain word, so that a capital makes a name of it that was
translated (Haircut, Rattlesnake); words of institutions (Court, Office) lie above."""

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
    if mention.nearest >= NEAR_SOUND and not mention.entity:
        return 0.45
    if is_sure(mention):
        if name.entity is not None and mention.entity is not None:
            return 0.85
        if name.weight >= 0.5:
            return 0.75
        return added(mention, language)
    if is_plain(mention):
        return 0.62 if name.weight >= 0.5 else 0.45
    return 0.3


def added(mention: EnglishMention, language: str, han: bool = False) -> float:
    """Confidence (0-1) that nothing in the source is called so. ``han``: characters remain that may be the name."""
    if not is_sure(mention):
        return 0.25 if is_plain(mention) or mention.share >= 50 else 0.15
    if mention.entity is not None and mention.entity.kind == "territory":
        return 0.55  # editors add a country for the reader's sake
    base = 0.68 if mention.entity is not None and mention.entity.kind in ("place", "person") else 0.62
    if mention.nearest >= NEAR_SOUND:
        base -= 0.22
    if language in _SPELLED_APART and han:
        base -= 0.3 if language == "ja" else 0.12
    return base


def missing(name: SourceName, language: str, translated: bool = False, gap: bool = False) -> float:
    """Confidence (0-1) that the English lacks a name it should have. ``translated``: a word has taken its place.

    ``gap``: the English has a hole.
    """
    if gap:
        return 0.65 if name.how in ("entity", "latin", "capital", "sound", "cue") else 0.5
    if translated and name.weight >= 0.4:
        return 0.62
    if name.entity is not None and name.how == "entity":
        return 0.6 if name.entity.kind == "territory" else 0.5
    if language == "de":
        return 0.15
    return {"latin": 0.5, "capital": 0.35, "sound": 0.35, "cue": 0.35, "quoted": 0.2, "unknown": 0.3}.get(
        name.how, 0.3
    )


def misspelt(slip: Misspelt) -> float:
    """Confidence (0-1) that the spelling is wrong."""
    if slip.kind == "entity":
        return 0.55 if slip.name.folded in capital_shares() else 0.45
    return {"other": 0.55, "word": 0.4}.get(slip.kind, 0.35 if slip.better else 0.25)
