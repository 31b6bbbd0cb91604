"""Numbers in figures, in words and in both: ``25 लाख``, ``2.5亿``, ``3 млн``, ``dreiundzwanzig``, "half a million".

A number is read as a run of pieces (figures, value words, scale words, fractions) kept on a stack of terms. A value
joins when it fits under the last term; a scale word takes all the smaller terms before it and multiplies them
(``6 लाख करोड़`` is 6 x 10^5 x 10^7, ``三万五千`` is 3 x 10^4 + 5 x 10^3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from mtqa.facts.fact import Fact, Kind
from mtqa.facts.lexicon import DASHES, HYPHENS, Lexicon
from mtqa.facts.numerals import read_numeral
from mtqa.facts.words import Token

_ROMAN = re.compile(r"([IVX]{1,6})(?:er?|è|ème)?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ABOUT_DIGITS = 2
_ONE = Fraction(1)
_HALF = Fraction(1, 2)
_SMALL_SCALE = 1000
"""Below this, a scale word (ten, hundred, dozen) inside a number is no reason for figures to follow."""

_LONGEST_NUMBER = 24
"""Pieces; no number in news runs longer."""

_LEADING_ZERO_LENGTH = 2
_GREATEST_DENOMINATOR = 10
"""2/3, 9/10; beyond that a slash parts a date, a season or a reference."""


@dataclass(slots=True)
class _Terms:
    """The stack of terms of one number while it is read."""

    values: list[Fraction] = field(default_factory=list)
    slots: list[Fraction] = field(default_factory=list)
    """For each term, what a following value must be smaller than to join."""

    def fits(self, value: Fraction) -> bool:
        return not self.values or value < self.slots[-1]

    def add(self, value: Fraction, slot: Fraction) -> None:
        self.values.append(value)
        self.slots.append(slot)

    def scale(self, scale: Fraction) -> bool:
        """Multiply what stands before by a scale word; False when nothing smaller does."""
        taken = Fraction(0)
        while self.values and self.values[-1] < scale:
            taken += self.values.pop()
            self.slots.pop()
        if not taken:
            if self.values and not self.fits(scale):
                return False
            taken = _ONE
        self.add(taken * scale, scale)
        return True

    @property
    def total(self) -> Fraction:
        return sum(self.values, Fraction(0))


def find_numbers(tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """All numbers of a text in order: cardinals, ordinals, indefinite plurals, and figures that are names."""
    facts: list[Fact] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "mark" or (token.kind == "word" and not _may_be_number(token.folded, lexicon)):
            index += 1
            continue
        excluded = lexicon.match(tokens, index, "numbers.not")
        if excluded:
            index = excluded[1]
            continue
        found = _read_at(tokens, index, lexicon)
        if found is None:
            index += 1
            continue
        fact, index = found
        facts.append(fact)
    return _ranges(_distinct(facts, tokens), tokens, lexicon)


def _may_be_number(word: str, lexicon: Lexicon) -> bool:
    """Whether a word can start a number; most words are dismissed here."""
    return lexicon.knows(word) or _ROMAN.fullmatch(word.upper()) is not None or (not lexicon.scanned and _split_word(word, lexicon) is not None)


def _read_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact, int] | None:
    """The fact that starts at ``index`` and the index after it."""
    token = tokens[index]
    if token.kind == "numeral" and _is_name(tokens, index, lexicon):
        return _fact("name", tokens, index, index + 1, read_numeral(token.text, lexicon.decimal, lexicon.group))
    slashed = _read_slashed(tokens, index) or _read_roman(tokens, index, lexicon)
    if slashed:
        return slashed
    indefinite = lexicon.match(tokens, index, "numbers.indefinite")
    if indefinite:
        return _fact("magnitude", tokens, index, indefinite[1], (indefinite[0],))
    found = _read_over(tokens, index, lexicon) or _read_cardinal(tokens, index, lexicon)
    soft = lexicon.match(tokens, index, "numbers.soft")
    if soft and (found is None or soft[1] >= found[1]):
        return _fact("number", tokens, index, soft[1], (soft[0],), certain=False)
    ordinal = _read_ordinal(tokens, index, lexicon)
    return ordinal if ordinal and (found is None or ordinal[1] > found[1]) else found


def _read_slashed(tokens: Sequence[Token], index: int) -> tuple[Fact, int] | None:
    """A fraction in figures, "2/3"; dates such as 3/11 are told apart later, where the language writes them so."""
    if index + 2 >= len(tokens) or tokens[index + 1].text not in "/⁄" or tokens[index + 2].kind != "numeral":
        return None
    over, under = tokens[index].text, tokens[index + 2].text
    touching = _touches(tokens, index + 1) and _touches(tokens, index + 2)
    if not (touching and over.isdigit() and under.isdigit() and 0 < int(over) < int(under) <= _GREATEST_DENOMINATOR):
        return None
    return _fact("number", tokens, index, index + 3, (Fraction(int(over), int(under)),))


def _read_roman(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact, int] | None:
    """A century in Roman numerals: ``XV век``, ``siglo XV``, ``XIVe siècle``."""
    match = _ROMAN.fullmatch(tokens[index].text)
    if not match:
        return None
    beside = lexicon.match(tokens, index + 1, "units.after")
    if (beside and beside[0] == "century") or lexicon.match_before(tokens, index, "units.after", 1) == "century":
        values = [_ROMAN_VALUES[letter] for letter in match.group(1)]
        total = sum(-a if a < b else a for a, b in pairwise([*values, 0]))
        return _fact("ordinal", tokens, index, index + 1, (Fraction(total),))
    return None


def _read_over(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact, int] | None:
    """Fractions said denominator first: ``三分之二``, ``üçte iki``, ``চার ভাগের তিন ভাগ``."""
    denominator = lexicon.match(tokens, index, "numbers.denominators")
    if denominator:
        value, after = denominator
    elif lexicon.roles.get("numbers.over"):
        first = _read_cardinal(tokens, index, lexicon, strict=False)
        if not first or not isinstance(first[0].value, Fraction):
            return None
        over = lexicon.match(tokens, first[1], "numbers.over")
        if not over:
            return None
        value, after = first[0].value, over[1]
    else:
        return None
    numerator = _read_cardinal(tokens, after, lexicon, strict=False)
    if not numerator or not value or not isinstance(numerator[0].value, Fraction):
        return None
    return _fact("number", tokens, index, numerator[1], (numerator[0].value / value,))


def _read_cardinal(
    tokens: Sequence[Token], index: int, lexicon: Lexicon, strict: bool = True
) -> tuple[Fact, int] | None:
    """A number in figures or words, with an ordinal ending where one follows."""
    terms = _Terms()
    readings: tuple[Fraction, ...] = ()
    position, pieces, words, ordinal, fraction = index, 0, 0, False, False
    figures = scaled = False
    added: Fraction | None = None
    digits: list[Fraction] = []
    while position < len(tokens) and pieces < _LONGEST_NUMBER:
        if position > index and not _adjoins(tokens, position):
            break
        token = tokens[position]
        skipped = position
        inner = lexicon.match(tokens, position, "numbers.trailing") if terms.values else None
        if inner and lexicon.has(tokens, inner[1], "numbers.scales"):  # 600多万
            position = inner[1]
            continue
        beyond = position + 1 if token.text in HYPHENS else position
        half = lexicon.match(tokens, beyond, "numbers.after") if terms.values else None
        if half:
            last = _ONE if terms.slots[-1] in (0, 1, 10, 100) else terms.slots[-1]
            position = half[1]
            repeated = lexicon.match(tokens, position, "numbers.scales")
            if repeated and terms.slots[-1] == repeated[0]:  # مليونين ونصف مليون: two million and half a million
                last, position = repeated
            terms.values[-1] += half[0] * last
            pieces += 1
            continue
        if terms.values and token.text in HYPHENS and _adjoins(tokens, position + 1):
            if token.text != "\u200c" and not _joins_by_hyphen(tokens, position, terms, lexicon):
                break
            skipped = position + 1
        elif terms.values and terms.slots[-1] > _ONE and lexicon.has(tokens, position, "numbers.joiners"):
            after_joiner = lexicon.match(tokens, position, "numbers.joiners")
            skipped = after_joiner[1] if after_joiner else position
            if not _continues(tokens, skipped, terms, lexicon):
                break
        if skipped >= len(tokens):
            break
        token = tokens[skipped]
        if token.kind == "numeral":
            if figures and not scaled or (terms.values and not lexicon.figures_add and not _scale_follows(tokens, skipped, lexicon)):
                break
            values = read_numeral(token.text, lexicon.decimal, lexicon.group)
            if not values or not terms.fits(values[0]) or _is_decimal(terms) or (terms.values and skipped > index and not scaled):
                break
            point = lexicon.match(tokens, skipped + 1, "numbers.point") if not terms.values else None
            if point and point[1] < len(tokens) and tokens[point[1]].text.isdigit():
                fraction_digits = tokens[point[1]].text
                values = (values[0] + Fraction(int(fraction_digits), 10 ** len(fraction_digits)),)
                skipped = point[1]
            if added is None and not terms.values:
                readings = values
            base = values[0] + (added or 0)
            added = None
            terms.add(base, _ONE)
            figures, scaled = True, False
            position = skipped + 1
            pieces += 1
            continue
        scale = lexicon.match(tokens, skipped, "numbers.scales")
        if scale and lexicon.bounded and not figures:
            break
        if scale and len(digits) == _ABOUT_DIGITS and len(terms.values) == 1:  # 二三十: twenty or thirty
            value, after = scale
            low, high = digits[0] * value, digits[1] * value
            return _fact("number", tokens, index, after, (high, low), certain=False)
        if scale and not _blocks_scale(tokens, skipped, figures):
            value, after = scale
            if added is not None:
                terms.add(1 + added if not terms.values else added, _ONE)
                added = None
            if not terms.scale(value):
                break
            readings = tuple(reading * value for reading in readings) if readings and pieces == 1 else ()
            scaled = value >= _SMALL_SCALE or scaled
            if value < _SMALL_SCALE:
                words += 1
            digits.clear()
            position, pieces = after, pieces + 1
            continue
        addition = lexicon.match(tokens, skipped, "numbers.added")
        if addition and added is None and (not terms.values or terms.fits(_ONE)):
            added, position = addition
            pieces += 1
            continue
        part = lexicon.match(tokens, skipped, "numbers.fractions")
        if part and (terms.values or strict):
            if terms.values and (len(terms.values) > 1 or terms.values[0].denominator != 1):
                break
            value, after = part
            fraction = True
            articled = after
            while lexicon.has(tokens, articled, "numbers.articles") or (
                articled < len(tokens) and tokens[articled].text in HYPHENS
            ):
                articled += 1
            multiplied = lexicon.match(tokens, articled, "numbers.scales")
            if terms.values:
                terms.values[-1] *= value
            else:
                terms.add(value, _ONE)
            terms.slots[-1] = Fraction(0)
            position, pieces = after, pieces + 1
            if multiplied:
                terms.scale(multiplied[0])
                position, fraction, scaled = multiplied[1], False, True
                continue
            break
        named = _value_word(tokens, skipped, lexicon)
        if named:
            value, after, is_ordinal = named
            value_with = value + (added or 0)
            if lexicon.scanned and value < 10 and len(digits) == len(terms.values) and digits:
                if added is not None:
                    break
                digits.append(value)
                terms.values, terms.slots = [_positional(digits)], [_ONE]
                words, position, pieces = words + 1, after, pieces + 1
                continue
            if not terms.fits(value) or (figures and not scaled):
                break
            if not terms.values and lexicon.scanned and value < 10:
                digits.append(value)
            terms.add(value_with, _slot(value))
            added = None
            words, position, pieces = words + 1, after, pieces + 1
            scaled = False if value < _SMALL_SCALE else scaled
            if is_ordinal:
                ordinal = True
                break
            continue
        ordinal_word = lexicon.match(tokens, skipped, "ordinals.words") if terms.values else None
        if ordinal_word and terms.fits(ordinal_word[0]) and not figures:
            terms.add(ordinal_word[0], _ONE)
            ordinal, position = True, ordinal_word[1]
            break
        break
    if not terms.values:
        return None
    if added is not None:
        return None
    end = position
    trailing = lexicon.match(tokens, end, "numbers.trailing")
    if trailing and terms.total >= 10:
        end = trailing[1]
    if not ordinal and lexicon.roles.get("ordinals.suffixes"):
        suffix = end
        while suffix < len(tokens) and tokens[suffix].text in HYPHENS and _touches(tokens, suffix):
            suffix += 1
        marked = lexicon.match(tokens, suffix, "ordinals.suffixes")
        if marked and _touches(tokens, suffix):
            ordinal, end = True, marked[1]
    if not ordinal and index and lexicon.roles.get("ordinals.prefixes"):
        ordinal = lexicon.match_before(tokens, index, "ordinals.prefixes", 1) is not None
    if lexicon.scanned and strict and not figures and not ordinal and not _counted(tokens, index, end, pieces, words, lexicon):
        return None
    total = terms.total
    alternatives = readings[1:] if len(terms.values) == 1 else ()
    certain = not (total == _ONE and not figures and not scaled) and not (fraction and total == _HALF)
    total = -total if _is_negative(tokens, index, end, lexicon) else total
    kind: Kind = "ordinal" if ordinal else "number"
    made = _fact(kind, tokens, index, end, (total, *alternatives), certain=certain)
    return made


def _read_ordinal(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact, int] | None:
    found = lexicon.match(tokens, index, "ordinals.words")
    if not found or (lexicon.bounded and index and _touches(tokens, index) and tokens[index - 1].kind == "word"):
        return None
    return _fact("ordinal", tokens, index, found[1], (found[0],))


def _fact(
    kind: Kind,
    tokens: Sequence[Token],
    first: int,
    after: int,
    values: tuple[Fraction, ...],
    certain: bool = True,
) -> tuple[Fact, int]:
    start, end = tokens[first].start, tokens[after - 1].end
    value = values[0] if values else tokens[first].text
    gaps = [tokens[i].text for i in range(first, after)]
    text = _join(tokens, first, after) if len(gaps) > 1 else gaps[0]
    return Fact(kind, value, start, end, text, alternatives=values[1:], certain=certain and kind != "name"), after


def _join(tokens: Sequence[Token], first: int, after: int) -> str:
    """The text of a run of tokens; white space between them counts as single spaces until ``extract`` cuts it."""
    text = tokens[first].text
    for index in range(first + 1, after):
        text += " " * (tokens[index].start - tokens[index - 1].end) + tokens[index].text
    return text


def _is_negative(tokens: Sequence[Token], first: int, after: int, lexicon: Lexicon) -> bool:
    """Whether a minus, in sign or word, stands before the number, or words such as "below zero" follow."""
    if first and lexicon.match_before(tokens, first, "numbers.minus"):
        return True
    if _touches(tokens, first) and tokens[first - 1].text in "-−–" and (
        first == 1 or (tokens[first - 2].end < tokens[first - 1].start and tokens[first - 2].kind != "numeral")
    ):
        return tokens[first - 1].text == "−" or tokens[first].kind == "numeral"
    return any(lexicon.has(tokens, index, "numbers.below_zero") for index in range(after, after + 3))


def _is_decimal(terms: _Terms) -> bool:
    """Whether the number so far was said with a decimal fraction ("7,2 miliar"): nothing is added to that."""
    return bool(terms.values) and (terms.values[-1] / terms.slots[-1]).denominator != 1


def _slot(value: Fraction) -> Fraction:
    """What may be added after a value word: units after tens, tens after hundreds, nothing after the rest."""
    for power in (10**9, 10**6, 1000):
        if value >= power and value % power == 0:
            return Fraction(power)
    if value >= 100 and value % 100 == 0:
        return Fraction(100)
    if 20 <= value < 100 and value % 10 == 0:
        return Fraction(10)
    return _ONE


def _value_word(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fraction, int, bool] | None:
    """Value, index after, and whether it carries an ordinal ending, of the number word at ``index``."""
    if index >= len(tokens) or tokens[index].kind != "word":
        return None
    found = lexicon.match(tokens, index, "numbers.words")
    if found:
        if lexicon.bounded and index and _touches(tokens, index) and not _number_before(tokens, index, lexicon):
            return None
        return (*found, False)
    if lexicon.scanned:
        return None
    split = _split_word(tokens[index].folded, lexicon)
    return (split[0], index + 1, split[1]) if split else None


@lru_cache(maxsize=32768)
def _split_word(word: str, lexicon: Lexicon) -> tuple[Fraction, bool] | None:
    """A number written as one word, and whether it is an ordinal: ``zweihundertdrei``, ``तीसवां``, ``ছয়জনের``."""
    joined = _joined(word, lexicon)
    if joined is not None:
        return joined, False
    for role, ordinal in (("ordinals.suffixes", True), ("numbers.suffixes", False)):
        for suffix in lexicon.roles.get(role, {}):
            if word.endswith(suffix) and (value := _joined_or_word(word[: -len(suffix)], lexicon)) is not None:
                return value, ordinal
        for stem in lexicon.stems.get(role, {}):
            at = word.find(stem, 2)
            if at > 0 and (value := _joined_or_word(word[:at], lexicon)) is not None:
                return value, ordinal
    return None


def _joined_or_word(word: str, lexicon: Lexicon) -> Fraction | None:
    if not word:
        return None
    value = lexicon.single("numbers.words", word)
    if value is None:
        value = lexicon.single("numbers.stems", word)
        value = Fraction(value) if value is not None else None
    return value if value is not None else _joined(word, lexicon)


@lru_cache(maxsize=32768)
def _joined(word: str, lexicon: Lexicon) -> Fraction | None:
    """The value of a word made of nothing but number words, in languages that write numbers so."""
    if not lexicon.joined:
        return None
    terms = _Terms()
    rest = word
    pieces = 0
    while rest:
        step = _longest_piece(rest, lexicon)
        if step is None:
            return None
        length, role, value = step
        if role == "scales":
            if not terms.scale(value):
                return None
        elif role == "after":
            if not terms.values:
                return None
            terms.values[-1] += value
        elif role == "words":
            if not terms.fits(value):
                return None
            terms.add(value, _slot(value))
        rest = rest[length:]
        pieces += 1
    return terms.total if pieces > 1 and terms.values else None


def _longest_piece(rest: str, lexicon: Lexicon) -> tuple[int, str, Fraction] | None:
    for length in range(min(len(rest), 20), 1, -1):
        piece = rest[:length]
        for role in ("words", "scales", "after"):
            value = lexicon.single(f"numbers.{role}", piece)
            if value is not None:
                return length, role, value
        if length == len(piece) and lexicon.single("numbers.joiners", piece) is not None and len(rest) > length:
            return length, "joiner", Fraction(0)
    return None


def _positional(digits: Sequence[Fraction]) -> Fraction:
    return Fraction(int("".join(str(int(digit)) for digit in digits)))


def _touches(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token follows the one before it without space."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def _adjoins(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but little space lies between a token and the one before."""
    return 0 < index < len(tokens) and tokens[index].start - tokens[index - 1].end <= 1


def _number_before(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the token before is part of a number (in Korean a number word may follow one without space)."""
    before = tokens[index - 1]
    return (
        before.kind != "word"
        or lexicon.single("numbers.words", before.folded) is not None
        or lexicon.single("numbers.scales", before.folded) is not None
    )


def _joins_by_hyphen(tokens: Sequence[Token], index: int, terms: _Terms, lexicon: Lexicon) -> bool:
    """Whether the hyphen at ``index`` stands inside a number: "twenty-three", "nine-billion"."""
    if lexicon.has(tokens, index + 1, "numbers.scales") or lexicon.has(tokens, index + 1, "numbers.after"):
        return True
    if lexicon.has(tokens, index + 1, "numbers.fractions"):
        return True
    following = lexicon.match(tokens, index + 1, "numbers.words") or lexicon.match(tokens, index + 1, "ordinals.words")
    return following is not None and terms.slots[-1] == 10 and following[0] < 10


def _continues(tokens: Sequence[Token], index: int, terms: _Terms, lexicon: Lexicon) -> bool:
    """Whether a number goes on after a joining word ("two hundred and five", "ocho mil y pico" does not)."""
    if index >= len(tokens):
        return False
    if tokens[index].kind == "numeral":
        values = read_numeral(tokens[index].text, lexicon.decimal, lexicon.group)
        return bool(values) and terms.slots[-1] >= _SMALL_SCALE and values[0] < terms.slots[-1] and lexicon.joins_figures
    named = _value_word(tokens, index, lexicon) or lexicon.match(tokens, index, "ordinals.words")
    return named is not None and terms.fits(named[0])


def _scale_follows(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    return lexicon.has(tokens, index + 1, "numbers.scales")


def _blocks_scale(tokens: Sequence[Token], index: int, figures: bool) -> bool:
    """A letter that stands for a scale ("$5m", "10k") does so only where it touches a figure."""
    word = tokens[index].folded
    return len(word) == 1 and word.isascii() and not (figures and _touches(tokens, index))


def _counted(
    tokens: Sequence[Token], first: int, after: int, pieces: int, words: int, lexicon: Lexicon
) -> bool:
    """In scripts without spaces: whether a run of number characters is a number and no part of a word."""
    if lexicon.bounded and _touches(tokens, first) and tokens[first - 1].kind == "word":
        return False
    if lexicon.match_before(tokens, first, "ordinals.prefixes", 1) is not None:
        return True
    if lexicon.has(tokens, after, "numbers.counters") or lexicon.has(tokens, after, "units.after"):
        return True
    return pieces >= 2 and not (lexicon.bounded and _touches(tokens, after))


def _is_name(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a figure belongs to a name or code: ``G20``, ``S-400``, ``एके-47``, ``5G``, ``007``."""
    token = tokens[index]
    if len(token.text) >= _LEADING_ZERO_LENGTH and token.text.isdigit() and int(token.text[0]) == 0:
        return True
    if _touches(tokens, index):
        before = tokens[index - 1]
        if before.folded in lexicon.prefixes or lexicon.has(tokens, index - 1, "units.before"):
            return False
        if before.kind == "word" and _alphabetic(before.text):
            return True
        if before.text in HYPHENS and before.text != "\u200c" and _touches(tokens, index - 1):
            name = tokens[index - 2]
            if name.kind == "word" and _alphabetic(name.text) and not (name.text.islower() or name.text.isnumeric()):
                return True
    if _touches(tokens, index + 1):
        following = tokens[index + 1]
        return following.kind == "word" and following.text.isascii() and following.text.isupper() and len(following.text) <= 2 and following.text not in _UNIT_CAPITALS
    return False


_UNIT_CAPITALS = frozenset({"M", "B", "K", "GB", "MB", "TB", "KM", "KG", "MW", "GW", "C", "F", "W", "V", "L"})


def _alphabetic(text: str) -> bool:
    """Whether a word is in a script that spaces words, so that touching a figure means something."""
    return not any("\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af" for character in text)


def _distinct(facts: list[Fact], tokens: Sequence[Token]) -> list[Fact]:
    """Doubling that means "each" (``700-700``, ``चार-चार लाख``) read as one number."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    kept: list[Fact] = []
    for fact in facts:
        last = kept[-1] if kept else None
        if last is not None and last.kind == fact.kind and isinstance(fact.value, Fraction) and isinstance(last.value, Fraction):
            between = tokens[starts[fact.start] - 1]
            doubled = between.start == last.end and between.end == fact.start and between.text in HYPHENS
            beside = fact.start - last.end == 1 and not fact.in_digits
            if (doubled or beside) and last.value and fact.value % last.value == 0 and fact.text.startswith(last.text):
                kept[-1] = fact
                continue
        kept.append(fact)
    return kept


def _ranges(facts: list[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """"3,5 to 4 million": the first end may count what the second counts, so it gets that reading too."""
    ends = {token.end: index for index, token in enumerate(tokens)}
    starts = {token.start: index for index, token in enumerate(tokens)}
    ranged = list(facts)
    for index in range(len(facts) - 1):
        here, following = ranged[index], ranged[index + 1]
        if here.kind != "number" or following.kind != "number":
            continue
        between = tokens[ends[here.end] + 1 : starts[following.start]]
        if len(between) != 1 or not (between[0].text in DASHES or lexicon.has(between, 0, "numbers.ranges")):
            continue
        scale = _scale_of(tokens[starts[following.start] : ends[following.end] + 1], lexicon)
        if isinstance(here.value, Fraction) and scale > 1 and here.value < scale:
            ranged[index] = replace(here, alternatives=(*here.alternatives, here.value * scale))
    return ranged


def _scale_of(tokens: Sequence[Token], lexicon: Lexicon) -> Fraction:
    """What the scale words at the end of a number multiply to; 1 where there are none."""
    scale, index = _ONE, 0
    while index < len(tokens):
        found = lexicon.match(tokens, index, "numbers.scales")
        scale, index = (scale * found[0], found[1]) if found else (_ONE, index + 1)
    return scale
