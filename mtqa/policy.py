"""The one place that turns a rule's raw confidence into what people see.

Rules say how sure they are; here confidence and category become a severity and the choice whether to show
a finding by default. Findings that are not shown stay in the JSON with ``"shown": false``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mtqa.evidence import Evidence
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


ECHOED_SHARE = 0.4
"""What is left of the confidence that a fact differs where a re-translation of the source has the very same words:
another reading of the source came to what the English says. Judged; more errors than this are shared by engines."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a hit."""

    severity: Severity
    shown: bool


def weighed(rule: Rule, hit: Hit, evidence: Evidence) -> Hit:
    """The hit, believed less where it reads the source alone and a re-translation has the flagged words too."""
    if not rule.code.startswith("FA") or not evidence.retranslations:
        return hit
    words = evidence.english[hit.start : hit.end].casefold()
    telling = len(words.split()) > 1 or any(
        c.isdigit() or c.isupper() for c in evidence.english[hit.start : hit.end]
    )
    if not telling or not any(words in text.casefold() for text in evidence.retranslations.values()):
        return hit
    return replace(hit, confidence=hit.confidence * ECHOED_SHARE)


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
    """The findings, of which no two are shown that say one thing twice.

    Of one family's findings on the very same words the graver, surer one speaks; of one rule's findings inside one
    another, the one with the tighter span.
    """
    listed = list(findings)
    loudest: dict[tuple[str, int, int], Finding] = {}
    for finding in listed:
        place = _spot(finding)
        if finding.shown and (place not in loudest or _loudness(finding) > _loudness(loudest[place])):
            loudest[place] = finding
    for finding in listed:
        beside = loudest.get(_spot(finding), finding)
        doubled = beside is not finding or any(_tighter(other, finding) for other in loudest.values())
        yield replace(finding, shown=False) if doubled else finding


def _tighter(other: Finding, finding: Finding) -> bool:
    """Whether the other is of the same rule and strictly inside."""
    inner, outer = other.span, finding.span
    inside = outer.start <= inner.start and inner.end <= outer.end
    return other.rule == finding.rule and inside and inner.end - inner.start < outer.end - outer.start


def _spot(finding: Finding) -> tuple[str, int, int]:
    return finding.rule[:2], finding.span.start, finding.span.end


def _loudness(finding: Finding) -> tuple[int, float]:
    return finding.severity.rank, finding.confidence
