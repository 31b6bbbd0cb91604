"""Slips of form that no reader needs a rule for: they cost a little quality and are no findings of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from mtqa.evidence import Evidence

_SPACED_MARK = re.compile(r"\w\s+[,.;:!?](?=\s|$)")
_DOUBLED_MARK = re.compile(r"([,;:])\s*[,;:.]|(?<!\.)\.\s*\.(?!\.)|[!?]\s*\.")
_REPEATED = re.compile(r"\b(\w+(?:\s+\w+){0,3})(?:\s+\1\b)+", re.IGNORECASE)
_FINAL_MARK = re.compile(r"[.!?…:;।۔。！？؟]['\"”’»」』)\]]*\s*$")
_WORD = re.compile(r"[^\W\d_]+")

RIGHTLY_REPEATED = frozenset(
    {"had", "that", "very", "bye", "no", "ha", "many", "really", "so", "long", "more"}
)
"""Words that good English doubles."""

LONGEST_READ = 5_000
"""Characters looked at: a longer bead is no sentence, and repetition is looked for in quadratic time."""


def form_slips(evidence: Evidence) -> Mapping[str, int]:
    """Slips by name and how often each occurs; names without one are absent.

    ``spaced-mark``: a space before punctuation. ``doubled-mark``: two marks where one stands. ``repeated-words``: the
    same words twice in a row. ``small-start`` and ``no-final-mark``: unlike source or re-translations.
    ``unknown-word``: a word of small letters that no dictionary here, no re-translation and no source has.
    """
    english = evidence.english[:LONGEST_READ]
    repeats = [m for m in _REPEATED.finditer(english) if m[1].casefold() not in RIGHTLY_REPEATED]
    slips = Counter(
        {
            "spaced-mark": len(_SPACED_MARK.findall(english)),
            "doubled-mark": len(_DOUBLED_MARK.findall(english)),
            "repeated-words": len(repeats),
            "small-start": int(_starts_small(english, evidence)),
            "no-final-mark": int(_lacks_final_mark(english, evidence)),
            "unknown-word": _unknown_words(english, evidence),
        }
    )
    return +slips


def _starts_small(english: str, evidence: Evidence) -> bool:
    letter = next((c for c in english if c.isalpha()), "A")
    others = [next((c for c in text if c.isalpha()), "A") for text in evidence.retranslations.values()]
    if others:
        return letter.islower() and not any(other.islower() for other in others)
    source = next((c for c in evidence.source or "" if c.isalpha()), "a")
    return letter.islower() and source.isupper()


def _lacks_final_mark(english: str, evidence: Evidence) -> bool:
    if not english.strip() or _FINAL_MARK.search(english):
        return False
    others = list(evidence.retranslations.values())
    if others:
        return all(_FINAL_MARK.search(text) for text in others)
    return bool(evidence.source and _FINAL_MARK.search(evidence.source))


def _unknown_words(english: str, evidence: Evidence) -> int:
    from mtqa.compare.lexis import is_known, lemmas

    elsewhere = " ".join((evidence.source or "", *evidence.retranslations.values())).casefold()
    words = {word for word in _WORD.findall(english) if word.islower() and word.isascii() and len(word) > 2}
    return sum(not any(map(is_known, lemmas(word))) and word not in elsewhere for word in words)
