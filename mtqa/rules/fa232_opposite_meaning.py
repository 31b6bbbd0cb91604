"""The English says the opposite of a word in the source.

## What it finds
A concept of the source (win, reject, import, north, husband, arrest) whose opposite the English has
(lose, accept, export, south, wife, release), while nothing in the English may stand for the concept
itself and nothing in the source for its opposite.

## Why it matters
The sentence keeps every name and number and reports the contrary.

## Example
Source `La cour a rejeté la demande.` - English "The court accepted the request."

## Better
"The court rejected the request."

## When it stays silent
Where either side has both concepts, where either side negates, and where a looser word of the
English may stand for what the source says. `reports/polarity.md` has what was measured.

## Sources
MQM Core, accuracy/mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.antonyms import Opposite, suggestion
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.rules.cue_hits import opposed

CONFIDENCE = 0.65
"""From the development corpora of news (`reports/polarity.md`)."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """The English words that say the opposite."""
    return opposed(evidence, "pairs", CONFIDENCE, _message, suggestion)


def _message(found: Opposite, said: str, word: str) -> str:
    return f'The source has "{said}" ({found.said.replace("_", " ")}); the English has "{word}".'


RULE = Rule(
    code="FA232",
    name="opposite-meaning",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset({"source"}),
)
