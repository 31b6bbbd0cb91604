"""A wording carried over word for word from the source language that no English newsroom writes.

## What it finds
Connectives, set phrases and idioms of another language in English words: "Let us tell you that" (Hindi "बता दें कि"),
"relevant person in charge" (Chinese "有关负责人"), "About this reports the agency" (Russian "об этом сообщает"). The
wordings stand in the language packs, each with what lies behind it and what English says instead. Where the source is
at hand, the wording behind the phrase is looked for in it: found, the finding is nearly certain; not found in a source
of that very language, it is held back.

## Why it matters
Readers stumble over it at once, and it gives a machine translation away. A literal idiom ("water was poured on their
hopes") also hides what happened.

## Example
Let us tell you that the bridge was closed in May.

## Better
The bridge was closed in May.

## When it stays silent
Inside quotation marks, since people do say such things, unless the pack says that nobody does. Entries that turned up
in original English more than rarely were dropped or hold a confidence under the bar. Measured: 1 hit in 6,000 words of
machine translation (of 45 read at random 42 were stilted wordings that an editor would change); 24 of 34 in the
annotated Hindi and other articles touch a marked span; 1 in 80,000 words of original English, half of
them not shown; one major in 36 million.

## Sources
The packs were written from knowledge of the news registers of the languages, not from test data, and measured
afterwards. Volansky, Ordan and Wintner (2015), On the features of translationese, for why such phrases survive.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.english.calques import Calque, calque_index
from mtqa.english.patterns import word_line
from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

CUED_CONFIDENCE = 0.95
"""The source has the wording that the English renders: of such hits nearly all were true on what was measured."""

CUELESS_SHARE = 0.5
"""The source is in the calque's language and does not have the wording: the hit loses half of its confidence."""


def check(evidence: Evidence) -> Iterator[Hit]:
    """Calques of any language, the likelier one where two overlap."""
    line = word_line(evidence.english_tokens)
    found = calque_index().find(line)
    if not found:
        return
    quotations = quoted_spans(evidence.english)
    hits: list[Hit] = []
    for first, last, calque in found:
        start, end = line.tokens[first].start, line.tokens[last - 1].end
        if calque.quoted or not is_quoted(quotations, start, end):
            hits.append(_hit(evidence, calque, start, end))
    yield from _likeliest(hits)


def _hit(evidence: Evidence, calque: Calque, start: int, end: int) -> Hit:
    same_language = bool(
        evidence.source and evidence.source_pack and evidence.source_pack.code == calque.language
    )
    behind = calque.cue.search(evidence.source or "") if calque.cue and same_language else None
    confidence = calque.confidence
    if behind:
        confidence = max(confidence, CUED_CONFIDENCE)
    elif same_language and calque.cue:
        confidence *= CUELESS_SHARE
    pack = load_pack(calque.language)
    language = pack.name if pack else calque.language
    return Hit(
        start,
        end,
        f'"{evidence.english[start:end]}" looks carried over word for word from {language} "{calque.literal}"; '
        f"English says: {calque.english}.",
        confidence,
        severity=calque.severity,
        source_start=behind.start() if behind else None,
        source_end=behind.end() if behind else None,
        evidence={"language": calque.language, "literal": calque.literal, "in_source": bool(behind)},
        suggestion=calque.fix,
    )


def _likeliest(hits: list[Hit]) -> Iterator[Hit]:
    """Of overlapping hits the surest, then the longest, then the first."""
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.confidence, h.start - h.end, h.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in taken):
            taken.append(hit)
    yield from sorted(taken, key=lambda h: h.start)


RULE = Rule(
    code="AW102",
    name="calque",
    category="style/unidiomatic-style",
    severity=Severity.MINOR,
    check=check,
)
