"""A word that English does not have: invented, cut off, misspelled, or left in the source language.

## What it finds
Words without a capital that are in no word list of ours (90,000 forms and 40,000 common words, and what regular
endings, prefixes, hyphens and compounds make of them), and words in another script. One letter away from a
common word it is taken for a slip of the pen (minor), else for a word that the translation made up or left
standing (major).

## Why it matters
Translation systems build words from pieces, so a rare source word may come out as one that only looks English,
and the reader has nothing to guess from.

## Example
The mayor promised a new drindage for the lower town.

## Better
The mayor promised a new drainage system for the lower town.

## When it stays silent
For words with a capital, a figure or an apostrophe inside, for parts of addresses, for words stretched for
effect (soooo), right before a bracket, inside brackets, and after "called", "known as", "so-called" and the
like, where a foreign term is being explained. Used twice within reach, a word is taken for a term and the
finding is minor. Measured (`reports/awkward.md`): 34 of 40 hits read in machine translation true, 16 of 17 in
the annotated Hindi lines; in original English 7 in 1,000 segments, a third of them misspelled, the others rare
words and foreign terms that the writer meant.

## Sources
Raunak, Menezes and Junczys-Dowmunt (2021), The curious case of hallucinations in neural machine translation
(NAACL); the model card of `models/spelling` for the word list.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from mtqa.english.spelling import is_word, nearest
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule
from mtqa.text.tokenise import Token

UNKNOWN_CONFIDENCE = 0.7
SLIP_CONFIDENCE = 0.65
TERM_CONFIDENCE = 0.55
"""Used twice, it is more often a foreign term that the writer means to use."""
SCRIPT_CONFIDENCE = 0.9

REACH = 200
"""Characters before a word in which a bracket around it may open."""

SHORTEST = 4
"""Letters; shorter unknown words are mostly abbreviations."""

_WORD = re.compile(r"\w+(?:[-‐‑]\w+)*")
_ADDRESS_BEFORE = frozenset("@#./_\\&:=")
_ADDRESS_AFTER = frozenset("@/_=\\")
_INTRODUCED = re.compile(
    r"\b(?:called|named|known|dubbed|termed|so-called|word|term|as|or|meaning|like|means)\s+(?:an?\s+|the\s+)?[“\"'‘(]?$"
)


def check(evidence: Evidence) -> Iterator[Hit]:
    """Words that are no English, and runs of another script."""
    text = evidence.english
    unknown: list[Token] = []
    for token in evidence.english_tokens:
        if token.kind != "word":
            continue
        if _is_foreign_script(token.text):
            message = f'"{token.text}" is not in Latin letters: it was left in the source language.'
            yield Hit(token.start, token.end, message, SCRIPT_CONFIDENCE)
        elif _is_plain(token.text) and not is_word(token.text) and not _is_explained(text, token):
            unknown.append(token)
    if unknown:
        around = f"{evidence.english_before}\n{text}\n{evidence.english_after}"
        uses = Counter(_WORD.findall(around))
        yield from (_hit(token, uses) for token in unknown)


def _hit(token: Token, uses: Counter[str]) -> Hit:
    word = token.text
    meant = nearest(word)
    if meant:
        message = f'"{word}" is no English word: "{meant}" was perhaps meant.'
        return Hit(token.start, token.end, message, SLIP_CONFIDENCE, severity=Severity.MINOR)
    message = f'"{word}" is no English word: made up, cut off, or left in the source language.'
    confidence = TERM_CONFIDENCE if uses[word] > 1 else UNKNOWN_CONFIDENCE
    return Hit(token.start, token.end, message, confidence)


def _is_plain(word: str) -> bool:
    """Whether a word is an ordinary one to look up: no name, abbreviation or mix of letters and figures."""
    return (
        len(word) >= SHORTEST
        and word[0].islower()
        and not any(letter.isdigit() or letter in "_&.'’" for letter in word)
    )


def _is_explained(text: str, token: Token) -> bool:
    """Whether the word is part of an address, or of an explanation of a foreign term."""
    before, after = text[max(token.start - REACH, 0) : token.start], text[token.end : token.end + 2]
    if (before[-1:] in _ADDRESS_BEFORE and before) or (after[:1] in _ADDRESS_AFTER and after):
        return True
    if after[:1] in (".", ":") and after[1:].isalnum():
        return True
    if after.strip()[:1] in ("(", "[") and after:
        return True
    bracketed = before.rfind("(") > before.rfind(")") or before.rfind("[") > before.rfind("]")
    return bracketed or bool(_INTRODUCED.search(before))


def _is_foreign_script(word: str) -> bool:
    """Whether no letter of a word is Latin (or Greek: letters of symbols), and two at least are of another script."""
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and not any(
        unicodedata.name(letter, "").startswith(("LATIN", "GREEK", "FEMININE", "MASCULINE", "MICRO"))
        for letter in letters
    )


RULE = Rule(
    code="AW111",
    name="no-such-word",
    category="linguistic-conventions/spelling",
    severity=Severity.MAJOR,
    check=check,
)
