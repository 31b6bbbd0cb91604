"""Tokens with exact offsets, for every script, without a dictionary.

- A word is a run of letters with their combining marks; hyphens, apostrophes and invisible joiners inside it
  belong to it (``Turkish-made``, ``O'Brien``, ``می‌شود``), and so do digits after a letter (``H3N2``,
  ``COVID-19``). The dots of ``U.S.`` and ``z.B.`` belong to the word, the dot of ``Dr.`` does not.
- English clitics are words of their own, cut as in the Penn Treebank: ``Turkey`` + ``'s``, ``do`` + ``n't``.
  Elided words of languages whose pack lists ``elisions`` in ``[sentences]`` too: ``l'`` + ``homme``.
- A number is a run of digits of any script with its separators (``1,00,000``, ``3.5``, ``10:30``, ``1 000``
  where the space is a no-break space) and a suffix written on to it (``20th``, ``1990s``, ``19वीं``).
- Chinese and Japanese have no spaces: each Han character is a word of its own, as is each run of katakana
  (mostly one loan word) and each run of hiragana (endings and particles). A run of Thai, Lao, Khmer or
  Burmese letters stays one word.
- Web and mail addresses are one token of kind ``symbol``. Dots, dashes and the like repeat within one token
  (``...``, ``--``); every other punctuation mark or symbol is a token of its own.

Every character that is neither white space nor invisible lies in exactly one token.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from mtqa.languages import load_pack
from mtqa.text.characters import HAN, HANGUL, HIRAGANA, INVISIBLE, JOINERS, KATAKANA, marks

Kind = Literal["word", "number", "punctuation", "symbol"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: half-open code point offsets, with ``text == whole[start:end]``."""

    start: int
    end: int
    text: str
    kind: Kind


_APOSTROPHES = "'’ʼ＇"
_HYPHENS = r"\-‐‑־"
_SEPARATORS = ".,:'’٫٬·．，"
"""Between two digits: decimal and thousands separators of the scripts in use, and the colon of a time."""

_ENGLISH_CLITIC = re.compile(rf"(?:n[{_APOSTROPHES}]t|[{_APOSTROPHES}](?:s|re|ve|ll|d|m))$", re.IGNORECASE)


_MARK = "\ua7ff"
"""A letter no text holds. It stands in for every combining mark while the pattern is matched, because ``\\w``
has letters but no marks, and a class of all marks in the pattern costs 0.2 s to compile."""

_LETTER = rf"[^\W\d_{HAN}{KATAKANA}{HIRAGANA}]"
_INNER = rf"(?:{_LETTER}|\d|[{JOINERS}]+(?={_LETTER}))"
_JOINT = rf"[{_APOSTROPHES}{_HYPHENS}&_{JOINERS}][{JOINERS}]*(?={_LETTER}|\d)"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<address>(?:https?://|www\.)[^\s<>"”»]*[^\s<>"”».,;:!?)\]}}'’…。]|(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+)
        |(?P<number>\d+(?:[{_SEPARATORS}]\d+|[\u00a0\u2009\u202f]\d{{3}}(?!\d))*(?:(?![{HANGUL}]){_LETTER})*)
        |(?P<dotted>(?<![\w.])(?:{_LETTER}{{1,3}}\.){{2,8}}(?!\w))
        |(?P<word>{_LETTER}{_INNER}*(?:{_JOINT}{_INNER}+)*)
        |(?P<katakana>[{KATAKANA}][{KATAKANA}{_MARK}]*)
        |(?P<hiragana>[{HIRAGANA}][{HIRAGANA}ー{_MARK}]*)
        |(?P<han>[{HAN}]{_MARK}*)
        |(?P<repeated>\.{{2,}}|…+|-{{2,}}|—+|–+|!{{2,}}|\?{{2,}})
        |(?P<invisible>[{INVISIBLE}]+)
        |(?P<other>\S)(?:{_MARK}|\u200d\S|[\U0001f3fb-\U0001f3ff])*
        """,
        re.VERBOSE,
    )


@cache
def _mark_table() -> dict[int, str]:
    return dict.fromkeys(marks(), _MARK)


_KINDS: dict[str, Kind] = {
    "address": "symbol",
    "number": "number",
    "dotted": "word",
    "word": "word",
    "katakana": "word",
    "hiragana": "word",
    "han": "word",
    "repeated": "punctuation",
}
_SIGNS = frozenset("%&@*\\")
"""In Unicode these are punctuation (Po); no sentence is punctuated with them."""


def _kind(group: str, text: str) -> Kind:
    if text in _SIGNS:
        return "symbol"
    if group == "other":
        return _kind_of_other(text[0])
    return _KINDS[group]


@cache
def _kind_of_other(character: str) -> Kind:
    major = unicodedata.category(character)[0]
    kinds = {"P": "punctuation", "L": "word", "M": "word", "N": "number"}
    return cast(Kind, kinds.get(major, "symbol"))


@cache
def _elision(language: str) -> re.Pattern[str] | None:
    pack = load_pack(language)
    listed = pack.section("sentences").get("elisions", ()) if pack else ()
    if not listed:
        return None
    words = "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
    return re.compile(rf"(?:{words})[{_APOSTROPHES}](?=\w)", re.IGNORECASE)


def _cut(text: str, language: str) -> int:
    """Where a word is cut in two: before an English clitic, after an elided word; 0 for nowhere."""
    if language == "en":
        found = _ENGLISH_CLITIC.search(text)
        return found.start() if found else 0
    elision = _elision(language)
    found = elision.match(text) if elision else None
    return found.end() if found else 0


def tokenise(text: str, language: str | None) -> tuple[Token, ...]:
    """The tokens of ``text`` in order; ``language`` is a BCP 47 code or None (no clitics are cut then)."""
    primary = (language or "").lower().replace("_", "-").split("-")[0]
    tokens: list[Token] = []
    shadow = text if text.isascii() else text.translate(_mark_table())
    for match in _pattern().finditer(shadow):
        group = match.lastgroup or "other"
        if group == "invisible":
            continue
        start, end = match.span()
        piece = text[start:end]
        cut = _cut(piece, primary) if group == "word" and len(piece) > 2 else 0
        if cut:
            tokens.append(Token(start, start + cut, piece[:cut], "word"))
            start, piece = start + cut, piece[cut:]
        tokens.append(Token(start, end, piece, _kind(group, piece)))
    return tuple(tokens)
