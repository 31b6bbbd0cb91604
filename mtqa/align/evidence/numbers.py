"""Numbers: digits of any script, without their grouping marks."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"\d+(?:[.,٫٬'\u2019\u00a0\u202f ]\d{2,3}(?!\d))*(?:[.,٫]\d+)?")
_MARKS = re.compile(r"\D")


def number_keys(segment: str) -> dict[str, float]:
    """Numbers of a segment as ASCII digits: "१२,५००" and "12 500" both give "12500"."""
    keys: dict[str, float] = {}
    for found in _NUMBER.findall(unicodedata.normalize("NFKC", segment)):
        digits = "".join(str(unicodedata.decimal(sign)) for sign in _MARKS.sub("", found))
        keys[digits.lstrip("0") or "0"] = 1.0
    return keys
