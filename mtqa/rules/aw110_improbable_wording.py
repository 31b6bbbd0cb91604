"""Two common words stand side by side that hardly ever do.

## What it finds
Neighbouring words, both of them common and both in lower case, the second of which is at least sixteen times rarer
after what stands before it than it is by its frequency alone: "has at been told". Rare words,
names, figures and marks never count. Surprisal is in bits, by the fluency model that ships (words and word classes),
and a text that is surprising all through (lists, headlines, many terms) must go further to be marked.

## Why it matters
Word order of the source, a lost verb or a preposition too many leave such seams. A hint for scores, not a finding for
the desk: an n-gram model sees many a good seam of two clauses as one of these.

## Example
The people of the city has at been told to leave their homes.

## Better
The people of the city have been told to leave their homes.

## When it stays silent
It is never shown by default: its confidence is low. Measured on text it was not written from: in real machine
translation of Hindi news 5 hits, 4 of them touching a marked error; in machine-like renderings with fewer errors 1 of
6; in original English 15 hits in a thousand sentences, and 11 in faithful translations, which is about as often as in
the machine's. No hits inside quotation marks, beside capital letters, names, figures and punctuation, nor for rare
words.

## Sources
Kneser and Ney (1995); Chen and Goodman (1999), for the model. Surprisal: Hale (2001); pointwise mutual information of
neighbours: Church and Hanks (1990).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtqa.english.fluency import Word, surprisal
from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.1
"""Low, for it fires on good English as often as on bad (``reports/fluency.md``): 5 of 11 hits in machine lines were
true, and none of some 100 in good ones."""

GAP = 4.0
"""Bits that context must add to a word's surprisal by frequency; read off real output, where fewer bits
found no more errors than chance and more left nothing."""

COMMON = 12.0
"""Bits of surprisal by frequency, at most: words that stand once in 4,000 words or oftener."""

USUAL_LEVEL = 6.5
"""Mean bits a word of held-out original English: 6.2 in press releases, 6.7 over all texts."""
LEVEL_SHARE = 0.5
"""Bits more that context must add for every bit by which the text's own level is above the usual one."""

FEWEST_WORDS = 5
"""Shorter lines are headlines and labels."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Neighbouring words whose order is improbable, overlapping ones as one."""
    text = evidence.english
    before, here, after = surprisal((evidence.english_before, text, evidence.english_after))
    words = tuple(here)
    if len(words) < FEWEST_WORDS:
        return
    quotations = quoted_spans(text)
    bits = [*before.bits.tolist(), *here.bits.tolist(), *after.bits.tolist()]
    level = sum(bits) / len(bits)
    needed = GAP + LEVEL_SHARE * max(level - USUAL_LEVEL, 0.0)
    seams = [
        number
        for number, (first, second) in enumerate(pairwise(words))
        if second.bits - second.alone >= needed
        and _is_common(first, text)
        and _is_common(second, text)
        and not text[first.end : second.start].strip()
        and not is_quoted(quotations, first.start, second.end)
    ]
    for run in _runs(seams):
        start, end = words[run[0]].start, words[run[-1] + 1].end
        gap = max(words[at + 1].bits - words[at + 1].alone for at in run)
        yield Hit(
            start,
            end,
            f'"{text[start:end]}": common words that hardly ever follow each other like this.',
            CONFIDENCE,
            evidence={"bits_above_frequency": round(gap, 1), "level": round(level, 1)},
        )


def _is_common(word: Word, text: str) -> bool:
    return word.ordinary and word.alone <= COMMON and text[word.start : word.end].islower()


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Stretches of numbers that follow each other."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


RULE = Rule(
    code="AW110",
    name="improbable-wording",
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    check=check,
)
