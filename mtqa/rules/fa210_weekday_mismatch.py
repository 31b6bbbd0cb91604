"""The English names another day of the week, or another night, than the source.

## What it finds
A weekday in the source and a different one in the English: `गुरुवार` (Thursday) as "Friday"; and a night that begins
on another evening: `in der Nacht zum Mittwoch` (the night before Wednesday) as "on Wednesday night".

## Why it matters
The day fixes when something happened or will happen; readers act on it (polls, closures, deadlines).

## Example
Source `A votação foi adiada para quinta-feira.` - English "The vote was postponed to Friday."

## Better
"The vote was postponed to Thursday."

## When it stays silent
When either side names the other's day as well, when a neighbouring sentence names it, and for words that
are weekdays only sometimes (Urdu ہفتہ is Saturday and week).

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.wording import meaning
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.differing_facts import differing

_CONFIDENCE = 0.88
"""As measured on the development corpora of news: hardly a pair like it in faithful English."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of facts of this kind that differ."""
    for source, english in evidence.facts.changed:
        if source.kind == english.kind and source.kind in ("weekday", "night"):
            suggestion = meaning(source) if source.kind == "weekday" else None
            yield differing(source, english, _CONFIDENCE, suggestion=suggestion)


RULE = Rule(
    code="FA210",
    name="weekday-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
