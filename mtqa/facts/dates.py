"""Weekdays, months, days of the month, years and relative dates ("last year", "tomorrow").

Names come from the pack (``[dates.months]``, ``[dates.weekdays]``, ``[dates.relative]``); figures beside a month
become its day and year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from mtqa.facts.fact import Fact, Kind
from mtqa.facts.lexicon import HYPHENS, Lexicon
from mtqa.facts.words import Token, text_of

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
"""A bare four-digit figure in this range reads as a year."""

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERSIAN_MONTHS = {
    "farvardin": (3, 21), "ordibehesht": (4, 21), "khordad": (5, 22), "tir": (6, 22), "mordad": (7, 23),
    "shahrivar": (8, 23), "mehr": (9, 23), "aban": (10, 23), "azar": (11, 22), "dey": (12, 22), "bahman": (1, 21),
    "esfand": (2, 20),
}  # fmt: skip
"""First day of each month of the Solar Hijri calendar (month, day) in a common year."""

_CENTURY = 100
_YEAR_LENGTH = 4
_LAST_DAY = 31
_LAST_MONTH = 12
_REACH = 3
"""Tokens that may lie between a month and its day or year ("the 10th of May", "May 10, 2024")."""


def find_names(tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """Weekdays, months and relative dates, in order."""
    facts: list[Fact] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind != "word" or not lexicon.knows(tokens[index].folded):
            index += 1
            continue
        relative = _relative_at(tokens, index, lexicon)
        if relative is not None:
            facts.append(relative)
        found = _name_at(tokens, index, lexicon)
        if found:
            fact, index = found
            if fact is not None:
                facts.append(fact)
        else:
            index += 1
    return facts


def _name_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact | None, int] | None:
    excluded = lexicon.match(tokens, index, "dates.not")
    if excluded:
        return None, excluded[1]
    kinds: tuple[tuple[str, Kind, bool], ...] = (
        ("dates.feasts", "feast", True),
        ("dates.weekdays", "weekday", True),
        ("dates.perhaps_weekdays", "weekday", False),
        ("dates.months", "month", True),
        ("dates.perhaps_months", "month", False),
        ("dates.relative", "relative", True),
        ("dates.frequency", "frequency", True),
        ("dates.era_names", "era", True),
    )
    for role, kind, certain in kinds:
        found = lexicon.match(tokens, index, role)
        if not found:
            continue
        name, after = found
        if lexicon.scanned and not certain:
            continue
        if (
            kind in ("weekday", "month")
            and _is_capital_language(lexicon)
            and not tokens[index].text[0].isupper()
        ):
            continue
        value: Fraction | str = (
            Fraction(int(name)) if kind == "month" and name.isdigit() else name.replace("_", " ")
        )
        fact = Fact(
            kind,
            value,
            tokens[index].start,
            tokens[after - 1].end,
            text_of(tokens, index, after),
            certain=certain,
        )
        return fact, after
    return None


def find_nights(names: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """Nights named by a weekday, as the day on whose evening they begin.

    "Wednesday night" begins on Wednesday, ``in der Nacht zum Mittwoch`` and ``в ночь на среду`` on Tuesday.
    """
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    nights = []
    for name in names:
        if name.kind != "weekday" or not name.certain:
            continue
        first, after = starts[name.start], ends[name.end] + 1
        into = lexicon.span_before(tokens, first, "dates.night_to")
        out_of = lexicon.span_before(tokens, first, "dates.night_of")
        named = lexicon.match(tokens, after, "dates.night_after")
        if into or out_of or named:
            day = _WEEK[_WEEK.index(str(name.value)) - 1] if into else name.value
            begin = into[1] if into else out_of[1] if out_of else first
            last = named[1] if named else after
            nights.append(
                Fact("night", day, tokens[begin].start, tokens[last - 1].end, text_of(tokens, begin, last))
            )
    return nights


def _relative_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Fact | None:
    """ "Last Monday", "next year": a modifier and a weekday or period; and days that the tense tells apart."""
    modifier = lexicon.match(tokens, index, "dates.modifiers")
    if modifier:
        for role in ("dates.weekdays", "dates.periods"):
            period = lexicon.match(tokens, modifier[1], role)
            if period and not (role == "dates.weekdays" and modifier[0] == "this"):
                value = f"{modifier[0]} {'weekday' if role == 'dates.weekdays' else period[0]}"
                end = period[1] if role == "dates.periods" else modifier[1]
                return Fact(
                    "relative", value, tokens[index].start, tokens[end - 1].end, text_of(tokens, index, end)
                )
    for role in ("dates.periods", "dates.weekdays"):
        period = lexicon.match(tokens, index, role)
        after = lexicon.match(tokens, period[1], "dates.modifiers_after") if period else None
        if period and after and not (role == "dates.weekdays" and after[0] == "this"):
            value = f"{after[0]} {'weekday' if role == 'dates.weekdays' else period[0]}"
            begin = index if role == "dates.periods" else period[1]
            return Fact(
                "relative", value, tokens[begin].start, tokens[after[1] - 1].end,
                text_of(tokens, begin, after[1]),
            )  # fmt: skip
    if lexicon.has(tokens, index, "dates.by_tense"):
        day = _day_by_tense(tokens, index + 1, lexicon)
        certain = day is not None
        return Fact(
            "relative", day or "yesterday", tokens[index].start, tokens[index].end, tokens[index].text,
            alternatives=() if certain else ("tomorrow",), certain=certain,
        )  # fmt: skip
    return None


def _day_by_tense(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> str | None:
    """Hindi and Urdu have one word for yesterday and tomorrow: the verbs after it decide when they agree."""
    tenses = {
        tense
        for token in tokens[index:]
        if token.kind == "word"
        for tense in ("future", "past")
        if any(token.folded.endswith(ending) for ending in lexicon.roles.get(f"dates.{tense}_endings", {}))
    }
    if len(tenses) != 1:
        return None
    return "tomorrow" if tenses == {"future"} else "yesterday"


def _is_capital_language(lexicon: Lexicon) -> bool:
    """Whether names of days and months have a capital, so that "march" and "may" are not months."""
    return "dates.capital" in lexicon.roles


def with_dates(
    facts: Sequence[Fact], names: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon
) -> list[Fact]:
    """Numbers and date names in one list, the numbers beside months made days and years; doubtful names settled."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    months = {starts[name.start]: name for name in names if name.kind == "month"}
    dated: dict[int, Fact] = {}
    confirmed: set[int] = set()
    month_ends = {ends[name.end]: start for start, name in months.items()}
    for number in _without_centuries(facts, tokens, ends, lexicon):
        first, last = starts[number.start], ends[number.end]
        made = _numbered(number, first, last, tokens, lexicon)
        if made is number:
            near = _month_beside(first, last, months, month_ends, tokens, lexicon)
            if near is not None:
                made = _beside_month(number)
                if made is not number:
                    confirmed.add(near)
        if made is number and _is_year(number):
            made = replace(number, kind="year")
        dated[number.start] = made
    for name in names:
        certain = (
            name.certain
            or starts[name.start] in confirmed
            or _is_confirmed(name, tokens, starts, ends, lexicon)
        )
        dated.setdefault(name.start, replace(name, certain=certain))
    return persian_dates(numeric_dates([dated[start] for start in sorted(dated)], tokens, lexicon))


def numeric_dates(facts: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """``3/11`` as day and month, in languages that write dates so (``order = "dmy"`` under ``[dates]``)."""
    if not lexicon.roles.get("dates.order"):
        return list(facts)
    dated = list(facts)
    for index in range(len(dated) - 1):
        day, month = dated[index], dated[index + 1]
        slash = [token for token in tokens if token.start == day.end and token.end == month.start]
        if not slash or slash[0].text != "/" or day.kind != "number" or month.kind != "number":
            continue
        if _is_between(day, _LAST_DAY) and _is_between(month, _LAST_MONTH):
            dated[index], dated[index + 1] = replace(day, kind="day"), replace(month, kind="month")
    return dated


def _is_between(fact: Fact, last: int) -> bool:
    return isinstance(fact.value, Fraction) and 1 <= fact.value <= last


def persian_dates(facts: Sequence[Fact]) -> list[Fact]:
    """Days of Persian months as days of the Gregorian calendar, give or take one (leap years).

    The month alone stays a name: it spans two Gregorian months.
    """
    dated = list(facts)
    for index, month in enumerate(dated):
        if month.kind != "month" or month.value not in _PERSIAN_MONTHS:
            continue
        start = _PERSIAN_MONTHS[str(month.value)]
        for near in (index - 1, index + 1):
            if (
                0 <= near < len(dated)
                and dated[near].kind == "day"
                and isinstance(dated[near].value, Fraction)
            ):
                dates = [
                    date(2023, *start) + timedelta(days=int(dated[near].value) + shift)
                    for shift in (-1, -2, 0)
                ]
                days, months = [tuple(dict.fromkeys(Fraction(part) for part in parts)) for parts in (
                    [found.day for found in dates], [found.month for found in dates])]  # fmt: skip
                dated[near] = replace(dated[near], value=days[0], alternatives=days[1:])
                dated[index] = replace(month, value=months[0], alternatives=months[1:])
                break
        else:
            first = date(2023, *start)
            spanned = (Fraction(first.month), Fraction((first + timedelta(days=29)).month))
            dated[index] = replace(month, value=spanned[0], alternatives=spanned[1:], certain=False)
    return dated


def _is_confirmed(
    name: Fact, tokens: Sequence[Token], starts: dict[int, int], ends: dict[int, int], lexicon: Lexicon
) -> bool:
    """Whether a word that is a month only sometimes stands where a month does ("since March")."""
    if name.kind != "month":
        return False
    first = starts[name.start]
    while first and tokens[first - 1].text in HYPHENS:
        first -= 1
    before = lexicon.match_before(tokens, first, "dates.confirm")
    return before is not None or lexicon.has(tokens, ends[name.end] + 1, "dates.confirm_after")


def _without_centuries(
    facts: Sequence[Fact], tokens: Sequence[Token], ends: dict[int, int], lexicon: Lexicon
) -> list[Fact]:
    """``20世纪60年代`` (the 1960s) as one year: the century goes into the decade after it."""
    kept: list[Fact] = []
    for fact in facts:
        before = kept[-1] if kept else None
        decade = lexicon.has(tokens, ends[fact.end] + 1, "dates.decade_after")
        century = before.value if before is not None and before.unit == "century" else None
        if (
            decade
            and isinstance(century, Fraction)
            and isinstance(fact.value, Fraction)
            and fact.value < _CENTURY
        ):
            kept[-1] = replace(
                fact, kind="year", value=(century - 1) * _CENTURY + fact.value, start=kept[-1].start
            )
        else:
            kept.append(fact)
    return kept


def _numbered(number: Fact, first: int, last: int, tokens: Sequence[Token], lexicon: Lexicon) -> Fact:
    """``3月``, ``11日``, ``2024年``: the word after the figure says what it is."""
    if number.kind not in ("number", "ordinal") or not isinstance(number.value, Fraction):
        return number
    value = number.value
    after = last + 1
    if value.denominator != 1:
        return number
    if lexicon.has(tokens, after, "dates.month_after") and 1 <= value <= _LAST_MONTH:
        return replace(number, kind="month")
    if lexicon.has(tokens, after, "dates.day_after") and value <= _LAST_DAY and number.in_digits:
        return replace(number, kind="day")
    if lexicon.has(tokens, after, "dates.decade_after") and value % 10 == 0:
        return replace(number, kind="year", value=value if value >= _CENTURY else 1900 + value)
    if lexicon.has(tokens, after, "dates.year_after"):
        era = lexicon.match_before(tokens, first, "dates.eras", 2)
        if era:
            return replace(number, kind="year", value=value + int(era), unit=None)
        if _FIRST_YEAR <= value <= _LAST_YEAR:
            return replace(number, kind="year", unit=None)
    return number


def _month_beside(
    first: int,
    last: int,
    months: dict[int, Fact],
    month_ends: dict[int, int],
    tokens: Sequence[Token],
    lexicon: Lexicon,
) -> int | None:
    """The month just before or after a figure, little words and commas between them skipped."""
    for distance in range(1, _REACH + 1):
        if last + distance in months and all(
            _is_filler(tokens, index, lexicon) for index in range(last + 1, last + distance)
        ):
            return last + distance
        if first - distance in month_ends and all(
            _is_filler(tokens, index, lexicon) for index in range(first - distance + 1, first)
        ):
            return month_ends[first - distance]
    return None


def _is_filler(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    return tokens[index].text in HYPHENS | {",", "،", "."} or lexicon.has(tokens, index, "dates.fillers")


def _beside_month(number: Fact) -> Fact:
    value = number.value
    if not isinstance(value, Fraction) or value.denominator != 1 or number.unit or not number.certain:
        return number
    if number.kind in ("number", "ordinal") and 1 <= value <= _LAST_DAY:
        return replace(number, kind="day")
    return replace(number, kind="year") if _is_year(number) else number


def _is_year(number: Fact) -> bool:
    digits = number.text
    return (
        number.kind == "number"
        and number.unit is None
        and isinstance(number.value, Fraction)
        and len(digits) == _YEAR_LENGTH
        and digits.isdigit()
        and _FIRST_YEAR <= number.value <= _LAST_YEAR
    )
