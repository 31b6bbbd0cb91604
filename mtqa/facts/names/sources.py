"""The names of the source: entities, capitalised words, Latin letters, words marked by a title or a place word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from mtqa.facts.lexicon import load_lexicon
from mtqa.facts.money import CURRENCIES
from mtqa.facts.names.cues import Cues, cues
from mtqa.facts.names.gazetteer import UNSPACED, Entity, ambiguous_forms, common_words, fold, load_gazetteer
from mtqa.facts.names.glossary import Glossary
from mtqa.facts.names.marked import marked_names
from mtqa.facts.names.records import SourceName
from mtqa.facts.names.sounds import english_sounds, likeness, source_sounds, transliteration
from mtqa.facts.names.texts import CALENDAR, Found, SourceText, Word, form_end

CLEAR_SOUND = 0.9
"""From this on a word is a name of the gazetteer, though no form of it is listed."""
LONGEST_NAME = 3
"""Words of a name after a title."""


def source_names(source: SourceText) -> Iterator[SourceName]:
    """The names of the source, surest kind first, none twice."""
    taken: list[tuple[int, int]] = []
    for found in source.found:
        if _is_certain(found, source) and not any(a < found.end and found.start < b for a, b in taken):
            taken.append((found.start, found.end))
            yield SourceName(found.start, found.end, found.text, found.entity, 0.8, "entity")
    for name in (
        *_capitalised(source),
        *_by_gazetteer_sound(source),
        *_latin(source),
        *_cued(source),
        *marked_names(source),
    ):
        if not any(start < name.end and name.start < end for start, end in taken):
            taken.append((name.start, name.end))
            yield name


def glossary_names(source: SourceText, glossary: Glossary) -> Iterator[SourceName]:
    """The terms of the user's glossary that the source has, longest first where they overlap."""
    end = 0
    if source.language in UNSPACED:
        folded = fold(source.text)
        text = folded if len(folded) == len(source.text) else source.text
        for start, character in enumerate(text):
            fitting = [
                t
                for t in glossary.starting(character, source.language)
                if text.startswith(fold(t.source), start)
            ]
            if fitting and start >= end:
                term = max(fitting, key=lambda t: len(t.source))
                end = start + len(fold(term.source))
                yield SourceName(start, end, source.text[start:end], None, 1.0, "glossary", term.english)
        return
    for index, word in enumerate(source.words):
        if word.start < end:
            continue
        found = [
            (source.words[last].end, term)
            for term in glossary.starting(word.folded[:1], source.language)
            if (last := form_end(source.words, index, fold(term.source), source.language)) is not None
        ]
        if found:
            end, term = max(found, key=lambda pair: pair[0])
            yield SourceName(
                word.start, end, source.text[word.start : end], None, 1.0, "glossary", term.english
            )


def _is_certain(found: Found, source: SourceText) -> bool:
    """Whether a form can be nothing but the name: long enough, with a capital where the language writes one."""
    if found.entity.kind == "institution" or found.form in ambiguous_forms(source.language):
        return False
    if _is_of_a_currency(found, source):
        return False
    if any(
        other.entity.kind == "institution" and other.start <= found.start < other.end
        for other in source.found
    ):
        return False
    if source.language in UNSPACED:
        return len(found.form) > _SHORT_HAN or (len(found.form) == _SHORT_HAN and not _is_cut(found, source))
    if source.text[: found.start][-1:] == "-":
        return False
    if " " not in found.form and fold(found.text) in common_words(source.language):
        return False
    if is_cased(source) and not any(letter.isupper() for letter in found.text):
        return False
    return len(found.form) >= 3


def _is_of_a_currency(found: Found, source: SourceText) -> bool:
    """Whether a currency stands beside it: the Singapore dollar names no place."""
    lexicon = load_lexicon(source.language)
    beside = [
        word
        for word in source.words
        if source.text[found.end : word.start].isspace() or source.text[word.end : found.start].isspace()
    ]
    return any(lexicon.single("units.after", word.folded) in _CURRENCIES for word in beside)


_CURRENCIES = frozenset(CURRENCIES.values())

_SHORT_HAN = 2
"""Characters of a form that may be the end of one word and the beginning of the next (沿海地区 holds 海地)."""


def _is_cut(found: Found, source: SourceText) -> bool:
    """Whether the first or last character belongs to a common word with its neighbour."""
    common = common_words(source.language)
    before, after = (
        source.text[max(0, found.start - 1) : found.start + 1],
        source.text[found.end - 1 : found.end + 1],
    )
    return (len(before) == _SHORT_HAN and before in common) or (len(after) == _SHORT_HAN and after in common)


def is_cased(source: SourceText) -> bool:
    """Whether the script of the source has capitals."""
    letters = [c for c in source.text if c.isalpha()]
    return sum(c.lower() != c.upper() for c in letters) > len(letters) / 2


def _capitalised(source: SourceText) -> Iterator[SourceName]:
    """Words with a capital inside the sentence that are no common words of the language."""
    if not is_cased(source):
        return
    common = common_words(source.language)
    words = source.words
    upper = [w for w in words if w.text[0].isupper()]
    if len(upper) > 0.7 * len(words) > 2:
        return
    for index, word in enumerate(words):
        if not word.text[0].isupper() or len(word.text) < 3 or _starts(source.text, word.start):
            continue
        if word.folded in common or word.folded in CALENDAR:
            continue
        neighbours = [words[i] for i in (index - 1, index + 1) if 0 <= i < len(words)]
        beside = any(
            n.text[0].isupper() and n.folded not in common and not _starts(source.text, n.start)
            for n in neighbours
        )
        german = source.language == "de"
        if word.text.isupper() and len(word.text) <= 5:
            yield SourceName(word.start, word.end, word.text, None, 0.35, "capital")
            continue
        weight = (0.45 if beside else 0.25) if german else (0.65 if beside else 0.55)
        yield SourceName(word.start, word.end, word.text, None, weight, "capital")


def _starts(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?:;\"“”‘'«»„([…*•-–—|¿¡।"


_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9&.-]*[A-Za-zÀ-ɏ0-9]")


def _latin(source: SourceText) -> Iterator[SourceName]:
    """Words in Latin letters in a text of another script: the English must have them as they are."""
    latin = len(re.findall("[A-Za-z]", source.text))
    if latin > 0.4 * len(source.text):
        return
    for match in _LATIN.finditer(source.text):
        word = match.group()
        if len(word) >= 2 and any(c.isupper() for c in word):
            yield SourceName(match.start(), match.end(), word, None, 0.6, "latin")


def _by_gazetteer_sound(source: SourceText) -> Iterator[SourceName]:
    """Words of a script without capitals that sound like a name of the gazetteer and are no common words."""
    if is_cased(source) or source.language in UNSPACED:
        return
    common = common_words(source.language)
    for word in source.words:
        if len(word.folded) >= 4 and word.folded not in common:
            entity = entity_by_sound(word.folded, source.language)
            if entity:
                yield SourceName(word.start, word.end, word.text, entity, 0.6, "sound")


@lru_cache(maxsize=20_000)
def entity_by_sound(word: str, language: str) -> Entity | None:
    """The entity of one word with one and the same skeleton as the source word, the likeliest by its sound."""
    table = _by_skeleton(language)
    least = 2 if transliteration(language).vowels else 4
    best: tuple[float, Entity | None] = (CLEAR_SOUND, None)
    for skeleton in {sound.skeleton for sound in source_sounds(word, language)}:
        for entity in table.get(skeleton, ()) if len(skeleton) >= least else ():
            score = likeness(entity.english[0][0], word, language)
            if score > best[0]:
                best = (score, entity)
    return best[1]


@lru_cache(maxsize=64)
def _by_skeleton(language: str) -> Mapping[str, tuple[Entity, ...]]:
    """Entities of one word, of five letters and more, by the skeletons of their sounds."""
    found: dict[str, list[Entity]] = {}
    for entity in load_gazetteer(language).by_name.values():
        words = entity.english[0] if entity.english else ()
        if len(words) == 1 and len(words[0]) >= _SHORTEST_ENTITY:
            for skeleton in {sound.skeleton for sound in english_sounds(words[0], language)}:
                found.setdefault(skeleton, []).append(entity)
    return MappingProxyType({skeleton: tuple(entities) for skeleton, entities in found.items()})


_SHORTEST_ENTITY = 5
"""Letters of an English name that is looked for by sound alone."""


def _cued(source: SourceText) -> Iterator[SourceName]:
    """Words that a title before or a place word after marks as a name; pack ``[names]`` ``titles`` and ``places``."""
    table = cues(source.language)
    common = common_words(source.language)
    words = source.words
    for index, word in enumerate(words):
        if word.folded in table.titles:
            group = _name_after(words, index, source.text, table)
            if any(name.folded not in common and len(name.folded) > 2 for name in group):
                for name in group:
                    weight = 0.5 if name.folded not in common else 0.4
                    yield SourceName(name.start, name.end, name.text, None, weight, "cue")
        if word.folded in table.places and index and not _broken(source.text, words[index - 1], word):
            name = words[index - 1]
            if name.folded not in common and name.folded not in table.stops and len(name.folded) > 2:
                yield SourceName(name.start, name.end, name.text, None, 0.5, "cue")
    yield from _quoted(source)


def _name_after(words: Sequence[Word], index: int, text: str, table: Cues) -> list[Word]:
    """The words after a title up to the next postposition or mark, where they are no more than a name has."""
    group: list[Word] = []
    for at in range(index + 1, min(index + 2 + LONGEST_NAME, len(words))):
        if _broken(text, words[at - 1], words[at]) or words[at].folded in table.stops:
            break
        if words[at].folded in table.titles:
            return []
        group.append(words[at])
    return group if len(group) <= LONGEST_NAME else []


_QUOTED = re.compile("[‘“«„「『\"']([^’”»“」』\"'‘«]{2,30})[’”»“」』\"']")


def _quoted(source: SourceText) -> Iterator[SourceName]:
    """One or two words in quotation marks: a brand, a storm, a ship, a newspaper."""
    for match in _QUOTED.finditer(source.text):
        inside = [w for w in source.words if match.start(1) <= w.start and w.end <= match.end(1)]
        if 1 <= len(inside) <= 2 and inside[0].start == match.start(1) and inside[-1].end == match.end(1):
            yield SourceName(match.start(1), match.end(1), match.group(1), None, 0.4, "quoted")


def _broken(text: str, one: Word, other: Word) -> bool:
    return bool(text[one.end : other.start].strip())
