"""Is the English machine-translated? Style, tell-tale findings, and closeness to re-translations, as log-odds.

Every part is a reason of its own that an editor can look at: what adds up is said, with how much it weighs. Style is
calibrated on texts of origins and years its weights never saw; the other two come on top where they are there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from mtqa.detect.closeness import judge_closeness
from mtqa.detect.style import judge_style
from mtqa.evidence import Evidence
from mtqa.finding import Finding
from mtqa.report import MachineTranslated, MachineVerdict, Reason, SegmentReport

TELLTALE_WEIGHT = 0.7
"""Log-odds that one tell-tale finding of full confidence adds; judged, not fitted."""

TELLTALE_LIMIT = 4.0
"""The most that tell-tale findings add to an article's log-odds: they come in clusters."""

YES, NO = 0.82, 0.25
"""Probability from which the verdict is yes, and up to which it is no; unsure lies between. Set so that on mt-detect
documents, out of fold, at most one in fifty originals is called machine, and one in fifty machine texts is cleared."""

ENOUGH_WORDS = 60
"""Fewer words are too few for a verdict."""

EXAMPLES = 3
"""Wordings named as examples of a style."""


def sentence_probability(evidence: Evidence, findings: Sequence[Finding]) -> float:
    """P(machine-translated) of one bead, 0-1; weak, since a sentence holds little style."""
    style = judge_style([evidence.english])
    closeness = judge_closeness([(evidence.english, evidence.retranslations)])
    odds = min(TELLTALE_LIMIT, sum(_telltale(finding) for finding in findings))
    odds += style.log_odds if style else 0.0
    odds += closeness.log_odds if closeness else 0.0
    return _probability(odds)


def document_verdict(
    segments: Sequence[SegmentReport], findings: Sequence[Finding], words: int, source_language: str | None
) -> MachineTranslated:
    """The verdict on an article with its reasons, strongest first."""
    reasons = [*_style_reasons(segments), *_telltale_reasons(findings), *_closeness_reasons(segments)]
    probability = _probability(sum(reason.contribution for reason in reasons))
    reasons.sort(key=lambda reason: -abs(reason.contribution))
    return MachineTranslated(
        verdict=_verdict(probability, words),
        probability=probability,
        likely_source=source_language or _likely_source(findings),
        reasons=tuple(reasons),
    )


def _verdict(probability: float, words: int) -> MachineVerdict:
    if words < ENOUGH_WORDS:
        return "insufficient-text"
    return "yes" if probability >= YES else "no" if probability <= NO else "unsure"


def _style_reasons(segments: Sequence[SegmentReport]) -> list[Reason]:
    style = judge_style([segment.text for segment in segments], EXAMPLES)
    if style is None:
        return []
    side = "machine translation" if style.log_odds > 0 else "writing by people"
    shown = ", ".join(f"“{wording}”" for wording in style.examples)
    text = f"function words and endings run more as in {side}" + (f": {shown}" if shown else "")
    return [Reason("style", style.log_odds, text)]


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
    closeness = judge_closeness([(segment.text, segment.retranslations) for segment in segments])
    if closeness is None:
        return []
    side = "near" if closeness.log_odds > 0 else "far from"
    text = f"the wording is {side} its re-translations (chrF {closeness.nearest:.0f} to the nearest)"
    return [Reason("closeness", closeness.log_odds, text)]


def _likely_source(findings: Sequence[Finding]) -> str | None:
    """The language whose pack explains most of the calques, or None."""
    votes: dict[str, float] = {}
    for finding in findings:
        language = finding.evidence.get("source_language")
        if isinstance(language, str) and finding.rule.startswith("AW"):
            votes[language] = votes.get(language, 0.0) + finding.confidence
    return max(votes, key=lambda code: (votes[code], code)) if votes else None


def _quoted(findings: Sequence[Finding]) -> str:
    texts = list(dict.fromkeys(f"“{finding.span.text}”" for finding in findings))
    more = f" and {len(texts) - 3} more" if len(texts) > 3 else ""
    return ", ".join(texts[:3]) + more


def _probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))
