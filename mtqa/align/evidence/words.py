"""Words two texts share: the same word, a cognate, or a name that sounds alike in another script."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(
    r"[A-Za-zÀ-ɏ]+|[\u30a0-\u30ff]+|[^\W\d_A-Za-zÀ-ɏ\u30a0-\u30ff][\w\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f]*"
)
"""Runs of Latin letters, of katakana (which writes foreign words), of anything else."""

COGNATE_LETTERS = 5
"""First letters that make two longer words of related languages cognates."""
LONGEST_NAME = 24
"""Letters, after transliteration, beyond which a run is not a word but a script without spaces."""
SHORTEST_SKELETON = 3
"""Consonants a name must have to be matched by sound."""

_SOUND = (
    ("ph", "f"),
    ("tch", "c"),
    ("sch", "s"),
    ("tsch", "c"),
    ("sh", "s"),
    ("ch", "c"),
    ("dzh", "c"),
    ("dj", "c"),
    ("zh", "s"),
    ("kh", "k"),
    ("gh", "k"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("th", "t"),
    ("bh", "b"),
    ("dh", "d"),
    ("ts", "s"),
    ("tz", "s"),
)


@lru_cache(maxsize=65_536)
def ascii_word(word: str) -> str:
    """A word in ASCII letters, lower case, whatever its script."""
    from anyascii import anyascii

    return "".join(letter for letter in anyascii(word).lower() if letter.isalpha())


@lru_cache(maxsize=65_536)
def skeleton(ascii_letters: str) -> str:
    """Consonants of a transliterated word in classes of sounds that scripts confuse: "pashinyan" gives "bsnn"."""
    text = ascii_letters
    for spelling, sound in _SOUND:
        text = text.replace(spelling, sound)
    text = "".join(_CLASSES.get(letter, "") for letter in text)
    return re.sub(r"(.)\1+", r"\1", text)


_CLASSES = {
    **dict.fromkeys("bp", "b"),
    **dict.fromkeys("fvw", "f"),
    **dict.fromkeys("cj", "c"),
    **dict.fromkeys("gk", "k"),
    **dict.fromkeys("sz", "s"),
    **dict.fromkeys("dt", "t"),
    **dict.fromkeys("lr", "r"),
    "m": "m",
    "n": "n",
}


def words(segment: str) -> list[str]:
    """Words of a segment in ASCII letters; scripts without spaces give long runs, which are left out."""
    found = (ascii_word(word) for word in _WORD.findall(segment))
    return [word for word in found if 2 <= len(word) <= LONGEST_NAME]


def word_keys(segment: str) -> dict[str, float]:
    """The words themselves, and for longer ones their first letters at half weight."""
    keys: dict[str, float] = {}
    for word in words(segment):
        keys[word] = 1.0
        if len(word) >= COGNATE_LETTERS:
            keys["^" + word[:COGNATE_LETTERS]] = 0.5
    return keys


def sound_keys(segment: str) -> dict[str, float]:
    """Consonant skeletons of the words, a longer one weighing more."""
    keys: dict[str, float] = {}
    for word in words(segment):
        sound = skeleton(word)
        if len(sound) >= SHORTEST_SKELETON:
            keys[sound] = min(len(sound), 6) / 6
    return keys
