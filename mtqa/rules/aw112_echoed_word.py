"""A word is joined to itself: "theft and theft", "the entrance of the entrance".

## What it finds
One noun, adjective or verb on both sides of "and" or "or", or of "of" with or without an article; and a verb
whose object is its own noun ("performed a performance").

## Why it matters
Two words of the source got one translation, so something is lost and the line is nonsense or reads like it.
German, Chinese and Hindi pairs of near synonyms are the commonest cause.

## Example
The new law covers theft and theft.

## Better
The new law covers theft and robbery.

## When it stays silent
For what English does double (more and more, years and years, the best of the best, a friend of a friend),
comparatives, small words, capital letters, across a comma, where the second word begins another term ("rice and
rice bran") or both have an addition of their own ("small farms and farms of the state"), and inside quotations
of a few words. Measured (`reports/awkward.md`): 39 of 40 hits read in machine translation true, 3 in 1,000
segments; none in 19,000 human-translated and original ones.

## Sources
Raunak, Menezes and Junczys-Dowmunt (2021), The curious case of hallucinations in neural machine translation
(NAACL), for repetition as a mark of detached output. MQM, accuracy/mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mtqa.english.inflection import singulars
from mtqa.english.patterns import pack_words, word_class
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

JOINED_CONFIDENCE = 0.85
WITHIN_CONFIDENCE = 0.85
OBJECT_CONFIDENCE = 0.75

SHARED_LETTERS = 6
"""Letters that a verb and its object begin with in common when they are of one stem."""

SHORTEST = 4
"""Letters of the word; shorter ones double in set phrases."""

_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_OPENING_AN_ADDITION = frozenset(
    {"of", "who", "that", "which", "from", "for", "whose", "with", "in", "at", "to"}
)


def check(evidence: Evidence) -> Iterator[Hit]:
    """Words joined to themselves by "and", "or" and "of"."""
    tokens = evidence.english_tokens
    words = [token.text if token.kind == "word" else "" for token in tokens]
    for at in range(1, len(words) - 1):
        if words[at] in ("a", "an", "the") and _is_own_object(words[at - 1], words[at + 1]):
            start, end = tokens[at - 1].start, tokens[at + 1].end
            message = f'"{evidence.english[start:end]}" says one thing twice: another verb is due.'
            yield Hit(start, end, message, OBJECT_CONFIDENCE, severity=Severity.MINOR)
        if words[at] not in ("and", "or", "of"):
            continue
        other = at + 2 if words[at + 1] in _ARTICLES else at + 1
        if other < len(words) and _echoes(words, at, other):
            start, end = tokens[at - 1].start, tokens[other].end
            message = f'"{evidence.english[start:end]}" joins a word to itself: two things got one name.'
            yield Hit(start, end, message, WITHIN_CONFIDENCE if words[at] == "of" else JOINED_CONFIDENCE)


def _echoes(words: Sequence[str], at: int, other: int) -> bool:
    one, two = words[at - 1], words[other]
    if len(one) < SHORTEST or not (one.islower() and two.islower()) or one in _small_words():
        return False
    if words[at] == "of":
        return (
            _lemma(one) == _lemma(two)
            and one not in pack_words("echo", "within")
            and not _is_frame(words, at - 1)
        )
    if (
        one != two
        or one in pack_words("echo", "joined")
        or one.endswith(("er", "ly"))
        or _is_frame(words, at - 1)
    ):
        return False
    return _stands_alone(words, at - 1, other)


def _is_own_object(verb: str, noun: str) -> bool:
    """Whether two words are of one stem, by their first letters."""
    plain = verb.isalpha() and noun.isalpha() and verb.islower() and noun.islower()
    return (
        plain
        and verb[:SHARED_LETTERS] == noun[:SHARED_LETTERS]
        and min(len(verb), len(noun)) >= SHARED_LETTERS
    )


def _is_frame(words: Sequence[str], at: int) -> bool:
    """Whether the word is met once more right before, as in "from city to city and city to city"."""
    return at > 1 and words[at - 1] in ("to", "by", "after") and words[at - 2] == words[at]


def _stands_alone(words: Sequence[str], one: int, two: int) -> bool:
    """Whether nothing after the second word tells it from the first."""
    if two + 1 == len(words) or not words[two + 1]:
        return True
    follower = words[two + 1]
    if follower in _OPENING_AN_ADDITION:
        return one == 0 or words[one - 1] in _small_words()
    return follower in _small_words() or follower.endswith("ly")


def _lemma(word: str) -> str:
    return singulars(word)[0]


@cache
def _small_words() -> frozenset[str]:
    names = (
        "nominative accusative determiner possessive be have get modal negation preposition conjunction subordinator"
        " adverb number"
    )
    return frozenset().union(*(word_class(name) for name in names.split()))


RULE = Rule(
    code="AW112",
    name="echoed-word",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
)
