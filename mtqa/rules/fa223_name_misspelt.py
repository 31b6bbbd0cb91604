"""A name is there, but in a spelling that is not its own.

## What it finds
A name of the English that sounds like a word of the source and yet is not its name: Eden for عدن (Aden),
Turkey for the surname तिर्की (Tirkey), Loan for the surname लोन (Lone), and spellings that no text knows and
that are far from the source.

## Why it matters
The reader takes it for another place or person, and no search finds it.

## Example
Source `عادت الكوليرا إلى عدن.` - English "Cholera has returned to Eden."

## Better
"Cholera has returned to Aden."

## When it stays silent
For the usual variants of a name (Kyiv, Kiev), for adjectives and plurals of it, and for every spelling that
fits the sound of the source well. What is only far from the source in sound is kept as a hint and not shown.

## Sources
MQM Core, accuracy/mistranslation and linguistic-conventions/spelling.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.evidence import Evidence
from mtqa.facts.names import judgement
from mtqa.facts.names.records import Misspelt
from mtqa.facts.names.sounds import latin
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule


def check(evidence: Evidence) -> Iterable[Hit]:
    """Names found by their sound in a spelling of something else."""
    for slip in evidence.names.misspelt:
        yield Hit(
            slip.name.start,
            slip.name.end,
            _message(slip, evidence.source or "", evidence.source_language),
            judgement.misspelt(slip, evidence.source_language or ""),
            source_start=slip.start,
            source_end=slip.end,
            evidence={"likeness": round(slip.likeness, 2), "kind": slip.kind},
            suggestion=slip.better if slip.kind == "entity" and " " not in (slip.better or " ") else None,
        )


def _message(slip: Misspelt, source: str, language: str | None) -> str:
    word = source[slip.start : slip.end]
    if slip.better and slip.kind == "unknown":
        return f"The English has {slip.name.text} for {word}; the usual spelling may be {slip.better}."
    if slip.better:
        return f"{word} in the source is {slip.better}; the English has {slip.name.text}."
    spelled = latin(word, language).capitalize()
    said = (
        f'{word} (transliterated "{spelled}")' if spelled and spelled.casefold() != word.casefold() else word
    )
    ending = {
        "other": "which is another name",
        "surname": "a plain word that only sounds like it",
        "word": "a plain word that only sounds like it",
    }.get(slip.kind, "a spelling far from it")
    return f"The source has {said}; the English has {slip.name.text}, {ending}."


RULE = Rule(
    code="FA223",
    name="name-misspelt",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset({"source"}),
)
