"""What the source has for a name of the English: the same letters, an entity, a sound, an acronym, a meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from mtqa.facts.names.acronyms import spelled_out
from mtqa.facts.names.gazetteer import UNSPACED, fold, load_gazetteer
from mtqa.facts.names.records import Account
from mtqa.facts.names.sounds import likeness
from mtqa.facts.names.texts import EnglishName, SourceText, Word

SAME_SOUND = 0.66
"""Likeness from which on a source word is the English name: 9 in 10 names of sentence pairs reach it or are found
another way, 1 in 20 names of other pairs do."""
SAME_SOUND_HAN = 0.72
"""The same for pinyin, where a name may be any stretch of the sentence."""
MEANING = 0.42
"""Cosine of word vectors from which on a source word means the English one."""
MEANING_OF_LISTED = 0.6
"""The same for territories, whose forms are listed: near it lie their neighbours (Colombo, Colombia)."""
COMPOUND_PART = 4
"""Letters of a form that may stand inside a longer word (Südostasien)."""
HAN_WINDOW = 7
"""Most Han characters that write one word of a foreign name."""

_NONE = Account("none", 0.0)


def account(name: EnglishName | Word, source: SourceText, acronym: bool = False) -> Account:
    """The best thing the source has for an English word."""
    return _account(name.text, name.folded, acronym, source)


@lru_cache(maxsize=20_000)
def _account(text: str, folded: str, acronym: bool, source: SourceText) -> Account:
    gazetteer = load_gazetteer(source.language)
    for word in source.words:
        if word.folded == folded or (len(folded) > 3 and word.folded.startswith(folded)):
            return Account("letters", 1.0, word.start, word.end)
    lowered = fold(text)
    at = source.text.lower().find(text.lower()) if text.isascii() and len(text) > 1 else -1
    if at >= 0 and (source.language in UNSPACED or not source.text[:at][-1:].isalpha()):
        return Account("letters", 1.0, at, min(at + len(text), len(source.text)))
    wanted = gazetteer.by_english_word.get(folded, ()) or gazetteer.by_english_word.get(
        folded.removesuffix("s"), ()
    )
    for found in source.found:
        if found.entity in wanted:
            return Account("entity", 1.0, found.start, found.end)
    for entity in wanted:
        for form in entity.forms:
            if len(form) >= COMPOUND_PART:
                for word in source.words:
                    if form in word.folded:
                        return Account("entity", 0.9, word.start, word.end)
    for form in gazetteer.learned.get(folded, ()):
        if source.language in UNSPACED:
            if (at := source.text.find(form)) >= 0:
                return Account("translation", 0.9, at, at + len(form))
        else:
            for word in source.words:
                if word.folded.startswith(form):
                    return Account("translation", 0.9, word.start, word.end)
    best = _by_sound(lowered, source)
    if acronym and best.score < SAME_SOUND:
        spelled = _by_sound(spelled_out(text), source)
        if spelled.score >= SAME_SOUND:
            return replace(spelled, way="acronym")
    return best


def _by_sound(name: str, source: SourceText) -> Account:
    best = _NONE
    words = source.words
    for index, word in enumerate(words):
        score = likeness(name, word.text, source.language)
        if score > best.score:
            best = Account("sound", score, word.start, word.end)
        if (
            score < SAME_SOUND
            and index + 1 < len(words)
            and len(word.text) + len(words[index + 1].text) <= len(name) + 4
        ):
            joined = likeness(name, word.text + words[index + 1].text, source.language)
            if joined > best.score:
                best = Account("sound", joined, word.start, words[index + 1].end)
    if source.language == "zh":
        longest = min(HAN_WINDOW, max(2, (len(name) + 1) // 2 + 1))
        shortest = 1 if len(name) <= 5 else 2
        for offset, run in source.han:
            for start in range(len(run)):
                for length in range(shortest, min(longest, len(run) - start) + 1):
                    score = likeness(name, run[start : start + length], "zh") * SAME_SOUND / SAME_SOUND_HAN
                    if score > best.score:
                        best = Account("sound", score, offset + start, offset + start + length)
    return best


def times_said(name: EnglishName, source: SourceText) -> int:
    """In how many places the source has the name, by entity or by sound."""
    entities = load_gazetteer(source.language).by_english_word.get(name.folded, ())
    places = {found.start for found in source.found if found.entity in entities}
    places |= {w.start for w in source.words if likeness(name.text, w.text, source.language) >= SAME_SOUND}
    return len(places)


def meaning(word: str, others: Sequence[str]) -> tuple[float, int]:
    """Cosine and index of the word of another language nearest in meaning; (0, -1) where there is none."""
    if not others:
        return 0.0, -1
    from mtqa.compare.embedding import word_vectors

    cosines = word_vectors(tuple(others)) @ word_vectors((word,))[0]
    index = int(cosines.argmax())
    return float(cosines[index]), index


def by_meaning(word: str, source: SourceText) -> Account:
    """The source word that means the English one, by the shipped embedding."""
    units = [(w.start, w.end, w.text) for w in source.words]
    for offset, run in source.han:
        units += [
            (offset + i, offset + i + n, run[i : i + n])
            for n in (1, 2, 3, 4)
            for i in range(len(run) - n + 1)
        ]
    score, index = meaning(word, [text for _, _, text in units])
    return Account("translation", score, units[index][0], units[index][1]) if score > 0 else _NONE


def accounted(name: EnglishName, source: SourceText, around: Sequence[SourceText] = ()) -> Account:
    """What the source, or its neighbours, have for the name; ``none`` or a low score where they have nothing."""
    own = account(name, source, name.acronym)
    if own.score >= SAME_SOUND:
        return own
    translated = by_meaning(name.text, source)
    wanted = load_gazetteer(source.language).by_english_word.get(name.folded, ())
    listed = any(entity.kind == "territory" and entity.forms for entity in wanted)
    if translated.score >= (MEANING_OF_LISTED if listed else MEANING):
        return translated
    for other in around:
        if (near := account(name, other, name.acronym)).score >= SAME_SOUND:
            return near
    return own
