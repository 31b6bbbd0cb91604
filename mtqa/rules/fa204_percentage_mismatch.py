"""A percentage in the English differs from the one in the source.

## What it finds
A share in per cent whose value is not the one in the source, or a plain number where the source has a share
and the other way round: `1.84 फीसदी` as "18.4 percent", `三成` (30 per cent) as "3 percent".

## Why it matters
Shares carry the story in elections, economics and health; a lost decimal point turns calm into crisis.

## Example
Source `失业率降至5.2%。` - English "The unemployment rate fell to 52 percent."

## Better
"The unemployment rate fell to 5.2 percent."

## When it stays silent
For rounded shares, shares said as fractions (50 per cent and half), and percentage points for per cent.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts import legible
from mtqa.facts.wording import in_english
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.differing_facts import differing

_CONFIDENCE = 0.85
"""As measured on the development corpora of news: no pair like it in faithful English."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of facts of this kind that differ."""
    for source, english in legible.changed(evidence):
        if "percentage" in (source.kind, english.kind):
            suggestion = in_english(source, english) if source.kind == english.kind else None
            confidence = legible.confidence(evidence, _CONFIDENCE)
            yield differing(source, english, confidence, suggestion=suggestion)


RULE = Rule(
    code="FA204",
    name="percentage-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
