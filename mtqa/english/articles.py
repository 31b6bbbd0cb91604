"""The articles of English: which form of "a" a word takes, and which names do not go without "the"."""

from __future__ import annotations

from functools import cache

from mtqa.languages import load_pack


def article_form(word: str) -> str:
    """``an`` or ``a``, by the sound that a lower-cased word begins with, as its spelling tells it."""
    if word[0] in "aeiou":
        consonant = word.startswith(_beginnings("consonant_sound"))
        return "a" if consonant and not word.startswith(_beginnings("but_vowel_sound")) else "an"
    return "an" if word.startswith(_beginnings("vowel_sound")) else "a"


def may_take_either(word: str) -> bool:
    """Whether usage wavers (a or an historic) or the spelling does not tell the sound (letters read one by one)."""
    return word[0] in "hy" or not any(letter in "aeiouy" for letter in word)


@cache
def names_needing_the() -> frozenset[str]:
    """Names that do not stand without "the" inside a sentence."""
    return frozenset(_section().get("needing_the", "").split("|"))


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    return tuple(_section().get(name, "").split())


@cache
def _section() -> dict[str, str]:
    pack = load_pack("en")
    return dict(pack.section("articles")) if pack else {}
