"""What is read off each side before names are compared: words, names of the English, entities of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mtqa.facts.names.gazetteer import (
    UNSPACED,
    Entity,
    Gazetteer,
    capital_shares,
    fold,
    institution_words,
    load_gazetteer,
)
from mtqa.facts.names.sounds import transliteration
from mtqa.languages import load_pack
from mtqa.text.tokenise import tokenise

NAME_SHARE = 60
"""Share (0-100) of capitals inside sentences from which on a capitalised word is a name."""
FIRST_WORD_SHARE = 85
"""The same at the beginning of a sentence and in a headline, where every word may have a capital."""
HEADLINE_SHARE = 0.7
"""Share of capitalised words of four letters and more that makes a line a headline in title case."""
INSTITUTION_SHARE = 60
"""Most that is believed of a word of institutions."""
LONGEST_ENDING = 5
"""Letters that grammar may add to a stem in an inflected language."""

_HAN_RUN = re.compile("[\u3400-\u9fff々]+")
_PART = re.compile(r"[^-‐‑–/·・=＝]+")
_SENTENCE_OPENERS = frozenset(".!?:;\"“”‘'«»„([…*•-–—|")

CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays jan feb mar apr
    jun jul aug sept sep oct nov dec""".split()
)
"""Days and months are facts of their own kind."""
TITLES = frozenset(
    """i mr mrs ms dr prof sir lord lady st mt gen col capt lt sgt maj rev hon jr sr ii iii iv vi vii viii ix
    xi xii xiii xiv xv xvi pm am gmt utc ist cet est bst bc ad ce god ok tv no nos vs covid internet am
    a.m p.m a.m. p.m. i'm i'll i've i'd rs inc ltd co corp plc phd mp mps""".split()
)
"""Words with a capital that name nothing, or nothing that a source must name too."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place; ``folded`` is the form it is looked up in."""

    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class EnglishName(Word):
    """A word of the English that stands for somebody or something by name."""

    share: int
    """0-100: how often English writes it with a capital inside a sentence; 100 for what no table has."""
    first: bool
    """Whether it opens a sentence, or stands in a headline."""
    acronym: bool
    run: int
    """Names that stand side by side share this number: index of the first word of the run."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity of the gazetteer in the source."""

    start: int
    end: int
    text: str
    entity: Entity
    form: str


@lru_cache(maxsize=1024)
def english_words(text: str) -> tuple[Word, ...]:
    """Words of the English, cut at hyphens, possessive endings left out."""
    found = []
    for token in tokenise(text, "en"):
        if token.kind != "word" or token.text[0] in "'’":
            continue
        for match in _PART.finditer(token.text):
            part = re.sub(r"['’]s?$", "", match.group())
            if part:
                start = token.start + match.start()
                found.append(Word(start, start + len(part), part, fold(part)))
    return tuple(found)


@lru_cache(maxsize=1024)
def english_names(text: str) -> tuple[EnglishName, ...]:
    """The words of the English that are names, in order."""
    words = english_words(text)
    long = [word for word in words if len(word.text) > 3]
    headline = len(long) > 2 and sum(w.text[0].isupper() for w in long) >= HEADLINE_SHARE * len(long)
    found: list[EnglishName] = []
    run, previous = 0, -2
    for index, word in enumerate(words):
        if not _capitalised(word.text) or word.folded in TITLES or word.folded in CALENDAR:
            continue
        first = headline or _opens_sentence(text, word.start)
        share = share_of_capitals(word.text)
        if index != previous + 1 or not _adjoin(text, words[previous], word):
            run = index
        previous = index
        if first and word.text.lower() not in capital_shares():
            share = min(share, NAME_SHARE)  # an unknown word at the beginning: a rare word as well as a name
        if share < (FIRST_WORD_SHARE if first else 0):
            continue
        acronym = len(word.text) > 1 and word.text.isupper() and len(word.text) <= 6 and not headline
        found.append(EnglishName(word.start, word.end, word.text, word.folded, share, first, acronym, run))
    return tuple(found)


def share_of_capitals(word: str) -> int:
    """0-100, from the shipped counts; a plural or possessive goes by its base where it has no count of its own.

    Words of institutions (Congress, Department) are names only sometimes, whatever the counts say.
    """
    table = capital_shares()
    if fold(word) in institution_words():
        return min(INSTITUTION_SHARE, table.get(word.lower(), 100))
    lowered = word.lower().replace("’", "'")
    for form in (lowered, lowered.removesuffix("s"), lowered.removesuffix("es")):
        if form in table:
            return table[form]
    return 100


def _capitalised(word: str) -> bool:
    return len(word) > 1 and (
        word[0].isupper() or (word[1:2].isupper() and word[0].islower() and len(word) > 2)
    )


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in _SENTENCE_OPENERS


def _adjoin(text: str, one: Word, other: Word) -> bool:
    return text[one.end : other.start] in (" ", "-", "\u00a0", "’s ", "'s ", ". ")


@dataclass(frozen=True, eq=False)
class SourceText:
    """The source as names are looked for in it."""

    text: str
    language: str
    words: tuple[Word, ...]
    """Words cut at hyphens; in Chinese and Japanese the words that are not Han."""
    han: tuple[tuple[int, str], ...]
    """Runs of Han characters with their offsets."""
    found: tuple[Found, ...]
    """Entities, longest first where they overlap."""


@lru_cache(maxsize=1024)
def source_text(text: str, language: str | None) -> SourceText:
    """Read a source. ``language``: BCP 47 tag or None."""
    code = (language or "").lower().replace("_", "-").split("-")[0]
    words = tuple(_source_words(text, code))
    han = tuple((match.start(), match.group()) for match in _HAN_RUN.finditer(text))
    gazetteer = load_gazetteer(code)
    found = list(_strings(text, gazetteer) if code in UNSPACED else _entities(text, words, gazetteer, code))
    return SourceText(text, code, words, han, tuple(_without_overlaps(found)))


def _source_words(text: str, code: str) -> Iterator[Word]:
    for token in tokenise(text, code or None):
        if token.kind != "word" or (_HAN_RUN.fullmatch(token.text) and code in UNSPACED):
            continue
        for match in _PART.finditer(token.text):
            start = token.start + match.start()
            bare = match.group().rstrip("'’")
            if not bare:
                continue
            head = re.split("['’]", bare)[0] if code == "tr" else bare
            yield Word(start, start + len(bare), bare, fold(head or bare))


def _strings(text: str, gazetteer: Gazetteer) -> Iterator[Found]:
    lowered = text.casefold()
    if len(lowered) != len(text):
        lowered = text
    for start, character in enumerate(lowered):
        for form, entity in gazetteer.by_form.get(character, ()):
            if lowered.startswith(form, start):
                yield Found(start, start + len(form), text[start : start + len(form)], entity, form)


def _entities(text: str, words: Sequence[Word], gazetteer: Gazetteer, code: str) -> Iterator[Found]:
    table = transliteration(code)
    for index, word in enumerate(words):
        variants = [word.folded]
        for beginning in table.beginnings:
            if word.folded.startswith(fold(beginning)) and len(word.folded) - len(beginning) >= 2:
                variants.append(word.folded[len(beginning) :])
        for variant in variants:
            for form, entity in gazetteer.by_form.get(variant[:2], ()):
                parts = _parts(form)
                last = index + len(parts) - 1
                if last < len(words) and _is_form(variant, parts[0], code) and all(
                    _is_form(words[index + n].folded, part, code) for n, part in enumerate(parts) if n
                ):  # fmt: skip
                    end = words[last].end
                    yield Found(word.start, end, text[word.start : end], entity, form)


def form_end(words: Sequence[Word], index: int, form: str, code: str) -> int | None:
    """The index of the last word of a folded form that starts at a word, endings allowed; None where it does not."""
    parts = _parts(form)
    last = index + len(parts) - 1
    if last < len(words) and all(
        _is_form(words[index + n].folded, part, code) for n, part in enumerate(parts)
    ):
        return last
    return None


@lru_cache(maxsize=50_000)
def _parts(form: str) -> tuple[str, ...]:
    return tuple(_PART.findall(form.replace(" ", "-"))) or (form,)


@lru_cache(maxsize=200_000)
def _is_form(word: str, form: str, code: str) -> bool:
    """Whether a folded source word is the form, or the form with an ending the grammar knows."""
    if word == form:
        return True
    bare_word, bare_form = word.removeprefix("ال"), form.removeprefix("ال")
    if bare_word == bare_form and len(bare_form) > 1:
        return True
    table = transliteration(code)
    if len(form) < (2 if code == "ko" else 3):
        return False
    for stem in (form, bare_form):
        rest = bare_word.removeprefix(stem) if bare_word.startswith(stem) else None
        if rest is not None and rest in _endings(code):
            return True
    if table.inflected or _has_gender(code):
        stem = form if len(form) <= _SHORT_STEM else form.rstrip("аяоеиыйіїьuüıiaeéèàáo") or form
        if len(stem) >= 3 and word.startswith(stem):
            return len(word) - len(stem) <= (LONGEST_ENDING if len(stem) >= 4 else 3)
    return False


_SHORT_STEM = 4


@lru_cache(maxsize=64)
def _endings(code: str) -> frozenset[str]:
    return frozenset(fold(ending) for ending in transliteration(code).endings)


def _has_gender(code: str) -> bool:
    """Whether adjectives of nations end by gender, number and case in Latin letters."""
    pack = load_pack(code)
    return code not in ("en", "id") and bool(pack) and "Latn" in (pack.scripts if pack else ())


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Longest first; one inside another goes, unless it is of the same place."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-(f.end - f.start), f.start)):
        if not any(
            k.start <= one.start and one.end <= k.end and (k.start, k.end) != (one.start, one.end)
            for k in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)
