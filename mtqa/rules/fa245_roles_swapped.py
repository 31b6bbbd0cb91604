"""Who acts and who suffers have changed places.

## What it finds
A participant that the source marks as the one who acts (Hindi ने, Japanese が) and that is acted on in the English, or
one that the source marks as acted on (को, Persian را, Turkish -'ı) and that acts in the English. Passives and "lose to"
are turned round before the comparison.

## Why it matters
Who attacked, beat, accused or warned whom is the news. All names and words are there, so nothing else shows it.

## Example
Source `मलेशिया ने न्यूज़ीलैंड को 2-0 से हराया।` - English "New Zealand defeated Malaysia 2-0."

## Better
"Malaysia defeated New Zealand 2-0."

## When it stays silent
Where the source marks neither participant and its order is free, where a participant cannot be tied to one phrase of
the source, and at verbs that tell the same event from either side (receive, meet, speak with). Measured
(`reports/roles.md`): no finding of major or above on 1,529 faithful lines, one on 205 machine lines without an error.

## Sources
MQM Core, accuracy/mistranslation. Vamvas and Sennrich 2021 (contrastive role swaps).
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.roles.records import RoleSwap
from mtqa.facts.roles.wording import exchanged, swap_message
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = {
    ("crossed", True): 0.85,
    ("crossed", False): 0.66,
    ("agent-turned", True): 0.72,
    ("agent-turned", False): 0.62,
    ("marked", True): 0.62,
    ("marked", False): 0.55,
    ("order", True): 0.7,
    ("order", False): 0.55,
}
"""By what shows the swap and whether the participants are names; from faithful pairs and made swaps
(`reports/roles.md`)."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """The English clauses whose participants stand the other way round."""
    for swap in evidence.role_swaps:
        start, end = _span(swap)
        yield Hit(
            start,
            end,
            swap_message(swap, evidence.source or ""),
            CONFIDENCE[swap.kind, swap.named],
            source_start=swap.source_start,
            source_end=swap.source_end,
            evidence={
                "source": (evidence.source or "")[swap.source_start : swap.source_end],
                "english": evidence.english[start:end],
            },
            suggestion=exchanged(swap, evidence.english, start, end),
        )


def _span(swap: RoleSwap) -> tuple[int, int]:
    clause = swap.clause
    parts = [(clause.start, clause.end), (swap.other.phrase.start, swap.other.phrase.end)]
    if swap.agent is not None:
        parts.append((swap.agent.start, swap.agent.end))
    return min(start for start, _ in parts), max(end for _, end in parts)


RULE = Rule(
    code="FA245",
    name="roles-swapped",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset({"source", "parse"}),
)
