"""Words beside which a name stands; packs' ``[names]``: ``titles`` before it, ``places`` after it, ``stops`` never."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mtqa.facts.names.gazetteer import fold
from mtqa.languages import load_pack


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded words of one language."""

    titles: frozenset[str]
    """Stand before the name of a person (president, minister)."""
    places: frozenset[str]
    """Stand after the name of a place (province, district)."""
    stops: frozenset[str]
    """Postpositions and the like: never part of a name."""


@cache
def cues(language: str | None) -> Cues:
    """The cues of a language; empty without a pack."""
    pack = load_pack(language)
    section = pack.section("names") if pack else {}
    return Cues(
        *(frozenset(map(fold, str(section.get(key, "")).split())) for key in ("titles", "places", "stops"))
    )
