"""Something starts "for the second day": what has gone on for days no longer begins.

## What it finds
A verb of beginning (start, begin, commence, erupt) in one clause with "for the second (third, ...) day, night or week".

## Why it matters
The reader cannot tell whether the event is new or goes on: a contradiction in the news itself. Mostly the source says
that it continued, or that a new round of it was held.

## Example
The bus drivers' walkout began on Friday for the third day.

## Better
The bus drivers' walkout continued for a third day on Friday.

## When it stays silent
When another clause comes between ("began in May and went on for a second day"), when "for" names a purpose ("began for
the second day of talks"), inside quotations. Measured: all of 3 hits in 350,000 machine-translated segments true (Hindi
news); none in 44,000 human-translated segments and 36 million words of original English.

## Sources
Vendler (1957), Verbs and times: achievements do not take durations. MQM Core, accuracy/mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.english.patterns import PatternIndex, WordLine, word_line
from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.languages import load_pack
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.85

_CLAUSE_BREAKS = frozenset(
    {"and", "but", "or", "that", "which", "who", "when", "where", "because", "after", "before"}
)


def check(evidence: Evidence) -> Iterator[Hit]:
    """Verbs of beginning with "for the Nth day"."""
    line = word_line(evidence.english_tokens)
    quotations = quoted_spans(evidence.english)
    for first, last, _ in _index().find(line):
        start, end = line.tokens[first].start, line.tokens[last - 1].end
        if _one_clause(line, first, last) and not is_quoted(quotations, start, end):
            verb, span = line.tokens[first].text, evidence.english[start:end]
            times = span[span.rindex("for ") :]
            message = f'What "{verb}" is new; what lasts "{times}" is not. Probably it continued {times}.'
            yield Hit(start, end, message, CONFIDENCE)


def _one_clause(line: WordLine, first: int, last: int) -> bool:
    follower = line.tokens[last].text if last < len(line.tokens) else ""
    return follower != "of" and not any(t.text.casefold() in _CLAUSE_BREAKS for t in line.tokens[first:last])


@cache
def _index() -> PatternIndex[None]:
    pack = load_pack("en")
    verbs = pack.section("aspect")["beginning"].replace(" ", "|") if pack else "start"
    period = "for the|a @ordinal|#th consecutive|straight|successive? day|night|week"
    return PatternIndex([(f"<{verbs}> *14 {period}", None)])


RULE = Rule(
    code="AW104",
    name="beginning-for-the-nth-day",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    check=check,
)
