"""All numbers of a text: cardinals, ordinals, fractions, indefinite plurals, and figures that are names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from mtqa.facts.cardinal import Cardinal, read_cardinal
from mtqa.facts.fact import Fact, Kind
from mtqa.facts.lexicon import DASHES, HYPHENS, Lexicon
from mtqa.facts.number_words import split_word
from mtqa.facts.numerals import read_numeral
from mtqa.facts.words import Token, text_of, touches

_ROMAN = re.compile(r"([IVX]{1,6})(?:er?|è|ème)?")
_ROMAN_FOLDED = re.compile(r"[ivx]{1,6}(?:er?|è|ème)?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ONE = Fraction(1)
_LEADING_ZERO_LENGTH = 2
_GREATEST_DENOMINATOR = 10
"""2/3, 9/10; beyond that a slash parts a date, a season or a reference."""


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
    if lexicon.knows(word) or _ROMAN_FOLDED.fullmatch(word):
        return True
    return not lexicon.scanned and split_word(word, lexicon) is not None


def _read_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact, int] | None:
    """The fact that starts at ``index`` and the index after it."""
    token = tokens[index]
    if token.kind == "numeral" and _is_name(tokens, index, lexicon):
        return _fact(
            "name", tokens, index, index + 1, read_numeral(token.text, lexicon.decimal, lexicon.group)
        )
    slashed = _read_slashed(tokens, index) or _read_roman(tokens, index, lexicon)
    if slashed:
        return slashed
    indefinite = lexicon.match(tokens, index, "numbers.indefinite")
    if indefinite:
        return _fact("magnitude", tokens, index, indefinite[1], (indefinite[0],))
    found = _read_over(tokens, index, lexicon) or _as_fact(
        tokens, index, read_cardinal(tokens, index, lexicon)
    )
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
    touching = touches(tokens, index + 1) and touches(tokens, index + 2)
    if not (
        touching
        and over.isdigit()
        and under.isdigit()
        and 0 < int(over) < int(under) <= _GREATEST_DENOMINATOR
    ):
        return None
    return _fact("number", tokens, index, index + 3, (Fraction(int(over), int(under)),))


def _read_roman(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact, int] | None:
    """A century in Roman numerals: ``XV век``, ``siglo XV``, ``XIVe siècle``."""
    match = _ROMAN.fullmatch(tokens[index].text)
    if not match:
        return None
    beside = lexicon.match(tokens, index + 1, "units.after")
    if (beside and beside[0] == "century") or lexicon.match_before(
        tokens, index, "units.after", 1
    ) == "century":
        values = [_ROMAN_VALUES[letter] for letter in match.group(1)]
        total = sum(-a if a < b else a for a, b in pairwise([*values, 0]))
        return _fact("ordinal", tokens, index, index + 1, (Fraction(total),))
    return None


def _as_fact(tokens: Sequence[Token], index: int, number: Cardinal | None) -> tuple[Fact, int] | None:
    if number is None:
        return None
    kind: Kind = "ordinal" if number.ordinal else "number"
    return _fact(kind, tokens, index, number.after, number.values, number.certain)


def _read_over(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact, int] | None:
    """Fractions said denominator first: ``三分之二``, ``üçte iki``, ``চার ভাগের তিন ভাগ``."""
    denominator = lexicon.match(tokens, index, "numbers.denominators")
    if denominator is None and lexicon.roles.get("numbers.over"):
        whole = read_cardinal(tokens, index, lexicon, strict=False)
        over = lexicon.match(tokens, whole.after, "numbers.over") if whole else None
        denominator = (whole.values[0], over[1]) if whole and over else None
    if not denominator or not denominator[0]:
        return None
    part = read_cardinal(tokens, denominator[1], lexicon, strict=False)
    return _fact("number", tokens, index, part.after, (part.values[0] / denominator[0],)) if part else None


def _read_ordinal(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[Fact, int] | None:
    found = lexicon.match(tokens, index, "ordinals.words")
    if not found or (
        lexicon.bounded and index and touches(tokens, index) and tokens[index - 1].kind == "word"
    ):
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
    text = text_of(tokens, first, after)
    return Fact(
        kind, value, start, end, text, alternatives=values[1:], certain=certain and kind != "name"
    ), after


def _is_name(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a figure belongs to a name or code: ``G20``, ``S-400``, ``एके-47``, ``5G``, ``007``."""
    token = tokens[index]
    if len(token.text) >= _LEADING_ZERO_LENGTH and token.text.isdigit() and int(token.text[0]) == 0:
        return True
    if touches(tokens, index):
        before = tokens[index - 1]
        if before.folded in lexicon.prefixes or lexicon.has(tokens, index - 1, "units.before"):
            return False
        if before.kind == "word" and _alphabetic(before.text):
            return True
        if before.text in HYPHENS and before.text != "\u200c" and touches(tokens, index - 1):
            name = tokens[index - 2]
            if (
                name.kind == "word"
                and _alphabetic(name.text)
                and not (name.text.islower() or name.text.isnumeric())
            ):
                return True
    if not touches(tokens, index + 1):
        return False
    following = tokens[index + 1].text
    capitals = following.isascii() and following.isupper() and len(following) <= _CODE_LENGTH
    return tokens[index + 1].kind == "word" and capitals and following not in _UNIT_CAPITALS


_CODE_LENGTH = 2
_UNIT_CAPITALS = frozenset({"M", "B", "K", "GB", "MB", "TB", "KM", "KG", "MW", "GW", "C", "F", "W", "V", "L"})


def _alphabetic(text: str) -> bool:
    """Whether a word is in a script that spaces words, so that touching a figure means something."""
    return not any(
        "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af" for character in text
    )


def _distinct(facts: list[Fact], tokens: Sequence[Token]) -> list[Fact]:
    """Doubling that means "each" (``700-700``, ``चार-चार लाख``) read as one number."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    kept: list[Fact] = []
    for fact in facts:
        if kept and _is_doubled(kept[-1], fact, tokens[starts[fact.start] - 1]):
            kept[-1] = fact
        else:
            kept.append(fact)
    return kept


def _is_doubled(first: Fact, second: Fact, between: Token) -> bool:
    """Whether a number says once more the number before it, the second time with its scale."""
    if (
        first.kind != second.kind
        or not isinstance(first.value, Fraction)
        or not isinstance(second.value, Fraction)
    ):
        return False
    hyphened = between.start == first.end and between.end == second.start and between.text in HYPHENS
    beside = second.start - first.end == 1 and not second.in_digits
    same = bool(first.value) and second.value % first.value == 0 and second.text.startswith(first.text)
    return (hyphened or beside) and same


def _ranges(facts: list[Fact], tokens: Sequence[Token], lexicon: Lexicon) -> list[Fact]:
    """ "3,5 to 4 million": the first end may count what the second counts, so it gets that reading too."""
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
