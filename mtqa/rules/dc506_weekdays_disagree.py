"""Two dates of the article cannot fall on the weekdays it gives them.

## What it finds
Weekdays beside dates without a year ("Monday, 5 March" and "Friday, 8 March") that no one year allows: three
days later it is Thursday.

## Why it matters
Either a day or a date is wrong, and readers act on both.

## Example
The fair opens on Monday, 5 March. It closes on Friday, 8 March.

## Better
The fair opens on Monday, 5 March. It closes on Thursday, 8 March.

## When it stays silent
With a year (rule DC502 looks at those), across the end of February, where the years may differ ("last year",
"next year", any year in the article), and for months more than three apart. Measured (`reports/awkward.md`): no
hit in 2,500 documents, so it makes no noise; it has no true hit outside its examples yet either, and stays
minor.

## Sources
The Gregorian calendar as in ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from mtqa.evidence import DocumentEvidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.85

COMMON_YEAR = 2023
"""Any year that is no leap year: only the days between two dates count."""

MOST_DAYS_APART = 92
"""Dates further apart may be of two years."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHER_YEAR = re.compile(r"\b(?:last|next|previous|following) year\b|\b(?:18|19|20)\d\d\b", re.IGNORECASE)


def check(evidence: DocumentEvidence) -> Iterator[Hit]:
    """Dates that disagree with the first one of the article on the day of the week."""
    dates = list(_dates(evidence.text))
    if len(dates) < 2 or _OTHER_YEAR.search(evidence.text):
        return
    first_day, first_weekday, first = dates[0]
    for day, weekday, match in dates[1:]:
        days = (day - first_day).days
        across = (day.month <= 2) != (first_day.month <= 2)
        if across or abs(days) > MOST_DAYS_APART or (first_weekday + days - weekday) % 7 == 0:
            continue
        right = _WEEKDAYS[(first_weekday + days) % 7].capitalize()
        message = f'By "{first[0]}" this date is a {right}: a weekday or a date is wrong.'
        yield Hit(match.start(), match.end(), message, CONFIDENCE, evidence={"weekday": right})


def _dates(text: str) -> Iterator[tuple[date, int, re.Match[str]]]:
    for match in _pattern().finditer(text):
        month = _MONTHS.index((match["m1"] or match["m2"])[:3].casefold()) + 1
        try:
            day = date(COMMON_YEAR, month, int(match["d1"] or match["d2"]))
        except ValueError:
            continue
        yield day, _WEEKDAYS.index(match["weekday"].casefold()), match


@cache
def _pattern() -> re.Pattern[str]:
    weekday = "|".join(_WEEKDAYS)
    month = (
        r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
        r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    )
    return re.compile(
        rf"\b(?P<weekday>{weekday}),?\s+\(?(?:the\s+)?"
        rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{month})"
        rf"|(?P<m2>{month})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!,?\s*\d)",
        re.IGNORECASE,
    )


RULE = Rule(
    code="DC506",
    name="weekdays-disagree",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    check=check,
    scope="document",
)
