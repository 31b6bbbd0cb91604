"""The English has a name that the source has not.

## What it finds
A name of the English that no word of the source sounds like, means or stands for, be it by gazetteer, acronym
or translation, where no name of the source is left over either.

## Why it matters
A name from nowhere is an invention of the translation, or the garbled remains of a word it could not read.

## Example
Source `हमलावर घटना के बाद भाग गए।` - English "The attackers fled to Peshawar after the incident."

## Better
"The attackers fled after the incident."

## When it stays silent
For words that are names only sometimes, for a country that an editor adds for the reader's sake, for names
near in sound to a source word, for Japanese names in characters whose reading cannot be told, and where a
neighbouring sentence of the source holds the name.

## Sources
MQM Core, accuracy/addition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.names import judgement
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_HAN = re.compile("[\u3400-\u9fff]{2}")


def check(evidence: Evidence) -> Iterable[Hit]:
    """English names without a counterpart."""
    language = evidence.source_language or ""
    characters = bool(_HAN.search(evidence.source or ""))
    for mention in evidence.names.added:
        confidence = judgement.added(mention, language, characters)
        yield Hit(
            mention.start,
            mention.end,
            f"The English names {mention.text}; nothing in the source is called so.",
            confidence,
            evidence={"english": mention.text, "nearest": round(mention.nearest, 2)},
        )


RULE = Rule(
    code="FA222",
    name="name-added",
    category="accuracy/addition",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
