"""The one place that turns a rule's raw confidence into what people see.

Rules say how sure they are; here confidence and category become a severity and the choice whether to show
a finding by default. Findings that are not shown stay in the JSON with ``"shown": false``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mtqa.finding import Finding, Severity
from mtqa.rules import Hit, Rule

SHOWN_CONFIDENCE = 0.5
"""A finding is shown when it is more likely right than wrong: a false alarm costs an editor's trust."""

KEPT_CONFIDENCE = 0.05
"""Below this a hit is noise and becomes no finding at all, not even in the JSON."""

MAJOR_CONFIDENCE = 0.6
"""Below this a finding is at most minor: nobody holds an article for a guess."""

CRITICAL_CONFIDENCE = 0.75
"""Below this a finding is at most major."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a hit."""

    severity: Severity
    shown: bool


def keeps(hit: Hit) -> bool:
    """Whether a hit is worth recording."""
    return hit.confidence >= KEPT_CONFIDENCE


def decide(rule: Rule, hit: Hit) -> Decision:
    """Severity after the confidence caps, and whether the finding is shown by default."""
    severity = hit.severity or rule.severity
    if hit.confidence < MAJOR_CONFIDENCE:
        severity = min(severity, Severity.MINOR, key=lambda level: level.rank)
    elif hit.confidence < CRITICAL_CONFIDENCE:
        severity = min(severity, Severity.MAJOR, key=lambda level: level.rank)
    return Decision(severity, hit.confidence >= SHOWN_CONFIDENCE)


def one_a_spot(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, of which no two of one family are shown for the very same words: the graver, surer one speaks."""
    listed = list(findings)
    loudest: dict[tuple[str, int, int], Finding] = {}
    for finding in listed:
        place = _spot(finding)
        if finding.shown and (place not in loudest or _loudness(finding) > _loudness(loudest[place])):
            loudest[place] = finding
    for finding in listed:
        beside = loudest.get(_spot(finding), finding)
        yield finding if beside is finding else replace(finding, shown=False)


def _spot(finding: Finding) -> tuple[str, int, int]:
    return finding.rule[:2], finding.span.start, finding.span.end


def _loudness(finding: Finding) -> tuple[int, float]:
    return finding.severity.rank, finding.confidence
