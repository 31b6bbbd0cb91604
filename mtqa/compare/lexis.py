"""What comparing knows of English words: base forms, spelling keys, relations, frequency, likeness.

Synonyms are words that share translations (``models/paraphrases``), opposites are pairs and prefixes, derivations are
endings (``english.toml``); frequencies and vectors come from 35 million words of English (``models/wordvectors``). All
tables are loaded when first asked for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from mtqa.english.inflection import irregular_bases

if TYPE_CHECKING:
    import numpy as np

UNKNOWN_FREQUENCY = 1.0
"""Zipf value (log10 of occurrences in a thousand million words) given to a word that no table has."""

OPPOSITE_COSINE = 0.2
"""Least cosine of a word and its opposite by prefix: below it many are chance (``vest``, ``invest``; ``cover``,
``discover``); read off the pairs of the frequency list by eye."""

DERIVED_COSINE = 0.2
"""Least cosine of a word and what an ending derives from it: ``kill``, ``killer``, but not ``corn``, ``corner``."""

_DERIVED_LENGTH = 3
"""Shortest word, in letters, that something is derived from."""

_SPELLING_LENGTH = 4
"""Shortest word, in letters, whose British and American spelling are made one."""


def is_function_word(form: str) -> bool:
    """Whether the lower-cased word is grammar rather than content."""
    return form in _words("function_words")


def is_light_word(form: str) -> bool:
    """Whether the lower-cased content word is too general to tell much (``make``, ``people``, ``said``)."""
    return form in _words("light_words")


def is_negation(form: str) -> bool:
    """Whether the lower-cased word turns a statement round."""
    return form in _words("negations")


def is_implicit_negative(form: str) -> bool:
    """Whether the lower-cased word is negative by itself (``refuse``, ``without``), or by a prefix (``unpaid``)."""
    if form in _words("implicit_negatives"):
        return True
    match = re.fullmatch(r"non-?([a-z]{5,})|un([a-z]{5,})", form)
    return bool(_positive(form)) or (match is not None and is_known(match[1] or match[2]))


def empty_negations() -> frozenset[str]:
    """Two words that begin like a negation and negate nothing (``not only``)."""
    return frozenset(_english()["empty_negations"])


def long_form(form: str) -> str | None:
    """The words an abbreviation stands for (``uk`` -> ``united kingdom``), or None."""
    found: str | None = _english()["short_forms"].get(form)
    return found


def zipf(form: str) -> float:
    """How frequent a lower-cased word is: log10 of occurrences in a thousand million words, 1 (unknown) to 8."""
    return _frequencies().get(form, UNKNOWN_FREQUENCY)


def is_known(form: str) -> bool:
    """Whether the lower-cased word is in the frequency list."""
    return form in _frequencies()


@lru_cache(maxsize=50_000)
def lemmas(form: str) -> frozenset[str]:
    """All base forms a lower-cased word may have, itself included: ``left`` -> leave, left."""
    found = {form, *irregular_bases(form)}
    for pattern, endings in _INFLECTIONS:
        if match := pattern.fullmatch(form):
            bases = {match[1] + ending for ending in endings}
            if len(match[1]) > 2 and match[1][-1] == match[1][-2]:
                bases.add(match[1][:-1])
            known = {base for base in bases if is_known(base)}
            found |= known or ({match[1]} if pattern is _PLAIN_PLURAL and not is_known(form) else set())
    return frozenset(found)


_PLAIN_PLURAL = re.compile(r"(.{2,}[^s'])s")
_INFLECTIONS = (
    (_PLAIN_PLURAL, ("",)),
    (re.compile(r"(.{2,})es"), ("",)),
    (re.compile(r"(.{2,})ies"), ("y", "ie")),
    (re.compile(r"(.{2,})ied"), ("y", "ie")),
    (re.compile(r"(.{2,})ed"), ("", "e")),
    (re.compile(r"(.{2,})ing"), ("", "e")),
    (re.compile(r"(.{2,})(?:'s|s'|')"), ("",)),
)


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """The Snowball (Porter 2) stem of a lower-cased word."""
    return _stem_word()(form)


@lru_cache(maxsize=50_000)
def spelling_key(form: str) -> str:
    """One key for the British and the American spelling of a lower-cased word."""
    if len(form) < _SPELLING_LENGTH:
        return form
    key = form
    for pattern, replacement in _spellings():
        key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=200_000)
def relation(left: str, right: str) -> str | None:
    """How two lower-cased words are related through any of their base forms, or None.

    ``antonym`` wins over ``derived`` and that over ``synonym``.
    """
    first, second = lemmas(left), lemmas(right)
    if _opposed(first, second):
        return "antonym"
    if any(_derives(a, b) or _derives(b, a) for a in first for b in second):
        return "derived"
    table = _paraphrases()
    return "synonym" if any(not table.get(base, frozenset()).isdisjoint(second) for base in first) else None


def _opposed(first: frozenset[str], second: frozenset[str]) -> bool:
    table = _opposites()
    if any(not table.get(base, frozenset()).isdisjoint(second) for base in first):
        return True
    return any(_positive(a) == b or _positive(b) == a for a in first for b in second)


@lru_cache(maxsize=50_000)
def _positive(form: str) -> str | None:
    """The word that a negative prefix turns round in ``form`` (``unpaid`` -> ``paid``), or None."""
    for pattern in _negative_prefixes():
        match = pattern.fullmatch(form)
        if match and is_known(match[1]) and form not in _words("prefix_exceptions"):
            return match[1] if similarity(form, match[1]) >= OPPOSITE_COSINE else None
    return None


def _derives(base: str, form: str) -> bool:
    """Whether an ending makes ``form`` of ``base``, or both have one stem."""
    if len(base) < _DERIVED_LENGTH or base == form or base[:2] != form[:2]:
        return False
    made = stem(base) == stem(form) or any(
        base == match[1] + ending
        for pattern, endings in _derivations()
        if (match := pattern.fullmatch(form))
        for ending in endings
    )
    return made and similarity(base, form) >= DERIVED_COSINE


def same_family(left: str, right: str) -> bool:
    """Whether news uses both lower-cased words for one and the same event (``killed``, ``died``, ``fatalities``)."""
    families = _families()
    first = {number for base in lemmas(left) for number in families.get(base, ())}
    return any(number in first for base in lemmas(right) for number in families.get(base, ()))


@lru_cache(maxsize=200_000)
def similarity(left: str, right: str) -> float:
    """Cosine (-1 to 1) of the distributional vectors of two lower-cased words; 0 where one has none.

    Words that keep the same company are alike here, opposites and sisters (Tuesday, Wednesday) too.
    """
    first, second = _row(left), _row(right)
    if first is None or second is None:
        return 0.0
    return float(first @ second)


def _row(form: str) -> np.ndarray | None:
    number = _vector_index().get(form)
    if number is None:
        number = next(
            (_vector_index()[base] for base in sorted(lemmas(form)) if base in _vector_index()), None
        )
    if number is None:
        return None
    import numpy as np

    row = _vectors()[number].astype(np.float32)
    length = float(np.linalg.norm(row))
    return row / length if length else None


@cache
def _english() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("mtqa.compare").joinpath("english.toml").read_text(encoding="utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_english()[name].split())


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["key"]) for row in _english()["spellings"])


@cache
def _families() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_english()["families"]["words"].strip().splitlines()):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _stem_word() -> Callable[[str], str]:
    import snowballstemmer

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem_word


@cache
def _frequencies() -> Mapping[str, float]:
    from mtqa.models import model_path

    rows = (model_path("wordvectors") / "frequency.txt").read_text(encoding="utf-8").splitlines()
    return {word: float(value) for word, value in (row.split("\t") for row in rows)}


@cache
def _paraphrases() -> Mapping[str, frozenset[str]]:
    from mtqa.models import model_path

    found: dict[str, set[str]] = {}
    for row in (model_path("paraphrases") / "pairs.tsv").read_text(encoding="utf-8").splitlines():
        first, second, _ = row.split("\t")
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {word: frozenset(words) for word, words in found.items()}


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _english()["opposites"]["pairs"].strip().splitlines():
        left, right = (side.split() for side in line.split("/"))
        for first, second in ((left, right), (right, left)):
            for word in first:
                found.setdefault(word, set()).update(second)
    return {word: frozenset(words) for word, words in found.items()}


@cache
def _negative_prefixes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _english()["opposites"]["prefixes"])


@cache
def _derivations() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    rows = _english()["derivations"]
    return tuple((re.compile(f"(.+){row['ending']}"), tuple(row["bases"])) for row in rows)


@cache
def _vectors() -> np.ndarray:
    import numpy as np

    from mtqa.models import model_path

    table: np.ndarray = np.load(model_path("wordvectors") / "vectors.npy", mmap_mode="r")
    return table


@cache
def _vector_index() -> Mapping[str, int]:
    return {word: number for number, word in zip(range(len(_vectors())), _frequencies(), strict=False)}
