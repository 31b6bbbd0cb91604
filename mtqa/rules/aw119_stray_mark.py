"""Punctuation that no writer sets: `""` with nothing between, `,.`, a space before the full stop.

## What it finds
Two quotation marks in a row, a comma beside a full stop, a space before a comma or full stop or inside a
bracket, a stop that stands alone after another.

## Why it matters
Such marks are what is left where a translation dropped words or rejoined its pieces: something may be missing
there.

## Example
The team of the firm, led by Ms Oduya,. won the cup.

## Better
The team of the firm, led by Ms Oduya, won the cup.

## When it stays silent
For dots of omission, abbreviations (p.m.,), smileys, web addresses, numbers, and quotation marks that close one
in the other. Measured (`reports/awkward.md`): all of 40 hits read in machine translation and 3 of 3 in original
English are marks to mend; most come from one system.

## Sources
MQM, linguistic conventions/punctuation; The Chicago Manual of Style, ch. 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.75

_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w[.,!?] )\"\"(?!\")|“\s*”|\"\"\"(?=\w)"), "quotation marks with nothing in them"),
    (re.compile(r"(?<=\w),\.(?!\.)|;\.|,;|;,|,,(?!,)"), "two stops where one is due"),
    (re.compile(r"(?<=[a-z]) [.,;](?=\s|$)(?! \.)"), "a space before the stop"),
    (re.compile(r"(?<=[a-z]\.) \.(?![.\w])(?=\s*$)"), "a stop after the full stop"),
    (re.compile(r"(?<=\w )\( (?=\w)|(?<=\w) \)(?=[\s.,]|$)"), "a space inside the bracket"),
)


def check(evidence: Evidence) -> Iterator[Hit]:
    """Marks that are out of place."""
    for pattern, fault in _MARKS:
        for match in pattern.finditer(evidence.english):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            message = f"There are {fault}: perhaps words are missing here."
            if fault.startswith("a "):
                message = f"There is {fault}: perhaps words are missing here."
            yield Hit(start, match.end(), message, CONFIDENCE)


RULE = Rule(
    code="AW119",
    name="stray-mark",
    category="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    check=check,
)
