"""Clock times: ``18:30``, "half past nine", ``शाम साढ़े छह बजे``, ``下午1时``, as minutes since midnight.

Where the words do not say morning or evening, both readings stand; a part of the day ("evening") settles it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from mtqa.facts.fact import Fact
from mtqa.facts.lexicon import Lexicon
from mtqa.facts.words import Token, text_of

_DAY = 24 * 60
_NOON = 12 * 60
_PARTS = {
    "am": range(12),
    "pm": range(12, 24),
    "morning": range(1, 12),
    "noon": range(10, 17),
    "evening": range(12, 24),
    "night": range(17, 29),
    "midnight": range(24, 25),
}
"""Part of the day -> the hours it covers; 24-28 are the small hours of the next day."""

_DIGITAL = re.compile(r"(?<![\d:.,])(\d{1,2})[:：](\d{2})(?![\d:])|(?<![\d:.,])(\d{1,2})\.(\d{2})(?![\d:.,])")
_ZONED = re.compile(
    r"(?P<zone>\b(?:GMT|UTC) ?)?\b(?P<time>(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d))\b(?(zone)| ?(?:GMT|UTC)\b)"
)
_REACH = 3
_LONGEST_REMARK = 8
"""Tokens, brackets included."""
_LAST_HOUR, _LAST_MINUTE = 24, 59


def with_clock(facts: Sequence[Fact], text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """The facts, with clock times in place of the figures they are written with."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    clocks = [
        *_four_digits(text, starts),
        *_digital(text, tokens, starts, ends, lexicon),
        *_named(facts, tokens, starts, ends, lexicon),
    ]
    taken: list[Fact] = []
    for clock in sorted(clocks, key=lambda fact: (fact.start, -fact.end)):
        if not taken or clock.start >= taken[-1].end:
            taken.append(clock)
    kept = [f for f in facts if not any(clock.start < f.end and f.start < clock.end for clock in taken)]
    return sorted([*kept, *taken], key=lambda fact: fact.start)


def _four_digits(text: str, starts: dict[int, int]) -> list[Fact]:
    """``1200 GMT``, ``UTC 0230``."""
    return [
        _clock(
            text,
            match.start("time"),
            match.end("time"),
            60 * int(match["hour"]) + int(match["minute"]),
            "zone",
        )
        for match in _ZONED.finditer(text)
        if match.start("time") in starts
    ]


def _digital(
    text: str, tokens: Sequence[Token], starts: dict[int, int], ends: dict[int, int], lexicon: Lexicon
) -> list[Fact]:
    found = []
    for match in _DIGITAL.finditer(text):
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None:
            continue
        hour, minute = (int(group) for group in match.groups()[:4] if group)
        if hour > _LAST_HOUR or minute > _LAST_MINUTE:
            continue
        part, _, after = _day_part(tokens, first, last + 1, lexicon)
        dotted = match.group(3) is not None
        marked = lexicon.has(tokens, last + 1, "clock.after") or lexicon.has(
            tokens, first - 1, "clock.before"
        )
        marked = marked or lexicon.match_before(tokens, first, "clock.before") is not None
        if dotted and not (marked or (part in ("am", "pm") and after > last + 1)):
            continue
        end = tokens[after - 1].end if part in ("am", "pm") else match.end()
        found.append(_clock(text, match.start(), end, 60 * hour + minute, part))
    return found


def _named(
    facts: Sequence[Fact],
    tokens: Sequence[Token],
    starts: dict[int, int],
    ends: dict[int, int],
    lexicon: Lexicon,
) -> list[Fact]:
    """Hours in words or figures with a word that makes them a time of day."""
    found = []
    for position, fact in enumerate(facts):
        if fact.kind != "number" or not isinstance(fact.value, Fraction) or not 0 <= fact.value <= _LAST_HOUR:
            continue
        first, last = starts[fact.start], ends[fact.end]
        if fact.unit not in (None, "hour", "minute") or fact.value.denominator not in (1, 2, 4):
            continue
        if fact.unit == "minute" and not lexicon.match_before(tokens, first, "clock.before"):
            continue
        after_word = lexicon.match(tokens, last + 1, "clock.after")
        before_word = lexicon.match_before(tokens, first, "clock.before")
        own_unit = lexicon.match(tokens, last + 1, "units.after")
        if (
            before_word
            and first > 1
            and tokens[first - 2].kind == "numeral"
            and own_unit
            and own_unit[0] == "minute"
        ):
            continue  # "2 saat 24 dakika" is a span of time
        time_end = after_word[1] if after_word else last + 1
        part, _, part_end = _day_part(tokens, first, time_end, lexicon)
        strict = part in ("am", "pm", "noon", "midnight") and part_end > time_end
        if not (after_word or before_word or strict):
            continue
        minutes = fact.value * 60
        end = fact.end
        following = facts[position + 1] if position + 1 < len(facts) else None
        last_word = after_word[1] if after_word else last + 1
        if (after_word or before_word) and following is not None and isinstance(following.value, Fraction):
            adjacent = starts[following.start] == last_word
            joined = adjacent or (
                starts[following.start] == last_word + 1 and lexicon.has(tokens, last_word, "numbers.joiners")
            )
            minute_word = following.unit == "minute" or lexicon.has(
                tokens, ends[following.end] + 1, "clock.minutes"
            )
            if (
                joined
                and following.value <= _LAST_MINUTE
                and (
                    minute_word
                    or (
                        adjacent
                        and (len(following.text) == 2 or (following.certain and not following.in_digits))
                    )
                )
            ):
                minutes += following.value
                end = following.end
        if after_word and lexicon.has(tokens, after_word[1], "clock.half"):
            minutes += 30
        shift = lexicon.match_before(tokens, first, "clock.shift")
        if shift:
            minutes += int(shift)
        if strict:
            end = tokens[part_end - 1].end
        text = text_of(tokens, first, ends[end] + 1)
        found.append(_clock_fact(text, fact.start, end, int(minutes), part))
    return found


def _clock(text: str, start: int, end: int, minutes: int, part: str | None) -> Fact:
    return _clock_fact(text[start:end], start, end, minutes, part)


def _clock_fact(text: str, start: int, end: int, minutes: int, part: str | None) -> Fact:
    minutes %= _DAY
    settled = minutes >= 13 * 60 or (minutes < 60 and part is None)
    readings: tuple[int, ...] = (minutes,) if settled else (minutes, (minutes + _NOON) % _DAY)
    if part in _PARTS:
        hours = {hour % 24 for hour in _PARTS[part]}
        readings = tuple(reading for reading in readings if reading // 60 in hours) or readings
    values = tuple(Fraction(reading) for reading in readings)
    return Fact("clock", values[0], start, end, text, alternatives=values[1:])


def _after_brackets(tokens: Sequence[Token], index: int) -> int:
    """The index after a short remark in brackets ("9:30 (0230 UTC) in the evening"); ``index`` where there is none."""
    if index < len(tokens) and tokens[index].text in "(（":
        for close in range(index + 1, min(index + _LONGEST_REMARK, len(tokens))):
            if tokens[close].text in ")）":
                return close + 1
    return index


def _day_part(
    tokens: Sequence[Token], first: int, after: int, lexicon: Lexicon
) -> tuple[str | None, int, int]:
    """The part of the day named just before or after a time, and where it starts or ends."""
    adjacent = lexicon.match(tokens, after, "clock.parts")
    if adjacent:
        return adjacent[0], first, adjacent[1]
    for start in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens[start].kind == "numeral" or lexicon.has(tokens, start, "clock.after"):
            break
        found = lexicon.match(tokens, start, "clock.parts")
        if found and (found[1] == first or (found[1] < first and found[0] not in ("am", "pm"))):
            return found[0], start, after
    after = _after_brackets(tokens, after)
    for index in range(after, min(after + _REACH, len(tokens))):
        if tokens[index].kind != "word" or lexicon.has(tokens, index, "numbers.ranges"):
            break
        found = lexicon.match(tokens, index, "clock.parts")
        if found:
            return found[0], first, after
    return None, first, after
