"""The English has another year than the source.

## What it finds
A year written as four figures that is not the one in the source.

## Why it matters
It moves the event in time, and with it ages, terms of office and causes.

## Example
Source `Le traité signé en 1987 reste en vigueur.` - English "The treaty signed in 1978 remains in force."

## Better
"The treaty signed in 1987 remains in force."

## When it stays silent
For years of another calendar that mean the same (1398 in Iran is 2019-20), and for spans of years that
English writes short (2018-19).

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts import legible
from mtqa.facts.wording import meaning
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.differing_facts import differing

_CONFIDENCE = 0.85
"""As measured on the development corpora of news: hardly a pair like it in faithful English."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of facts of this kind that differ."""
    for source, english in legible.changed(evidence):
        if "year" in (source.kind, english.kind) and {source.kind, english.kind} <= {"year", "number"}:
            suggestion = meaning(source) if source.kind == english.kind else None
            confidence = legible.confidence(evidence, _CONFIDENCE)
            yield differing(source, english, confidence, suggestion=suggestion)


RULE = Rule(
    code="FA212",
    name="year-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
