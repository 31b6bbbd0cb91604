"""The fact: one typed value read off a text, with the words that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal[
    "number",
    "percentage",
    "ordinal",
    "magnitude",
    "year",
    "day",
    "month",
    "weekday",
    "night",
    "clock",
    "relative",
    "frequency",
    "rate",
    "feast",
    "era",
    "name",
]
"""``night``: named by the weekday on whose evening it begins; ``magnitude``: an indefinite plural such as "millions";
``day``: day of the month; ``rate``: what an amount is counted by (per litre); ``feast``: a holiday by name;
``relative``: "tomorrow", "last year"; ``name``: figures inside a name or code (G20, S-400),
used to explain figures, never reported."""

Bound = Literal["at least", "at most", "about"]
Relation = Literal["within", "before", "after", "until", "since", "on"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value and where it stands: half-open code point offsets into the text it was read from."""

    kind: Kind
    value: Fraction | str
    """Exact number; for months ``1``-``12`` and clock times minutes since midnight (0-1439), also as numbers;
    for weekdays, relative dates and month names outside the Gregorian calendar a lower-case English name."""
    start: int
    end: int
    text: str
    unit: str | None = None
    """Canonical unit where one follows: ``kilometre``, ``USD``, ``year``, ``percent``, ``percentage point``."""
    unit_end: int | None = None
    """Where the unit after the figure ends."""
    thing: str | None = None
    """What is counted, for common nouns of the news: ``house``, ``country``, ``run``."""
    alternatives: tuple[Fraction | str, ...] = ()
    """Further values the same words may stand for ("3,5 to 4 million": 3.5 and 3.5 million)."""
    bound: Bound | None = None
    """Read off the words around: "more than", "up to", "about"."""
    bound_span: tuple[int, int] | None = None
    """Where those words stand."""
    change: Literal["by", "to"] | None = None
    """Whether something changed by this number or came to it."""
    relation: Relation | None = None
    """How a date or a span of time stands to what happens: "within ten days", "after Eid"."""
    relation_span: tuple[int, int] | None = None
    certain: bool = True
    """False where the words may mean something else ("one", "double"): such a fact explains, it never accuses."""

    @property
    def values(self) -> tuple[Fraction | str, ...]:
        """The value and its alternatives."""
        return (self.value, *self.alternatives)

    @property
    def in_digits(self) -> bool:
        """Whether it is written in figures rather than words."""
        return any(character.isdigit() for character in self.text)
