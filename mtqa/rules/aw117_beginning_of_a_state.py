"""A state, or what comes by degrees, "has started" to be: "the threat has started looming".

## What it finds
"has started" or "have begun" with the -ing form of a verb of state (loom, seem, exist, belong, remain) or of a
change that is gradual in itself (decrease, reduce, diminish).

## Why it matters
Hindi, Urdu and Bengali mark the onset of anything with one auxiliary; English has the plain verb or the
progressive. The line is understood and reads as translated.

## Example
Doubts have started existing among the farmers.

## Better
The farmers have begun to have doubts.

## When it stays silent
For verbs of action (has started packing), the infinitive (has begun to decrease), and inside quotations.
Measured (`reports/awkward.md`): 7 hits in 8,200 segments from Hindi, all of them wordings to change, and none
in 78,000 others.

## Sources
Vendler (1957), Verbs and times: states have no onset of their own; Hook (1974), The compound verb in Hindi.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.english.inflection import verb_forms
from mtqa.english.patterns import PatternIndex, word_line
from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.7


def check(evidence: Evidence) -> Iterator[Hit]:
    """Onsets of states."""
    line = word_line(evidence.english_tokens)
    found = _index().find(line)
    quotations = quoted_spans(evidence.english) if found else ()
    for first, last, _ in found:
        start, end = line.tokens[first].start, line.tokens[last - 1].end
        if not is_quoted(quotations, start, end):
            verb = line.tokens[last - 1].text
            message = f'"{verb}" is no action that one starts: the plain verb or the progressive is due.'
            yield Hit(start, end, message, CONFIDENCE)


@cache
def _index() -> PatternIndex[None]:
    pack = load_pack("en")
    states = pack.section("aspect")["states"].split() if pack else []
    gerunds = "|".join(verb_forms(verb).gerund for verb in states)
    return PatternIndex([(f"has|have|had also|now|already|gradually|slowly? started|begun {gerunds}", None)])


RULE = Rule(
    code="AW117",
    name="beginning-of-a-state",
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    check=check,
)
