"""A verb or connective in a frame that English does not have: "he told that", "discussed about", "because but".

## What it finds
Verbs that lack the person they need ("told that") or carry a preposition they do not take ("emphasised on",
"returned back"), intransitive verbs in the passive ("was happened"), two connectives for one ("because but"),
"any ... not" at the start of a sentence. The frames are listed in the English pack, section `[frames]`, each
with what is wrong.

## Why it matters
The frame is that of the source's verb. The reader understands, and sees at once that nobody edited it.

## Example
The doctors told that the patient was out of danger.

## Better
The doctors said that the patient was out of danger.

## When it stays silent
In the passive ("was told that"), inside quotations. Measured (`reports/awkward.md`): all of 12 hits in 57,000
machine-translated segments true, 12 of 12 in the annotated ones; none in 5,700 original ones.

## Sources
Quirk et al. (1985), A Comprehensive Grammar of the English Language, ch. 16 (complementation). The list was
written from knowledge of English grammar.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.english.patterns import PatternIndex, word_line
from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.8


def check(evidence: Evidence) -> Iterator[Hit]:
    """Uses of the listed frames outside quotations."""
    line = word_line(evidence.english_tokens)
    found = _index().find(line)
    if not found:
        return
    quotations = quoted_spans(evidence.english)
    for first, last, (fault, better) in found:
        start, end = line.tokens[first].start, line.tokens[last - 1].end
        if not is_quoted(quotations, start, end):
            message = f'"{evidence.english[start:end]}": {fault}. English says "{better}".'
            yield Hit(start, end, message, CONFIDENCE)


@cache
def _index() -> PatternIndex[tuple[str, str]]:
    pack = load_pack("en")
    entries = pack.section("frames")["entries"] if pack else []
    return PatternIndex([(pattern, (fault, better)) for pattern, fault, better in entries])


RULE = Rule(
    code="AW115",
    name="wrong-frame",
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    check=check,
)
