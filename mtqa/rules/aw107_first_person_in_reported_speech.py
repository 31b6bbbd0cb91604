"""Reported speech keeps the speaker's "we" and "I": "Turkey said that we will continue".

## What it finds
A third person said that "we" or "I" do something, without quotation marks.

## Why it matters
English shifts the pronoun in reported speech (they will continue); left as it is, the newsroom itself speaks. Hindi,
Urdu, Japanese, Turkish and others report speech in the first person, and machine translation keeps it.

## Example
The ministry said that we are ready to reopen the schools.

## Better
The ministry said that it was ready to reopen the schools.

## When it stays silent
Inside quotation marks, where the writer speaks in the first person before ("we believe", "my colleague said"),
without "that", and for "our" and "my", which can be the reader's and the writer's. Measured: 27 different hits in
400,000 machine-translated segments, 25 true (Hindi, Hausa, Chinese, Telugu); none in 11,000 lines of original English
news, 45 in 36 million words of all kinds, nearly all in minutes of meetings and speeches, where the writer is one of
"we".

## Sources
Quirk et al. (1985), A Comprehensive Grammar of the English Language, 14.30-14.34 (indirect speech, pronoun shift).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.english.patterns import PatternIndex, word_line
from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.6

_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "mine", "ours", "you", "your"})

_VERBS = "said|says|stated|announced|declared|stressed|claimed|added|warned"
_NOT_SUBJECTS = (
    "we|i|who|us|me|you|be|is|are|was|were|been|being|often|sometimes|also|it|what|which|act|bill|law"
)
_INTRODUCING = "statement|message|letter|post|tweet|announcement|,"
"""What a participle hangs on when it introduces reported speech; "like saying that we ..." is the writer's own."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Third persons that say "that we" or "that I" outside quotation marks."""
    line = word_line(evidence.english_tokens)
    if not line.words & {"we", "i"}:
        return
    quotations = quoted_spans(evidence.english)
    for first, last, _ in _index().find(line):
        start, end = line.tokens[first].start, line.tokens[last - 1].end
        before = {token.text.casefold() for token in line.tokens[:first]}
        if before & _FIRST_PERSON or any(left < start for left, right in quotations if end <= right):
            continue
        if is_quoted(quotations, start, end):
            continue
        pronoun = line.tokens[last - 1].text
        message = (
            f"The speaker's \"{pronoun}\" in reported speech reads as the newsroom's own: "
            "shift it to the third person, or quote the words."
        )
        yield Hit(start, end, message, CONFIDENCE)


@cache
def _index() -> PatternIndex[None]:
    subjects = (f"[!{_NOT_SUBJECTS}] {_VERBS}", f"[{_INTRODUCING}] saying|stating|stressing|adding")
    return PatternIndex([(f"{subject} that we|i [!and|all|both]", None) for subject in subjects])


RULE = Rule(
    code="AW107",
    name="first-person-in-reported-speech",
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    check=check,
)
