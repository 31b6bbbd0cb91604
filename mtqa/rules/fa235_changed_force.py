"""The English is surer, or orders more, than the source.

## What it finds
A suspicion that is "confirmed", a belief that is "proved", a suggestion that is an "order", a thing
considered that is "decided", a claim that is "confirmed", a fear that is a "hope" - or the other
way round - with nothing in the English that may stand for what the source says.

## Why it matters
Who said how much, and how surely, is the news.

## Example
Source `Суд предложил создать комиссию.` - English "The court ordered a commission to be set up."

## Better
"The court suggested setting up a commission."

## When it stays silent
Where either side has both. `reports/polarity.md` has what was measured.

## Sources
MQM Core, accuracy/mistranslation; Saurí and Pustejovsky 2009, "FactBank".
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.antonyms import Opposite
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.cue_hits import opposed

CONFIDENCE = 0.62
"""From the development corpora of news (`reports/polarity.md`)."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """The English words of the wrong force."""
    return opposed(evidence, "force", CONFIDENCE, _message)


def _message(found: Opposite, said: str, word: str) -> str:
    return f'The source has "{said}" ({found.said}); the English has "{word}" ({found.opposite}).'


RULE = Rule(
    code="FA235",
    name="changed-force",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
