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
from mtqa.facts import Fact, legible
from mtqa.facts.wording import meaning, reading
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_CONFIDENCE = 0.85
"""As measured on the development corpora of news: hardly a pair like it in faithful English."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of facts of this kind that differ."""
    for source, english in legible.changed(evidence):
        if "year" in (source.kind, english.kind) and {source.kind, english.kind} <= {"year", "number"}:
            yield _hit(source, english, evidence)


def _hit(source: Fact, english: Fact, evidence: Evidence) -> Hit:
    return Hit(
        english.start,
        english.end,
        f"The source has {reading(source)}; the English has {english.text}.",
        legible.confidence(evidence, _CONFIDENCE),
        source_start=source.start,
        source_end=source.end,
        evidence={"source": source.text, "english": english.text},
        suggestion=meaning(source) if source.kind == english.kind else None,
    )


RULE = Rule(
    code="FA212",
    name="year-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
