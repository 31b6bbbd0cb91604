"""Classes of Unicode characters that ``re`` has no escape for, as text to put inside square brackets."""

from __future__ import annotations

import unicodedata
from functools import cache

JOINERS = "\u00ad\u200b\u200c\u200d\u2060"
"""Invisible characters that may stand inside a word: soft hyphen, zero-width space, ZWNJ, ZWJ, word
joiner."""

INVISIBLE = JOINERS + "\u061c\u180e\u200e\u200f\u202a-\u202e\u2061-\u2069\ufeff"
"""JOINERS and the direction marks: they take no room and mean nothing to a reader."""

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HIRAGANA = "\u3041-\u309f"
HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"

_LAST_SCRIPT = 0x1FFFF
"""Behind this code point stand Han (no marks), tags and variation selectors (named below)."""


@cache
def marks() -> frozenset[int]:
    """Code points of all combining marks (categories Mn, Mc, Me): Indic vowel signs, accents, Arabic
    vowels."""
    scripts = (
        point for point in range(0x300, _LAST_SCRIPT + 1) if unicodedata.category(chr(point))[0] == "M"
    )
    return frozenset([*scripts, *range(0xE0100, 0xE01F0)])


def is_blank(character: str) -> bool:
    """White space, or a character that cannot be seen (category Cf)."""
    return character.isspace() or unicodedata.category(character) == "Cf"
