"""The English says at least where the source says at most, or the other way round.

## What it finds
The same figure with the opposite bound: `höchstens vier Fünftel` as "at least four fifths", `से कम` (less
than) as "more than".

## Why it matters
A ceiling became a floor: the sentence says the opposite.

## Example
Source `Olay yerine en az 40 itfaiyeci gönderildi.` - English "No more than 40 firefighters were sent to the
scene."

## Better
"At least 40 firefighters were sent to the scene."

## When it stays silent
When only one side has a bound, or either has about.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.wording import reading
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_CONFIDENCE = 0.65
"""As measured on the development corpora of news."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Equal figures with opposite bounds."""
    for source, english in evidence.facts.bounds_changed:
        span = english.bound_span or (english.start, english.end)
        yield Hit(
            min(span[0], english.start),
            max(span[1], english.end),
            f"The source says {source.bound} {reading(source)}; the English says {english.bound} {english.text}.",
            _CONFIDENCE,
            source_start=source.start,
            source_end=source.end,
            evidence={"source bound": source.bound, "english bound": english.bound},
        )


RULE = Rule(
    code="FA207",
    name="bound-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
