"""Two numbers changed places, so that a part is larger than its whole: "23 of 14".

## What it finds
An English "A of B" in which A is larger than B, where the source has both numbers: `з 23 дронів збили 14` (14 of the
23 drones were shot down) as "23 of 14 drones".

## Why it matters
Both figures are on the page, so a glance finds nothing missing; what they count is wrong.

## Example
Source `З 23 дронів сили ППО збили 14.` - English "Air defences shot down 23 of 14 drones."

## Better
"Air defences shot down 14 of 23 drones."

## When it stays silent
For shares, years, sums of money and measures ("90 km of 8-metre road"), and when either number is not in the source.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from mtqa.evidence import Evidence
from mtqa.facts import Fact
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_OF = re.compile(r" of (?:the |its |their )?")
"""What may stand between part and whole; "62,000 farmers of five districts" is no part of five."""

_CONFIDENCE = 0.8
"""A part larger than its whole is wrong in any language; the rest is for figures that are no counts."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """English parts larger than their wholes, both numbers known to the source."""
    known = {id(english): source for source, english in evidence.facts.matched}
    facts = [fact for fact in evidence.english_facts if _is_count(fact)]
    for part, whole in zip(facts, facts[1:], strict=False):
        if not _OF.fullmatch(evidence.english[part.end : whole.start]):
            continue
        if part.value > whole.value and id(part) in known and id(whole) in known:  # type: ignore[operator]
            yield Hit(
                part.start,
                whole.end,
                f"The part is larger than the whole ({evidence.english[part.start : whole.end]}); the source has"
                f" {known[id(whole)].text} and {known[id(part)].text}: they seem to have changed places.",
                _CONFIDENCE,
                source_start=min(known[id(part)].start, known[id(whole)].start),
                source_end=max(known[id(part)].end, known[id(whole)].end),
            )


def _is_count(fact: Fact) -> bool:
    return fact.kind == "number" and fact.certain and fact.unit is None and isinstance(fact.value, Fraction) and fact.value >= 1


RULE = Rule(
    code="FA208",
    name="numbers-swapped",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
