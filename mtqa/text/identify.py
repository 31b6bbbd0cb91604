"""The language of a text: the script first, then letters only one language has, then langdetect.

`langdetect` (Apache-2.0; the character n-gram method of Shuyo 2010) is asked only where several languages
share the script, only for those languages, with a seed of its own, and for pieces of the text that then vote
by their number of letters. Its profiles of the candidates alone load in about 0.1 s (all 55: 0.4 s).

langdetect has no profile for many languages of the Latin and Cyrillic scripts (Armenian and Azerbaijani among
them): letters name a few of these, the others come out as a relative with low confidence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.text.characters import HAN, HANGUL, HIRAGANA, KATAKANA

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory


@dataclass(frozen=True, slots=True)
class Identification:
    """What language a text is in.

    ``language`` is a BCP 47 primary subtag, None where the text has too few letters to tell; ``confidence``
    is the share of the text's letters (0 to 1) that speak for it; ``script`` is the ISO 15924 code of most
    letters (``Hani``, ``Jpan``, ``Kore`` for the East Asian ones), None where there are no letters.
    """

    language: str | None
    confidence: float
    script: str | None


_NOTHING = Identification(None, 0.0, None)

_SCRIPT_RANGES = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Cyrl": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c88",
    "Arab": "\u0621-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc",
    "Deva": "\u0904-\u0939\u093d\u0958-\u0961\u0971-\u097f",
    "Han": HAN,
    "Kana": HIRAGANA + KATAKANA,
    "Hang": HANGUL,
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebr": "\u05d0-\u05f2",
    "Armn": "\u0531-\u0587",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2d",
    "Ethi": "\u1200-\u135a\u1380-\u138f\u2d80-\u2dde",
    "Beng": "\u0985-\u09b9\u09ce\u09dc-\u09e1\u09f0\u09f1",
    "Guru": "\u0a05-\u0a39\u0a59-\u0a5e\u0a72-\u0a74",
    "Gujr": "\u0a85-\u0ab9\u0ae0\u0ae1",
    "Orya": "\u0b05-\u0b39\u0b5c-\u0b61\u0b71",
    "Taml": "\u0b85-\u0bb9",
    "Telu": "\u0c05-\u0c39\u0c58-\u0c61",
    "Knda": "\u0c85-\u0cb9\u0cde-\u0ce1",
    "Mlym": "\u0d05-\u0d39\u0d60\u0d61\u0d7a-\u0d7f",
    "Sinh": "\u0d85-\u0dc6",
    "Thai": "\u0e01-\u0e2e",
    "Laoo": "\u0e81-\u0eae",
    "Tibt": "\u0f40-\u0f6c",
    "Mymr": "\u1000-\u102a",
    "Khmr": "\u1780-\u17b3",
    "Olck": "\u1c5a-\u1c7d",
    "Mtei": "\uabc0-\uabe2",
}
_SINGLE = {
    "Grek": "el", "Hebr": "he", "Armn": "hy", "Geor": "ka", "Ethi": "am", "Beng": "bn", "Guru": "pa",
    "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si",
    "Thai": "th", "Laoo": "lo", "Tibt": "bo", "Mymr": "my", "Khmr": "km", "Kore": "ko", "Jpan": "ja",
    "Olck": "sat", "Mtei": "mni",
}  # fmt: skip
"""Scripts that (all but) one language of today writes in; East Asian mixtures are sorted out before."""

_CANDIDATES = {
    "Latn": ("en", "es", "fr", "de", "pt", "it", "id", "tr", "nl", "pl", "ro", "cs", "sv", "da", "no", "fi",
             "hu", "vi", "ca", "hr", "sk", "sl", "lt", "lv", "et", "sq", "sw", "so", "tl", "af", "cy"),
    "Cyrl": ("ru", "uk", "bg", "mk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
    "Hani": ("zh-cn", "zh-tw", "ja"),
}  # fmt: skip
"""Languages of a script that langdetect has a profile for."""

_USUAL = frozenset(
    ("en", "es", "fr", "de", "pt", "it", "id", "tr", "ru", "uk", "ar", "fa", "ur", "hi", "zh-cn", "ja")
)
_USUAL_PRIOR = 10.0
"""How many times likelier, before reading, are the languages that mtqa has packs for than each other one."""

_TELLING_LETTERS = {
    "Cyrl": {
        "uk": "іїєґ", "be": "ў", "sr": "ђћљњџј", "mk": "ѓќѕ", "kk": "әғқңөұүһ", "ru": "ыэё",
    },
    "Arab": {
        "ur": "ٹڈڑںےہھۓۂ", "fa": "پچژگک", "ps": "ټډړږښګڼېۍځڅ", "ckb": "ڕڵۆێە", "sd": "ٻڀٺٽڄڃڇڏڌڊڳڱڻ",
        "ug": "ۇۈۋېە", "ar": "ةىأإكيؤئ",
    },
    "Latn": {"az": "ə", "is": "þð"},
    "Deva": {"mr": "ळ"},
}  # fmt: skip
"""Letters that point to a language within its script (for Urdu and Persian: those Arabic lacks)."""

_SAMPLE_PIECES = 48
_PIECE_LENGTH = 400
"""A text is read in at most this many pieces of about so many characters, spread evenly over it: 0.2 s, where
langdetect has to be asked."""
_FEWEST_KANA = 0.08
"""Share of kana among kana and Han from which a text counts as Japanese; Chinese texts quote single の."""
_FULL_WEIGHT = 300
"""Letters from which a piece's vote counts in full."""
_FEWEST_LETTERS = 2


@cache
def _script_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>[{ranges}]+)" for name, ranges in _SCRIPT_RANGES.items()))


def _pieces(text: str) -> list[str]:
    """Lines of the text, long ones cut at spaces; of a long text an even sample, many short lines put together."""
    if len(text) > _SAMPLE_PIECES * _PIECE_LENGTH:
        step = len(text) // _SAMPLE_PIECES
        text = "\n".join(text[at : at + _PIECE_LENGTH] for at in range(0, step * _SAMPLE_PIECES, step))
    lines = (line.strip() for line in text.splitlines())
    cut = rf".{{1,{_PIECE_LENGTH}}}(?:\s|$)|.{{1,{_PIECE_LENGTH}}}"
    pieces = [piece for line in lines if line for piece in re.findall(cut, line)]
    together = -(-len(pieces) // _SAMPLE_PIECES) or 1
    return ["\n".join(pieces[at : at + together]) for at in range(0, len(pieces), together)]


def _count_scripts(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for match in _script_pattern().finditer(text):
        name = match.lastgroup or ""
        counts[name] = counts.get(name, 0) + match.end() - match.start()
    return counts


def _main_script(counts: dict[str, int]) -> tuple[str, int] | None:
    """The script most letters are in, and how many; Han, kana and Hangul are weighed together."""
    han, kana, hangul = (counts.get(name, 0) for name in ("Han", "Kana", "Hang"))
    joined = {name: count for name, count in counts.items() if name not in ("Han", "Kana", "Hang")}
    if hangul > kana and hangul * 2 > han:
        joined["Kore"] = hangul + han + kana
    elif kana and kana >= _FEWEST_KANA * (kana + han):
        joined["Jpan"] = han + kana + hangul
    elif han:
        joined["Hani"] = han + kana + hangul
    if not joined:
        return None
    dense = {"Jpan": 3, "Hani": 3, "Kore": 2}  # letters of an alphabet that say as much as one of these
    script = max(joined, key=lambda name: (joined[name] * dense.get(name, 1), name))
    return script, joined[script]


def _by_letters(script: str, text: str) -> str | None:
    """The language whose telling letters the piece holds, None where it holds none or they disagree."""
    table = _TELLING_LETTERS.get(script, {})
    lowered = text.lower() if script in ("Cyrl", "Latn") else text
    found = {language: sum(map(lowered.count, letters)) for language, letters in table.items()}
    found = {language: count for language, count in found.items() if count}
    if script == "Arab":
        return _arabic(found)
    if script == "Cyrl" and "ru" in found and "uk" in found:
        return "ru" if found["ru"] > found["uk"] else "be" if "be" in found else "uk"
    for language in ("be", "kk", "uk", "mk", "sr", "ru", "az", "is", "mr"):
        if language in found and (language != "kk" or found["kk"] > 1):
            return language
    return None


def _arabic(found: dict[str, int]) -> str | None:
    """Languages of the Arabic script, those with the most letters of their own first."""
    for language in ("ps", "sd", "ug", "ckb", "ur"):
        if found.get(language, 0) > (0 if language == "ur" else 1):
            if language == "ug" and "ckb" in found and found["ckb"] >= found["ug"]:
                continue
            return language
    if found.get("fa", 0) > found.get("ar", 0) // 4:
        return "fa"
    return "ar" if "ar" in found else None


@cache
def _detector(script: str) -> DetectorFactory:
    """A langdetect factory with the profiles of the script's candidates only, and its prior weights."""
    from langdetect import PROFILES_DIRECTORY
    from langdetect.detector_factory import DetectorFactory
    from langdetect.utils.lang_profile import LangProfile

    factory = DetectorFactory()
    factory.set_seed(0)
    candidates = _CANDIDATES[script]
    for index, language in enumerate(candidates):
        data = json.loads(Path(PROFILES_DIRECTORY, language).read_text(encoding="utf-8"))
        factory.add_profile(LangProfile(**data), index, len(candidates))
    return factory


def _by_ngrams(script: str, text: str) -> Iterator[tuple[str, float]]:
    """Languages and their probabilities, by langdetect; nothing where it finds no n-gram it knows."""
    from langdetect import LangDetectException

    detector = _detector(script).create()
    detector.set_prior_map({code: _USUAL_PRIOR if code in _USUAL else 1.0 for code in _CANDIDATES[script]})
    try:
        detector.append(text)
        for guess in detector.get_probabilities():
            yield guess.lang.split("-")[0], guess.prob
    except LangDetectException:
        return


def _vote(script: str, pieces: list[str]) -> Identification:
    votes: dict[str, float] = {}
    total = 0.0
    pattern = re.compile(f"[{_SCRIPT_RANGES['Han' if script == 'Hani' else script]}]")
    for piece in pieces:
        letters = len(pattern.findall(piece))
        if not letters:
            continue
        weight = min(letters, _FULL_WEIGHT) ** 1.5
        total += weight
        by_letters = _by_letters(script, piece)
        for language, probability in [(by_letters, 1.0)] if by_letters else _by_ngrams(script, piece):
            votes[language] = votes.get(language, 0.0) + weight * probability
    if not votes:
        return Identification(None, 0.0, script)
    best = max(votes, key=lambda language: (votes[language], language))
    return Identification(best, min(votes[best] / total, 1.0), script)


def identify(text: str) -> Identification:
    """The language of ``text``. Deterministic; never raises. Without letters the language is None."""
    pieces = _pieces(text)
    sample = "\n".join(pieces)
    counts = _count_scripts(sample)
    main = _main_script(counts)
    if main is None or (main[1] < _FEWEST_LETTERS and main[0] in ("Latn", "Cyrl")):
        return _NOTHING if main is None else Identification(None, 0.0, main[0])
    script, letters = main
    share = letters / sum(counts.values())
    if script in _SINGLE:
        return Identification(_SINGLE[script], share, script)
    voted = _vote(script, pieces)
    return Identification(voted.language, voted.confidence * share, script)
