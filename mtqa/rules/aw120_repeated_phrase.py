"""A phrase comes back within a few words: "the chain to supplement the chain".

## What it finds
Two to six words ending in a noun that stand twice with at most three words between, or a phrase with its preposition
twice in a row ("in parliament in parliament").

## Why it matters
The translation lost a word and filled the gap with one it had just used, or ran in a loop. Something is missing, and
the line reads as nonsense.

## Example
The plan strengthens the chain to supplement the chain.

## Better
The plan strengthens the weak links of the chain.

## When it stays silent
Across punctuation, where words on either side tell the two apart ("the power button until the power light"), in frames
that English has ("from the city to the city", "a play within a play", "the law is the law"), for nouns that English
doubles, and inside quotations. Measured: `reports/awkward.md`.

## Sources
Raunak, Menezes and Junczys-Dowmunt (2021), The curious case of hallucinations in neural machine translation (NAACL),
for repetition as a mark of detached output.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.english.grammar import repeated_phrases
from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.75
"""Read by eye in machine translation (``reports/awkward.md``), taken down a little for the author's own eye."""

LOOP_GAP = 3
"""Tokens between two repetitions that are one loop."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Phrases said twice within a few words."""
    doc, text = evidence.parse, evidence.english
    told_to = -LOOP_GAP - 1  # a loop of the same words is one finding, told where it begins
    for first, end_token, length in repeated_phrases(doc):
        last = doc[end_token - 1]
        start, end = doc[first].idx, last.idx + len(last)
        looping, told_to = first <= told_to + LOOP_GAP, end_token
        if looping or is_quoted(quoted_spans(text), start, end):
            continue
        phrase = doc[first : first + length].text
        message = (
            f'"{text[start:end]}" says "{phrase}" twice: one of them stands for something that was lost.'
        )
        yield Hit(start, end, message, CONFIDENCE)


RULE = Rule(
    code="AW120",
    name="repeated-phrase",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset({"parse"}),
)
