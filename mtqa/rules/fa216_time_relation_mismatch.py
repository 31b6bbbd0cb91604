"""The date or span of time is right, but what happens falls on the other side of it.

## What it finds
An equal date or length of time whose relation is turned round: `10 दिन के भीतर` (within ten days) as "after 10
days", `ঈদের আগে` (before Eid) as "after Eid", `2035 तक` (by 2035) as "from 2035", `до понедельника` (by Monday)
as "on Monday".

## Why it matters
A deadline became a start, a plan became history; the figure itself looks checked.

## Example
Source `Роскомнадзор запросил у компании объяснения до понедельника.` - English "The regulator requested
explanations from the company on Monday."

## Better
"The regulator requested explanations from the company by Monday."

## When it stays silent
When either side says nothing of the relation, for words that may mean both ("in ten days", `до` for until and
before), and for "since" against "on" ("comes into force on Monday").

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts import Fact
from mtqa.facts.relations import is_span
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_CONFIDENCE = 0.7
"""As measured on the development corpora of news."""

_SAID = {
    "before": "before",
    "after": "after",
    "within": "within",
    "until": "until",
    "since": "from",
    "on": "on",
}
_SAID_OF_SPANS = {"before": "ago or earlier", "after": "later", "within": "within"}


def check(evidence: Evidence) -> Iterable[Hit]:
    """Equal dates and spans of time in opposite relations, each English phrase once."""
    seen: set[tuple[int, int]] = set()
    for source, english in evidence.facts.relations_changed:
        span = english.relation_span or (english.start, english.end)
        if span in seen:
            continue
        seen.add(span)
        yield Hit(
            min(span[0], english.start),
            max(span[1], english.unit_end or english.end),
            f"The source says {_said(source)} ({_original(source, evidence)}); the English says {_said(english)}.",
            _CONFIDENCE,
            source_start=source.start,
            source_end=source.end,
            evidence={"source relation": source.relation, "english relation": english.relation},
        )


def _said(fact: Fact) -> str:
    words = _SAID_OF_SPANS if is_span(fact) else _SAID
    return words.get(fact.relation or "", fact.relation or "")


def _original(source: Fact, evidence: Evidence) -> str:
    span = source.relation_span or (source.start, source.end)
    return (evidence.source or "")[min(span[0], source.start) : max(span[1], source.end)]


RULE = Rule(
    code="FA216",
    name="time-relation-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
