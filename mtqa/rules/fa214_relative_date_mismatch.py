"""The English says last for next, or the like, of a week, month or year, or yesterday for tomorrow.

## What it finds
A date told from today that points the other way: `पिछले साल` (last year) as "next year", `গতকাল`
(yesterday) as "tomorrow".

## Why it matters
It turns what happened into what is planned.

## Example
Source `पिछले साल यह पुरस्कार एक असमिया लेखक को मिला था।` - English "Next year the award went to an Assamese
writer."

## Better
"Last year the award went to an Assamese writer."

## When it stays silent
For words that mean both (Hindi and Urdu कल, کل) and wherever either side also has the other's date.

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
        if source.kind == english.kind == "relative":
            yield differing(source, english, _CONFIDENCE)


RULE = Rule(
    code="FA214",
    name="relative-date-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
