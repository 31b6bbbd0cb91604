"""Content of the article that no re-translation has, in a place where they have nothing.

## What it finds
A run of content words in the English that no re-translation holds in any form, where the re-translations go on
without saying anything else, and that the source does not support by number or name either.

## Why it matters
An invented clause, name or number is the gravest thing a translation system does, and it is always fluent.

## Example
"The court released him on bail after a huge protest." - the re-translations: "The court released him on bail."

## Better
Strike it, or name where it comes from: context a desk adds knowingly is not the source's.

## When it stays silent
Where the re-translations have other content at that place (RT401), and for one or two common words, which are noted
with low confidence: a paraphrase needs them often. Measured: none of major or above in 834 human translations.

## Sources
MQM: accuracy/addition. Raunak et al. 2021 (hallucinations in neural machine translation).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.compare.differences import RUN_GAP, Unsupported, trust, unsupported
from mtqa.compare.words import is_content
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CLAUSE_WORDS = 4
"""Content words from which a run is a clause of its own."""

CLAUSE_CONFIDENCE = 0.65
"""Confidence of an added clause, before trust in the engines; first judged."""

WORD_CONFIDENCE = 0.12
"""Confidence by content word of a shorter run."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """One hit for each run of content that has no counterpart anywhere."""
    for run in _runs(evidence):
        words = [word for word in run if word.word.source.kind not in ("number", "name")]
        if not words:
            continue
        size = sum(0.5 + word.word.rarity for word in words)
        confidence = WORD_CONFIDENCE * size
        if len(words) >= CLAUSE_WORDS:
            confidence = max(confidence, CLAUSE_CONFIDENCE)
        start, end = run[0].word.start, run[-1].word.end
        single = len(evidence.retranslations) == 1
        yield Hit(
            start,
            end,
            f"{'The re-translation has' if single else 'The re-translations have'} nothing like "
            f'"{evidence.english[start:end]}" here.',
            min(0.9, confidence * trust(evidence)),
            evidence={"retranslations": dict(evidence.retranslations)},
        )


def _runs(evidence: Evidence) -> list[list[Unsupported]]:
    """Unsupported words without a counterpart, in runs that no held content word breaks."""
    runs: list[list[Unsupported]] = []
    for word in unsupported(evidence):
        if any(word.instead.values()):
            continue
        if runs and _together(evidence, runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _together(evidence: Evidence, run: Sequence[Unsupported], word: Unsupported) -> bool:
    inside = evidence.english_tokens[run[-1].word.token + 1 : word.word.token]
    return len(inside) <= RUN_GAP and not any(is_content(token) for token in inside)


RULE = Rule(
    code="CO302",
    name="addition",
    category="accuracy/addition",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"retranslations"}),
)
