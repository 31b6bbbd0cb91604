"""A number in the English differs from the one in the source.

## What it finds
A figure or number word whose value is not the value in the source: `25 लाख` as "2.5 lakh", `3,2 млн` as
"3.2 billion", `nueve` as "five". Values are compared, not strings: scale words (लाख, 万, млн, Mrd.), digits
of every script, separators of the language, half and quarter words (ढाई, anderthalb, полтора).

## Why it matters
A wrong count of dead, a sum ten times too high: readers and rivals quote numbers first, and a correction
costs most there. A slip of scale (same digits, other power of ten) is critical; another number is major, or
critical when it is off by ten times and more.

## Example
Source `खेल मंत्री ने 25 लाख रुपये के पुरस्कार की घोषणा की।` - English "The sports minister announced an
award of 250,000 rupees."

## Better
"The sports minister announced an award of 2.5 million rupees."

## When it stays silent
For rounded values ("about 27" for 26.7), converted units, a number that the neighbouring sentence holds,
words for one that serve as articles or pronouns, and figures inside names and codes (G20, S-400).

## Sources
MQM Core, accuracy/mistranslation (number); ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from mtqa.evidence import Evidence
from mtqa.facts import Fact, legible
from mtqa.facts.compare import same_digits
from mtqa.facts.wording import in_english
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.differing_facts import differing

_KINDS = frozenset({"number", "magnitude", "ordinal"})

_CRITICAL_RATIO = 10
"""A number ten times too high or too low misstates the event, whatever it counts."""

_CONFIDENCE_SCALE_SLIP = 0.9
"""Same digits, other power of ten: none of these was right in faithful English of the development corpora."""
_CONFIDENCE_FIGURES = 0.85
_CONFIDENCE_MIXED = 0.72
_CONFIDENCE_WORDS = 0.7
_CONFIDENCE_VAGUE = 0.55
"""Indefinite plurals ("millions"): languages differ in where one begins."""
_CONFIDENCE_ORDINAL = 0.7


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of numbers that stand for one thing with two values."""
    for source, english in legible.changed(evidence):
        if source.kind in _KINDS and english.kind in _KINDS:
            confidence = legible.confidence(evidence, _confidence(source, english))
            yield differing(
                source, english, confidence, _severity(source, english), in_english(source, english)
            )


def _confidence(source: Fact, english: Fact) -> float:
    if "magnitude" in (source.kind, english.kind):
        return _CONFIDENCE_VAGUE
    if "ordinal" in (source.kind, english.kind):
        return _CONFIDENCE_ORDINAL
    if same_digits(source, english):
        return _CONFIDENCE_SCALE_SLIP
    if source.in_digits and english.in_digits:
        return _CONFIDENCE_FIGURES
    return _CONFIDENCE_MIXED if source.in_digits or english.in_digits else _CONFIDENCE_WORDS


def _severity(source: Fact, english: Fact) -> Severity:
    a, b = source.value, english.value
    if same_digits(source, english):
        return Severity.CRITICAL
    if isinstance(a, Fraction) and isinstance(b, Fraction) and a > 0 and b > 0:
        ratio = max(a / b, b / a)
        if ratio >= _CRITICAL_RATIO:
            return Severity.CRITICAL
    return Severity.MAJOR


RULE = Rule(
    code="FA201",
    name="number-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
