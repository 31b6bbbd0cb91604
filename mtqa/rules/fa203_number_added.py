"""A number in the English is not in the source.

## What it finds
A figure or number in the English that nothing in the source answers to: no equal, rounded or converted
number, neither in this sentence nor in the ones beside it.

## Why it matters
A number out of nowhere is made up, copied from another story, or a word misread as a number (a phone number
as a year).

## Example
Source `Власти эвакуировали жителей посёлка.` - English "Authorities evacuated 340 residents of the
settlement."

## Better
"Authorities evacuated the residents of the settlement."

## When it stays silent
For one, two, half and other small words, figures in names and codes, explanations in brackets (conversions,
dates of another calendar), and numbers that stand in a neighbouring sentence of the source.

## Sources
MQM Core, accuracy/addition; ISO 5060:2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from mtqa.evidence import Evidence
from mtqa.facts import Fact, legible
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_KINDS = frozenset({"number", "percentage", "year"})

_SMALL = 3
"""Words up to three come in without a number in the source: a couple, both, third parties."""

_CONFIDENCE_FIGURES = 0.62
_CONFIDENCE_WORDS = 0.4
_CONFIDENCE_BRACKETS = 0.2
"""Editors add conversions and dates in brackets."""

_DECADE = re.compile(r"['’]?s\b")
"""The 1880s: other languages count the decade within the century."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """English numbers that nothing in the source answers to."""
    for fact in legible.added(evidence):
        if fact.kind not in _KINDS or not isinstance(fact.value, Fraction):
            continue
        if not fact.in_digits and abs(fact.value) <= _SMALL:
            continue
        if fact.in_digits and _DECADE.match(evidence.english, fact.end):
            continue
        if fact.value == 1:  # "per 1,000", "1 of the engines": said otherwise or not at all
            continue
        yield Hit(
            fact.start,
            fact.end,
            f"The English has {fact.text}; the source has no such number.",
            legible.confidence(evidence, _confidence(fact, evidence.english)),
            evidence={"english": fact.text},
        )


def _confidence(fact: Fact, english: str) -> float:
    before = english[: fact.start]
    if before.count("(") > before.count(")"):
        return _CONFIDENCE_BRACKETS
    large = isinstance(fact.value, Fraction) and fact.value > _SMALL
    return _CONFIDENCE_FIGURES if fact.in_digits and large else _CONFIDENCE_WORDS


RULE = Rule(
    code="FA203",
    name="number-added",
    category="accuracy/addition",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
