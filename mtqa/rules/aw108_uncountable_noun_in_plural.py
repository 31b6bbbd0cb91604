"""A noun that has no plural in English stands in the plural: informations, equipments, aircrafts.

## What it finds
Plurals of mass nouns (information, equipment, furniture, luggage) and of nouns that do not change (aircraft,
offspring), from a short list.

## Why it matters
Most languages have these plurals, so the slip betrays a translation, and a desk that lets it pass looks careless.

## Example
The port took delivery of new equipments.

## Better
The port took delivery of new equipment.

## When it stays silent
For words that are verbs as well (evidences, researches) or have a plural of their own in some trade (damages, waters,
trainings), in names and headings with capital letters, and inside quotations. Measured: 3 of 3 different hits in
400,000 machine-translated segments true, 18 of 18 in human-translated ones; about 2 in a million words of original
English, nearly all of them slips too.

## Sources
Quirk et al. (1985), A Comprehensive Grammar of the English Language, 5.2-5.9 and 5.87 (mass nouns, zero plurals).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.8


def check(evidence: Evidence) -> Iterator[Hit]:
    """Plurals that English does not have."""
    for token in evidence.english_tokens:
        right = _right_forms().get(token.text)
        if right and not is_quoted(quoted_spans(evidence.english), token.start, token.end):
            message = f'"{right}" has no plural in English: write "{right}".'
            yield Hit(token.start, token.end, message, CONFIDENCE, suggestion=right)


@cache
def _right_forms() -> Mapping[str, str]:
    pack = load_pack("en")
    return MappingProxyType(dict(pack.section("uncountable")) if pack else {})


RULE = Rule(
    code="AW108",
    name="uncountable-noun-in-plural",
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    check=check,
)
