"""The tense does not fit the time: "has arrived yesterday", "since then farmers are being paid in seed".

## What it finds
A present perfect with a time that is over ("has increased last week", "have sold the mill ten months ago", "has
closed on Friday"), and a present progressive with "since" or "for the last two years", which takes the perfect.

## Why it matters
Hindi, German and French set one of their past tenses here, and many languages use the present for what goes on
since: word for word it is the mark of a translation, and the reader has to work out when it happened.

## Example
The committee has rejected the plan two weeks ago.

## Better
The committee rejected the plan two weeks ago.

## When it stays silent
After modals ("should have left two weeks ago", "to have left"), where a preposition or another clause stands
between verb and time ("has fallen since last week", "has said that the plan failed last week"), inside
quotation marks. Measured (`reports/awkward.md`): all of 6 hits in 57,000 machine-translated segments true,
nearly all from Hindi; one false in 5,700 original ones.

## Sources
Quirk et al. (1985), A Comprehensive Grammar of the English Language, 4.20-4.24 (perfect and adverbials of
time).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtqa.english.quotations import is_quoted, quoted_spans
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

PERFECT_CONFIDENCE = 0.75
PRESENT_CONFIDENCE = 0.75

_BETWEEN = (
    r"(?:(?!(?:since|than|to|until|till|from|in|for|of|and|or|that|who|which|when|as|compared|after|before|because|if"
    r"|but|over|during|by|at|on|with|is|was|were|are|said)\b)[\w.$]+ ){0,5}"
)
"""Words between the verb and its time: no preposition, connective or other verb, with which the time might go."""

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|some|a few)"
_OVER = rf"(?:yesterday|last (?:week|month|year|night|{_DAY})|{_COUNT} (?:days|weeks|months|years|hours) ago)"
_PARTICIPLE = r"(?:been )?\w+(?:ed|en|wn|ght|lt|nt|ad|id|ot|ne|un|me|de|ld|ung|ut|et)"
_HAS = (
    r"\b(?:has|have|['’]ve) (?:(?:also|already|now|just|recently|even|only|finally|\w+ly) )*(?!been \w+ing)"
)
_SPAN = rf"(?:then|(?:19|20)\d\d|last (?:week|month|year)|yesterday|(?:the )?morning|{_COUNT} (?:days|months|years))"
_PERIOD = rf"for (?:the (?:last|past) (?:\w+ )?|{_COUNT} )(?:years|months|days|weeks)"


def check(evidence: Evidence) -> Iterator[Hit]:
    """Perfects with a time that is over, presents with a time that goes on."""
    text = evidence.english
    quotations = quoted_spans(text)
    for pattern, confidence, message in _patterns():
        for match in pattern.finditer(text):
            if not is_quoted(quotations, *match.span()):
                yield Hit(match.start(), match.end(), message, confidence)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    not_before = "".join(
        rf"(?<!{word} )" for word in "to would will may might must could should n't n’t not can since".split()
    )
    perfect = rf"{not_before}{_HAS}{_PARTICIPLE} (?:{_BETWEEN}{_OVER}|on {_DAY}(?! and\b))\b(?!['’])"
    over = "The present perfect does not go with a time that is over: the simple past is due."
    fronted = (
        rf"\b[Ss]ince {_SPAN},? (?:(?!but\b|and\b)[\w'-]+ ){{1,5}}?(?:is|are|am) (?:being )?\w+(?:ing|ed)\b"
    )
    final = rf"\b(?:is|are|am) (?!going\b)(?:being )?\w+ing {_BETWEEN}(?:since {_SPAN}|{_PERIOD})\b"
    going_on = "What goes on since then takes the perfect (has been, have been), not the present."
    return (
        (re.compile(perfect), PERFECT_CONFIDENCE, over),
        (re.compile(fronted), PRESENT_CONFIDENCE, going_on),
        (re.compile(final), PRESENT_CONFIDENCE, going_on),
    )


RULE = Rule(
    code="AW114",
    name="tense-against-time",
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    check=check,
)
