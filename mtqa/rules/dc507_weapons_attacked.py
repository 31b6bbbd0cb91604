"""What does the attacking in the article is itself said to be under attack.

## What it finds
Two kinds of weapon or more as what suffers ("guns, drones and jets of both armies are under attack") in an
article that elsewhere attacks with them ("attacks with guns and drones", "using drones", "drones attacked").

## Why it matters
Actor and victim were swapped: a passive was made of a verb whose subject the source left out.

## Example
The armies attacked each other with mortars and drones. Mortars, drones and jets from both sides are under
attack.

## Better
The armies attacked each other with mortars and drones. Both sides are using mortars, drones and jets in the
attack.

## When it stays silent
For one kind of weapon (a tank may well be attacked), where an attacker is named ("by"), where the article never
attacks with such weapons, inside quotations. Measured (`reports/awkward.md`): no hit in 2,500 documents, so it
makes no noise; it has no true hit outside its examples yet either, and stays minor.

## Sources
Dowty (1991), Thematic proto-roles and argument selection (Language): instruments as subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import DocumentEvidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.65

FEWEST_KINDS = 2
"""Kinds of weapon that suffer together; a single one may well be a target."""


def check(evidence: DocumentEvidence) -> Iterator[Hit]:
    """Rows of weapons that are attacked in an article where such weapons attack."""
    for segment in evidence.segments:
        quotations = quoted_spans(segment.text)
        for match in _attacked().finditer(segment.text):
            kinds = _kinds(match["row"])
            if len(kinds) < FEWEST_KINDS or is_quoted(quotations, match.start(), match.end()):
                continue
            used = next((m for m in _used().finditer(evidence.text) if kinds & _kinds(m[0])), None)
            if used:
                said = used[0].replace("\n", " ")
                message = f'These are what the attack is made with ("{said}"), not what it is made on.'
                yield Hit(segment.start + match.start(), segment.start + match.end(), message, CONFIDENCE)


def _kinds(text: str) -> set[str]:
    return {word.casefold().removesuffix("s") for word in _weapon().findall(text)}


@cache
def _weapon() -> re.Pattern[str]:
    pack = load_pack("en")
    words = pack.section("weapons")["words"].split() if pack else []
    return re.compile(rf"\b(?:{'|'.join(words)})s?\b", re.IGNORECASE)


@cache
def _attacked() -> re.Pattern[str]:
    weapon = _weapon().pattern
    row = rf"{weapon}(?:(?:,| and|, and| or) (?:[\w-]+ )?{weapon})+"
    return re.compile(
        rf"(?P<row>{row})(?: (?:from|of|on) [\w' ]{{3,40}}?)? (?:are|were|have been|are being|were being) "
        r"(?:also |now |still )?(?:under (?:heavy )?attack|attacked|targeted)\b(?! by)",
        re.IGNORECASE,
    )


@cache
def _used() -> re.Pattern[str]:
    """An attack, and the rest of its clause, where what it is made with stands."""
    return re.compile(
        r"\b(?:attack(?:s|ed)?|strikes?|fir(?:ed|ing)|us(?:ed|ing)|shell(?:ed|ing)|fought|fight(?:ing)?) "
        r"(?:[^.;\n]{0,40}?\bwith )?[^.;\n]{0,40}",
        re.IGNORECASE,
    )


RULE = Rule(
    code="DC507",
    name="weapons-attacked",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    check=check,
    scope="document",
)
