"""Text of unknown origin made safe to print: no article moves the cursor or turns lines round."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

_SPACE = dict.fromkeys((*range(0x09, 0x0E), 0x85, 0x2028, 0x2029), " ")
_CONTROL_PICTURES = {code: chr(0x2400 + code) for code in (*range(0x09), *range(0x0E, 0x20))} | {0x7F: "␡"}
_OTHER_CONTROLS = (*range(0x80, 0x85), *range(0x86, 0xA0))
_SURROGATES = range(0xD800, 0xE000)
_NO_PICTURE = dict.fromkeys((*_OTHER_CONTROLS, *_SURROGATES), "\N{REPLACEMENT CHARACTER}")
_BIDI_CONTROLS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\N{WORD JOINER}")

_ONE_LINE: Mapping[int, str] = _SPACE | _CONTROL_PICTURES | _NO_PICTURE | _BIDI_CONTROLS
_IN_HTML: Mapping[int, str] = (
    {0x0B: " ", 0x0C: " ", 0x0D: " "} | _CONTROL_PICTURES | _NO_PICTURE | _BIDI_CONTROLS
)


def one_line(text: str) -> str:
    """The text for one line of a terminal, of the same length, so that offsets still hold.

    White space becomes a space, control characters their pictures, and explicit directional controls, which
    could turn the rest of the line round, a character of no width.
    """
    return text.translate(_ONE_LINE)


def in_html(text: str) -> str:
    """The text for a page, of the same length: what HTML cannot hold is replaced. It is not escaped."""
    return text.translate(_IN_HTML)


def right_to_left(text: str) -> bool:
    """Whether the first letter of strong direction is a right-to-left one (UAX 9, rule P2)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction for direction in strong if direction in ("L", "R", "AL")), "L") != "L"


def mixes_directions(text: str) -> bool:
    """Whether the text holds any right-to-left letter."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
