"""The English says every month for every year, or the like.

## What it finds
How often something happens, or what a rate is counted by, when it differs: `सालाना` (a year) as "every
month", `сутки`, `в день` (a day) as "a week".

## Why it matters
It multiplies or divides every figure beside it.

## Example
Source `हर दिन 40 हज़ार यात्री इस पुल से गुज़रते हैं।` - English "Forty thousand passengers cross the bridge
every month."

## Better
"Forty thousand passengers cross the bridge every day."

## When it stays silent
When either side says nothing of how often, or has the other's word as well.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.differing_facts import differing

_CONFIDENCE = 0.7
"""As measured on the development corpora of news."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of facts of this kind that differ."""
    for source, english in evidence.facts.changed:
        if source.kind == english.kind == "frequency":
            yield differing(source, english, _CONFIDENCE)


RULE = Rule(
    code="FA215",
    name="frequency-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
