"""A number that no re-translation has, where the source's own numbers cannot be read.

## What it finds
A figure or number word in the article whose value occurs in no re-translation, while every re-translation has a
number of its own that the article lacks. Only for languages without a pack: with one, the source itself is read.

## Why it matters
Counts of dead, sums and shares are what readers quote.

## Example
"Fifty people were hurt" - the re-translations: "Fifteen people were hurt", "15 people were injured".

## Better
Check the number in the source.

## When it stays silent
Where a language pack reads the source's numbers, where the re-translations differ among themselves, for figures that
the source has as they stand, for "one", and for values within rounding ("about 27" for 26.7).

## Sources
MQM: accuracy/mistranslation (number).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mtqa.compare.differences import trust
from mtqa.evidence import Evidence
from mtqa.facts import Fact, extract
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = {1: 0.6, 2: 0.8}
"""By how many re-translations agree (two stand for more), before trust; first judged."""

BASE_TRUST = 0.7
"""Even poor engines seldom agree on a wrong number: trust below 0.3 lowers the confidence, by this at least."""

ROUNDING = Fraction(5, 100)
"""Values this near are one value rounded."""

_COUNTED = frozenset({"number", "percentage", "year"})


def check(evidence: Evidence) -> Iterator[Hit]:
    """One hit for each number that stands against one and the same other number in all re-translations."""
    if "facts" in evidence.available or not evidence.retranslations:
        return
    own = _counted(evidence.english)
    others = [_counted(text) for text in evidence.retranslations.values()]
    shared = set.intersection(*({fact.value for fact in facts} for facts in others))
    missing = sorted(value for value in shared if not any(_near(value, fact) for fact in own))
    source = {value for fact in evidence.source_facts for value in fact.values}
    for fact in own:
        alone = not any(_near(value, fact) for facts in others for other in facts for value in other.values)
        if not missing or not alone or not fact.certain or not source.isdisjoint(fact.values):
            continue
        instead = next(other.text for other in others[0] if other.value == missing[0])
        count = len(others)
        who = (
            "the re-translation has"
            if count == 1
            else f"{'both' if count == 2 else 'all'} re-translations have"
        )
        yield Hit(
            fact.start,
            fact.end,
            f"The article has {fact.text}; {who} {instead}.",
            CONFIDENCE[min(2, count)] * min(1.0, BASE_TRUST + trust(evidence)),
            evidence={"retranslations": dict(evidence.retranslations)},
        )


def _counted(text: str) -> list[Fact]:
    return [f for f in extract(text, "en") if f.kind in _COUNTED and isinstance(f.value, Fraction)]


def _near(value: Fraction | str, fact: Fact) -> bool:
    if isinstance(value, str):
        return value in fact.values
    return any(
        isinstance(v, Fraction) and abs(v - value) <= ROUNDING * max(abs(v), abs(value)) for v in fact.values
    )


RULE = Rule(
    code="RT404",
    name="number-against-retranslations",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"retranslations"}),
)
