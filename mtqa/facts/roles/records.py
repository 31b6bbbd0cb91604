"""What a comparison of roles is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["crossed", "agent-turned", "marked", "order"]


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """A content word of an English noun phrase; half-open code point offsets."""

    start: int
    end: int
    text: str
    name: bool
    """Whether it is written as a name."""
    head: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A participant in English: the words that tell who or what it is."""

    start: int
    end: int
    text: str
    words: tuple[PhraseWord, ...]
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """A phrase and the part it has in its clause."""

    role: str
    """``patient``, ``recipient``, or the preposition that marks it."""
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Clause:
    """An English verb with who acts and who else takes part, passive and active made one."""

    verb: str
    """Lemma."""
    start: int
    end: int
    passive: bool
    modifying: bool
    """Whether the verb only tells which noun is meant (farmers angered by prices, who protested)."""
    agent: Phrase | None
    others: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the source that a marker gives a role; half-open code point offsets."""

    role: str
    """``agent``, ``patient``, ``to``, ``from``, ``against``, ``on``, ``with``."""
    start: int
    end: int
    marked_end: int
    """Where the phrase and its marker end; ``marked_start`` where they begin."""
    marked_start: int
    nearest: int
    """Offset of the word next to the marker: the head of the phrase, as a rule."""


@dataclass(frozen=True, slots=True)
class RoleSwap:
    """An English clause whose participants stand the other way round in the source."""

    kind: Kind
    clause: Clause
    agent: Phrase | None
    other: Participant
    source_start: int
    source_end: int
    """The words of the source that show it, with their marker."""
    score: float
    """Mean strength of the ties that are crossed, 0-1."""
    margin: float
    """By how much the crossed ties are stronger than the straight ones."""
    marked: str
    """The role that the source marks there: ``agent``, ``pronoun`` (an agent) or ``patient``; ``order`` if none."""
    named: bool
    """Whether all crossed ties are names."""
