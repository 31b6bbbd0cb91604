"""Is a wording of the source language in the source? Cues made from the wording itself, so that no one writes them.

A cue is the wording's telling words, each cut back to what inflection leaves alone, all of which must be in the
source segment in any order: ``возбуждено уголовное дело`` finds "возбудили ... уголовного дела" when its verb is put
in parentheses, which take a word out of the cue (and are not shown). Alternatives are parted by commas. Words of the
pack's ``[calques] weak`` (postpositions, light verbs) and very short ones are no evidence and are left out while
others remain. Languages without spaces are looked up as written, less the inflected end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mtqa.languages import load_pack

_LONGEST_SPAN = 60
"""Characters; words of a cue further apart than this are pointed at by the longest of them alone."""

_DEVANAGARI_TO_BENGALI = "\u0900-\u09ff"
_LEFT = rf"(?<![\w{_DEVANAGARI_TO_BENGALI}])"
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u3096]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_ARABIC = re.compile(r"[\u0620-\u06d3]")
_INDIC = re.compile(rf"[{_DEVANAGARI_TO_BENGALI}]")
_INDIC_END = re.compile(r"(ना|[\u093e-\u094c\u09be-\u09cc\u0902\u0901\u0982])$")
_HINDI_VERB_ENDS = r"(?![क-ह](?<![नतक]))"
"""After a stem as short as खा only the endings of verbs may go on: खाना, खाता, खाकर, not खाद."""

_SHORT_STEM = 2
_KOREAN_PARTICLE = re.compile(r"(?<=.)(을|를|이|가|은|는|에|의|로|도)$")
_TURKISH_INFINITIVE = re.compile(r"(?<=..)m[ae]k$")
_ARABIC_VARIANTS = (("أإآا", "أإآا"), ("يىیئ", "يىیئ"), ("كک", "كک"), ("هةۀہھ", "هةۀہھ"))
_NUKTA_VARIANTS = {
    "क": "(?:क़?|क़)",
    "ख": "(?:ख़?|ख़)",
    "ग": "(?:ग़?|ग़)",
    "ज": "(?:ज़?|ज़)",
    "ड": "(?:ड़?|ड़)",
    "ढ": "(?:ढ़?|ढ़)",
    "फ": "(?:फ़?|फ़)",
    "य": "(?:य़?|य़)",
    "़": "़?",
    "ँ": "[ँं]",
    "ं": "[ँं]",
    "ढ़": "(?:ढ़?|ढ़)",
    "ड़": "(?:ड़?|ड़)",
    "ज़": "(?:ज़?|ज़)",
    "फ़": "(?:फ़?|फ़)",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """Alternatives, each a row of expressions that must all be found."""

    alternatives: tuple[tuple[re.Pattern[str], ...], ...]

    def find(self, source: str) -> tuple[int, int] | None:
        """Where the wording stands (code points), or None; words far apart give the longest word's place."""
        for expressions in self.alternatives:
            matches = [expression.search(source) for expression in expressions]
            places = [match.span() for match in matches if match and match.end() > match.start()]
            if len(places) == len(expressions):
                start, end = min(first for first, _ in places), max(last for _, last in places)
                if end - start <= _LONGEST_SPAN:
                    return start, end
                return max(places, key=lambda place: place[1] - place[0])
        return None


def is_telling(found: str) -> bool:
    """Whether a stretch of source that a cue found is more than a single common word."""
    return bool(re.search(r"\S\s+\S", found)) or (bool(_HAN.search(found)) and len(found) >= _TELLING_LENGTH)


_TELLING_LENGTH = 3
"""Characters of Chinese or Japanese; idioms of two are too often parts of other words."""


@cache
def cue_of_wording(wording: str, language: str) -> Cue:
    """The cue made from a wording of a language (``кот наплакал``; ``(поставить) на ноги``)."""
    alternatives = [_words(part, language) for part in re.split(r"[,،、;]\s*", wording) if part.strip()]
    return Cue(tuple(tuple(re.compile(word) for word in words) for words in alternatives if words))


@cache
def cue_of_expression(expression: str) -> Cue:
    """The cue that is a regular expression. Raises ``re.error`` for one that does not compile."""
    return Cue(((re.compile(expression),),))


def shown_wording(wording: str) -> str:
    """The wording without the parentheses that mark words which are no part of the cue."""
    return wording.replace("(", "").replace(")", "")


def _words(wording: str, language: str) -> list[str]:
    if _HAN.search(wording) or _KANA.search(wording):
        return [_unspaced(part) for part in re.split(r"\s+|…+|\.\.+", _without_optional(wording)) if part]
    words = [word for word in re.split(r"[\s.…/]+", _without_optional(wording)) if word]
    telling = [word for word in words if not _weak(word, language)]
    return [_stem(word) for word in telling or words]


def _without_optional(wording: str) -> str:
    return (
        re.sub(r"\([^)]*\)", " ", wording)
        if re.sub(r"\([^)]*\)", "", wording).strip()
        else wording.strip("()")
    )


def _weak(word: str, language: str) -> bool:
    pack = load_pack(language)
    listed = pack.section("calques").get("weak", "").split() if pack else ()
    short = not (_HANGUL.search(word) or _INDIC.search(word)) and len(word) <= 2
    return short or word.casefold() in listed


def _unspaced(part: str) -> str:
    if _HAN.search(part) and _KANA.fullmatch(part[-1]):
        part = part[:-1]
    return re.escape(part)


def _stem(word: str) -> str:
    if _HANGUL.search(word):
        return _LEFT + re.escape(
            word[:-1] if word.endswith("다") and len(word) > 1 else _KOREAN_PARTICLE.sub("", word)
        )
    if _ARABIC.search(word):
        return _arabic(word)
    if _INDIC.search(word):
        # A stem of one letter with its vowel (खा, दो) would fit too many words.
        cut = _INDIC_END.sub("", word)
        stem = cut if len(cut) >= 2 else word
        spelt = "".join(_NUKTA_VARIANTS.get(letter, re.escape(letter)) for letter in stem)
        return _LEFT + spelt + (_HINDI_VERB_ENDS if len(stem) == _SHORT_STEM else "")
    verb = _TURKISH_INFINITIVE.sub("", word)
    stem = verb if verb != word else word[: _kept(len(word))]
    return rf"(?i:{_LEFT}{re.escape(stem)})"


def _kept(length: int) -> int:
    """Letters that stay when a word of an inflected language in Latin or Cyrillic is cut back."""
    return length if length <= 3 else length - 1 if length <= 5 else length - 2 if length <= 8 else length - 3


def _arabic(word: str) -> str:
    stem = re.sub(r"^(?:ال|وال|بال|لل)(?=.{3})", "", word)
    stem = re.sub(r"(?<=.{3})[ةهىیا]$", "", stem)
    classes = {letter: f"[{group}]" for letters, group in _ARABIC_VARIANTS for letter in letters}
    return rf"(?<!\w)\w{{0,3}}?{''.join(classes.get(letter, re.escape(letter)) for letter in stem)}"
