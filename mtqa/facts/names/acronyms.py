"""Acronyms: the letters of a Latin one as other languages spell them out (बीजेपी for BJP, 엘지 for LG)."""

from __future__ import annotations

from functools import lru_cache

LETTERS = {
    "a": "e", "b": "bi", "c": "si", "d": "di", "e": "i", "f": "ef", "g": "ji", "h": "ech", "i": "ai", "j": "je",
    "k": "ke", "l": "el", "m": "em", "n": "en", "o": "o", "p": "pi", "q": "kyu", "r": "ar", "s": "es", "t": "ti",
    "u": "yu", "v": "vi", "w": "dablyu", "x": "eks", "y": "vai", "z": "zed",
}  # fmt: skip
"""The English names of the letters, as other languages write them down."""


@lru_cache(maxsize=10_000)
def spelled_out(acronym: str) -> str:
    """``BJP`` -> ``bijepi``; what is no Latin letter is left out."""
    return "".join(LETTERS.get(letter, "") for letter in acronym.lower())


def initials(words: tuple[str, ...]) -> str:
    """First letters of words, lower case: of ``central bureau of investigation``, ``cboi``."""
    return "".join(word[0] for word in words if word).lower()
