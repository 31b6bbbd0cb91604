"""One sentence of the article says what another denies, in the same words.

## What it finds
Two sentences whose content words are all but the same, one with a negation and one without: "The school will
reopen on Monday." ... "The school will not reopen on Monday."

## Why it matters
One of the two is wrong; a dropped or added "not" is the gravest slip of machine translation.

## Example
The port will reopen to ferries on Monday. ... The port will not reopen to ferries on Monday, the mayor said.

## Better
The port will reopen to ferries on Monday. ... The mayor said the port will reopen to ferries on Monday.

## When it stays silent
For questions, sentences with fewer than four content words in common, quotations, and where the denial is
somebody's ("denied", "rejected", "false"), or either sentence has a condition ("if", "unless", "but"). Measured
(`reports/awkward.md`): no hit in 2,500 documents, so it makes no noise; it has no true hit outside its examples
yet either, and stays minor.

## Sources
Marneffe, Rafferty and Manning (2008), Finding contradictions in text (ACL): negation as a kind of
contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mtqa.document import Segment
from mtqa.english.patterns import word_class
from mtqa.evidence import DocumentEvidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.text.tokenise import tokenise

CONFIDENCE = 0.65

FEWEST_SHARED = 4
"""Content words that the two sentences share at least."""

MOST_EXTRA = 0.25
"""Share of the content words of both that only one of them has, at most (a speaker, an adverb)."""

WORDS_LOOKED_UP = 4
"""Rarest words of a denial by which its opposite is looked for; at most a quarter of the words may differ."""

MOST_LOOKED_AT = 100
"""Statements with one word that are compared; bounds the work on very long texts."""

_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|d|e)$")
_NEGATIONS = frozenset({"not", "n't", "never", "no", "cannot"})
_CONDITIONS = frozenset(
    {
        "if",
        "unless",
        "but",
        "or",
        "denied",
        "denies",
        "rejected",
        "false",
        "whether",
        "until",
        "only",
        "?",
        "although",
    }
)


@dataclass(frozen=True, slots=True)
class _Statement:
    segment: Segment
    content: frozenset[str]
    negated: bool
    start: int
    end: int
    """Offsets in the segment of the negation, or of the whole."""


def check(evidence: DocumentEvidence) -> Iterator[Hit]:
    """Pairs of sentences that contradict each other by a negation."""
    statements = [found for segment in evidence.segments if (found := _statement(segment))]
    affirmed: dict[str, list[_Statement]] = {}
    for statement in statements:
        if not statement.negated:
            for word in statement.content:
                affirmed.setdefault(word, []).append(statement)
    for statement in statements:
        other = _opposite(statement, affirmed) if statement.negated else None
        if other:
            start, end = statement.segment.start + statement.start, statement.segment.start + statement.end
            said = other.segment.text
            message = f'Sentence {other.segment.index + 1} says the opposite in the same words: "{said}"'
            yield Hit(start, end, message, CONFIDENCE)


def _opposite(denial: _Statement, affirmed: Mapping[str, Sequence[_Statement]]) -> _Statement | None:
    """The first statement that says what another denies, looked for by its rarest word."""
    rare = sorted(denial.content & affirmed.keys(), key=lambda word: (len(affirmed[word]), word))
    for word in rare[:WORDS_LOOKED_UP]:
        for other in affirmed[word][:MOST_LOOKED_AT]:
            union, shared = denial.content | other.content, denial.content & other.content
            if len(shared) >= FEWEST_SHARED and len(union - shared) <= MOST_EXTRA * len(union):
                return other
    return None


def _statement(segment: Segment) -> _Statement | None:
    tokens = tokenise(segment.text, "en")
    words = [token.text.casefold() for token in tokens]
    if _CONDITIONS & set(words) or any(mark in segment.text for mark in '"“'):
        return None
    negations = [token for token, word in zip(tokens, words, strict=True) if word in _NEGATIONS]
    if len(negations) > 1:
        return None
    content = frozenset(_stem(word) for word in words if word[0].isalnum() and word not in _small_words())
    if len(content) < FEWEST_SHARED:
        return None
    start, end = (negations[0].start, negations[0].end) if negations else (0, len(segment.text))
    return _Statement(segment, content, bool(negations), start, end)


def _stem(word: str) -> str:
    """A word without what marks number and tense: crude, but the same for both sentences."""
    return _ENDING.sub("", word)


@cache
def _small_words() -> frozenset[str]:
    names = (
        "nominative accusative determiner possessive be have get modal negation preposition conjunction"
        " subordinator"
    )
    return frozenset().union(*(word_class(name) for name in names.split())) | {"said", "says", "also"}


RULE = Rule(
    code="DC505",
    name="denied-elsewhere",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    check=check,
    scope="document",
)
