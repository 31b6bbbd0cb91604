"""Source text left in the English.

## What it finds
Words in another script than Latin inside the English, and, where the source is given, lower-case source words that
were carried over as they stand or merely respelled in Latin letters.

## Why it matters
Readers cannot read it, and a search engine or a feed will show it.

## Example
"The report names a new तलवार policy." "The Bundesregierung will abschieben more people."

## Better
Translate the word; keep a foreign term only where news usually does, and explain it.

## When it stays silent
For foreign words in brackets or quotation marks after their English, for names, for words that English has taken
over, for local units and currencies behind a figure (40 meticais), for mathematical and Greek letters that stand
alone, and for words that a re-translation keeps as well.

## Sources
MQM: accuracy/untranslated.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mtqa.compare import lexis
from mtqa.compare.support import source_match
from mtqa.compare.words import word_form
from mtqa.english.spelling import is_word
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

SCRIPT_CONFIDENCE = 0.9
COPY_CONFIDENCE = 0.65
RESPELLED_CONFIDENCE = 0.4
"""Words written in another script are hardly ever meant; a carried-over word may be a term. First judged."""

COPY_LENGTH = 5
"""Shortest source word, in letters, that counts as carried over: shorter ones are often spelled alike by chance."""

RESPELLED_LIKENESS = 0.8
"""Likeness of an unknown English word with a source word in ASCII, from which it is taken for respelled."""

_OPENING, _CLOSING = "([{\"'“‘«„", ")]}\"'”’»“"


def check(evidence: Evidence) -> Iterator[Hit]:
    """Hits for runs of foreign script, then for source words in Latin letters."""
    yield from _foreign_script(evidence)
    if evidence.source and evidence.source_language not in (None, "en"):
        yield from _carried_over(evidence)


def _foreign_script(evidence: Evidence) -> Iterator[Hit]:
    tokens = evidence.english_tokens
    index = 0
    while index < len(tokens):
        last = index
        while last < len(tokens) and _is_foreign(tokens[last].text):
            last += 1
        if last > index:
            start, end = tokens[index].start, tokens[last - 1].end
            if not _bracketed(evidence.english, start, end):
                text = evidence.english[start:end]
                yield Hit(start, end, f'"{text}" is left in another script.', SCRIPT_CONFIDENCE)
        index = max(last, index + 1)


def _carried_over(evidence: Evidence) -> Iterator[Hit]:
    in_source = {t.text.casefold(): t for t in evidence.source_tokens if t.kind == "word"}
    for index, token in enumerate(evidence.english_tokens):
        form = word_form(token.text)
        if token.kind != "word" or not token.text.islower() or len(form) < COPY_LENGTH or not form.isalpha():
            continue
        if lexis.is_known(form) or any(lexis.is_known(base) for base in lexis.lemmas(form)):
            continue
        if any(index in alignment.held for alignment in evidence.alignments.values()):
            continue
        counted = index > 0 and evidence.english_tokens[index - 1].kind == "number"
        if counted or _bracketed(evidence.english, token.start, token.end):
            continue
        copied = in_source.get(form)
        if copied is not None and (is_word(form) or _in_a_name(evidence, index)):
            continue
        if copied is not None:
            message = f'"{token.text}" is the source\'s own word.'
            place = (copied.start, copied.end)
            yield Hit(token.start, token.end, message, COPY_CONFIDENCE, None, *place)
            continue
        respelled = source_match(evidence, token.text.capitalize())
        if respelled.kind == "name" and respelled.score >= RESPELLED_LIKENESS:
            word = (evidence.source or "")[respelled.start : respelled.end]
            if not any(character.isascii() and character.isalpha() for character in word):
                yield Hit(
                    token.start,
                    token.end,
                    f'"{token.text}" is "{word}" in Latin letters, not in English.',
                    RESPELLED_CONFIDENCE,
                    source_start=respelled.start,
                    source_end=respelled.end,
                )


def _in_a_name(evidence: Evidence, index: int) -> bool:
    """Whether a capitalised word stands on both sides, with nothing or small words between (Commission scolaire de)."""
    words = [token.text for token in evidence.english_tokens[max(0, index - 1) : index + 4]]
    before, after = words[:1], words[2:]
    return bool(index and before[0][0].isupper() and any(word[0].isupper() for word in after))


def _is_foreign(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    if not letters or (len(letters) < 2 and not _is_ideograph(letters[0])):
        return False
    return not any("LATIN" in unicodedata.name(character, "LATIN") for character in letters)


def _is_ideograph(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))


def _bracketed(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return bool(before) and (before[-1] in _OPENING or after[:1] in tuple(_CLOSING))


RULE = Rule(
    code="CO303",
    name="untranslated",
    category="accuracy/untranslated",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset(),
)
