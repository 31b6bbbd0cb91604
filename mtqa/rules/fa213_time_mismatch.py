"""The English has another time of day than the source.

## What it finds
A clock time that differs: `साढ़े दस बजे` (half past ten) as "half past nine", `रात 11 बजे` as "11 am",
`halb acht` as "half past eight".

## Why it matters
Hours decide whether people can still act, and morning for night turns the story round.

## Example
Source `凌晨4时27分发生地震。` - English "The earthquake struck at 4:27 p.m."

## Better
"The earthquake struck at 4:27 a.m."

## When it stays silent
When the source does not say morning or evening and the hour fits either way.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.differing_facts import differing

_CONFIDENCE = 0.8
"""As measured on the development corpora of news."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of facts of this kind that differ."""
    for source, english in evidence.facts.changed:
        if "clock" in (source.kind, english.kind):
            yield differing(source, english, _CONFIDENCE)


RULE = Rule(
    code="FA213",
    name="time-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
