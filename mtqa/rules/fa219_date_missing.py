"""A day, month or holiday of the source is not in the English.

## What it finds
A weekday, a month, a day of the month or a holiday that nothing in the English answers to, neither in this sentence
nor in the ones beside it: `शुक्रवार रात` (on Friday night) as "through the night".

## Why it matters
When something happened is half of the news; a machine that drops the day usually dropped the phrase around it.

## Example
Source `Die Konferenz beginnt am Donnerstag in Wien.` - English "The conference begins in Vienna."

## Better
"The conference begins in Vienna on Thursday."

## When it stays silent
For words that are days or months only sometimes, for months of other calendars, for "today" and other dates told from
the day of writing, for a day of the month where the English has a weekday, and whenever an unmatched English date
could be the same thing (FA210, FA211, FA218).

## Sources
MQM Core, accuracy/omission; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from mtqa.evidence import Evidence
from mtqa.facts import Fact
from mtqa.facts.anchor import gap_anchor
from mtqa.facts.wording import reading
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_CONFIDENCE = 0.55
"""None missing in 4,588 faithful lines of Hindi news, 1 weekday in 1,901 of the development corpora; but editors do
move a date into another sentence."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Dates of the source that nothing in the English answers to."""
    for fact in evidence.facts.missing:
        anchor = gap_anchor(fact, evidence.facts.matched, evidence.source or "", evidence.english)
        if _counts(fact, evidence) and anchor:
            yield Hit(
                *anchor,
                f"The source has {reading(fact)}; the English does not say when.",
                _CONFIDENCE,
                source_start=fact.start,
                source_end=fact.end,
                evidence={"source": fact.text},
            )


def _counts(fact: Fact, evidence: Evidence) -> bool:
    words = evidence.english.lower()
    if fact.kind == "month":
        return isinstance(fact.value, Fraction) and len(fact.values) == 1
    if fact.kind == "weekday":  # in the name of a feast (Black Friday) it is there all the same
        return str(fact.value).lower() not in words
    if (
        fact.kind == "day"
    ):  # editors put the weekday for the day of the month; "first" in words is an adverb as often
        days = any(other.kind in ("weekday", "relative", "night") for other in evidence.english_facts)
        return any(letter.isdigit() for letter in fact.text) and not days
    return fact.kind == "feast"


RULE = Rule(
    code="FA219",
    name="date-missing",
    category="accuracy/omission",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
