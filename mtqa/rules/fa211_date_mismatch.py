"""The English has another month, day of the month or era than the source.

## What it finds
A month or a day beside a month that is not the one in the source: `23 मई` as "25 May", `12 апреля` as
"August 12"; and BC for AD.

## Why it matters
A wrong date is wrong for good: it is quoted, filed and put into calendars.

## Example
Source `انتخابات در ۱۴ ژوئن برگزار می‌شود.` - English "The election will be held on July 14."

## Better
"The election will be held on June 14."

## When it stays silent
For months of other calendars (Hijri, Persian), which need no equal in the English, and for words that are
months only sometimes unless a day stands beside them.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts import Fact
from mtqa.facts.wording import meaning
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.differing_facts import differing

_CONFIDENCE = 0.85
"""As measured on the development corpora of news: hardly a pair like it in faithful English."""

_CONFIDENCE_MONTH = 0.75
"""The day is right and its month is not, but both months stand in the sentence."""

_ORDINAL = {"month": "month", "day": "ordinal", "era": "era"}
"""English says a day without its month as an ordinal: the 24th."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Pairs of facts of this kind that differ."""
    for source, english in evidence.facts.changed:
        if source.kind in ("month", "day", "era") and english.kind in (source.kind, _ORDINAL[source.kind]):
            yield differing(source, english, _CONFIDENCE, suggestion=_suggestion(source))
    for source, english in evidence.facts.dates_changed:
        yield differing(source, english, _CONFIDENCE_MONTH, suggestion=_suggestion(source))


def _suggestion(source: Fact) -> str | None:
    if len(source.values) > 1 or source.kind == "era":
        return None
    return meaning(source) if source.kind == "month" else str(source.value)


RULE = Rule(
    code="FA211",
    name="date-mismatch",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
