"""Tokens for reading facts: figures, words and marks with their offsets, and the form words are looked up in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from mtqa.facts.numerals import numeral_pattern

TokenKind = Literal["numeral", "word", "mark"]

_VIRAMA_JOINERS = "\u200d"
_FOLDED = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "أ": "ا", "إ": "ا",
        "آ": "ا", "ٱ": "ا", "ؤ": "و", "ё": "е", "’": "'", "ʼ": "'", "ँ": "ं", "ঁ": "", "़": None, "়": None,
        "\u0640": None, "\u200d": None, "\u0307": None,
    }
)  # fmt: skip
"""Letters that writers of one language use for each other, and signs that come and go (nukta, tatweel)."""

_VOWEL_SIGNS = re.compile("[\u064b-\u0655\u0670]")


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, a word or another mark; white space is left out."""

    kind: TokenKind
    text: str
    folded: str
    start: int
    end: int


@cache
def marks_class() -> str:
    """A character class body of all combining marks of the Basic Multilingual Plane (Indic vowel signs, ...)."""
    ranges: list[str] = []
    start = None
    for code in range(0x300, 0x10000):
        if unicodedata.category(chr(code)) in ("Mn", "Mc"):
            start = code if start is None else start
        elif start is not None:
            ranges.append(f"{chr(start)}-{chr(code - 1)}")
            start = None
    return "".join(ranges)


@cache
def token_pattern(
    scanned: tuple[str, ...] = (), group: str = "", idioms: tuple[str, ...] = (), numerals: str = ""
) -> re.Pattern[str]:
    """The pattern of tokens; ``scanned`` holds the words to look for in scripts that do not space words.

    ``group``: the marks that set off thousands in figures. ``idioms``: words that hold number characters and are no
    numbers (一起), unless one of the characters ``numerals`` stands before them (二十一起).
    """
    numeral = numeral_pattern(group)
    letter = rf"(?:(?!ʼ)[^\W\d_]|[{marks_class()}{_VIRAMA_JOINERS}])"
    if scanned:
        listed = _alternatives(scanned)
        if idioms:
            listed = f"(?<![{numerals}])(?:{_alternatives(idioms)})|{listed}"
        unspaced = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
        letter = rf"(?!{unspaced}){letter}"
        return re.compile(rf"(?P<numeral>{numeral})|(?P<word>{listed}|{letter}+|{unspaced})|(?P<mark>\S)")
    return re.compile(rf"(?P<numeral>{numeral})|(?P<word>{letter}+)|(?P<mark>\S)")


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def tokenise(text: str, pattern: re.Pattern[str], turkic: bool = False) -> list[Token]:
    """The tokens of a text in order. ``turkic``: I is the capital of dotless ı."""
    return [
        Token(
            cast(TokenKind, match.lastgroup),
            found,
            found if match.lastgroup == "numeral" else fold(found, turkic),
            *match.span(),
        )
        for match in pattern.finditer(text)
        for found in (match.group(),)
    ]


@lru_cache(maxsize=65536)
def fold(word: str, turkic: bool = False) -> str:
    """The form a word is looked up in: compatibility-composed, lower case, spelling variants made one."""
    composed = unicodedata.normalize("NFKC", word)
    if turkic:
        composed = composed.replace("I", "ı").replace("İ", "i")
    lowered = composed.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFC", lowered)
    if "\u0900" <= decomposed[0] <= "\u0a00":
        decomposed = unicodedata.normalize("NFD", decomposed)
    return _VOWEL_SIGNS.sub("", decomposed.translate(_FOLDED))


def touches(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token follows the one before it without space."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def adjoins(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but a space lies between a token and the one before."""
    return 0 < index < len(tokens) and tokens[index].start - tokens[index - 1].end <= 1


def text_of(tokens: Sequence[Token], first: int, after: int) -> str:
    """The text of a run of tokens; any white space between them counts as spaces until ``extract`` cuts it."""
    text = tokens[first].text
    for index in range(first + 1, after):
        text += " " * (tokens[index].start - tokens[index - 1].end) + tokens[index].text
    return text
