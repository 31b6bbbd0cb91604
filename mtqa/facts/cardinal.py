"""Cardinals in figures, in words and in both: ``25 लाख``, ``2.5亿``, ``3 млн``, ``dreiundzwanzig``, "half a million".

A number is read as a run of pieces (figures, value words, scale words, fractions) kept on a stack of terms. A value
joins when it fits under the last term; a scale word takes all the smaller terms before it and multiplies them
(``6 लाख करोड़`` is 6 x 10^5 x 10^7, ``三万五千`` is 3 x 10^4 + 5 x 10^3). Each step below reads one kind of piece and
says whether the number goes on (True), ends (False) or has no such piece here (None).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from mtqa.facts.lexicon import HYPHENS, Lexicon
from mtqa.facts.number_words import Terms, slot_of, value_word
from mtqa.facts.numerals import read_numeral
from mtqa.facts.words import Token, adjoins, touches

_ONE = Fraction(1)
_HALF = Fraction(1, 2)
_TEN = 10
_HUNDRED = 100
_SMALL_SCALE = 1000
"""Below this, a scale word (ten, hundred, dozen) inside a number is no reason for figures to follow."""

_ABOUT_DIGITS = 2
"""Two digits before a scale are an estimate: 二三十, twenty or thirty."""

_LONGEST_NUMBER = 24
"""Pieces; no number in news runs longer."""

_NO_HALVES = (0, 1, 10, 100)
"""Slots after which "and a half" is one half; after a larger scale it is half of the scale."""


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number as read: its values, likeliest first, and the index of the token after it."""

    values: tuple[Fraction, ...]
    after: int
    ordinal: bool = False
    certain: bool = True


def read_cardinal(
    tokens: Sequence[Token], index: int, lexicon: Lexicon, strict: bool = True
) -> Cardinal | None:
    """The number that starts at ``index``, an ordinal ending included; None where there is none.

    Args:
        strict: in scripts without spaces, ask for a counter or a second piece; and let a bare fraction be a number.
    """
    return _Reader(tokens, index, lexicon, strict).read()


@dataclass(slots=True)
class _Reader:
    """The state of reading one number."""

    tokens: Sequence[Token]
    first: int
    lexicon: Lexicon
    strict: bool
    position: int = field(init=False)
    terms: Terms = field(default_factory=Terms)
    readings: tuple[Fraction, ...] = ()
    """What the first figure may stand for."""
    digits: list[Fraction] = field(default_factory=list)
    """Han digits in a row: 二〇二四."""
    added: Fraction | None = None
    """What is to be added to the next value: साढ़े, half."""
    pieces: int = 0
    figures: bool = False
    scaled: bool = False
    ordinal: bool = False
    fraction: bool = False

    def __post_init__(self) -> None:
        self.position = self.first

    def read(self) -> Cardinal | None:
        while self.position < len(self.tokens) and self.pieces < _LONGEST_NUMBER:
            if self.position > self.first and not adjoins(self.tokens, self.position):
                break
            if self._inner_trailing() or self._half():
                continue
            index = self._joined()
            if index is None or index >= len(self.tokens):
                break
            if len(self.digits) == _ABOUT_DIGITS and self._estimate(index):
                break
            if not self._piece(index):
                break
        return self._result()

    def _piece(self, index: int) -> bool:
        for step in (
            self._figure,
            self._scale,
            self._addition,
            self._fraction,
            self._value,
            self._last_ordinal,
        ):
            outcome = step(index)
            if outcome is not None:
                return outcome
        return False

    def _advance(self, after: int) -> bool:
        self.position = after
        self.pieces += 1
        return True

    def _match(self, index: int, role: str) -> tuple[Fraction, int] | None:
        return self.lexicon.match(self.tokens, index, f"numbers.{role}")

    def _has(self, index: int, role: str) -> bool:
        return self.lexicon.has(self.tokens, index, f"numbers.{role}")

    def _inner_trailing(self) -> bool:
        """``600多万``: a word for "and more" between figure and scale is passed over."""
        inner = self._match(self.position, "trailing") if self.terms.values else None
        if inner and self._has(inner[1], "scales"):
            self.position = inner[1]
            return True
        return False

    def _half(self) -> bool:
        """As in "two and a half", ``iki buçuk``, ``مليونين ونصف مليون``."""
        if not self.terms.values:
            return False
        index = self.position + (self.tokens[self.position].text in HYPHENS)
        half = self._match(index, "after")
        if not half:
            return False
        value, after = half
        size = _ONE if self.terms.slots[-1] in _NO_HALVES else self.terms.slots[-1]
        repeated = self._match(after, "scales")
        if repeated and self.terms.slots[-1] == repeated[0]:
            size, after = repeated
        self.terms.values[-1] += value * size
        return self._advance(after)

    def _joined(self) -> int | None:
        """Where the next piece starts, hyphens and joining words passed over; None where the number ends."""
        token = self.tokens[self.position]
        if not self.terms.values:
            return self.position
        if token.text in HYPHENS and adjoins(self.tokens, self.position + 1):
            joins = token.text == "\u200c" or self._joins_by_hyphen(self.position + 1)
            return self.position + 1 if joins else self._hyphenated_joiner(self.position + 1)
        joiner = self._match(self.position, "joiners") if self.terms.slots[-1] > _ONE else None
        if joiner:
            return joiner[1] if self._continues(joiner[1]) else None
        return self.position

    def _joins_by_hyphen(self, index: int) -> bool:
        """Whether a hyphen stands inside a number: "twenty-three", "nine-billion", ``दो-तिहाई``."""
        if any(self._has(index, role) for role in ("scales", "after", "fractions")):
            return True
        words = self._match(index, "words") or self.lexicon.match(self.tokens, index, "ordinals.words")
        if words is None or self.figures:
            return False
        return words[0] < self.terms.slots[-1] and self.terms.slots[-1] >= _TEN

    def _hyphenated_joiner(self, index: int) -> int | None:
        """Where the number goes on after ``-et-`` (vingt-et-un)."""
        joiner = self._match(index, "joiners") if self.terms.slots[-1] > _ONE else None
        after = joiner[1] if joiner else len(self.tokens)
        while after < len(self.tokens) and self.tokens[after].text in HYPHENS:
            after += 1
        return after if joiner and self._continues(after) else None

    def _continues(self, index: int) -> bool:
        """Whether a number goes on after a joining word ("two hundred and five", ``ocho mil y pico`` does not)."""
        if index >= len(self.tokens):
            return False
        if self.tokens[index].kind == "numeral":
            values = self._read_figure(index)
            fits = bool(values) and _SMALL_SCALE <= self.terms.slots[-1] > values[0]
            return fits and self.lexicon.joins_figures
        words = value_word(self.tokens, index, self.lexicon)
        last = self.lexicon.match(self.tokens, index, "ordinals.words")
        value = words[0] if words else last[0] if last else None
        return value is not None and self.terms.fits(value)

    def _read_figure(self, index: int) -> tuple[Fraction, ...]:
        return read_numeral(self.tokens[index].text, self.lexicon.decimal, self.lexicon.group)

    def _figure(self, index: int) -> bool | None:
        if self.tokens[index].kind != "numeral":
            return None
        if self.figures and not self.scaled:
            return False
        if self.terms.values and not (self.lexicon.figures_add or self._has(index + 1, "scales")):
            return False
        values = self._read_figure(index)
        if not values or not self.terms.fits(values[0]) or self._is_decimal():
            return False
        if self.terms.values and not self.scaled:
            return False
        point = self._match(index + 1, "point") if not self.terms.values else None
        if point and point[1] < len(self.tokens) and self.tokens[point[1]].text.isdigit():
            decimals = self.tokens[point[1]].text
            values = (values[0] + Fraction(int(decimals), 10 ** len(decimals)),)
            index = point[1]
        if self.added is None and not self.terms.values:
            self.readings = values
        self.terms.add(values[0] + (self.added or 0), _ONE)
        self.added = None
        self.figures, self.scaled = True, False
        return self._advance(index + 1)

    def _is_decimal(self) -> bool:
        """Whether the number so far was said with a decimal fraction ("7,2 miliar"): nothing is added to that."""
        return bool(self.terms.values) and (self.terms.values[-1] / self.terms.slots[-1]).denominator != 1

    def _estimate(self, index: int) -> bool:
        scale = self._match(index, "scales")
        if not scale or len(self.terms.values) != 1:
            return False
        value, self.position = scale
        self.terms.values, self.terms.slots = [self.digits[1] * value], [_ONE]
        self.readings = (self.digits[1] * value, self.digits[0] * value)
        self.fraction = True
        return True

    def _scale(self, index: int) -> bool | None:
        scale = self._match(index, "scales")
        if not scale or self._is_bare_letter(index):
            return None
        if self.lexicon.bounded and not self.figures:
            return False
        value, after = scale
        if value == _HUNDRED and self.figures and not self.scaled and self.terms.values[-1] >= _TEN:
            return False  # "80 cents" is money, ১৮শ the 18th
        metres = self.tokens[index].folded == "m"
        plain = self.readings
        if self.added is not None:
            self.terms.add(self.added if self.terms.values else 1 + self.added, _ONE)
            self.added = None
        if not self.terms.scale(value):
            return False
        single = self.readings and self.pieces == 1
        self.readings = tuple(reading * value for reading in self.readings) if single else ()
        if metres:
            self.readings = (*self.readings, *plain)
        self.scaled = value >= _SMALL_SCALE or self.scaled
        self.digits.clear()
        return self._advance(after)

    def _is_bare_letter(self, index: int) -> bool:
        """A letter that stands for a scale ("$5m", "10k") does so only where it touches a figure."""
        word = self.tokens[index].folded
        return len(word) == 1 and word.isascii() and not (self.figures and touches(self.tokens, index))

    def _addition(self, index: int) -> bool | None:
        addition = self._match(index, "added")
        if not addition or self.added is not None or not self.terms.fits(_ONE):
            return None
        self.added = addition[0]
        return self._advance(addition[1])

    def _fraction(self, index: int) -> bool | None:
        part = self._match(index, "fractions")
        if not part or not (self.terms.values or self.strict):
            return None
        if self.terms.values and (len(self.terms.values) > 1 or self.terms.values[0].denominator != 1):
            return False
        value, after = part
        if self.terms.values and (after - index > 1 or self.terms.values[-1] >= _SMALL_SCALE):
            return False  # "in 1976 one third": the fraction has its own numerator
        if self.terms.values:
            self.terms.values[-1] *= value
        else:
            self.terms.add(value, _ONE)
        self.terms.slots[-1] = Fraction(0)
        self._advance(after)
        while self._has(after, "articles") or (
            after < len(self.tokens) and self.tokens[after].text in HYPHENS
        ):
            after += 1
        multiplied = self._match(after, "scales")
        if not multiplied:
            self.fraction = True
            return False
        self.terms.scale(multiplied[0])
        self.position, self.scaled = multiplied[1], True
        return True

    def _value(self, index: int) -> bool | None:
        named = value_word(self.tokens, index, self.lexicon)
        if not named:
            return None
        value, after, self.ordinal = named
        if self._positional(value):
            return self._advance(after)
        if not self.terms.fits(value) or (self.figures and not self.scaled):
            self.ordinal = False
            return False
        if self.lexicon.scanned and value < _TEN and not self.terms.values:
            self.digits.append(value)
        self.terms.add(value + (self.added or 0), slot_of(value))
        self.added = None
        self.scaled = self.scaled and value >= _SMALL_SCALE
        self._advance(after)
        return not self.ordinal

    def _positional(self, value: Fraction) -> bool:
        """Han digits written like figures, 二〇二四; True when the value was one more of them."""
        row = self.lexicon.scanned and value < _TEN and self.digits and len(self.terms.values) == 1
        if not row or self.added is not None or self.scaled:
            return False
        self.digits.append(value)
        number = int("".join(str(int(digit)) for digit in self.digits))
        self.terms.values, self.terms.slots = [Fraction(number)], [_ONE]
        return True

    def _last_ordinal(self, index: int) -> bool | None:
        """As in "twenty-third": an ordinal word ends the number."""
        word = self.lexicon.match(self.tokens, index, "ordinals.words") if self.terms.values else None
        if word and self.terms.fits(word[0]) and not self.figures:
            self.terms.add(word[0], _ONE)
            self.ordinal = True
            self._advance(word[1])
        return False

    def _result(self) -> Cardinal | None:
        if not self.terms.values or self.added is not None:
            return None
        total = self.terms.total
        after = self.position
        trailing = self._match(after, "trailing")
        if trailing and total >= _TEN:
            after = trailing[1]
        after = self._ordinal_end(after)
        bare = self.lexicon.scanned and self.strict and not (self.figures or self.ordinal or self.fraction)
        if bare and not self._is_counted(after):
            return None
        article = total == _ONE and not self.figures and not self.scaled
        certain = not article and not (
            self.fraction and (total == _HALF or len(self.digits) == _ABOUT_DIGITS)
        )
        alternatives = self.readings[1:] if len(self.terms.values) == 1 else ()
        sign = -1 if self._is_negative(after) else 1
        return Cardinal((sign * total, *alternatives), after, self.ordinal, certain)

    def _ordinal_end(self, after: int) -> int:
        """Where the number ends, an ordinal ending included; notes whether it is an ordinal."""
        if not self.ordinal:
            suffix = after
            while (
                suffix < len(self.tokens)
                and self.tokens[suffix].text in HYPHENS
                and touches(self.tokens, suffix)
            ):
                suffix += 1
            marked = self.lexicon.match(self.tokens, suffix, "ordinals.suffixes")
            if marked and touches(self.tokens, suffix):
                self.ordinal = True
                return marked[1]
            self.ordinal = (
                self.lexicon.match_before(self.tokens, self.first, "ordinals.prefixes", 1) is not None
            )
        return after

    def _is_counted(self, after: int) -> bool:
        """In scripts without spaces: whether a run of number characters is a number and no part of a word."""
        bounded = self.lexicon.bounded
        if bounded and touches(self.tokens, self.first) and self.tokens[self.first - 1].kind == "word":
            return False
        if self.lexicon.match_before(self.tokens, self.first, "percentages.before"):
            return True
        if self._has(after, "counters") or self.lexicon.has(self.tokens, after, "units.after"):
            return True
        return self.pieces > 1 and not (bounded and touches(self.tokens, after))

    def _is_negative(self, after: int) -> bool:
        """Whether a minus, in sign or word, stands before the number, or words such as "below zero" follow."""
        if self.lexicon.match_before(self.tokens, self.first, "numbers.minus"):
            return True
        if touches(self.tokens, self.first) and self.tokens[self.first - 1].text in "-−–":
            sign = self.first - 1
            measured = self.lexicon.match(self.tokens, after, "units.after")
            marked = self.tokens[sign].text == "−" or (measured is not None and measured[0] == "degree")
            marked = marked or (after < len(self.tokens) and self.tokens[after].text in "%٪％°℃")
            free = sign == 0 or not (touches(self.tokens, sign) or self.tokens[sign - 1].kind == "numeral")
            return free and marked and self.tokens[self.first].kind == "numeral"
        return any(self._has(index, "below_zero") for index in range(after, after + 3))
