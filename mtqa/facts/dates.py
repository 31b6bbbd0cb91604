"""Weekdays, months, days of the month, years and relative dates ("last year", "tomorrow").

Names come from the pack (``[dates.months]``, ``[dates.weekdays]``, ``[dates.relative]``); figures beside a month
become its day and year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from mtqa.facts.fact import Fact, Kind
from mtqa.facts.lexicon import HYPHENS, Lexicon
from mtqa.facts.words import Token

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
"""A bare four-digit figure in this range reads as a year."""

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
    if tokens[index].kind != "word":
        return None
    excluded = lexicon.match(tokens, index, "dates.not")
    if excluded:
        return None, excluded[1]
    kinds: tuple[tuple[str, Kind, bool], ...] = (
        ("dates.weekdays", "weekday", True),
        ("dates.perhaps_weekdays", "weekday", False),
        ("dates.months", "month", True),
        ("dates.perhaps_months", "month", False),
        ("dates.relative", "relative", True),
    )
    for role, kind, certain in kinds:
        found = lexicon.match(tokens, index, role)
        if not found:
            continue
        name, after = found
        if lexicon.scanned and not certain:
            continue
        if kind in ("weekday", "month") and _is_capital_language(lexicon) and not tokens[index].text[0].isupper():
            continue
        value: Fraction | str = Fraction(int(name)) if kind == "month" and name.isdigit() else name.replace("_", " ")
        fact = Fact(
            kind, value, tokens[index].start, tokens[after - 1].end, _text(tokens, index, after), certain=certain
        )
        return fact, after
    return None


def _relative_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Fact | None:
    """"Last Monday", "next year": a modifier and a weekday or period; and days that the tense tells apart."""
    modifier = lexicon.match(tokens, index, "dates.modifiers")
    if modifier:
        for role in ("dates.weekdays", "dates.periods"):
            period = lexicon.match(tokens, modifier[1], role)
            if period:
                value = f"{modifier[0]} {'weekday' if role == 'dates.weekdays' else period[0]}"
                end = period[1] if role == "dates.periods" else modifier[1]
                return Fact("relative", value, tokens[index].start, tokens[end - 1].end, _text(tokens, index, end))
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


def _text(tokens: Sequence[Token], first: int, after: int) -> str:
    text = tokens[first].text
    for index in range(first + 1, after):
        text += " " * (tokens[index].start - tokens[index - 1].end) + tokens[index].text
    return text


def with_dates(facts: Sequence[Fact], names: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """Numbers and date names in one list, the numbers beside months made days and years; doubtful names settled."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    months = {starts[name.start]: name for name in names if name.kind == "month"}
    dated: dict[int, Fact] = {}
    confirmed: set[int] = set()
    month_ends = {ends[name.end]: start for start, name in months.items()}
    for number in facts:
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
        certain = name.certain or starts[name.start] in confirmed
        dated.setdefault(name.start, replace(name, certain=certain))
    return [dated[start] for start in sorted(dated)]


def _numbered(number: Fact, first: int, last: int, tokens: Sequence[Token], lexicon: Lexicon) -> Fact:
    """``3月``, ``11日``, ``2024年``: the word after the figure says what it is."""
    if number.kind not in ("number", "ordinal") or not isinstance(number.value, Fraction):
        return number
    value = number.value
    after = last + 1
    if value.denominator != 1 or not lexicon.roles.get("dates.month_after"):
        return number
    if lexicon.has(tokens, after, "dates.month_after") and value <= _LAST_MONTH and number.in_digits:
        return replace(number, kind="month")
    if lexicon.has(tokens, after, "dates.day_after") and value <= _LAST_DAY and number.in_digits:
        return replace(number, kind="day")
    if lexicon.has(tokens, after, "dates.year_after"):
        era = lexicon.match_before(tokens, first, "dates.eras", 2)
        if era:
            return replace(number, kind="year", value=value + int(era))
        if _FIRST_YEAR <= value <= _LAST_YEAR:
            return replace(number, kind="year")
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
    if not isinstance(value, Fraction) or value.denominator != 1 or number.unit:
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
