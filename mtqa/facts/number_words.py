"""Single words that are numbers, whole or with endings: ``zweihundertdrei``, ``तीसवां``, ``ছয়জনের``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from mtqa.facts.lexicon import Lexicon
from mtqa.facts.words import Token, touches

_ONE = Fraction(1)
_LONGEST_PIECE = 20
"""Letters of the longest word that stands inside a joined number (German siebenundzwanzig has 16)."""


@dataclass(slots=True)
class Terms:
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


def value_word(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fraction, int, bool] | None:
    """Value, index after, and whether it carries an ordinal ending, of the number word at ``index``."""
    if index >= len(tokens) or tokens[index].kind != "word":
        return None
    found = lexicon.match(tokens, index, "numbers.words")
    if found:
        if (
            lexicon.bounded
            and index
            and touches(tokens, index)
            and not _number_before(tokens, index, lexicon)
        ):
            return None
        return (*found, False)
    if lexicon.scanned:
        return None
    split = split_word(tokens[index].folded, lexicon)
    return (split[0], index + 1, split[1]) if split else None


@lru_cache(maxsize=32768)
def split_word(word: str, lexicon: Lexicon) -> tuple[Fraction, bool] | None:
    """A number written as one word, and whether it is an ordinal: ``zweihundertdrei``, ``तीसवां``, ``ছয়জনের``."""
    joined = _joined(word, lexicon)
    if joined is not None:
        return joined, False
    for role, ordinal in (("ordinals.suffixes", True), ("numbers.suffixes", False)):
        for suffix in lexicon.roles.get(role, {}):
            if (
                word.endswith(suffix)
                and (value := _joined_or_word(word[: -len(suffix)], lexicon)) is not None
            ):
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
    terms = Terms()
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
            terms.add(value, slot_of(value))
        rest = rest[length:]
        pieces += 1
    return terms.total if pieces > 1 and terms.values else None


def _longest_piece(rest: str, lexicon: Lexicon) -> tuple[int, str, Fraction] | None:
    for length in range(min(len(rest), _LONGEST_PIECE), 1, -1):
        piece = rest[:length]
        for role in ("words", "scales", "after"):
            value = lexicon.single(f"numbers.{role}", piece)
            if value is not None:
                return length, role, value
        if (
            length == len(piece)
            and lexicon.single("numbers.joiners", piece) is not None
            and len(rest) > length
        ):
            return length, "joiner", Fraction(0)
    return None


def slot_of(value: Fraction) -> Fraction:
    """What may be added after a value word: units after tens, tens after hundreds, nothing after the rest."""
    for power in (10**9, 10**6, 1000):
        if value >= power and value % power == 0:
            return Fraction(power)
    if value >= 100 and value % 100 == 0:
        return Fraction(100)
    if 20 <= value < 100 and value % 10 == 0:
        return Fraction(10)
    return _ONE


def _number_before(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the token before is part of a number (in Korean a number word may follow one without space)."""
    before = tokens[index - 1]
    return (
        before.kind != "word"
        or lexicon.single("numbers.words", before.folded) is not None
        or lexicon.single("numbers.scales", before.folded) is not None
    )
