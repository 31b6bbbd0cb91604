"""Units and money: which unit a figure counts, and when two units say the same.

Language packs name the units (``[units]``: canonical name -> forms); here is what does not depend on language.
Conversion factors are the exact definitions of the international yard and pound agreement and the SI; local units
as customary law fixes them (mu 1/15 hectare, jin 500 g, dunam 1000 m²).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from mtqa.facts.fact import Fact
from mtqa.facts.lexicon import DASHES, HYPHENS, Lexicon
from mtqa.facts.words import Token

F = Fraction
DIMENSIONS: dict[str, dict[str, Fraction]] = {
    "length": {
        "millimetre": F(1, 1000), "centimetre": F(1, 100), "metre": F(1), "kilometre": F(1000),
        "inch": F("0.0254"), "foot": F("0.3048"), "yard": F("0.9144"), "mile": F("1609.344"),
        "nautical mile": F(1852), "knot": F(1852),
    },
    "area": {
        "square centimetre": F(1, 10_000), "square yard": F("0.83612736"),
        "square metre": F(1), "hectare": F(10_000), "square kilometre": F(1_000_000), "acre": F("4046.8564224"),
        "square foot": F("0.09290304"), "square mile": F("2589988.110336"), "dunam": F(1000), "mu": F(2000, 3),
        "feddan": F("4200.833"), "pyeong": F(400, 121), "ping": F(400, 121),
    },
    "mass": {
        "milligram": F(1, 1000), "gram": F(1), "kilogram": F(1000), "tonne": F(1_000_000), "quintal": F(100_000),
        "pound weight": F("453.59237"), "ounce": F("28.349523125"), "jin": F(500),
        "stone": F("6350.29318"), "tola": F("11.6638038"), "maund": F("37324.2"),
    },
    "volume": {
        "millilitre": F(1, 1000), "cubic centimetre": F(1, 1000), "litre": F(1), "cubic metre": F(1000),
        "cubic foot": F("28.316846592"), "pint": F("0.56826125"), "gallon": F("3.785411784"),
        "barrel": F("158.987294928"),
    },
    "time": {
        "second": F(1), "minute": F(60), "hour": F(3600), "day": F(86_400), "week": F(604_800),
        "fortnight": F(1_209_600), "month": F(2_629_800), "year": F(31_557_600), "decade": F(315_576_000),
        "century": F(3_155_760_000),
    },
    "power": {"watt": F(1), "kilowatt": F(1000), "megawatt": F(10**6), "gigawatt": F(10**9),
              "horsepower": F("735.49875")},
    "energy": {"kilowatt hour": F(1), "megawatt hour": F(1000), "gigawatt hour": F(10**6), "terawatt hour": F(10**9),
               "joule": F(1, 3_600_000), "kilojoule": F(1, 3600), "megajoule": F(10, 36),
               "calorie": F("4.184") / 3_600_000, "kilocalorie": F("4.184") / 3600},
    "data": {"kilobyte": F(1), "megabyte": F(1000), "gigabyte": F(10**6), "terabyte": F(10**9),
             "megabit": F(125), "gigabit": F(125_000)},
    "temperature": dict.fromkeys(("degree", "degree Celsius", "degree Fahrenheit"), F(1)),
    "pressure": {"hectopascal": F(1)},
    "age": {"age decade": F(1)},
    "local": {"bigha": F(1), "cusec": F(1)},
    "share": {"percent": F(1), "percentage point": F(1), "permille": F(1, 10)},
    "points": {"point": F(1)},
    "times": {"times": F(1)},
    "money": dict.fromkeys(
        (
            "dollar", "cent", "euro", "pound", "pence", "yen", "yuan", "won", "rouble", "hryvnia", "lira", "rupee",
            "paise", "taka", "toman", "rial", "dirham", "dinar", "rupiah", "real", "peso", "franc", "balboa", "kwanza",
            "zloty", "tenge", "metical", "afghani", "ringgit", "riyal", "shekel", "krone", "forint", "baht", "dong",
            "rand", "naira", "shilling", "manat", "dram", "lari", "som", "sum", "leu", "lev", "kyat", "kip", "tugrik",
            "cedi", "birr", "sol", "guarani", "bolivar", "kopeck", "kurus", "jiao", "hong kong dollar",
            "taiwan dollar",
        ),
        F(1),
    ),
}  # fmt: skip
"""Dimension -> canonical unit -> its size in the dimension's own base."""

_DIMENSION_OF = {unit: dimension for dimension, units in DIMENSIONS.items() for unit in units}
_SIZE_OF = {
    unit: size for kind, units in DIMENSIONS.items() if kind != "money" for unit, size in units.items()
}

_SAME_MONEY = (
    {"taka", "rupee"}, {"dollar", "yuan"}, {"rial", "riyal"}, {"dollar", "hong kong dollar"},
    {"dollar", "taiwan dollar"}, {"pound", "lira"}, {"pound", "pound weight"},
)  # fmt: skip
"""One word for two currencies: টাকা is the rupee in West Bengal, ``livre`` the pound and the Lebanese lira."""

_SCALES_OF_HEAT = {"degree Celsius", "degree Fahrenheit"}
_HOTTEST = 10_000
"""No news measures so many degrees: 度 then counts kilowatt hours."""
_HEAT_TOLERANCE = 1
"""Degrees that a converted temperature may be rounded by."""

_PHYSICAL = frozenset({"length", "area", "mass", "volume", "time", "power", "energy", "data", "money"})

_CONVERSION_TOLERANCE = Fraction(6, 100)
"""A converted figure may be rounded this far (10 miles = "about 16 km" is 0.6 % off, "40 acres" = "16 ha" 1 %)."""


def dimension(unit: str | None) -> str | None:
    """``length``, ``time``, ``money``, ... or None for no unit and units not known.

    Currencies go by their name (``rupee``, ``dollar``): a word says no more than that.
    """
    return _DIMENSION_OF.get(unit) if unit else None


def converts(source: Fraction, source_unit: str, english: Fraction, english_unit: str) -> bool:
    """Whether two amounts in different units of one dimension are the same, rounding allowed for."""
    if {source_unit, english_unit} == _SCALES_OF_HEAT:
        celsius, fahrenheit = (source, english) if source_unit == "degree Celsius" else (english, source)
        return abs(celsius * 9 / 5 + 32 - fahrenheit) <= _HEAT_TOLERANCE
    if source_unit not in _SIZE_OF or dimension(source_unit) != dimension(english_unit):
        return False
    here, there = source * _SIZE_OF[source_unit], english * _SIZE_OF[english_unit]
    return here == there or (here > 0 and abs(here - there) / here <= _CONVERSION_TOLERANCE)


def conflict(source_unit: str | None, english_unit: str | None) -> bool:
    """Whether both units are known, of one kind, and say different things of the same figure."""
    kinds = {dimension(source_unit), dimension(english_unit)}
    if None in kinds or source_unit == english_unit or {source_unit, english_unit} in _SAME_MONEY:
        return False
    if source_unit == "age decade":  # in one's seventies, not seventy years old
        return english_unit == "year"
    if kinds == {"temperature"}:
        return {source_unit, english_unit} == _SCALES_OF_HEAT
    if kinds in ({"times", "time"}, {"times", "share"}):
        return source_unit == "times"
    if kinds == {"share", "points"}:
        return "percentage point" not in (source_unit, english_unit)
    return kinds <= _PHYSICAL


def with_units(facts: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """The facts with the unit that stands after or, for money, before each number."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    found = [
        _with_unit(_with_thing(fact, tokens, ends, lexicon), tokens, starts, ends, lexicon) for fact in facts
    ]
    found = _with_halves(found, tokens, lexicon)
    return _shared_over_ranges(found, tokens, starts, ends, lexicon)


def _with_unit(
    fact: Fact, tokens: Sequence[Token], starts: dict[int, int], ends: dict[int, int], lexicon: Lexicon
) -> Fact:
    if fact.kind not in ("number", "year", "ordinal") or fact.unit:
        return fact
    before = lexicon.match_before(tokens, starts[fact.start], "units.before")
    if before:
        return replace(fact, unit=before, kind="number" if fact.kind == "year" else fact.kind)
    after = ends[fact.end] + 1
    while after < len(tokens) and tokens[after].text in HYPHENS:
        after += 1
    unit = lexicon.match(tokens, after, "units.after")
    if not unit and after < len(tokens) and tokens[after].kind == "word":
        unit = lexicon.match(tokens, after + 1, "units.after")
        name = tokens[after].text  # "12 million Pakistani rupees", but not "3 killed on Monday"
        if unit and (
            dimension(unit[0]) != "money" or len(name) == 1 or (name.islower() and name != name.upper())
        ):
            unit = None
    if not unit:
        return fact
    kind = "number" if fact.kind == "year" else fact.kind
    if unit[0] == "degree" and isinstance(fact.value, Fraction) and fact.value >= _HOTTEST:
        return replace(fact, unit="kilowatt hour", unit_end=tokens[unit[1] - 1].end, kind=kind)
    return replace(fact, unit=unit[0], unit_end=tokens[unit[1] - 1].end, kind=kind)


def _with_thing(fact: Fact, tokens: Sequence[Token], ends: dict[int, int], lexicon: Lexicon) -> Fact:
    """The fact with the thing it counts, one word between them allowed ("two small houses")."""
    if fact.kind != "number":
        return fact
    after = ends[fact.end] + 1
    thing = lexicon.match(tokens, after, "units.things")
    if thing is None and after < len(tokens) and tokens[after].kind == "word":
        thing = lexicon.match(tokens, after + 1, "units.things")
    return replace(fact, thing=thing[0]) if thing else fact


def _with_halves(facts: Sequence[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """ "Four years and a half", "a month and a half": the half after the unit belongs to the number before it."""
    if not lexicon.roles.get("numbers.after"):
        return list(facts)
    halved = {fact.start: fact for fact in facts}
    for index, token in enumerate(tokens):
        unit = lexicon.match(tokens, index, "units.after") if token.kind == "word" else None
        half = lexicon.match(tokens, unit[1], "numbers.after") if unit else None
        if not unit or not half:
            continue
        end = tokens[half[1] - 1].end
        for fact in [fact for fact in halved.values() if token.start <= fact.start < end]:
            del halved[fact.start]
        counted = [fact for fact in halved.values() if fact.unit_end == tokens[unit[1] - 1].end]
        if counted and isinstance(counted[-1].value, Fraction):
            halved[counted[-1].start] = replace(counted[-1], value=counted[-1].value + half[0], certain=True)
        elif not counted:
            text = " ".join(part.text for part in tokens[index : half[1]])
            halved[token.start] = Fact("number", 1 + half[0], token.start, end, text, unit[0], end)
    return [halved[start] for start in sorted(halved)]


def _shared_over_ranges(
    facts: list[Fact], tokens: Sequence[Token], starts: dict[int, int], ends: dict[int, int], lexicon: Lexicon
) -> list[Fact]:
    """ "25 to 30 rupees", "5-7%": the first end of a range counts what the second counts."""
    shared = list(facts)
    for index in range(len(facts) - 2, -1, -1):
        here, following = shared[index], shared[index + 1]
        between = tokens[ends[here.end] + 1 : starts[following.start]]
        if (
            following.unit
            and not here.unit
            and here.kind == "number"
            and len(between) == 1
            and (between[0].text in DASHES or lexicon.has(between, 0, "numbers.ranges"))
        ):
            shared[index] = replace(here, unit=following.unit)
    return shared
