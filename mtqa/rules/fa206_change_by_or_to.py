"""The English says changed by where the source says changed to, or the other way round.

## What it finds
The right figure after the wrong preposition: `बढ़कर 33 हो गई` (rose to 33) as "increased by 33", `auf 83
gestiegen` as "risen by 83", `на 5 % вырос` as "rose to 5%".

## Why it matters
"Rose by 33" and "rose to 33" are different events; with a pension age or an interest rate, absurdly so.

## Example
Source `Die Zahl der Mitglieder ist auf 83 gestiegen.` - English "Membership has risen by 83."

## Better
"Membership has risen to 83."

## When it stays silent
Unless both sides say by or to in so many words, with a verb or noun of change beside it.

## Sources
MQM Core, accuracy/mistranslation; ISO 5060:2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.wording import reading
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

_CONFIDENCE = 0.75
"""As measured on the development corpora of news."""

_PREPOSITION_REACH = 25
"""Code points before the figure in which its preposition is looked for."""


def check(evidence: Evidence) -> Iterable[Hit]:
    """Equal figures, one a change and one what it came to."""
    for source, english in evidence.facts.changes_changed:
        start = _preposition(evidence.english, english.start, english.change or "")
        yield Hit(
            start,
            english.end,
            f"The source says changed {source.change} {reading(source)}; the English says"
            f" {evidence.english[start : english.end]}.",
            _CONFIDENCE,
            source_start=source.start,
            source_end=source.end,
            evidence={"source change": source.change, "english change": english.change},
        )


def _preposition(text: str, start: int, word: str) -> int:
    """Where the preposition before a figure starts; the figure's own start where it is not found."""
    found = text.lower().rfind(f" {word} ", max(0, start - _PREPOSITION_REACH), start)
    return found + 1 if found >= 0 else start


RULE = Rule(
    code="FA206",
    name="change-by-or-to",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"source", "facts"}),
)
