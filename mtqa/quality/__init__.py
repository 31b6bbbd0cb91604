"""Quality: P(mistranslated) of a bead, its 0-100 score, and the document's score by MQM.

First cut: the scores are derived from the findings, and where there are re-translations from the distance to them;
weights are stated below and are not fitted.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from statistics import fmean

from mtqa.evidence import Evidence
from mtqa.finding import Finding, Severity
from mtqa.report import Quality

PROFILE = "mqm-core"

PENALTY = {Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""Penalty points a finding (MQM-Core scoring, Lommel et al. 2014 and later: severity multipliers 0-1-5-25)."""

DISTORTS = {Severity.NEUTRAL: 0.0, Severity.MINOR: 0.1, Severity.MAJOR: 0.7, Severity.CRITICAL: 0.9}
"""P that a true finding of this severity distorts what the source says; first judged, not fitted."""

STYLE = ("fluency", "style", "linguistic-conventions", "terminology", "audience-appropriateness")
"""MQM dimensions that leave the facts alone; their findings do not make a bead mistranslated."""

BASE_RATE = 0.05
"""P(mistranslated) with nothing found and nothing to compare with."""

FAR_CHRF = 30.0
"""chrF to the nearest re-translation at which distance alone speaks as loudly as it may."""

NEAR_CHRF = 60.0
"""chrF from which on distance says nothing: human references stand at about this from good systems."""

FAR_PROBABILITY = 0.3
"""The most that distance from re-translations alone may add to P(mistranslated): a weak engine's disagreement
is no finding."""

INTERVAL_DRAWS = 500
"""Bootstrap resamples of segments for the 95 % interval."""


def mistranslated_probability(evidence: Evidence, findings: Sequence[Finding]) -> float:
    """P(mistranslated), 0-1: that the bead says something its source does not (noisy or over the findings)."""
    clean = 1.0 - BASE_RATE
    for finding in findings:
        if not finding.category.startswith(STYLE):
            clean *= 1.0 - finding.confidence * DISTORTS[finding.severity]
    clean *= 1.0 - FAR_PROBABILITY * _distance(evidence)
    return 1.0 - clean


def bead_quality(evidence: Evidence, findings: Sequence[Finding]) -> float:
    """Quality of one bead, 0-100, higher is better: certain faults weigh by severity, then the distance."""
    clean = 1.0
    for finding in findings:
        clean *= 1.0 - finding.confidence * PENALTY[finding.severity] / (PENALTY[finding.severity] + 5.0)
    similarity = [metrics.chrf / 100.0 for metrics in evidence.metrics.values()]
    nearness = fmean(similarity) if similarity else 0.5
    return 100.0 * clean * (0.5 + 0.5 * nearness)


def document_quality(findings: Sequence[Finding], segment_words: Sequence[int]) -> Quality:
    """The MQM score of a document: 100 minus penalty points a hundred words, never under 0.

    ``segment_words`` are the words of each segment, in order; a finding's ``segment`` indexes it.
    """
    penalties = [0.0] * len(segment_words)
    for finding in findings:
        if finding.shown and finding.segment < len(penalties):
            penalties[finding.segment] += PENALTY[finding.severity] * finding.confidence
    rate = _rate(penalties, segment_words)
    return Quality(_score(rate), PROFILE, rate, _interval(penalties, segment_words))


def _distance(evidence: Evidence) -> float:
    """0-1: how far the English is from the nearest re-translation."""
    nearest = max((metrics.chrf for metrics in evidence.metrics.values()), default=NEAR_CHRF)
    return min(max((NEAR_CHRF - nearest) / (NEAR_CHRF - FAR_CHRF), 0.0), 1.0)


def _rate(penalties: Sequence[float], words: Sequence[int]) -> float:
    return 1000.0 * sum(penalties) / max(sum(words), 1)


def _score(penalty_per_1000_words: float) -> float:
    return max(0.0, 100.0 - penalty_per_1000_words / 10.0)


def _interval(penalties: Sequence[float], words: Sequence[int]) -> tuple[float, float]:
    if not penalties:
        return (100.0, 100.0)
    draw = random.Random(0)
    places = range(len(penalties))
    scores = []
    for _ in range(INTERVAL_DRAWS):
        sample = draw.choices(places, k=len(penalties))
        scores.append(_score(_rate([penalties[i] for i in sample], [words[i] for i in sample])))
    scores.sort()
    return (scores[int(0.025 * INTERVAL_DRAWS)], scores[int(0.975 * INTERVAL_DRAWS)])
