"""The assessment of one bead: the one path that both ``check`` and ``assess`` go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from mtqa.config import Config
from mtqa.document import Notice
from mtqa.evidence import DocumentEvidence, Evidence
from mtqa.finding import Finding, SourceSpan, Span, fingerprint
from mtqa.policy import decide, keeps, one_a_spot, weighed
from mtqa.rules import Hit, Rule, all_rules


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is known of one English segment or bead. Span offsets count from its own English."""

    mistranslated: float
    """P that it distorts the source, 0-1."""
    machine_translated: float
    """P that it is machine-translated, 0-1; weak for a single sentence."""
    quality: float
    """0-100, higher is better."""
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON of the fields above; findings as in schema ``mtqa/1``."""
        return {
            "mistranslated": round(self.mistranslated, 4),
            "machine_translated": round(self.machine_translated, 4),
            "quality": round(self.quality, 2),
            "findings": [finding.to_dict() for finding in self.findings],
            "notices": [notice.to_dict() for notice in self.notices],
        }


def assess_bead(evidence: Evidence, config: Config) -> Assessment:
    """Run the bead rules over the evidence and derive the scores from what they found."""
    from mtqa.detect import sentence_probability
    from mtqa.quality import bead_quality, mistranslated_probability

    findings = tuple(bead_findings(evidence, config))
    mistranslated = mistranslated_probability(evidence, findings)
    return Assessment(
        mistranslated=mistranslated,
        machine_translated=sentence_probability(evidence, findings),
        quality=bead_quality(evidence, findings),
        findings=findings,
    )


def prepare(beads: Iterable[Evidence], config: Config) -> None:
    """Do for many beads at once what is far cheaper so: parse what rules will want parsed.

    Nothing depends on it but speed: a field of the evidence finds the work done, or does it alone.
    """
    wanting = [rule for rule in rules_of("bead", config) if "parse" in rule.needs]
    ready = [bead for bead in beads if "parse" in bead.available] if wanting else []
    if not ready:
        return
    from mtqa.english.parse import parse_all

    parse_all([bead.english for bead in ready], config.parser)


def bead_findings(evidence: Evidence, config: Config) -> Iterator[Finding]:
    """Findings of all bead rules whose needs are met, in order of position, one a rule and span."""
    found = [
        _finding(rule, hit, evidence.english, evidence.source)
        for rule in rules_of("bead", config)
        if rule.needs <= evidence.available
        for raw in rule.check(cast(Any, evidence))
        if keeps(hit := weighed(rule, raw, evidence))
    ]
    yield from _numbered(found)


def document_findings(evidence: DocumentEvidence, config: Config) -> Iterator[Finding]:
    """Findings of all document rules whose needs are met."""
    found = [
        _finding(rule, hit, evidence.text, None)
        for rule in rules_of("document", config)
        if rule.needs <= evidence.available
        for hit in rule.check(cast(Any, evidence))
        if keeps(hit)
    ]
    yield from _numbered(found)


def rules_of(scope: str, config: Config) -> tuple[Rule, ...]:
    """The rules of a scope that the settings let run."""
    return tuple(r for r in all_rules() if r.scope == scope and config.runs(r.code, r.name))


def _finding(rule: Rule, hit: Hit, english: str, source: str | None) -> Finding:
    decision = decide(rule, hit)
    flagged = english[hit.start : hit.end]
    source_span = None
    if source is not None and hit.source_start is not None and hit.source_end is not None:
        source_text = source[hit.source_start : hit.source_end]
        source_span = SourceSpan(hit.source_start, hit.source_end, source_text)
    return Finding(
        id="",
        rule=rule.code,
        name=rule.name,
        category=rule.category,
        severity=decision.severity,
        confidence=hit.confidence,
        span=Span(hit.start, hit.end, flagged),
        segment=0,
        message=hit.message,
        source_span=source_span,
        evidence=hit.evidence,
        suggestion=hit.suggestion,
        fingerprint=fingerprint(rule.code, english, flagged),
        shown=decision.shown,
    )


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    from dataclasses import replace

    unique = {(f.rule, f.span.start, f.span.end): f for f in findings if f.span.end > f.span.start}
    ordered = sorted(one_a_spot(unique.values()), key=lambda f: (f.span.start, f.span.end, f.rule))
    for number, finding in enumerate(ordered, 1):
        yield replace(finding, id=f"f{number}")
