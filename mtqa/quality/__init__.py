"""Quality: P(mistranslated) of a bead, its 0-100 score, and the document's score by MQM.

A bead's scores rest on what was found, on slips of form, and on how its English stands to source and
re-translations, weighed as fitted to human judgement (``models/quality``). The document's score rests on the findings
alone, as MQM has it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from mtqa.evidence import Evidence
from mtqa.finding import Finding, Severity
from mtqa.quality.features import bead_features
from mtqa.quality.form import form_slips
from mtqa.quality.weights import model
from mtqa.report import Quality

PROFILE = "mqm-core"

PENALTY: Mapping[Severity, float] = MappingProxyType(
    {Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
)
"""Penalty points a finding (MQM-Core scoring, Lommel et al. 2014 and later: severity multipliers 0-1-5-25)."""

DISTORTS: Mapping[Severity, float] = MappingProxyType(
    {Severity.NEUTRAL: 0.0, Severity.MINOR: 0.1, Severity.MAJOR: 0.7, Severity.CRITICAL: 0.9}
)
"""P that a true finding of this severity distorts what the source says; judged, not fitted."""

STYLE = ("fluency", "style", "linguistic-conventions", "terminology", "audience-appropriateness")
"""MQM dimensions that leave the facts alone; their findings do not make a bead mistranslated."""

BASE_RATE = 0.05
"""P(mistranslated) with nothing found and nothing to compare with."""

COMPARED_SHARE = 0.5
"""How much of what the comparison model says becomes P(mistranslated): it was fitted on system output, where a third
of the sentences distort their source; of edited English far fewer do. A disagreeing engine alone is no finding."""

DOUBT = 0.4
"""P(mistranslated) of a segment up to which it is no ground to doubt the article: what distance from re-translations
alone can say."""

AVERAGE_QUALITY = 1.0
"""Log-odds of the score of English that is average for its kind (73 of 100): a convention."""

QUALITY_SPREAD = 3.0
"""Log-odds of the score that one standard deviation of predicted human judgement moves: a convention."""

HALF_QUALITY_POINTS = 5.0
"""MQM points of a certain finding that halve a bead's quality: those of one major error."""

SLIP_POINTS = 0.3
"""MQM points of one slip of form: most readers pass over it, some raters mark it minor."""

SLIPS_COUNTED = 4
"""Slips of form of one bead that count."""

INTERVAL_DRAWS = 500
"""Bootstrap resamples of segments for the 95 % interval."""


def mistranslated_probability(evidence: Evidence, findings: Sequence[Finding]) -> float:
    """P(mistranslated), 0-1: that the bead says something its source does not (noisy or over what speaks for it)."""
    clean = 1.0 - BASE_RATE
    for finding in findings:
        if not finding.category.startswith(STYLE):
            clean *= 1.0 - finding.confidence * DISTORTS[finding.severity]
    if evidence.retranslations and evidence.english.strip():
        clean *= 1.0 - COMPARED_SHARE * _probability(
            model("distortion-compared").value(bead_features(evidence))
        )
    return 1.0 - clean


def document_mistranslated(segments: Sequence[float]) -> float:
    """P(mistranslated) of an article, 0-1, from that of its segments: that at least one distorts the source.

    What every segment has of doubt without a finding must not add up to certainty over a long article, so only what
    lies above ``DOUBT`` counts.
    """
    clean = 1.0 - BASE_RATE
    for probability in segments:
        clean *= 1.0 - max(0.0, (probability - DOUBT) / (1.0 - DOUBT))
    return 1.0 - clean


def bead_quality(evidence: Evidence, findings: Sequence[Finding]) -> float:
    """Quality of one bead, 0-100, higher is better: predicted human judgement, less what was found in it."""
    if not evidence.english.strip():
        return 0.0
    points = SLIP_POINTS * min(sum(form_slips(evidence).values()), SLIPS_COUNTED)
    kept = HALF_QUALITY_POINTS / (HALF_QUALITY_POINTS + points)
    for finding in findings:
        penalty = PENALTY[finding.severity]
        kept *= 1.0 - finding.confidence * penalty / (penalty + HALF_QUALITY_POINTS)
    return 100.0 * kept * _probability(AVERAGE_QUALITY + QUALITY_SPREAD * _adequacy(evidence))


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


def _adequacy(evidence: Evidence) -> float:
    """Predicted human judgement in standard deviations above the average of its kind."""
    name = "adequacy-compared" if evidence.retranslations else "adequacy-source"
    return model(name).value(bead_features(evidence)) if evidence.source or evidence.retranslations else 0.0


def _probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))


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
