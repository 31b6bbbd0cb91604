"""Relations in time: "within ten days", "after Eid", ``до понедельника``, ``2035 तक``.

A pack lists the words that stand before a date or span of time (``[dates.relations_before]``), after it
(``[dates.relations_after]``) and right after a span alone (``[dates.spans_after]``: ago, later) under ``within``,
``before`` (of a span: ago, earlier), ``after`` (of a span: later), ``until`` (also: by), ``since`` (also: from) and
``on``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from mtqa.facts.fact import Fact, Relation
from mtqa.facts.lexicon import DASHES, HYPHENS, Lexicon
from mtqa.facts.units import dimension
from mtqa.facts.words import Token, touches

_POINTS = frozenset({"day", "month", "year", "weekday", "clock", "relative", "feast", "night", "era"})

_REACH = 6
"""Tokens between a date's first or last figure and the word of relation ("by Monday, 3 March 2025")."""

_LONGEST_ENDING = 4
"""Letters of a case ending set off by an apostrophe (2035'e kadar)."""

_OPPOSED_SPANS = ({"within", "after"}, {"before", "after"})
_OPPOSED_POINTS = (
    {"before", "after"}, {"until", "after"}, {"until", "since"}, {"before", "since"}, {"on", "until"},
    {"on", "before"},
)  # fmt: skip
""" "On" and "since" may agree: a ban comes into force on Monday, or holds from Monday."""


def is_span(fact: Fact) -> bool:
    """Whether a fact is a length of time."""
    return fact.kind == "number" and dimension(fact.unit) == "time"


def opposed(source: Fact, english: Fact) -> bool:
    """Whether equal dates or spans stand in opposite relations to what happens."""
    relations = {source.relation, english.relation}
    if None in relations or len(relations) == 1:
        return False
    if is_span(source) and is_span(english):
        return relations in _OPPOSED_SPANS
    return not is_span(source) and not is_span(english) and relations in _OPPOSED_POINTS


def with_relations(facts: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """The facts, dates and spans of time with the relation that the words around name."""
    if not any(role.startswith(("dates.relations_", "dates.spans_")) for role in lexicon.roles):
        return list(facts)
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    temporal = [fact for fact in facts if fact.kind in _POINTS or is_span(fact)]
    taken = {
        index
        for fact in temporal
        if fact.start in starts and fact.end in ends
        for index in range(starts[fact.start], ends.get(fact.unit_end or fact.end, ends[fact.end]) + 1)
    }
    return [
        _related(fact, starts, ends, taken, tokens, lexicon) if fact in temporal else fact for fact in facts
    ]


def _related(
    fact: Fact,
    starts: dict[int, int],
    ends: dict[int, int],
    taken: set[int],
    tokens: Sequence[Token],
    lexicon: Lexicon,
) -> Fact:
    first, last = starts.get(fact.start), ends.get(fact.unit_end or fact.end, ends.get(fact.end))
    if first is None or last is None:
        return fact
    found = _of_span(last + 1, tokens, lexicon) if is_span(fact) else None
    found = found or _after(last + 1, taken, tokens, lexicon) or _before(first, taken, tokens, lexicon)
    if not found or (found[0] == "since" and _is_ranged(last + 1, taken, tokens, lexicon)):
        return fact
    relation, begin, after = found
    if (
        fact.kind == "day"
        and relation in ("within", "after", "before")
        and _is_unit_of_days(tokens, last + 1, lexicon)
    ):
        fact = replace(fact, kind="number", unit="day", unit_end=tokens[last + 1].end)  # 10日以内, ten days
    if relation == "within" and not is_span(fact):
        relation = "until"  # within the year 2035: by 2035
    return replace(
        fact,
        relation=cast(Relation, relation),
        relation_span=(tokens[begin].start, tokens[after - 1].end),
    )


def _is_unit_of_days(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the word for the day of the month (日, 일), which also counts days, is followed by a relation."""
    day = lexicon.match(tokens, index, "dates.day_after")
    return day is not None and lexicon.has(tokens, day[1], "dates.relations_after")


def _before(
    first: int, taken: set[int], tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[str, int, int] | None:
    for index in range(first, max(0, first - _REACH), -1):
        found = lexicon.span_before(tokens, index, "dates.relations_before", 4)
        if found and found[0] == "on" and not _stands_alone(found[1], taken, tokens, lexicon):
            return None
        if found:
            return found[0], found[1], index
        if not (index - 1 in taken or _is_passed(tokens, index - 1, lexicon)):
            return None
    return None


def _stands_alone(index: int, taken: set[int], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether no other time goes before "on": "until midday on Tuesday" is not on Tuesday."""
    return index - 1 not in taken and not (
        index
        and any(
            lexicon.match_before(tokens, index, role) for role in ("clock.parts", "dates.relations_before")
        )
    )


def _is_ranged(index: int, taken: set[int], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a date is the first end of a range ("from 4 to 6 February")."""
    while index < len(tokens) and (index in taken or lexicon.has(tokens, index, "dates.fillers")):
        index += 1
    return index < len(tokens) and (
        tokens[index].text in DASHES or lexicon.has(tokens, index, "numbers.ranges")
    )


def _of_span(index: int, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, int, int] | None:
    found = lexicon.match(tokens, index, "dates.spans_after")
    return (found[0], index, found[1]) if found else None


def _after(
    index: int, taken: set[int], tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[str, int, int] | None:
    for place in range(index, min(index + _REACH, len(tokens))):
        found = lexicon.match(tokens, place, "dates.relations_after")
        if found:
            return found[0], place, found[1]
        ending = touches(tokens, place) and (
            tokens[place].text in "'’"
            or (tokens[place].kind == "word" and len(tokens[place].text) <= _LONGEST_ENDING)
        )
        if not (place in taken or ending or _is_passed_after(tokens, place, lexicon)):
            return None
    return None


def _is_passed_after(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a word may lie between a date and what follows it: ``日``, ``года``."""
    roles = ("dates.fillers", "dates.day_after", "dates.month_after", "dates.year_after")
    return any(lexicon.has(tokens, index, role) for role in roles)


def _is_passed(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a word may lie between "within" and the figure: "the", "next", "about"."""
    return tokens[index].text in HYPHENS or any(
        lexicon.has(tokens, index, role)
        for role in ("dates.fillers", "dates.modifiers", "dates.relation_fillers")
    )
