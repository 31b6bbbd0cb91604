"""Facts of source and English set side by side: as values with units, never as strings.

Figures are matched in order of strength: equal value and unit; equal value; a converted unit; a rounded value; a
value said another way (a share as a fraction, a year in another calendar). What is left on both sides is paired when
it can be the same thing said wrongly; the rest is missing or added, unless the neighbouring sentence holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from mtqa.facts.fact import Fact
from mtqa.facts.rates import group
from mtqa.facts.relations import opposed
from mtqa.facts.units import conflict, converts, dimension

Pair = tuple[Fact, Fact]

_EXACT_BELOW = 10_000
"""Smaller figures are rounded only with a word such as "about"."""

_NUMERIC = frozenset({"number", "percentage", "ordinal", "year", "day", "name"})
_ALIKE = ({"number", "magnitude"}, {"number", "year"}, {"day", "ordinal"})
"""Different kinds that may be one thing: a count and "millions", 2500 people, the 24th."""

_COUNTED = frozenset({"number", "percentage"})

_ROUNDING_TOLERANCE = Fraction(5, 100)
"""26.7 as "about 27", 1,86,432 as "186,000": within 5 % and with fewer significant digits."""

_SHARED_DIMENSIONS = frozenset({"times", "points", "share"})
"""Dimensions of units that are often left out on one side."""

_SPAN_AS_TIME = 2.0
"""Likeness of a span of hours and a time of day with the same figure."""

_DATE_GAP = 8
"""Code points between a day of the month and its month ("the 10th of May", ``10 de mayo``)."""

_MOST_DECIMALS = 15
"""Places after or before the point that a figure may have."""

_CONTEXT_AGREEMENT = 5
"""A fact of a neighbouring sentence must agree in kind and value to explain one that is not there."""
_SENTENCE_AGREEMENT = 2
"""Within the sentence a value said twice may be rounded the second time."""

_GREATEST_FRACTION = 2
_PERSIAN_OFFSETS = (621, 622)
_HIJRI_SLOPE, _HIJRI_OFFSET = Fraction(970_224, 1_000_000), Fraction(62157, 100)
"""Gregorian year = Hijri year x 0.970224 + 621.57 (length of the lunar and the solar year)."""
_BUDDHIST_OFFSET = 543


@dataclass(frozen=True, slots=True)
class FactComparison:
    """What became of each fact. Pairs are (source fact, English fact)."""

    matched: tuple[Pair, ...] = ()
    changed: tuple[Pair, ...] = ()
    """The same thing with another value, as far as kind, unit, place and digits can tell."""
    missing: tuple[Fact, ...] = ()
    """Source facts that nothing in the English answers to."""
    added: tuple[Fact, ...] = ()
    """English facts that nothing in the source answers to."""
    units_changed: tuple[Pair, ...] = ()
    """Equal figures that count different things of one kind: metres and kilometres, dollars and dirhams."""
    swapped: tuple[tuple[Pair, Pair], ...] = ()
    """Two pairs of equal figures each of which counts what the other counts in the source."""
    changes_changed: tuple[Pair, ...] = ()
    """Equal figures, changed "by" on one side and "to" on the other."""
    bounds_changed: tuple[Pair, ...] = ()
    """Equal figures, "at least" on one side and "at most" on the other."""
    relations_changed: tuple[Pair, ...] = ()
    """Equal dates or spans of time, "before" on one side and "after" on the other."""
    dates_changed: tuple[Pair, ...] = ()
    """Months of one day of the month that differ, though either month stands elsewhere in the other text."""


def compare(
    source_facts: Sequence[Fact],
    english_facts: Sequence[Fact],
    source_context: Iterable[Fact] = (),
    english_context: Iterable[Fact] = (),
) -> FactComparison:
    """Compare the facts of a bead.

    Args:
        source_facts: facts of the source.
        english_facts: facts of the English.
        source_context: facts of the source around it; an English fact found there is not added.
        english_context: facts of the English around it; a source fact found there is not missing.
    """
    matched = _match(source_facts, english_facts)
    used_source = {id(source) for source, _ in matched}
    used_english = {id(english) for _, english in matched}
    source_left = [fact for fact in source_facts if id(fact) not in used_source and fact.certain]
    english_left = [fact for fact in english_facts if id(fact) not in used_english and fact.certain]
    source_slipped = {id(f) for f in source_left if _is_answered(f, english_context, from_source=True)}
    english_slipped = {id(f) for f in english_left if _is_answered(f, source_context, from_source=False)}
    changed = [
        *_pair_changed(source_left, english_left, source_facts, english_facts),
        *_pair_inverted(
            [fact for fact in source_facts if id(fact) not in used_source],
            [fact for fact in english_facts if id(fact) not in used_english],
        ),
    ]
    changed = [
        pair for pair in changed if not (id(pair[0]) in source_slipped and id(pair[1]) in english_slipped)
    ]
    paired = {id(fact) for pair in changed for fact in pair} | source_slipped | english_slipped
    missing = [
        fact
        for fact in source_left
        if id(fact) not in paired and not _is_answered(fact, english_facts, True, _SENTENCE_AGREEMENT)
    ]
    added = [
        fact
        for fact in english_left
        if id(fact) not in paired and not _is_answered(fact, source_facts, False, _SENTENCE_AGREEMENT)
    ]
    exact = [
        pair for pair in matched if pair[0].value == pair[1].value and pair[0].certain and pair[1].certain
    ]
    changed += [pair for pair in exact if _lost_its_share(*pair, source_facts, english_facts)]
    return FactComparison(
        matched=tuple(matched),
        changed=tuple(changed),
        missing=tuple(missing),
        added=tuple(added),
        units_changed=tuple(pair for pair in [*exact, *_single_spans(matched)] if _counts_other(*pair)),
        swapped=tuple((one, other) for one, other in combinations(exact, 2) if _is_swap(one, other)),
        changes_changed=tuple(pair for pair in exact if {pair[0].change, pair[1].change} == {"by", "to"}),
        bounds_changed=tuple(
            pair for pair in exact if {pair[0].bound, pair[1].bound} == {"at least", "at most"}
        ),
        relations_changed=tuple(
            pair for pair in [*exact, *_single_spans(matched)] if opposed(pair[0], pair[1])
        ),
        dates_changed=tuple(_months_changed(source_facts, english_facts, changed)),
    )


def _lost_its_share(
    source: Fact, english: Fact, source_facts: Sequence[Fact], english_facts: Sequence[Fact]
) -> bool:
    """Whether a share became a bare number, or the other way round (六成, 60 per cent, as "sixty").

    Silent where the bare side has another share: "from 55 to 60 per cent" says it once for both.
    """
    if {source.kind, english.kind} != {"percentage", "number"}:
        return False
    bare, others = (source, source_facts) if source.kind == "number" else (english, english_facts)
    if not isinstance(bare.value, Fraction) or bare.value <= _GREATEST_FRACTION:
        return False
    return bare.unit in (None, "times") and not any(fact.kind == "percentage" for fact in others)


def _is_swap(one: Pair, other: Pair) -> bool:
    """Whether two figures changed places: nine houses and two bridges, two houses and nine bridges."""
    first, second = one[0].unit, other[0].unit
    if (
        first != second
        and first == other[1].unit
        and second == one[1].unit
        and one[0].value != other[0].value
    ):
        crossed = (one[0].start < other[0].start) != (one[1].start < other[1].start)
        named = first is not None and second is not None  # else "six months to four" leaves one out
        return (named or crossed) and not _SHARED_DIMENSIONS & {dimension(first), dimension(second)}
    first, second = one[0].thing, other[0].thing
    if first is None or second is None or first == second or one[0].value == other[0].value:
        return False
    return one[1].thing == second and other[1].thing == first


def _single_spans(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs of one span of time each ("一周", "one month"): the word for one may be an article, the unit is none."""
    return [
        (source, english)
        for source, english in pairs
        if source.value == english.value == 1
        and not (source.certain and english.certain)
        and dimension(source.unit) == dimension(english.unit) == "time"
    ]


def _counts_other(source: Fact, english: Fact) -> bool:
    """Whether equal figures count different things; a date ("26日", the 26th) is no span of days."""
    return conflict(source.unit, english.unit) or (
        source.kind == "day" and english.kind == "number" and english.unit == "day"
    )


def _match(source_facts: Sequence[Fact], english_facts: Sequence[Fact]) -> list[Pair]:
    """Pairs that agree, strongest agreement first, each fact at most once, nearer places first."""
    candidates: list[tuple[int, float, int, int]] = []
    for i, source in enumerate(source_facts):
        for j, english in enumerate(english_facts):
            strength = agreement(source, english)
            if strength:
                distance = abs(i / len(source_facts) - j / len(english_facts))
                candidates.append((-strength, distance, i, j))
    pairs: list[Pair] = []
    used_source: set[int] = set()
    used_english: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in used_source and j not in used_english:
            used_source.add(i)
            used_english.add(j)
            pairs.append((source_facts[i], english_facts[j]))
    return sorted(pairs, key=lambda pair: pair[1].start)


def agreement(source: Fact, english: Fact) -> int:
    """How well two facts agree: 0 not at all, up to 6 for equal kind, value and unit."""
    if source.kind in _NUMERIC and english.kind in _NUMERIC:
        return _numeric_agreement(source, english)
    if source.kind == english.kind == "feast":  # "Eid" says no more than that
        one, other = str(source.value), str(english.value)
        return 6 if one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ") else 0
    if source.kind == english.kind and source.kind in ("frequency", "rate"):
        return 6 if source.value == english.value else 0
    if {source.kind, english.kind} == {"number", "month"}:
        return 1 if source.value == english.value and source.in_digits else 0
    if source.kind == english.kind:
        if source.kind == "magnitude":
            return 6 if source.value == english.value or _is_rounded_lakh(source, english) else 0
        shared = set(source.values) & set(english.values)
        return 6 if shared else 0
    if "clock" in (source.kind, english.kind):
        return _clock_agreement(source, english)
    return 0


_LAKH, _CRORE = 10**5, 10**7


def _is_rounded_lakh(source: Fact, english: Fact) -> bool:
    """Whether the source counts by an indefinite plural that English has no word for (लाखों): a neighbour does."""
    one, other = source.value, english.value
    if one not in (_LAKH, _CRORE) or not isinstance(one, Fraction) or not isinstance(other, Fraction):
        return False
    return Fraction(1, 10) <= other / one <= 10


def _numeric_agreement(source: Fact, english: Fact) -> int:
    if _is_date_and_span(source, english):
        return 0
    if set(source.values) & set(english.values):
        if source.value != english.value:
            return 3
        if source.unit and english.unit and source.unit != english.unit:
            return 3
        return 4 + (source.kind == english.kind) + (source.unit == english.unit and source.unit is not None)
    a, b = source.value, english.value
    if not isinstance(a, Fraction) or not isinstance(b, Fraction):
        return 0
    if (
        source.unit
        and english.unit
        and source.unit != english.unit
        and converts(a, source.unit, b, english.unit)
    ):
        return 3
    if source.bound == "at least" == english.bound and abs(a - b) == 1:  # more than two is three or more
        return 1
    if source.unit == english.unit and {source.kind, english.kind} <= _COUNTED and (a > 0) == (b > 0):
        rounding = source.bound or english.bound or abs(a) >= _EXACT_BELOW
        if rounding and _is_rounded(abs(a), abs(b)):
            return 2
    return 1 if _said_otherwise(source, english, a, b) else 0


def _is_date_and_span(source: Fact, english: Fact) -> bool:
    """Whether one is a day of the month and the other counts weeks, metres or money."""
    day, other = (source, english) if source.kind == "day" else (english, source)
    return day.kind == "day" and other.kind == "number" and other.unit not in (None, "day")


def _is_rounded(source: Fraction, english: Fraction) -> bool:
    """Whether the English is the source rounded: close, and with fewer significant digits."""
    if source <= 0 or english <= 0 or abs(source - english) / source > _ROUNDING_TOLERANCE:
        return False
    digits = _significant(english)
    if digits >= _significant(source):
        return False
    return abs(source - english) <= _unit_of_last_digit(english)


def _significant(value: Fraction) -> int:
    return len(_digits(value))


def _digits(value: Fraction) -> str:
    """The significant digits of a number, without leading and trailing zeros."""
    decimal = abs(value)
    for _ in range(_MOST_DECIMALS):
        if decimal.denominator == 1:
            return str(int(decimal)).rstrip("0")
        decimal *= 10
    return str(value)


def _unit_of_last_digit(value: Fraction) -> Fraction:
    """The power of ten that the last significant digit counts; 0 for what has no end (1/3)."""
    for exponent in range(-_MOST_DECIMALS, _MOST_DECIMALS):
        unit = Fraction(10) ** -exponent
        if (value / unit).denominator == 1:
            return unit
    return Fraction(0)


def _said_otherwise(source: Fact, english: Fact, a: Fraction, b: Fraction) -> bool:
    """A share as a fraction, a multiple as "more by", a year in another calendar or in two digits."""
    if source.kind == "percentage" and english.kind == "number" and english.unit is None:
        return b <= _GREATEST_FRACTION and a == b * 100
    if english.kind == "percentage" and source.kind == "number" and source.unit in (None, "times"):
        return (a <= _GREATEST_FRACTION and b == a * 100) or (source.unit == "times" and b == a * 100)
    if english.kind == "year" and source.kind in ("year", "number"):
        if b - a in _PERSIAN_OFFSETS or a - b == _BUDDHIST_OFFSET:
            return True
        if 1300 <= a <= 1500 and abs(a * _HIJRI_SLOPE + _HIJRI_OFFSET - b) <= 1:
            return True
    short, year = (a, english) if english.kind == "year" else (b, source)
    if (
        year.kind == "year"
        and isinstance(year.value, Fraction)
        and short.denominator == 1
        and 0 <= short < 100
    ):
        return year.value % 100 == short
    return False


def _clock_agreement(source: Fact, english: Fact) -> int:
    clock, other = (source, english) if source.kind == "clock" else (english, source)
    if other.kind not in ("number", "clock") or not isinstance(other.value, Fraction):
        return 0
    if (other.value * 100).denominator == 1 and other.value.denominator != 1:  # 23.57 as the source writes it
        minutes = int(other.value) * 60 + other.value % 1 * 100
        return 4 if minutes in clock.values else 0
    hours = {value // 60 for value in clock.values if isinstance(value, Fraction)}
    return 1 if other.value in {hour % 12 or 12 for hour in hours} | hours else 0


def _is_answered(
    fact: Fact, others: Iterable[Fact], from_source: bool, needed: int = _CONTEXT_AGREEMENT
) -> bool:
    return any(
        (agreement(fact, other) if from_source else agreement(other, fact)) >= needed for other in others
    )


def _pair_changed(
    source_left: Sequence[Fact],
    english_left: Sequence[Fact],
    source_facts: Sequence[Fact],
    english_facts: Sequence[Fact],
) -> list[Pair]:
    """Pairs of unmatched facts that look like one thing with two values, likeliest first."""
    places_source = {id(fact): index / max(1, len(source_facts)) for index, fact in enumerate(source_facts)}
    places_english = {
        id(fact): index / max(1, len(english_facts)) for index, fact in enumerate(english_facts)
    }
    candidates = []
    for i, source in enumerate(source_left):
        for j, english in enumerate(english_left):
            likeness = _likeness(source, english)
            if likeness > 0:
                distance = abs(places_source[id(source)] - places_english[id(english)])
                candidates.append((distance - likeness, i, j))
    pairs: list[Pair] = []
    used_source: set[int] = set()
    used_english: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in used_source and j not in used_english:
            used_source.add(i)
            used_english.add(j)
            pairs.append((source_left[i], english_left[j]))
    return sorted(pairs, key=lambda pair: pair[1].start)


def _months_changed(
    source_facts: Sequence[Fact], english_facts: Sequence[Fact], changed: Sequence[Pair]
) -> list[Pair]:
    """Dates of one day of the month whose months differ: ``10 июня и 5 июля`` as "10 July"."""
    known = {id(fact) for pair in changed for fact in pair}
    original, translated = _dates(source_facts), _dates(english_facts)
    found = []
    for day, month in translated:
        same_day = [other for number, other in original if set(number.values) & set(day.values)]
        if same_day and id(month) not in known and not any(
            set(other.values) & set(month.values) or not _is_gregorian(other) for other in same_day
        ):  # fmt: skip
            found.append((same_day[0], month))
    return found


def _dates(facts: Sequence[Fact]) -> list[Pair]:
    """Each day of the month with the month that it stands beside."""
    beside = [
        (abs(one.start - other.start), day, month)
        for one, other in pairwise(facts)
        for day, month in ((one, other), (other, one))
        if day.kind == "day" and month.kind == "month" and _gap(one, other) <= _DATE_GAP
    ]
    nearest: dict[int, tuple[int, Fact, Fact]] = {}
    for distance, day, month in beside:
        if id(day) not in nearest or distance < nearest[id(day)][0]:
            nearest[id(day)] = distance, day, month
    return [(day, month) for _, day, month in nearest.values()]


def _gap(one: Fact, other: Fact) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _is_gregorian(month: Fact) -> bool:
    return month.certain and len(month.values) == 1 and isinstance(month.value, Fraction)


def _pair_inverted(source_left: Sequence[Fact], english_left: Sequence[Fact]) -> list[Pair]:
    """A multiple that became its inverse: three times and a third, double and half."""
    return [
        (source, english)
        for source in source_left
        for english in english_left
        if _is_multiple(source) and _is_multiple(english)
        and isinstance(source.value, Fraction) and isinstance(english.value, Fraction)
        and source.value != 1 and source.value * english.value == 1
        and ("times" in (source.unit, english.unit) or 2 not in (source.value, english.value))
    ]  # fmt: skip


def _is_multiple(fact: Fact) -> bool:
    """Whether a number says how many times as much: "triple", "four times", "a third"."""
    if fact.kind != "number" or not isinstance(fact.value, Fraction):
        return False
    return fact.unit == "times" or 0 < fact.value < 1 or (not fact.certain and not fact.in_digits)


def _likeness(source: Fact, english: Fact) -> float:
    """0 where two unmatched facts cannot be one thing; else up to about 3."""
    if {source.kind, english.kind} == {"number", "clock"}:
        return _SPAN_AS_TIME * _is_span_as_time(source, english)
    if source.kind == "name" or english.kind == "name":
        return 0.0
    both = {source.kind, english.kind}
    if source.kind != english.kind and not both <= _COUNTED and both not in _ALIKE:
        return 0.0
    if isinstance(source.value, str) != isinstance(english.value, str):
        return 0.0
    if source.kind == "relative" and _period(source) != _period(english):
        return 0.0
    if source.kind == "rate" and group(str(source.value)) != group(str(english.value)):
        return 0.0
    if isinstance(source.value, Fraction) and isinstance(english.value, Fraction):
        if source.value == -english.value:
            return 3.0
        if source.kind == english.kind == "number" and _is_share(source) != _is_share(english):
            return 0.0
    if both == {"number", "year"} and not all(_is_year_sized(fact) for fact in (source, english)):
        return 0.0
    likeness = 1.0 if source.kind == english.kind else 0.4
    if source.unit and source.unit == english.unit:
        likeness += 1.0
    elif source.unit and english.unit:
        likeness -= 0.5
    if same_digits(source, english):
        likeness += 1.0
    if source.in_digits == english.in_digits:
        likeness += 0.2
    return likeness


def _is_span_as_time(source: Fact, english: Fact) -> bool:
    """Whether one side has a span of hours and the other the same figure as a time of day (11½ hours, half past 11)."""
    clock, span = (source, english) if source.kind == "clock" else (english, source)
    if span.unit != "hour" or not isinstance(span.value, Fraction):
        return False
    return span.value * 60 in clock.values


def _is_year_sized(fact: Fact) -> bool:
    return isinstance(fact.value, Fraction) and 1000 <= fact.value < 2200


def _is_share(fact: Fact) -> bool:
    """Whether a number is a fraction of something: those are said otherwise too often to stand for counts."""
    return isinstance(fact.value, Fraction) and 0 < fact.value < 1 and not fact.in_digits


def significant_digits(fact: Fact) -> str:
    """The significant digits of a number; empty for what is none."""
    return _digits(fact.value) if isinstance(fact.value, Fraction) else ""


def _period(fact: Fact) -> str:
    """What a relative date counts: ``week`` of "last week", ``day`` of "tomorrow"."""
    value = str(fact.value)
    return value.rsplit(" ", 1)[-1] if " " in value and value != "day after tomorrow" else "day"


def same_digits(source: Fact, english: Fact) -> bool:
    """Whether two different numbers have the same significant digits: a slip of scale or of the decimal point."""
    a, b = source.value, english.value
    return isinstance(a, Fraction) and isinstance(b, Fraction) and a != b and _digits(a) == _digits(b)
