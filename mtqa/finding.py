"""The finding: one passage of the article that an editor should look at, and why.

Offsets are Unicode code points in the text as read; ``text[start:end] == span.text`` always, and a span is
never of zero width (an omission is anchored on the English word before the gap).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """MQM severity levels, mildest first (Lommel et al. 2014; ISO 5060:2024)."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral up to 3 for critical."""
        return list(Severity).index(self)

    def at_least(self, other: Severity) -> bool:
        """Whether this severity is as grave as ``other`` or graver."""
        return self.rank >= other.rank


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article: half-open code point offsets, its text, and where it stands in the file."""

    start: int
    end: int
    text: str
    line: int = 1
    """1-based line in the file as read."""
    column: int = 1
    """1-based column, counted in code points."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "line": self.line,
            "column": self.column,
        }


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A stretch of the source text: half-open code point offsets and its text."""

    start: int
    end: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Finding:
    """One passage, the rule that found it, and a reason that can be checked in seconds."""

    id: str
    rule: str
    name: str
    category: str
    severity: Severity
    confidence: float
    """0-1: how sure the rule is that this is an error at all; separate from severity."""
    span: Span
    segment: int
    """Index of the article segment that holds the start of the span."""
    message: str
    source_span: SourceSpan | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)
    suggestion: str | None = None
    fingerprint: str = ""
    shown: bool = True
    """Whether a person sees it by default; findings of low confidence stay in the JSON alone."""

    def to_dict(self) -> dict[str, Any]:
        """The finding as the JSON of schema ``mtqa/1``."""
        return {
            "id": self.id,
            "rule": self.rule,
            "name": self.name,
            "category": self.category,
            "severity": str(self.severity),
            "confidence": round(self.confidence, 4),
            "span": self.span.to_dict(),
            "segment": self.segment,
            "message": self.message,
            "source_span": self.source_span.to_dict() if self.source_span else None,
            "evidence": dict(self.evidence),
            "suggestion": self.suggestion,
            "fingerprint": self.fingerprint,
            "shown": self.shown,
        }


def fingerprint(rule: str, sentence: str, flagged: str) -> str:
    """A name for a finding that stays when other lines move: rule + normalised sentence and flagged words.

    Case, spacing and punctuation do not count, so re-wrapping a paragraph keeps the fingerprint. 16 hex digits.
    """
    parts = (rule, *(_normalised(text) for text in (sentence, flagged)))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _normalised(text: str) -> str:
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()
