"""What a comparison of names is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mtqa.facts.names.gazetteer import Entity
from mtqa.facts.names.texts import EnglishName

Way = Literal["letters", "entity", "sound", "acronym", "translation", "none"]


@dataclass(frozen=True, slots=True)
class Account:
    """What the source has for an English name."""

    way: Way
    score: float
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class SourceName:
    """A name that the source has."""

    start: int
    end: int
    text: str
    entity: Entity | None
    weight: float
    """0-1: how sure it is that this is a name and that the English must have it."""
    how: str
    """``glossary``, ``entity``, ``sound``, ``capital``, ``cue``, ``latin``, ``quoted``, ``marked`` or ``unknown``."""
    terms: tuple[str, ...] = ()
    """What the user's glossary calls it in English, the preferred form first."""


@dataclass(frozen=True, slots=True)
class EnglishMention:
    """Names side by side in the English that nothing in the source answers to."""

    start: int
    end: int
    text: str
    words: tuple[EnglishName, ...]
    nearest: float
    """0-1: likeness of the source word that comes nearest to one of them."""
    entity: Entity | None
    """What the gazetteer takes one of the words for."""

    @property
    def share(self) -> int:
        """0-100: how surely the surest of the words is a name."""
        return max(word.share for word in self.words)

    @property
    def acronym(self) -> bool:
        """Whether it is nothing but acronyms."""
        return all(word.acronym for word in self.words)


@dataclass(frozen=True, slots=True)
class Misspelt:
    """An English name that sounds like a source word and yet is not its name."""

    name: EnglishName
    start: int
    end: int
    """Where the source word stands."""
    better: str | None
    """What the source word is called in English, where the gazetteer knows."""
    kind: Literal["entity", "near", "other", "word", "surname", "unknown"]
    """``entity``: the source word is a known thing with another name, ``near``: it sounds like one; ``other``: the
    English word is the name of another thing; ``word``: it is a plain word; ``surname``: the same right after a
    first name; ``unknown``: it is far from the source word and known to nobody."""
    likeness: float


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What became of the names."""

    changed: tuple[tuple[SourceName, EnglishMention], ...] = ()
    missing: tuple[SourceName, ...] = ()
    added: tuple[EnglishMention, ...] = ()
    misspelt: tuple[Misspelt, ...] = ()
    """Names of the English that the source has, in a spelling that is not theirs."""
    doubled: tuple[tuple[SourceName, EnglishName], ...] = ()
    """A source name that is not there, and an English one said once more than the source says it."""
    gaps: tuple[tuple[int, int], ...] = ()
    """Words of the English before a hole where a name should stand."""
