"""Is the English machine-translated? Style, tell-tale findings, and closeness to re-translations, as log-odds.

Every part is a reason of its own that an editor can look at: what adds up is said, with how much it weighs. Style is
calibrated on texts of origins and years its weights never saw; the other two come on top where they are there. Part
of an article may be a machine's: the paragraph that reads most like it is named.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from mtqa.detect.closeness import judge_closeness
from mtqa.detect.style import judge_style
from mtqa.english.calques import language_evidence
from mtqa.english.patterns import word_line
from mtqa.evidence import Evidence
from mtqa.finding import Finding
from mtqa.report import MachineTranslated, MachineVerdict, Reason, SegmentReport
from mtqa.text.tokenise import tokenise

TELLTALE_WEIGHT = 0.7
"""Log-odds that one tell-tale finding of full confidence adds; judged, not fitted."""

TELLTALE_LIMIT = 4.0
"""The most that tell-tale findings add to an article's log-odds: they come in clusters."""

YES, NO = 0.8, 0.15
"""Probability from which the verdict is yes, and up to which it is no; unsure lies between. Set so that on mt-detect
documents, out of fold, at most one in fifty originals is called machine, and about one in forty machine texts is
cleared."""

ENOUGH_WORDS = 60
"""Fewer words are too few for a verdict."""

EXAMPLES = 3
"""Wordings named as examples of a style."""

PARAGRAPH_WORDS = 25
"""A shorter paragraph holds too little style to be named."""

STANDS_OUT = 0.5
"""Log-odds by which the loudest paragraph has to be above the median of the others to be named; judged."""

ENOUGH_VOTES = 1.0
"""Votes of calques that a likely source needs: more than one sure calque, or it may be chance."""

OPENING_WORDS = 6
"""Words of a paragraph that are quoted so that it is found."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the verdict sees it; offsets into the article."""

    start: int
    end: int
    text: str
    """Its first sentence."""
    log_odds: float
    """Of machine translation, by style and tell-tale findings of this paragraph alone."""


def sentence_probability(evidence: Evidence, findings: Sequence[Finding]) -> float:
    """P(machine-translated) of one bead, 0-1; weak, since a sentence holds little style."""
    style = judge_style([evidence.english])
    closeness = judge_closeness([(evidence.english, evidence.retranslations)])
    odds = min(TELLTALE_LIMIT, sum(_telltale(finding) for finding in findings))
    odds += style.log_odds if style else 0.0
    odds += closeness.log_odds if closeness else 0.0
    return _probability(odds)


def document_verdict(
    segments: Sequence[SegmentReport],
    findings: Sequence[Finding],
    words: int,
    source_language: str | None,
    paragraphs: Sequence[int] = (),
) -> MachineTranslated:
    """The verdict on an article with its reasons, strongest first.

    ``paragraphs``: the paragraph of each segment, where the loudest one is to be named.
    """
    loudest = loudest_paragraph(segments, findings, paragraphs) if paragraphs else None
    reasons = [
        *_style_reasons(segments, loudest),
        *_telltale_reasons(findings),
        *_closeness_reasons(segments),
    ]
    probability = _probability(sum(reason.contribution for reason in reasons))
    reasons.sort(key=lambda reason: -abs(reason.contribution))
    return MachineTranslated(
        verdict=_verdict(probability, words),
        probability=probability,
        likely_source=source_language or _likely_source(segments),
        reasons=tuple(reasons),
    )


def _verdict(probability: float, words: int) -> MachineVerdict:
    if words < ENOUGH_WORDS:
        return "insufficient-text"
    return "yes" if probability >= YES else "no" if probability <= NO else "unsure"


def loudest_paragraph(
    segments: Sequence[SegmentReport], findings: Sequence[Finding], paragraphs: Sequence[int]
) -> Paragraph | None:
    """The paragraph that reads most like machine translation, style and tell-tale findings taken together.

    None where it does not stand out: fewer than two paragraphs long enough to judge, or nothing that speaks for a
    machine more than in the others.
    """
    judged = sorted(_paragraphs(segments, findings, paragraphs), key=lambda paragraph: -paragraph.log_odds)
    if len(judged) < 2 or judged[0].log_odds - median(p.log_odds for p in judged[1:]) < STANDS_OUT:
        return None
    return judged[0]


def _paragraphs(
    segments: Sequence[SegmentReport], findings: Sequence[Finding], paragraphs: Sequence[int]
) -> Iterator[Paragraph]:
    by_paragraph: dict[int, list[SegmentReport]] = {}
    for segment, paragraph in zip(segments, paragraphs, strict=True):
        by_paragraph.setdefault(paragraph, []).append(segment)
    for members in by_paragraph.values():
        texts = [segment.text for segment in members]
        style = judge_style(texts)
        if style is None or sum(len(text.split()) for text in texts) < PARAGRAPH_WORDS:
            continue
        inside = {segment.id for segment in members}
        telltales = sum(_telltale(f) for f in findings if f.shown and f.segment in inside)
        yield Paragraph(members[0].start, members[-1].end, texts[0], style.log_odds + telltales)


def _style_reasons(segments: Sequence[SegmentReport], loudest: Paragraph | None) -> list[Reason]:
    style = judge_style([segment.text for segment in segments], EXAMPLES)
    if style is None:
        return []
    side = "machine translation" if style.log_odds > 0 else "writing by people"
    shown = ", ".join(f"“{wording}”" for wording in style.examples)
    text = f"words and word endings run more as in {side}" + (f": {shown}" if shown else "")
    if loudest:
        text += f"; most like a machine's: the paragraph “{_opening(loudest.text)}”"
    return [Reason("style", style.log_odds, text)]


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:OPENING_WORDS]) + (" …" if len(words) > OPENING_WORDS else "")


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


def _likely_source(segments: Sequence[SegmentReport]) -> str | None:
    """The language whose calques and literal idioms the English holds most of, or None."""
    votes: dict[str, float] = {}
    for segment in segments:
        for code, share in language_evidence(word_line(tokenise(segment.text, "en"))).items():
            votes[code] = votes.get(code, 0.0) + share
    best = max(votes, key=lambda code: (votes[code], code), default=None)
    return best if best and votes[best] >= ENOUGH_VOTES else None


def _quoted(findings: Sequence[Finding]) -> str:
    texts = list(dict.fromkeys(f"“{finding.span.text}”" for finding in findings))
    more = f" and {len(texts) - 3} more" if len(texts) > 3 else ""
    return ", ".join(texts[:3]) + more


def _probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))
