"""How a fact is said to an English reader: in messages and in suggestions."""

from __future__ import annotations

from fractions import Fraction

from mtqa.facts.fact import Fact

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_INDEFINITE = {
    12: "dozens", 20: "scores", 100: "hundreds", 1000: "thousands", 10**4: "tens of thousands",
    10**5: "hundreds of thousands", 10**6: "millions", 10**7: "tens of millions", 10**8: "hundreds of millions",
    10**9: "billions", 10**10: "tens of billions", 10**12: "trillions",
}  # fmt: skip
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_WHOLE_SCALE_DIGITS = 4
"""2.5 million, 1.234 million: with more digits than this the figure is written out."""


def plain(value: Fraction) -> str:
    """A number the way English news writes it: ``2.5 million``, ``186,000``, ``6.1``, ``1/3``."""
    if value.denominator == 1:
        for scale, name in _SCALES:
            if abs(value) >= scale:
                scaled = value / scale
                if _has_short_decimal(scaled):
                    return f"{_decimal(scaled)} {name}"
                break
        return f"{int(value):,}"
    if _has_short_decimal(value):
        return _decimal(value)
    return f"{value.numerator}/{value.denominator}"


def _has_short_decimal(value: Fraction) -> bool:
    return bool((value * 10**_WHOLE_SCALE_DIGITS).denominator == 1)


def _decimal(value: Fraction) -> str:
    return f"{float(value):.{_WHOLE_SCALE_DIGITS}f}".rstrip("0").rstrip(".")


def meaning(fact: Fact) -> str:
    """The value of a fact in English."""
    value = fact.value
    if fact.kind == "night":
        return f"{str(value).title()} night"
    if value == "before-last year":
        return "the year before last"
    if isinstance(value, str):
        return value.title() if fact.kind in ("weekday", "month") else value
    if fact.kind == "month":
        return _MONTHS[int(value) - 1]
    if fact.kind == "magnitude":
        return _INDEFINITE.get(int(value), plain(value))
    if fact.kind == "clock":
        return " or ".join(
            f"{int(v) // 60:02}:{int(v) % 60:02}" for v in fact.values if isinstance(v, Fraction)
        )
    if fact.kind == "percentage":
        return f"{plain(value)} {'percentage points' if fact.unit == 'percentage point' else 'per cent'}"
    if fact.kind == "ordinal":
        return ordinal(int(value))
    if fact.kind == "year":
        return str(int(value))
    return plain(value)


def ordinal(number: int) -> str:
    """``1st``, ``22nd``, ``13th``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def reading(fact: Fact) -> str:
    """The words of a source fact and, unless an English reader can read them off, what they mean."""
    said = meaning(fact)
    bare = said.removesuffix(" per cent")
    return fact.text if fact.text in (said, bare) else f"{fact.text} ({said})"


def in_english(source: Fact, english: Fact) -> str | None:
    """The source's value in the form that the English used; None where no safe form is known."""
    value = source.value
    if source.kind == "magnitude" or english.kind == "magnitude":
        return None
    if not isinstance(value, Fraction) or value < 0:
        return None
    if source.kind == "ordinal" or english.kind == "ordinal":
        return ordinal(int(value)) if source.kind == english.kind and english.in_digits else None
    if not english.in_digits and value.denominator == 1 and value < len(_WORDS):
        word = _WORDS[int(value)]
        return word.capitalize() if english.text[:1].isupper() else word
    return plain(value)
