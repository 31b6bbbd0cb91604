"""How alike two names sound, one of them in any script: phones, consonant skeleton, fuzzy match.

A word is written in Latin letters (the language pack's letters first, anyascii for the rest), its spelling is read as
phones, and the phones are compared twice: the consonants in coarse classes, and all of them with vowels. What a
language cannot tell apart (Japanese l and r, Arabic p and b) is one class there.

Pack section ``[transliteration]``: ``letters`` (letters -> Latin, longest first), ``merged`` (lists of phones that are
one class), ``endings`` and ``beginnings`` (what grammar adds to a name: the longest that leaves three letters is
tried without), ``vowels = false`` where short vowels are not written, ``inflected = true`` where any ending may
follow, ``respelt`` (Latin spelling -> how it sounds).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from mtqa.languages import load_pack

_SKELETON_SHARE = 0.6
"""Weight of the consonants against the whole; the vowels of a name change most from script to script."""
_SKELETON_SHARE_ABJAD = 0.85
"""The same where short vowels are not written (Arabic, Persian, Urdu)."""
_SHORT_SKELETON_SHARE = 0.3
"""The same for names of one consonant (Ali, Iowa), where the vowels are all there is."""

_LATIN = {
    "ç": "ch", "ş": "sh", "ș": "sh", "š": "sh", "ś": "sh", "č": "ch", "ć": "ch", "ž": "zh", "ż": "zh", "ź": "zh",
    "ğ": "g", "ñ": "ny", "ł": "l", "ø": "o", "ö": "o", "ü": "u", "ä": "a", "å": "o", "ß": "ss", "đ": "d", "ð": "d",
    "þ": "th", "æ": "e", "œ": "o", "ı": "i", "ț": "ts", "ţ": "ts", "ř": "r", "ə": "a",
}  # fmt: skip
_RULES: tuple[tuple[str, str], ...] = (
    ("tsch", "C"), ("shch", "S"), ("sch", "S"), ("tch", "C"), ("chh", "C"), ("ch", "C"), ("sh", "S"), ("zh", "Z"),
    ("kh", "x"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("ck", "k"), ("cz", "C"),
    ("sz", "S"), ("dzh", "J"), ("dj", "J"), ("tz", "c"), ("ts", "c"), ("dz", "z"), ("qu", "kv"), ("q", "k"),
    ("x", "ks"), ("j", "J"), ("sc(?=[eiy])", "s"), ("c(?=[eiy])", "s"), ("c", "k"),
)  # fmt: skip
_SPELLINGS = re.compile("|".join(f"(?P<r{n}>{rule})" for n, (rule, _) in enumerate(_RULES)))
_PHONES = tuple(phone for _, phone in _RULES)
_READINGS: tuple[tuple[str, str], ...] = (
    ("que\\b", "k"),
    ("ch", "k"), ("j", "y"), ("g(?=[eiy])", "j"), ("c", "j"), ("eau[xs]?\\b|aux?\\b|ault\\b|o[ty]\\b", "o"),
    ("(?<=[aeiou])(?:x|t|s|z|ts|nt)\\b", ""), ("gn", "ny"), ("gli", "li"), ("ll", "y"), ("w", "v"), ("x", "h"),
    ("ch", "sh"), ("x", "sh"), ("rz", "zh"), ("^s(?=[tp])", "sh"), ("augh|ough", "o"), ("h", ""), ("z", "ts"),
)  # fmt: skip
"""Other readings of a spelling, by languages the name may come from (Bach, Jakarta, Genoa, Bordeaux, Bologna)."""

_COARSE = str.maketrans(
    {"z": "s", "S": "s", "Z": "s", "C": "s", "J": "s", "c": "s", "x": "k", "q": "k", "v": "f", "h": None}
    | dict.fromkeys("aeiouyw")
)
_FINE = str.maketrans(
    {"e": "i", "y": "i", "o": "u", "w": "u", "Z": "S", "J": "C", "c": "s", "z": "s", "x": "k"}
)


_COMPILED_READINGS = tuple((re.compile(written), spoken) for written, spoken in _READINGS)
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile("[^a-z]")


@dataclass(frozen=True, slots=True)
class Sound:
    """A name as it is compared: consonant classes, and all phones."""

    skeleton: str
    phones: str


@dataclass(frozen=True, slots=True)
class Transliteration:
    """How the words of one language are read in Latin letters; from the pack's section ``[transliteration]``."""

    letters: Mapping[str, str]
    pattern: re.Pattern[str] | None
    merged: Mapping[int, str]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    vowels: bool
    inflected: bool
    respelt: Mapping[str, str]


@cache
def transliteration(language: str | None) -> Transliteration:
    """The section of the language's pack; a neutral one without it."""
    pack = load_pack(language)
    section = pack.section("transliteration") if pack else {}
    letters: dict[str, str] = dict(section.get("letters", {}))
    ordered = sorted(letters, key=len, reverse=True)
    merged = {ord(phone): group[0] for group in section.get("merged", ()) for phone in group[1:]}
    return Transliteration(
        letters,
        re.compile("|".join(map(re.escape, ordered))) if ordered else None,
        merged,
        tuple(sorted(section.get("endings", "").split(), key=len, reverse=True)),
        tuple(sorted(section.get("beginnings", "").split(), key=len, reverse=True)),
        bool(section.get("vowels", True)),
        bool(section.get("inflected", False)),
        dict(section.get("respelt", {})),
    )


@lru_cache(maxsize=100_000)
def latin(word: str, language: str | None = None) -> str:
    """The word in lower-case ASCII letters, as the language is usually transliterated; marks and signs dropped."""
    from anyascii import anyascii

    table = transliteration(language)
    text = unicodedata.normalize("NFC", word).casefold()
    if table.pattern:
        text = table.pattern.sub(lambda match: table.letters[match.group()], text)
    text = "".join(_LATIN.get(letter, letter) for letter in text)
    spelled = _NO_LETTER.sub("", anyascii(text).lower())
    for written, spoken in table.respelt.items():
        spelled = spelled.replace(written, spoken)
    return spelled


def _once(heard: str) -> str:
    """Doubled phones said once."""
    return _DOUBLED.sub(lambda match: match[1], heard)


@lru_cache(maxsize=100_000)
def phones(spelling: str) -> str:
    """Phones of a Latin spelling: ASCII letters, capitals for S (sh), Z (zh), C (ch), J; doubled letters once."""
    heard = _SPELLINGS.sub(lambda match: _PHONES[int((match.lastgroup or "r0")[1:])], spelling)
    return _once(heard)


@lru_cache(maxsize=100_000)
def sound(spelling: str, language: str | None) -> Sound:
    """What is compared of a Latin spelling, in the classes of the language on the other side."""
    heard = phones(spelling)
    table = transliteration(language)
    coarse = _once(heard.translate(table.merged).translate(_COARSE))
    return Sound(coarse, heard.translate(table.merged).translate(_FINE))


@lru_cache(maxsize=50_000)
def english_sounds(name: str, language: str | None) -> tuple[Sound, ...]:
    """The sounds that an English spelling may stand for, the plain reading first."""
    spelling = latin(name)
    readings = [spelling]
    for written, spoken in _COMPILED_READINGS:
        other = written.sub(spoken, spelling)
        if other != spelling and len(other) > 1:
            readings.append(other)
    base = _DERIVED.sub("", spelling)
    if base != spelling and len(base) >= _SHORTEST_BASE:
        readings.append(base)
    return tuple(dict.fromkeys(sound(reading, language) for reading in readings))


_DERIVED = re.compile("(?:ists?|isms?|ians?|ans?|ites?|ish|ese|s)$")
"""What English makes of a name for people and things of it: Maoists, Harappan."""
_SHORTEST_BASE = 4


@lru_cache(maxsize=100_000)
def source_sounds(word: str, language: str | None) -> tuple[Sound, ...]:
    """The sounds of a source word, as it stands and without what grammar adds."""
    table = transliteration(language)
    folded = unicodedata.normalize("NFC", word).casefold()
    forms = [folded]
    for beginning in table.beginnings:
        if folded.startswith(beginning) and len(folded) - len(beginning) >= 2:
            forms.append(folded[len(beginning) :])
            break
    for form in tuple(forms):
        for ending in table.endings:
            if form.endswith(ending) and len(form) - len(ending) >= 2:
                forms.append(form[: -len(ending)])
    return tuple(dict.fromkeys(sound(latin(form, language), language) for form in forms))


@lru_cache(maxsize=500_000)
def likeness(name: str, word: str, language: str | None) -> float:
    """How alike an English name and a source word sound, 0 to 1."""
    if name.casefold() == word.casefold():
        return 1.0
    table = transliteration(language)
    theirs = source_sounds(word, language)
    best = 0.0
    for ours in english_sounds(name, language):
        for other in theirs:
            best = max(best, _likeness(ours, other, table))
            if table.inflected and len(other.phones) > len(ours.phones) + 1 and len(ours.phones) > 3:
                cut = Sound(other.skeleton[: len(ours.skeleton)], other.phones[: len(ours.phones)])
                best = max(best, _likeness(ours, cut, table) * 0.95)
    return best


def _likeness(ours: Sound, theirs: Sound, table: Transliteration) -> float:
    from rapidfuzz.distance import Levenshtein

    if not ours.phones or not theirs.phones:
        return 0.0
    share = _SKELETON_SHARE if table.vowels else _SKELETON_SHARE_ABJAD
    if min(len(ours.skeleton), len(theirs.skeleton)) < 2:
        share = _SHORT_SKELETON_SHARE
    skeleton = Levenshtein.normalized_similarity(ours.skeleton, theirs.skeleton)
    whole = Levenshtein.normalized_similarity(ours.phones, theirs.phones)
    return share * skeleton + (1 - share) * whole
