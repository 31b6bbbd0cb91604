"""The English names another holiday than the source.

## What it finds
A feast or national day that is not the one in the source: `गणतंत्र दिवस` (Republic Day) as "Independence Day",
`Paskalya` (Easter) as "Christmas".

## Why it matters
It moves the event by months.

## Example
Source `गणतंत्र दिवस से दूध की आपूर्ति बंद रहेगी।` - English "Milk supplies will stop from Independence Day."

## Better
"Milk supplies will stop from Republic Day."

## When it stays silent
When either side names none, or has the other's as well, and for holidays that are not in the language pack.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.differing_facts import differing

_CONFIDENCE = 0.75
"""As measured on the development corpora of news."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of holidays that differ."""
    for source, english in evidence.facts.changed:
        if source.kind == english.kind == "feast":
            yield differing(source, english, _CONFIDENCE, suggestion=str(source.value))


RULE = Rule(
    code="FA218",
    name="holiday-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
