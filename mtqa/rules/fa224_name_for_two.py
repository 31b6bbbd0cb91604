"""One name of the English stands for two of the source.

## What it finds
A name that the English says once more than the source does, while another name of the source is nowhere in the English:
"Armenia accused Armenia" for "Azerbaijan accused Armenia".

## Why it matters
The two sides of a story become one, and who did what to whom is lost.

## Example
Source `Азербайджан обвинил Армению.` - English "Armenia accused Armenia."

## Better
"Azerbaijan accused Armenia."

## When it stays silent
When the other name is in the English in any form, when the source says the name as often, and for words that are names
only sometimes.

## Sources
MQM Core, accuracy/mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.names import judgement
from mtqa.facts.names.wording import reading
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule


def check(evidence: Evidence) -> Iterable[Hit]:
    """English names said once too often, with the source name that is not there."""
    for name, word in evidence.names.doubled:
        yield Hit(
            word.start,
            word.end,
            f"The English says {word.text} more often than the source, which also names "
            f"{reading(name, evidence.source_language)}: one name may stand for two.",
            judgement.doubled(name),
            source_start=name.start,
            source_end=name.end,
            evidence={"source": name.text, "english": word.text},
        )


RULE = Rule(
    code="FA224",
    name="name-for-two",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
