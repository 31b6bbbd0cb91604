"""Is the English machine-translated? First cut: tell-tale findings and closeness to re-translations.

Every reason is a finding or a measured closeness that an editor can look at; weights are stated below, as log-odds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean

from mtqa.evidence import Evidence
from mtqa.finding import Finding
from mtqa.report import MachineTranslated, MachineVerdict, Reason, SegmentReport

SENTENCE_PRIOR = -0.2
"""Log-odds of a sentence with nothing found."""

DOCUMENT_PRIOR = -0.4
"""Log-odds of an article with nothing found: original English must not be called machine-translated."""

TELLTALE_WEIGHT = 1.0
"""Log-odds that one tell-tale finding of full confidence adds."""

TELLTALE_LIMIT = 4.0
"""The most that tell-tale findings add to an article's log-odds: they come in clusters."""

CLOSENESS_CENTRE = 66.0
"""Mean chrF to the nearest re-translation at which closeness speaks for neither side."""

CLOSENESS_SLOPE = 0.12
"""Log-odds a point of chrF."""

YES, NO = 0.8, 0.2
"""Probability from which the verdict is yes, and up to which it is no."""

ENOUGH_WORDS = 60
"""Fewer words are too few for a verdict on the English alone."""


def sentence_probability(evidence: Evidence, findings: Sequence[Finding]) -> float:
    """P(machine-translated) of one bead, 0-1."""
    odds = SENTENCE_PRIOR + min(TELLTALE_LIMIT, sum(_telltale(finding) for finding in findings))
    if evidence.metrics:
        odds += CLOSENESS_SLOPE / 4 * (_nearest(evidence) - CLOSENESS_CENTRE)
    return _probability(odds)


def document_verdict(
    segments: Sequence[SegmentReport], findings: Sequence[Finding], words: int, source_language: str | None
) -> MachineTranslated:
    """The verdict on an article with its reasons, strongest first."""
    reasons = [*_telltale_reasons(findings), *_closeness_reasons(segments)]
    odds = DOCUMENT_PRIOR + sum(reason.contribution for reason in reasons)
    probability = _probability(odds)
    reasons.sort(key=lambda reason: -abs(reason.contribution))
    return MachineTranslated(
        verdict=_verdict(probability, words, bool(reasons)),
        probability=probability,
        likely_source=source_language or _likely_source(findings),
        reasons=tuple(reasons),
    )


def _verdict(probability: float, words: int, has_reasons: bool) -> MachineVerdict:
    if words < ENOUGH_WORDS:
        return "insufficient-text"
    if probability >= YES:
        return "yes"
    if probability <= NO and has_reasons:
        return "no"
    return "unsure"


def _telltale(finding: Finding) -> float:
    return TELLTALE_WEIGHT * finding.confidence if finding.rule.startswith("AW") else 0.0


def _telltale_reasons(findings: Sequence[Finding]) -> list[Reason]:
    telling = [finding for finding in findings if finding.shown and _telltale(finding) > 0]
    total = sum(_telltale(finding) for finding in telling)
    scale = min(1.0, TELLTALE_LIMIT / total) if total else 0.0
    by_name: dict[str, list[Finding]] = {}
    for finding in telling:
        by_name.setdefault(finding.name, []).append(finding)
    return [
        Reason(name, scale * sum(map(_telltale, group)), f"{name.replace('-', ' ')}: {_quoted(group)}")
        for name, group in by_name.items()
    ]


def _closeness_reasons(segments: Sequence[SegmentReport]) -> list[Reason]:
    nearest = [max(c.chrf for c in s.comparisons.values()) for s in segments if s.comparisons]
    if not nearest:
        return []
    closeness = fmean(nearest)
    text = f"the wording stands at chrF {closeness:.0f} from the nearest re-translation"
    return [Reason("closeness", CLOSENESS_SLOPE * (closeness - CLOSENESS_CENTRE), text)]


def _likely_source(findings: Sequence[Finding]) -> str | None:
    """The language whose pack explains most of the calques, or None."""
    votes: dict[str, float] = {}
    for finding in findings:
        language = finding.evidence.get("source_language")
        if isinstance(language, str) and finding.rule.startswith("AW"):
            votes[language] = votes.get(language, 0.0) + finding.confidence
    return max(votes, key=lambda code: (votes[code], code)) if votes else None


def _nearest(evidence: Evidence) -> float:
    return max(metrics.chrf for metrics in evidence.metrics.values())


def _quoted(findings: Sequence[Finding]) -> str:
    texts = list(dict.fromkeys(f"“{finding.span.text}”" for finding in findings))
    more = f" and {len(texts) - 3} more" if len(texts) > 3 else ""
    return ", ".join(texts[:3]) + more


def _probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))
