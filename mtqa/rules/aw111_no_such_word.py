"""A word that English does not have: invented, cut off, misspelled, or left in the source language.

## What it finds
Words without a capital that are in no word list of ours (90,000 forms and 40,000 common words, and what regular
endings, prefixes, hyphens and compounds make of them), and words in another script (major). One letter away from
a common word it is taken for a slip of the pen, else for a word that the translation made up or left standing.

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
like, where a foreign term is being explained. Used twice within reach, set in quotation marks, or in the source by
its sound (`دونم`, dunum), it is taken for a term that the writer means: a hint, not shown. Measured
(`reports/awkward.md`, `reports/quiet.md`): 34 of 40 hits read in machine translation true; in original English 7
in 1,000 segments, a third of them misspelled, the others rare words and foreign terms that the writer meant, so
without a source it is shown low.

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

UNKNOWN_CONFIDENCE = 0.65
"""The source is at hand and has no word that sounds like it: the translation made it up."""
ALONE_CONFIDENCE = 0.5
"""Nothing but the English is known: as many are foreign terms that the writer means as are made up."""
SLIP_CONFIDENCE = 0.65
TERM_CONFIDENCE = 0.3
"""Used twice, in quotation marks, or in the source by its sound: a foreign term that the writer means to use, or a word
left standing; of 11 of them in machine text 5 were errors, and 8 of 1,901 faithful lines had one. A hint."""
SCRIPT_CONFIDENCE = 0.9

SAME_SOUND = 0.7
"""Likeness (`mtqa.facts.names.sounds`) from which on a source word is the English one."""
SLIP_SOUND = 0.95
"""The same for a word one letter away from an English one, as cognates are (comission, comisión)."""

REACH = 200
"""Characters before a word in which a bracket around it may open."""

SHORTEST = 4
"""Letters; shorter unknown words are mostly abbreviations."""

_WORD = re.compile(r"\w+(?:[-‐‑]\w+)*")
_OPENING = re.compile(r"(?:^|[\s(])[“\"'‘](?:\w+\s+){0,2}$")
_CLOSING = re.compile(r"^(?:\s+\w+){0,2}[”\"'’](?!\w)")
_ROMAJI = re.compile(
    "(?:(?:[kgszjtdnhbpmyrwf]|ch|sh|ts|[kgsnhbpmr]y)?[aeiou]|n(?![aeiou])|([kstpc])(?=\\1|ch))+"
)
"""A word as Japanese is written in Latin letters (Hepburn)."""
_ENDING = re.compile("(?<=...)(?:ing|ed|e?s)$")
_HAN = re.compile("[\u3400-\u9fff]")
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
            yield Hit(token.start, token.end, message, SCRIPT_CONFIDENCE, severity=Severity.MAJOR)
        elif _is_plain(token.text) and not is_word(token.text) and not _is_explained(text, token):
            unknown.append(token)
    if unknown:
        around = f"{evidence.english_before}\n{text}\n{evidence.english_after}"
        uses = Counter(_WORD.findall(around))
        for token in unknown:
            meant = nearest(token.text)
            least = SLIP_SOUND if meant else SAME_SOUND
            repeated = uses[token.text] > 1 and not meant
            is_term = repeated or _is_quoted_alone(text, token) or _is_in_source(token.text, evidence, least)
            yield _hit(token, meant, is_term, alone=not evidence.source)


def _hit(token: Token, meant: str | None, is_term: bool, alone: bool) -> Hit:
    word = token.text
    message = f'"{word}" is no English word: made up, cut off, or left in the source language.'
    if is_term:
        return Hit(token.start, token.end, message, TERM_CONFIDENCE)
    if meant:
        message = f'"{word}" is no English word: "{meant}" was perhaps meant.'
        return Hit(token.start, token.end, message, SLIP_CONFIDENCE)
    return Hit(token.start, token.end, message, ALONE_CONFIDENCE if alone else UNKNOWN_CONFIDENCE)


def _is_in_source(word: str, evidence: Evidence, least: float) -> bool:
    """Whether the source has a word that sounds like it, or may have one in characters whose reading is not told."""
    source, language = evidence.source, (evidence.source_language or "").lower().split("-")[0]
    if not source:
        return False
    from mtqa.facts.names.account import account
    from mtqa.facts.names.texts import Word, source_text

    text = source_text(source, language)
    for form in dict.fromkeys((word, _ENDING.sub("", word))):
        if account(Word(0, len(form), form, form), text).score >= least:
            return True
    return language == "ja" and bool(_ROMAJI.fullmatch(word) and _HAN.search(source))


def _is_quoted_alone(text: str, token: Token) -> bool:
    """Whether quotation marks hold the word with no more than a few others: a term, not speech."""
    before, after = text[: token.start], text[token.end :]
    opening, closing = _OPENING.search(before), _CLOSING.search(after)
    return bool(opening and closing)


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
    severity=Severity.MINOR,
    check=check,
)
