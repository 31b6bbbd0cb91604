"""The report: everything one check found out, frozen, and its JSON of schema ``mtqa/1``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from mtqa.compare.metrics import Metrics
from mtqa.document import Document, Notice
from mtqa.finding import Finding, Severity

SCHEMA = "mtqa/1"

MachineVerdict = Literal["yes", "no", "unsure", "insufficient-text"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that moved the machine-translation verdict, in words an editor understands."""

    feature: str
    contribution: float
    """Log-odds; positive speaks for machine translation."""
    text: str

    def to_dict(self) -> dict[str, Any]:
        return {"feature": self.feature, "contribution": round(self.contribution, 4), "text": self.text}


@dataclass(frozen=True, slots=True)
class MachineTranslated:
    """Is the English machine-translated: verdict, calibrated probability (0-1), reasons, strongest first."""

    verdict: MachineVerdict
    probability: float
    likely_source: str | None = None
    reasons: tuple[Reason, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict,
            "probability": round(self.probability, 4),
            "likely_source": self.likely_source,
            "reasons": [reason.to_dict() for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class Quality:
    """The document's score: 0-100 (higher is better), MQM penalty, and a 95 % bootstrap interval of the score."""

    score: float
    profile: str
    penalty_per_1000_words: float
    interval: tuple[float, float]

    def to_dict(self) -> dict[str, Any]:
        return {
            "score": round(self.score, 2),
            "profile": self.profile,
            "penalty_per_1000_words": round(self.penalty_per_1000_words, 2),
            "interval": [round(bound, 2) for bound in self.interval],
        }


@dataclass(frozen=True, slots=True)
class BeadReport:
    """An aligned group of segments; ``score`` is 0-1."""

    id: int
    source: tuple[int, ...]
    english: tuple[int, ...]
    score: float

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "source": list(self.source),
            "english": list(self.english),
            "score": round(self.score, 4),
        }


@dataclass(frozen=True, slots=True)
class SegmentReport:
    """One sentence of the article with what stands beside it."""

    id: int
    start: int
    end: int
    text: str
    machine_translated: float
    mistranslated: float
    bead: int | None = None
    source: str | None = None
    retranslations: Mapping[str, str] = field(default_factory=dict)
    comparisons: Mapping[str, Metrics] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "machine_translated": round(self.machine_translated, 4),
            "mistranslated": round(self.mistranslated, 4),
            "bead": self.bead,
            "source": self.source,
            "retranslations": dict(self.retranslations),
            "comparisons": {name: scores.to_dict() for name, scores in self.comparisons.items()},
        }


@dataclass(frozen=True, slots=True)
class EngineReport:
    """One origin of re-translations and how much of the source it covers."""

    name: str
    kind: str
    """``recorded`` for re-translations given with the article."""
    segments: int
    """Source segments it has English for."""
    quality: float | None = None
    """Measured quality for this language (0-1), or None where unknown."""

    def to_dict(self) -> dict[str, Any]:
        return {"name": self.name, "kind": self.kind, "segments": self.segments, "quality": self.quality}


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one check. ``to_dict()`` is exactly the JSON of ``mtqa check --format json``."""

    signature: str
    article: Document
    source: Document | None
    engines: tuple[EngineReport, ...]
    levels: tuple[int, ...]
    notices: tuple[Notice, ...]
    beads: tuple[BeadReport, ...]
    machine_translated: MachineTranslated
    quality: Quality
    segments: tuple[SegmentReport, ...]
    findings: tuple[Finding, ...]
    """In article order, those not shown by default included."""

    @property
    def shown_findings(self) -> tuple[Finding, ...]:
        """The findings a person sees by default."""
        return tuple(finding for finding in self.findings if finding.shown)

    @property
    def words(self) -> int:
        """Words of the article."""
        return count_words(self.article.text)

    @property
    def mistranslated(self) -> float:
        """P(mistranslated) of the article, 0-1: that at least one segment distorts the source."""
        from mtqa.quality import document_mistranslated

        return document_mistranslated([segment.mistranslated for segment in self.segments])

    def counts(self) -> dict[str, int]:
        """Shown findings by severity, every severity named."""
        shown = self.shown_findings
        return {str(level): sum(finding.severity == level for finding in shown) for level in Severity}

    def to_dict(self) -> dict[str, Any]:
        """The report as the JSON of schema ``mtqa/1``."""
        return {
            "schema": SCHEMA,
            "signature": self.signature,
            "article": {
                "path": str(self.article.path) if self.article.path else None,
                "language": self.article.language,
                "words": self.words,
                "segments": len(self.article.segments),
            },
            "evidence": {
                "source": _source_dict(self.source),
                "engines": [engine.to_dict() for engine in self.engines],
                "levels": list(self.levels),
            },
            "notices": _dicts(self.notices),
            "beads": _dicts(self.beads),
            "machine_translated": self.machine_translated.to_dict(),
            "quality": self.quality.to_dict(),
            "segments": _dicts(self.segments),
            "findings": _dicts(self.findings),
        }


def count_words(text: str) -> int:
    r"""Words as ``\w+`` runs, apostrophes and hyphens inside a word not splitting it."""
    import re

    return len(re.findall(r"\w+(?:['’\-]\w+)*", text))


def _source_dict(source: Document | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "path": str(source.path) if source.path else None,
        "language": source.language,
        "segments": len(source.segments),
    }


def _dicts(
    parts: Sequence[Notice] | Sequence[BeadReport] | Sequence[SegmentReport] | Sequence[Finding],
) -> list[dict[str, Any]]:
    return [part.to_dict() for part in parts]
