"""What may be said of facts when the source's language has no pack and only its figures can be read."""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.compare import Pair, significant_digits
from mtqa.facts.fact import Fact

WITHOUT_PACK = 0.85
"""Factor on a rule's confidence: scale words and number words of the source stay unread."""

_SHORTEST = 2
"""Digits; a single digit in an unread language may stand in a word or a list."""


def changed(evidence: Evidence) -> Iterable[Pair]:
    """The changed pairs; without a pack those of plain figures on both sides that no scale word can explain."""
    for source, english in evidence.facts.changed:
        plain = _is_plain(source) and _is_plain(english)
        scaled = significant_digits(source) == significant_digits(english)
        if "facts" in evidence.available or (plain and not scaled):
            yield source, english


def missing(evidence: Evidence) -> Iterable[Fact]:
    """The missing facts; without a pack plain figures of some length whose digits the English has nowhere."""
    return _unanswered(evidence, evidence.facts.missing, evidence.english_facts)


def added(evidence: Evidence) -> Iterable[Fact]:
    """The added facts; without a pack plain figures of some length whose digits the source has nowhere."""
    return _unanswered(evidence, evidence.facts.added, evidence.source_facts)


def confidence(evidence: Evidence, value: float) -> float:
    """The confidence of a rule, lowered where the source has no pack."""
    return value if "facts" in evidence.available else value * WITHOUT_PACK


def _unanswered(evidence: Evidence, facts: Iterable[Fact], others: Iterable[Fact]) -> Iterable[Fact]:
    if "facts" in evidence.available:
        yield from facts
        return
    digits = {significant_digits(other) for other in others}
    for fact in facts:
        if _is_plain(fact) and len(fact.text) >= _SHORTEST and significant_digits(fact) not in digits:
            yield fact


def _is_plain(fact: Fact) -> bool:
    return fact.in_digits and not any(character.isalpha() for character in fact.text)
