"""Calques: wordings that a language leaves behind in English translated from it word for word.

They are data, in the sections ``[calques]`` and ``[idioms]`` of the language packs. An entry has

- ``pattern``: the tell-tale English (``mtqa/english/patterns.py`` says how it is written);
- ``literal``: the wording of the source language behind it; ``english``: what English says instead;
- ``cue``: regular expression that finds that wording in the source, where there is one;
- ``confidence``: how often a hit is a calque when nothing but the English is known, 0-1;
- ``severity``: ``minor`` unless it says otherwise;
- ``quoted``: true where the wording is as odd inside a quotation; else quoted speech is left alone, because people
  do say such things;
- ``fix``: a replacement that is safe to paste (empty: take the words out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from mtqa.english.patterns import PatternIndex
from mtqa.finding import Severity
from mtqa.languages import Pack, available, load_pack


@dataclass(frozen=True, slots=True)
class Calque:
    """One entry of a pack."""

    pattern: str
    language: str
    literal: str
    english: str
    confidence: float
    cue: re.Pattern[str] | None = None
    severity: Severity = Severity.MINOR
    quoted: bool = False
    fix: str | None = None


@cache
def calque_index() -> PatternIndex[Calque]:
    """The calques of every pack. An English sentence is held against all of them: its source is often unknown."""
    return PatternIndex((calque.pattern, calque) for code in available() for calque in calques(code))


@cache
def calques(language: str) -> tuple[Calque, ...]:
    """The calques and literal idioms of one pack; empty for a language without any."""
    pack = load_pack(language)
    return tuple(_entries(pack)) if pack else ()


def _entries(pack: Pack) -> Iterator[Calque]:
    for section in ("calques", "idioms"):
        for entry in pack.section(section).get("entries", ()):
            yield _calque(pack.code, entry)


def _calque(language: str, entry: dict[str, Any]) -> Calque:
    cue = entry.get("cue")
    return Calque(
        pattern=entry["pattern"],
        language=language,
        literal=entry["literal"],
        english=entry["english"],
        confidence=entry["confidence"],
        cue=re.compile(cue) if cue else None,
        severity=Severity(entry.get("severity", "minor")),
        quoted=entry.get("quoted", False),
        fix=entry.get("fix"),
    )
