"""Wording that few re-translations share, in a place where they share little.

## What it finds
Content words that only some of the re-translations hold, or none, among words of which the same is true. A hint for
quality estimation, not a finding for the desk: about one in four of the words it marks is in error.

## Why it matters
Errors of good systems are mostly small and stand alone in no comparison; where several systems part ways, they are
more frequent. Scores and word-level evaluation use it; people see RT401.

## Example
"The traders were suspended with a check-up proceeding of the case", where others say "as the inquiry proceeds".

## Better
Nothing need be done for this rule alone.

## When it stays silent
It is never shown by default: its severity is neutral, and its confidence is its measured precision (0.16 to 0.35).

## Sources
Fonseca et al. 2019 (word-level quality estimation); Experts' MQM annotations of WMT 2021 (Freitag et al. 2021).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

INTERCEPT, LACKING, LACKING_NEAR, BROKEN, LACKING_SENTENCE = -2.15, 0.7, 0.5, 0.1, 0.6
"""Logistic weights for a content word: the share that lacks it, that lacks its two neighbours on either side, broken
links to the words beside it (0-2), and the share of the sentence's content lacking. Fitted on word-level errors of
newstest2021-mqm (zh-en) and rounded; figures quoted are of documents left out."""

LEAST_CONFIDENCE = 0.16
"""Where the Matthews correlation with experts' marks was highest over left-out documents."""

NEIGHBOURS = 2
LINK = 2
"""Most tokens from one matched word to the next for the link between them to hold."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """One hit for each run of weakly supported content words."""
    support = evidence.support
    if not evidence.alignments or not support:
        return
    shares = [word.share for word in support]
    content = [word.share for word in support if word.content] or [1.0]
    whole = sum(content) / len(content)
    links = _links(evidence, [word.token for word in support])
    run: list[tuple[int, float]] = []
    for place, word in enumerate(support):
        near = shares[max(0, place - NEIGHBOURS) : place] + shares[place + 1 : place + 1 + NEIGHBOURS]
        lacking_near = 1 - sum(near) / len(near) if near else 0.0
        score = INTERCEPT + LACKING * (1 - word.share) + LACKING_NEAR * lacking_near
        score += BROKEN * (2 - links[place] - links[place + 1]) + LACKING_SENTENCE * (1 - whole)
        probability = 1 / (1 + exp(-score))
        if word.content and probability >= LEAST_CONFIDENCE:
            run.append((place, probability))
        elif run:
            yield _hit(evidence, run)
            run = []
    if run:
        yield _hit(evidence, run)


def _links(evidence: Evidence, tokens: Sequence[int]) -> list[float]:
    """For each gap between words, the ends included: 1 where a re-translation has both next to each other."""
    found = [1.0]
    for first, second in pairwise(tokens):
        held = any(
            0 < alignment.to_other.get(second, -9) - alignment.to_other.get(first, 0) <= LINK
            for alignment in evidence.alignments.values()
            if first in alignment.to_other
        )
        found.append(1.0 if held else 0.0)
    return [*found, 1.0]


def _hit(evidence: Evidence, run: Sequence[tuple[int, float]]) -> Hit:
    start, end = evidence.support[run[0][0]].start, evidence.support[run[-1][0]].end
    text = evidence.english[start:end]
    return Hit(
        start,
        end,
        f'Few re-translations, or none, have "{text}" and what stands around it.',
        max(probability for _, probability in run),
    )


RULE = Rule(
    code="RT405",
    name="weakly-supported-wording",
    category="accuracy/mistranslation",
    severity=Severity.NEUTRAL,
    check=check,
    needs=frozenset({"retranslations"}),
)
