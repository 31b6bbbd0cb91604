"""The text normalisation the shipped sentence embedding was trained with."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile("[\u0640\u064b-\u0652\u0670\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
"""Arabic vowel signs and tatweel, zero-width and direction marks: present or absent by taste, never by meaning."""

_FOLDED = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "’": "'", "‘": "'", "“": '"',
                         "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "ё": "е", "।": "."})
"""Letters and marks that writers of one language, or neighbouring languages, use for each other."""

_SPACE = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")


def normalise(text: str) -> str:
    """`text` in NFKC, lower case, with ASCII digits, one kind of quote and dash, and single spaces."""
    folded = _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower()).translate(_FOLDED)
    folded = _DIGIT.sub(lambda digit: str(unicodedata.digit(digit.group(), 0)), folded)
    return _SPACE.sub(" ", folded).strip()
