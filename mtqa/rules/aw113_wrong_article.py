"""The wrong article, or none: "a apple", "born in US".

## What it finds
"a" before a vowel sound and "an" before a consonant; and names that do not go without "the" (US, UK, EU,
Netherlands) at the end of a phrase without it.

## Why it matters
Languages without articles leave the translation to guess, and a desk that lets it pass looks careless.

## Example
The shoes are made in Philippines.

## Better
The shoes are made in the Philippines.

## When it stays silent
Before words whose sound the spelling does not tell (abbreviations, capitals, words in h- and y-), where the
name begins a longer one ("in US dollars", "with EU officials") and in headlines. Measured
(`reports/awkward.md`): 21 of 21 hits read in machine translation true; in original English 2 in 5,700 segments,
both slips.

## Sources
Quirk et al. (1985), A Comprehensive Grammar of the English Language, 5.11 (forms) and 5.60-5.72 (names).
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.english.articles import article_form, may_take_either, names_needing_the
from mtqa.english.sentences import is_headline
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.text.tokenise import Token

FORM_CONFIDENCE = 0.85
NAME_CONFIDENCE = 0.75

_BEFORE_NAMES = frozenset(
    {"in", "from", "to", "of", "against", "by", "into", "across", "within", "throughout", "visit", "left"}
)
_AFTER_NAMES = frozenset(
    {".", ",", ";", "!", "?", ")", "is", "are", "was", "were", "has", "have", "had", "will", "would"}
)
_SENTENCE_ENDS = frozenset({".", "!", "?", ":", '"', "“", "-", "–", "—"})
_SHORTEST_LAST_WORD = 4
"""Letters of a word before a full stop below which the stop may be that of an abbreviation."""

_TWO_LETTERS = 2
"""Words of fewer letters than this and one are names of letters and notes: an x, a e."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Articles whose form does not fit, and names that lack theirs."""
    tokens = evidence.english_tokens
    for at in range(len(tokens) - 1):
        article, word = tokens[at], tokens[at + 1]
        opening = at == 0 or _ends_sentence(tokens, at - 1)
        if article.text in (("A", "An") if opening else ("a", "an")) and _is_looked_at(
            evidence.english, article, word
        ):
            right = article_form(word.text)
            if right != article.text.lower():
                better = f"{right if article.text[0] == 'a' else right.capitalize()} {word.text}"
                message = f'"{article.text} {word.text}" should be "{better}".'
                yield Hit(article.start, word.end, message, FORM_CONFIDENCE, suggestion=better)
    if not is_headline(evidence.english):
        yield from _bare_names(tokens)


def _ends_sentence(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token ends a sentence: a stop, but not that of "Ms."."""
    abbreviated = tokens[at].text == "." and at > 0 and len(tokens[at - 1].text) < _SHORTEST_LAST_WORD
    return tokens[at].text in _SENTENCE_ENDS and not abbreviated


def _is_looked_at(text: str, article: Token, word: Token) -> bool:
    beside = text[article.end : word.start] == " " and text[article.start - 1 : article.start] in (" ", "")
    plain = word.kind == "word" and word.text.isalpha() and word.text.islower() and word.text.isascii()
    after = text[word.end : word.end + 2]
    whole = after[:1] not in ("-", "/") and not (after[:1] == "." and after[1:].isalnum())
    return beside and plain and whole and len(word.text) > _TWO_LETTERS and not may_take_either(word.text)


def _bare_names(tokens: tuple[Token, ...]) -> Iterator[Hit]:
    for at in range(1, len(tokens) - 1):
        before, name, after = (token.text for token in tokens[at - 1 : at + 2])
        if name not in names_needing_the() or before not in _BEFORE_NAMES or after not in _AFTER_NAMES:
            continue
        better = f"the {name}"
        message = f'"{name}" takes "the" inside a sentence: {before} {better}.'
        yield Hit(tokens[at].start, tokens[at].end, message, NAME_CONFIDENCE, suggestion=better)


RULE = Rule(
    code="AW113",
    name="wrong-article",
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    check=check,
)
