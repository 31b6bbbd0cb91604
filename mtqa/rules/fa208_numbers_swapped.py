"""Two numbers changed places: two houses and nine bridges for nine houses and two bridges.

## What it finds
Figures that are all there but count each other's things (`नौ मकान और दो पुल`, nine houses and two bridges, as "two
houses and nine bridges"), by the common nouns of the language pack or by the embedding of the words around the
figures; and an English "A of B" in which the part is larger than the whole, where the source has
both numbers.

## Why it matters
Both figures are on the page, so a glance finds nothing missing; what they count is wrong.

## Example
Source `З 23 дронів сили ППО збили 14.` - English "Air defences shot down 23 of 14 drones."

## Better
"Air defences shot down 14 of 23 drones."

## When it stays silent
When the words around the figures do not tell whose they are, for scores and ranges, for an
old and a new value of one thing, and for "A members of B families", where A may well be larger.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from mtqa.evidence import Evidence
from mtqa.facts import Fact
from mtqa.facts.compare import Pair
from mtqa.facts.swaps import exchanged
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_OF = re.compile(r" of (?:the |its |their )?")
"""What may stand between part and whole; "62,000 farmers of five districts" is no part of five."""

_CONFIDENCE = 0.8
"""A part larger than its whole is wrong in any language; the rest is for figures that are no counts."""

_CONFIDENCE_SURROUNDINGS = 0.65
"""By the embedding of the words around: with two numbers of faithful news exchanged by program two in three were found,
and one faithful sentence in a thousand was flagged (``reports/facts.md``)."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Figures that count each other's things, and English parts larger than their wholes."""
    for one, other in evidence.facts.swapped:
        yield _hit([one, other], evidence, f"{one[0].text} and {other[0].text} count each other's things")
    known = {id(fact) for pairs in evidence.facts.swapped for pair in pairs for fact in pair}
    for one, other in exchanged(evidence.facts.matched, evidence.source or "", evidence.english):
        if not any(id(pair[1]) in known for pair in (one, other)):
            reason = f"what stands around {one[1].text} and {other[1].text} belongs to the other number in the source"
            yield _hit([one, other], evidence, reason, _CONFIDENCE_SURROUNDINGS)
    pairs = [pair for pair in evidence.facts.matched if _is_count(pair[1])]
    for part, whole in pairwise(pairs):
        between = evidence.english[part[1].end : whole[1].start]
        if _OF.fullmatch(between) and part[1].value > whole[1].value:  # type: ignore[operator]
            yield _hit([part, whole], evidence, "the part is larger than the whole")


def _hit(pairs: list[Pair], evidence: Evidence, reason: str, confidence: float = _CONFIDENCE) -> Hit:
    start, end = min(english.start for _, english in pairs), max(english.end for _, english in pairs)
    source_start, source_end = (
        min(source.start for source, _ in pairs),
        max(source.end for source, _ in pairs),
    )
    original = (evidence.source or "")[source_start:source_end]
    return Hit(
        start,
        end,
        f"The numbers changed places: {reason} (source: {original}; English: {evidence.english[start:end]}).",
        confidence,
        source_start=source_start,
        source_end=source_end,
        evidence={
            "source": [source.text for source, _ in pairs],
            "english": [english.text for _, english in pairs],
        },
    )


def _is_count(fact: Fact) -> bool:
    return (
        fact.kind == "number"
        and fact.certain
        and fact.unit is None
        and isinstance(fact.value, Fraction)
        and fact.value >= 1
    )


RULE = Rule(
    code="FA208",
    name="numbers-swapped",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
