"""A condition or an obligation of the source is gone in the English.

## What it finds
An "if" (`अगर`, `если`, `如果`, `경우`) where the English has no "if", "unless", "would" or "when"; a
"must" or "should" (`चाहिए`, `должен`, `必须`) where it has nothing that obliges.

## Why it matters
What would happen in one case, or ought to happen, is printed as what happens.

## Example
Source `Если переговоры сорвутся, профсоюз начнёт забастовку.` - English "The talks broke down and
the union began a strike."

## Better
"If the talks break down, the union will strike."

## When it stays silent
Where the English has any word of condition or obligation, "would" and "should" included. It is a
guess: kept as a hint and not shown.

## Sources
MQM Core, accuracy/mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.polarity_places import answering_place
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = {"condition": 0.4, "obligation": 0.3}
"""By class of the cue. On machine text 2 of 6 conditions touched an error, and 8 of 1,901 faithful lines had one
(`reports/quiet.md`): English has too many ways to say a condition for this to be shown."""

_WORDING = {"condition": "makes this a condition", "obligation": "says that this must or should be"}


def check(evidence: Evidence) -> Iterable[Hit]:
    """The words that state flatly what the source makes a condition or a duty."""
    for one in evidence.lost_modality:
        if one.kind not in CONFIDENCE:
            continue
        cue = one.source
        word = (evidence.source or "")[cue.start : cue.end]
        start, end = answering_place(evidence, cue.start, cue.end)
        yield Hit(
            start,
            end,
            f'The source {_WORDING[one.kind]} ("{word}"); the English does not.',
            CONFIDENCE[one.kind],
            source_start=cue.start,
            source_end=cue.end,
            evidence={"source": word, "class": one.kind},
        )


RULE = Rule(
    code="FA236",
    name="condition-lost",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source"}),
)
