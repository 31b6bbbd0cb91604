"""Figures: digits of any Unicode script with their separators, read by the habits of the language.

``1,00,000`` is a hundred thousand wherever the comma groups; ``1.000,5`` is 1000.5 where the comma is decimal; a
figure that fits neither (``1.2.3``) is no number but a version, a date or an address.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

_NARROW_SPACES = "\u00a0\u2009\u202f"
_SPACES = f" {_NARROW_SPACES}"

_PLAIN = r"\d+(?:(?:[.,٫٬·]|['’](?=\d{3}(?!\d)))\d+)*"
_SPACED = r"\d{1,3}(?:[%s]\d{3}(?!\d))+(?:[.,٫]\d+(?![\d.,]*\d))?"


def numeral_pattern(group: str) -> str:
    """The pattern of a run of digits with separators, where ``group`` are the marks between thousands.

    Narrow spaces group in every language, the full space only where ``group`` holds one; an apostrophe groups
    (Swiss habit) only before exactly three digits.
    """
    spaces = _NARROW_SPACES + (" " if " " in group else "")
    return f"(?:{_SPACED % spaces}|{_PLAIN})"


_PARTS = re.compile(r"(\D)")
_COMMA = ","
"""Where the comma is decimal, agencies and software still write 1,234 and 1.234 the English way now and then."""

_ARABIC_DECIMAL, _ARABIC_GROUP = "٫", "٬"


@lru_cache(maxsize=65536)
def read_numeral(text: str, decimal: str, group: str) -> tuple[Fraction, ...]:
    """The values that a figure may stand for, the likeliest first; empty where it is no number.

    Args:
        text: digits and separators, as ``numeral_pattern`` matches them.
        decimal: characters that set off the fraction in this language.
        group: characters that set off thousands; a character in both strings makes both readings possible.
    """
    parts = _PARTS.split(text)
    digits, marks = parts[0::2], parts[1::2]
    if not marks:
        return (Fraction(int(digits[0])),)
    kinds = set(marks)
    if len(kinds) > 2:
        return ()
    if len(kinds) == 2:
        if marks.count(marks[-1]) > 1 or not _is_grouped(digits[:-1]):
            return ()
        return (_decimal("".join(digits[:-1]), digits[-1]),)
    mark = marks[0]
    grouped = _is_grouped(digits)
    if mark == _ARABIC_GROUP or mark in _SPACES or mark in "'’":
        return (Fraction(int("".join(digits))),) if grouped else ()
    if len(marks) > 1:
        return (Fraction(int("".join(digits))),) if grouped else ()
    as_decimal = _decimal(digits[0], digits[1])
    if mark == _ARABIC_DECIMAL or not grouped:
        return (as_decimal,)
    as_group = Fraction(int("".join(digits)))
    if mark in group:
        # Nobody writes a fraction of three noughts: 2,000 is two thousand wherever the comma may group.
        foreign = (mark in decimal or _COMMA in decimal) and int(digits[1]) > 0
        return (as_group, as_decimal) if foreign else (as_group,)
    return (as_decimal, as_group) if mark == _COMMA and mark in decimal else (as_decimal,)


def _decimal(whole: str, fraction: str) -> Fraction:
    return Fraction(int(whole + fraction), 10 ** len(fraction))


def _is_grouped(digits: list[str]) -> bool:
    """Whether the runs of digits are thousands (1,234,567) or Indian groups (12,34,567) or myriads (1,2345)."""
    head, *tail = digits
    if not tail:
        return True
    if head.startswith("0") and int(head) == 0:
        return False
    return 1 <= len(head) <= 3 and len(tail[-1]) == 3 and all(len(run) in (2, 3) for run in tail[:-1])
