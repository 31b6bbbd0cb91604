"""What the rules on facts that differ share: the hit for a source fact and the English one that should say the same."""

from __future__ import annotations

from mtqa.facts import Fact
from mtqa.facts.wording import reading
from mtqa.finding import Severity
from mtqa.rules import Hit


def differing(
    source: Fact,
    english: Fact,
    confidence: float,
    severity: Severity | None = None,
    suggestion: str | None = None,
) -> Hit:
    """A hit on the English fact that quotes both sides; ``confidence`` (0-1) is the rule's own."""
    return Hit(
        english.start,
        english.end,
        f"The source has {reading(source)}; the English has {english.text}.",
        confidence,
        severity=severity,
        source_start=source.start,
        source_end=source.end,
        evidence={"source": source.text, "english": english.text},
        suggestion=suggestion,
    )
