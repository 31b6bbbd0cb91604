"""What a rate counts by: "per litre", ``/h``, ``每小时``, ``le kilo``, "mph".

A pack lists the words before the unit (``units.per``), those that mean "per" after an amount (``units.per_article``:
"a litre", ``el kilo``), those after the unit (``units.per_after``) and words that hold both (``[units.rates]``).
Rates by the day, week, month and year are frequencies and read in ``dates.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.facts.fact import Fact
from mtqa.facts.lexicon import Lexicon
from mtqa.facts.units import dimension
from mtqa.facts.words import Token, text_of, touches

_DIMENSIONS = frozenset({"length", "area", "mass", "volume", "time", "energy"})
_POWERS = frozenset("²³23?")
"""Left of the little 2 of /m² after a symbol: what it counts by is not sure."""
_CALENDAR = frozenset({"day", "week", "month", "year", "decade", "century", "fortnight"})


def group(unit: str) -> str:
    """Rates of one group can be mistaken for each other: by time, or by an amount of goods."""
    return "time" if dimension(unit) == "time" else "goods"


def find_rates(facts: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """The rates of a text in order, as facts of kind ``rate`` whose value is the unit counted by."""
    if not any(role.startswith(("units.per", "units.rates")) for role in lexicon.roles):
        return []
    amounts = {fact.unit_end for fact in facts if fact.unit_end} | {
        fact.end for fact in facts if dimension(fact.unit) == "money"
    }
    found: list[Fact] = []
    index = 0
    while index < len(tokens):
        rate = _rate_at(tokens, index, amounts, lexicon)
        if rate is None or rate[0] in _CALENDAR or dimension(rate[0]) not in _DIMENSIONS:
            index += 1
            continue
        unit, after = rate
        if touches(tokens, after) and tokens[after].text in _POWERS:
            index = after
            continue
        text = text_of(tokens, index, after)
        found.append(Fact("rate", unit, tokens[index].start, tokens[after - 1].end, text))
        index = after
    return found


def _rate_at(
    tokens: Sequence[Token], index: int, amounts: set[int], lexicon: Lexicon
) -> tuple[str, int] | None:
    if tokens[index].kind == "numeral":
        return None
    whole = lexicon.match(tokens, index, "units.rates")
    if whole:
        return whole
    per = lexicon.match(tokens, index, "units.per")
    if per is None and index and tokens[index - 1].end in amounts:
        per = lexicon.match(tokens, index, "units.per_article")
    if per:
        return _unit(tokens, per[1], lexicon)
    if tokens[index].kind == "word" and lexicon.roles.get("units.per_after"):
        unit = lexicon.match(tokens, index, "units.after")
        after = lexicon.match(tokens, unit[1], "units.per_after") if unit else None
        return (unit[0], after[1]) if unit and after else None
    return None


def _unit(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[str, int] | None:
    found = lexicon.match(tokens, index, "units.per_units") or lexicon.match(tokens, index, "units.after")
    return found if found and index < len(tokens) else None
