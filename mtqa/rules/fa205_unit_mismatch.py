"""The figure is right, but it counts something else: kilometres for metres, dollars for dirhams.

## What it finds
The same number with a unit of the same kind that means something else: `२० मीटर` as "20 kilometres", `220
مليون درهم` as "220 million dollars", `470 ثانیه` as "470 minutes", per cent as points.

## Why it matters
Visibility of 20 kilometres is no reason to cancel flights; a price in the wrong currency is no price.

## Example
Source `Скорость ветра достигала 30 метров в секунду.` - English "Winds reached 30 kilometres per second."

## Better
"Winds reached 30 metres per second."

## When it stays silent
When the figure was converted along with the unit, when either unit is not known, and for units of different
kinds (they may belong to other words).

## Sources
MQM Core, accuracy/mistranslation; SI Brochure (BIPM) for the units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts import Fact
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_CONFIDENCE = 0.8
"""As measured on the development corpora of news: no such pair in faithful English."""

_RANGE_REACH = 6
"""Code points within which the second end of a range starts ("3.5 to 4 million")."""

_POWER = re.compile(r"\s?[²³23?]")
"""What may be left of the little 2 of km² after a symbol."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Equal figures with conflicting units."""
    starts = {fact.start for fact in evidence.english_facts if fact.kind == "number"}
    for source, english in evidence.facts.units_changed:
        ranged = starts & set(range(english.end + 1, english.end + _RANGE_REACH))
        if not ranged and not _POWER.match(evidence.english, english.unit_end or english.end):
            yield _hit(source, english, evidence)


def _hit(source: Fact, english: Fact, evidence: Evidence) -> Hit:
    source_end, english_end = source.unit_end or source.end, english.unit_end or english.end
    original = (evidence.source or "")[source.start : source_end]
    counted = source.unit or "a date"
    return Hit(
        english.start,
        english_end,
        f"The source has {original} ({counted}); the English has {evidence.english[english.start : english_end]}.",
        _CONFIDENCE,
        source_start=source.start,
        source_end=source_end,
        evidence={"source unit": source.unit, "english unit": english.unit},
    )


RULE = Rule(
    code="FA205",
    name="unit-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
