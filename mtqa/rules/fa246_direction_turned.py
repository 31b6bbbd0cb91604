"""From and to have changed places.

## What it finds
A place that the English leaves and the source goes to, or the other way round: "from Tehran to Mashhad" for
`از مشهد عازم تهران`.

## Why it matters
A train, a flight, a shipment or a refugee goes the wrong way, and every name in the sentence is right.

## Example
Source `岡山発広島行きの快速列車` - English "a rapid train from Hiroshima to Okayama".

## Better
"a rapid train from Okayama to Hiroshima".

## When it stays silent
Where the source does not mark the direction of both places (or that it goes to the one that the English leaves), and
where it names a place in both directions. Measured (`reports/roles.md`): no finding of major or above on 1,529
faithful lines.

## Sources
MQM Core, accuracy/mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.roles.directions import find_turned
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

BOTH, ONE = 0.85, 0.65
"""Both places stand the other way round; the source goes where the English comes from (`reports/roles.md`)."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """The English places, from the first to the second."""
    source = evidence.source or ""
    for turned in find_turned(evidence.english, source, evidence.source_language):
        said = source[turned.source_start : turned.source_end]
        ours = f"from {turned.leaving}" + (f" to {turned.going}" if turned.going else "")
        yield Hit(
            turned.start,
            turned.end,
            f'The English goes {ours}; the source has "{said}", which is the other way round.',
            BOTH if turned.going else ONE,
            source_start=turned.source_start,
            source_end=turned.source_end,
            evidence={"source": said, "english": evidence.english[turned.start : turned.end]},
            suggestion=turned.suggestion,
        )


RULE = Rule(
    code="FA246",
    name="direction-turned",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset({"source"}),
)
