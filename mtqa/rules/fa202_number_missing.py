"""A number of the source is not in the English.

## What it finds
A figure or number in the source that nothing in the English answers to: no equal, rounded or converted
number, neither in this sentence nor in the ones beside it.

## Why it matters
Numbers are the facts that readers check. A machine that drops one usually dropped the clause around it.

## Example
Source `Die Bahn stellt 1.200 Ersatzbusse und 45 Züge bereit.` - English "The railway is providing
replacement buses and 45 trains."

## Better
"The railway is providing 1,200 replacement buses and 45 trains."

## When it stays silent
For words for one, two and half (languages say them otherwise), figures in names and codes, numbers that
stand in a neighbouring sentence, and whenever an unmatched English number could be the same thing (see
FA201).

## Sources
MQM Core, accuracy/omission; ISO 5060:2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from mtqa.evidence import Evidence
from mtqa.facts import Fact, legible
from mtqa.facts.anchor import gap_anchor
from mtqa.facts.wording import meaning, reading
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_KINDS = frozenset({"number", "percentage", "year"})

_SMALL = 2
"""Words up to two are said otherwise too easily: both, pair, again, double."""

_WHOLE = 100
"""Per cent: "fully", "all"."""

_ROUND_SPANS = {
    (24, "hour"): "day", (7, "day"): "week", (14, "day"): "fortnight", (12, "month"): "year", (10, "year"): "decade",
    (100, "year"): "centur", (60, "minute"): "hour", (6, "month"): "half", (3, "month"): "quarter",
    (30, "day"): "month", (15, "day"): "fortnight",
}  # fmt: skip
"""Spans of time that are one of a larger unit."""

_CONFIDENCE_FIGURES = 0.62
_CONFIDENCE_WORDS = 0.4


def check(evidence: Evidence) -> Iterable[Hit]:
    """Source numbers that nothing in the English answers to."""
    for fact in legible.missing(evidence):
        if fact.kind not in _KINDS or not isinstance(fact.value, Fraction):
            continue
        if not fact.in_digits and abs(fact.value) <= _SMALL:
            continue
        if fact.value == 1:  # "per 1,000", "1 of the engines": said otherwise or not at all
            continue
        if _said_in_words(fact, evidence.english):
            continue
        anchor = gap_anchor(fact, evidence.facts.matched, evidence.source or "", evidence.english)
        if anchor:
            yield _hit(fact, anchor, evidence)


def _said_in_words(fact: Fact, english: str) -> bool:
    """Whether a round span or share is said without a number: 24 hours as "a day", 100 % as "all"."""
    if fact.kind == "percentage":
        return fact.value == _WHOLE
    larger = _ROUND_SPANS.get((int(fact.value), fact.unit or ""))
    return larger is not None and re.search(rf"\b{larger}", english, re.IGNORECASE) is not None


def _hit(fact: Fact, anchor: tuple[int, int], evidence: Evidence) -> Hit:
    return Hit(
        *anchor,
        f"The source has {reading(fact)}; the English has no such number.",
        legible.confidence(evidence, _confidence(fact)),
        source_start=fact.start,
        source_end=fact.end,
        evidence={"source": fact.text, "value": meaning(fact)},
    )


def _confidence(fact: Fact) -> float:
    large = isinstance(fact.value, Fraction) and fact.value > _SMALL
    return _CONFIDENCE_FIGURES if fact.in_digits and large else _CONFIDENCE_WORDS


RULE = Rule(
    code="FA202",
    name="number-missing",
    category="accuracy/omission",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
