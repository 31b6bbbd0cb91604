"""Content that every re-translation has and the article lacks.

## What it finds
A run of content words (a clause, a name, a qualification) that all re-translations of the source hold and of which
the English says nothing, in those words or in others. The finding stands on the word before the gap.

## Why it matters
Translation systems drop clauses silently; what is dropped may be the denial, the source of a claim or the condition.

## Example
"The minister rejected the report." - the re-translations: "The minister rejected the report, which he had not read."

## Better
Add what the source says there, or cut it knowingly.

## When it stays silent
Where the English has other unsupported content at that place (that is a different wording, RT401), where only one of
several re-translations has it, and for one or two common words, which are noted with low confidence. News is
legitimately cut: an omission is at most major. Measured: none of major or above in 834 human translations.

## Sources
MQM: accuracy/omission. Vamvas and Sennrich 2022 (omissions are found best from the other side).
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.compare.differences import LeftOut, left_out, suspicion, trust, unsupported
from mtqa.compare.support import rarity
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CLAUSE_WORDS = 4
"""Content words from which a run is a clause of its own."""

CLAUSE_CONFIDENCE = 0.7
"""Confidence of a clause left out, before trust in the engines; first judged."""

WORD_CONFIDENCE = 0.12
"""Added to the confidence by each further content word of a run, from one on."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """One hit for each run of left-out content that nothing in its place makes up for."""
    if not evidence.english_tokens:
        return
    runs = [run for run in left_out(evidence) if not _contested(evidence, run)]
    whole = suspicion(evidence) if not unsupported(evidence) else 0.0
    longest = max((len(run.tokens) for run in runs), default=0)
    for run in runs:
        confidence = max(_confidence(evidence, run), whole if len(run.tokens) == longest else 0.0)
        token = evidence.english_tokens[run.anchor if run.anchor is not None else 0]
        count = len(evidence.retranslations)
        who = (
            "The re-translation has"
            if count == 1
            else f"{'Both' if count == 2 else 'All'} re-translations have"
        )
        where = f'after "{token.text}"' if run.anchor is not None else "at the start"
        yield Hit(
            token.start,
            token.end,
            f'{who} "{run.text}" {where}; the article has nothing of it.',
            min(0.9, confidence),
            evidence={"retranslations": dict(evidence.retranslations), "missing": run.text},
        )


def _contested(evidence: Evidence, run: LeftOut) -> bool:
    return any(set(run.tokens) & set(word.instead.get(run.engine, ())) for word in unsupported(evidence))


def _confidence(evidence: Evidence, run: LeftOut) -> float:
    tokens = evidence.alignments[run.engine].other_tokens
    weight = sum(0.5 + rarity(tokens[j].text) for j in run.tokens)
    if len(run.tokens) >= CLAUSE_WORDS:
        return min(0.9, CLAUSE_CONFIDENCE + 0.03 * (weight - CLAUSE_WORDS)) * trust(evidence)
    return WORD_CONFIDENCE * weight * trust(evidence)


RULE = Rule(
    code="CO301",
    name="omission",
    category="accuracy/omission",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"retranslations"}),
)
