"""The amount is right, but it is counted by another measure: per litre for per kilo, an hour for a second.

## What it finds
A rate whose measure differs: `3,62 euros el kilo` as "3.62 euros per litre", `par hectare` as "per acre",
`公里/小时` (kilometres an hour) as "km/s".

## Why it matters
The price or speed is wrong although every digit is right.

## Example
Source `La prime est de 5 500 euros par hectare.` - English "The premium is 5,500 euros per acre."

## Better
"The premium is 5,500 euros per hectare."

## When it stays silent
When either side names no rate or has the other's measure as well, and between rates by time and rates by goods.

## Sources
MQM Core, accuracy/mistranslation; SI Brochure (BIPM) for the units.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_CONFIDENCE = 0.75
"""As measured on the development corpora of news: no such pair in faithful English."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of rates that differ."""
    for source, english in evidence.facts.changed:
        if source.kind == english.kind == "rate":
            yield Hit(
                english.start,
                english.end,
                f"The source counts per {source.value} ({source.text}); the English has {english.text}.",
                _CONFIDENCE,
                source_start=source.start,
                source_end=source.end,
                evidence={"source": source.text, "english": english.text},
                suggestion=f"per {source.value}" if english.text.startswith("per ") else None,
            )


RULE = Rule(
    code="FA217",
    name="rate-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
