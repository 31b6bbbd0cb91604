"""A new sentence begins in the middle of another, with a capital and no full stop.

## What it finds
A small word with a capital letter (The, He, It, They, This, When) between two words without one: "the road was
closed The bridge too".

## Why it matters
Translation of long sentences in pieces leaves the seams: the reader takes two clauses for one, and a word or a
stop is mostly missing at that place.

## Example
He crossed the busy road The bus stops at the corner.

## Better
He crossed the busy road. The bus stops at the corner.

## When it stays silent
After punctuation and quotation marks, next to other capitals (titles, names), in headlines written with
capitals, and after words for works (the play, the film, titled). Measured (`reports/awkward.md`): 25 of 25 hits
read in machine translation true, none in 5,700 original segments.

## Sources
MQM, linguistic conventions/grammar; Quirk et al. (1985), A Comprehensive Grammar of the English Language, App.
III.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.85

_OPENERS = frozenset(
    {
        "The",
        "He",
        "She",
        "They",
        "It",
        "This",
        "These",
        "There",
        "We",
        "But",
        "When",
        "If",
        "In",
        "On",
        "At",
        "Their",
    }
)
"""Words that open sentences and hold no capital inside one."""

_WORKS = frozenset(
    {
        "titled",
        "entitled",
        "called",
        "named",
        "play",
        "musical",
        "film",
        "movie",
        "book",
        "novel",
        "song",
        "album",
        "series",
        "show",
        "magazine",
        "newspaper",
        "of",
        "by",
        "in",
        "with",
        "as",
        "to",
        "for",
        "from",
        "slogan",
        "motto",
    }
)
"""Words before titles of works, and prepositions, which end no sentence."""

MOST_CAPITALS = 0.4
"""Share of words with a capital above which a line is a title in capitals."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Sentence openers with a capital between two words without one."""
    tokens = evidence.english_tokens
    words = [token.text if token.kind == "word" else "" for token in tokens]
    named = [word for word in words if word]
    if sum(word[0].isupper() for word in named) >= MOST_CAPITALS * len(named):
        return
    for at in range(1, len(words) - 1):
        if words[at] in _OPENERS and _is_seam(words, at):
            start, end = tokens[at - 1].start, tokens[at].end
            message = f'A new sentence seems to begin at "{words[at]}", and nothing ends the one before.'
            yield Hit(start, end, message, CONFIDENCE)


def _is_seam(words: Sequence[str], at: int) -> bool:
    before, after = words[at - 1], words[at + 1]
    return before.islower() and after.islower() and before not in _WORKS


RULE = Rule(
    code="AW118",
    name="run-on-sentence",
    category="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    check=check,
)
