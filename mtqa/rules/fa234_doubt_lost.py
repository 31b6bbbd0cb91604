"""What is possible, feared, suspected or hoped in the source is certain in the English.

## What it finds
A "may", a "probably", a fear, a suspicion or an estimate in the source (`सकता है`, `आशंका`, `可能`,
`pourrait`, "bilir") for which the English has nothing that leaves room for doubt. With lower
confidence also a plan or a hope that has become an event.

## Why it matters
A forecast is printed as news, a suspect as a culprit.

## Example
Source `तूफ़ान शुक्रवार को तट से टकरा सकता है।` - English "The storm hit the coast on Friday."

## Better
"The storm may hit the coast on Friday."

## When it stays silent
Where the English has any word of possibility, belief, fear or estimation, and, for plans, any
"will" or "expected". `reports/polarity.md` has what was measured.

## Sources
MQM Core, accuracy/mistranslation; Farkas et al. 2010, "The CoNLL-2010 shared task: learning to
detect hedges"."""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.polarity_places import answering_place
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.cue_hits import lost_modality

CONFIDENCE = {"possibility": 0.7, "doubt": 0.55, "plan": 0.3}
"""By class of the cue; from the development corpora of news (`reports/polarity.md`)."""

_WORDING = {
    "possibility": "says that this is possible",
    "doubt": "gives this as a fear, suspicion or belief",
    "plan": "gives this as a plan or hope",
}


def check(evidence: Evidence) -> Iterable[Hit]:
    """The words that state flatly what the source does not."""
    return lost_modality(evidence, CONFIDENCE, answering_place, _message)


def _message(kind: str, word: str) -> str:
    return f'The source {_WORDING[kind]} ("{word}"); the English states it as certain.'


RULE = Rule(
    code="FA234",
    name="doubt-lost",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
