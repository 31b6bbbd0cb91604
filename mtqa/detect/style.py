"""Style: which words and word endings follow each other, with names, numbers and rare words masked.

What an article is about tells nothing about who translated it. So names, numbers and all but the commonest words are
masked, and the n-grams of what is left are weighed by a linear model (``models/detect``) that was fitted on human and
machine translations of the same source text, each pair by its difference: what both have in common, the topic above
all, cancels out. After the work on translationese (Baroni and Bernardini 2006; Volansky, Ordan and Wintner 2015) and
pairwise ranking (Joachims 2002).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy

from mtqa.folds import weights_in_use

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL_NAME = "detect"

BUCKETS = 1 << 19
"""Hash buckets of n-grams."""

WORDS_LONGEST, FORMS_LONGEST = 3, 4
"""Tokens of the longest n-gram of words, and of forms (function words and endings)."""

_ENDINGS = "ing ed ly tion sion ment ness ity ous ive able ible ful less al ic er est ers ies es s en y"

ENDINGS = tuple(_ENDINGS.split(" "))
"""Endings that stay visible on a masked word, first match first."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’]\w+)*|[^\w\s]")

_PLAIN_MARKS = (
    dict.fromkeys(map(ord, "“”„«»‟″"), '"')
    | dict.fromkeys(map(ord, "‘’‚`´"), "'")
    | dict.fromkeys(map(ord, "–—−"), "-")
)
"""Curly and straight quotes tell the editing system, not the translator. One code point for one."""

Counts = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that are seen as they are."""

    function: frozenset[str]
    common: frozenset[str]
    """Words of news and everyday English that no topic owns, function words left out."""


@dataclass(frozen=True, slots=True, eq=False)
class StyleModel:
    """Weights by bucket, and the calibration that turns a text's sum into log-odds of machine translation."""

    rarity: NDArray[numpy.float32]
    """Inverse document frequency of each bucket; 0 for one that is not used."""
    weights: Mapping[str, NDArray[numpy.float32]]
    """Group left out of the fit -> weight of each bucket; ``all`` for the fit on everything."""
    calibration: Mapping[str, tuple[float, ...]]
    """Group left out -> constant, slope, and slopes by length and its square; length is log of words / 100."""
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Style:
    """What style says of a text: log-odds of machine translation, and the wordings that say it loudest."""

    log_odds: float
    examples: tuple[str, ...]


def judge_style(sentences: Sequence[str], examples: int = 0) -> Style | None:
    """Style of a text given by its sentences; None where it has no words. ``examples``: wordings to name."""
    model = style_model()
    words = sum(len(sentence.split()) for sentence in sentences)
    counts = count_grams(sentences, model.vocabulary)
    if not words or not counts:
        return None
    buckets = numpy.fromiter(counts, dtype=numpy.int64, count=len(counts))
    amounts = numpy.log1p(numpy.fromiter(counts.values(), dtype=numpy.float32, count=len(counts)))
    values = amounts * model.rarity[buckets]
    norm = float(numpy.linalg.norm(values))
    if norm == 0:
        return None
    shares = values / norm * weights_in_use(model.weights)[buckets]
    log_odds = calibrated(float(shares.sum()), words, weights_in_use(model.calibration))
    if not examples:
        return Style(log_odds, ())
    loudest = numpy.argsort(-shares if log_odds > 0 else shares)[: 20 * examples]
    wanted = [int(bucket) for bucket in buckets[loudest]]
    return Style(log_odds, tuple(_wordings(sentences, wanted, model.vocabulary, examples)))


SHORTEST, LONGEST_TEXT = 10, 600
"""Words between which the calibration was fitted; outside, the nearer end counts."""


def calibrated(score: float, words: int, calibration: tuple[float, ...]) -> float:
    """Log-odds of machine translation from a score and the words of the text."""
    constant, *slopes = calibration
    length = float(numpy.log(min(max(words, SHORTEST), LONGEST_TEXT) / 100.0))
    return constant + score * sum(slope * length**power for power, slope in enumerate(slopes))


def count_grams(sentences: Sequence[str], vocabulary: Vocabulary) -> Counts:
    """How often each bucket occurs in the sentences."""
    counts: dict[int, int] = {}
    for sentence in sentences:
        for gram, _, _ in _grams(sentence, vocabulary):
            place = bucket(gram)
            counts[place] = counts.get(place, 0) + 1
    return counts


def bucket(gram: str) -> int:
    """The hash bucket of an n-gram, the same on every machine (CRC-32)."""
    return zlib.crc32(gram.encode()) % BUCKETS


def mask(token: str, first: bool, vocabulary: Vocabulary) -> tuple[str, str]:
    """A token as a word and as a form: itself, ``0``, ``X`` for a name, or ``~`` and its ending."""
    form = token.casefold().translate(_PLAIN_MARKS)
    if form in vocabulary.function or not token[0].isalnum():
        return form, form
    if token[0].isdigit():
        return "0", "0"
    if token[0].isupper() and not first:
        return "X", "X"
    ending = "~" + next((e for e in ENDINGS if form.endswith(e) and len(form) > len(e) + 2), "")
    return (form if form in vocabulary.common else ending), ending


@cache
def style_model() -> StyleModel:
    """The shipped model, loaded once a process. Raises ``InputError`` when it is absent or damaged."""
    from mtqa.models import model_path

    folder = model_path(MODEL_NAME)
    with numpy.load(folder / "weights.npz") as stored:
        groups = stored["groups"].tolist()
        table, scale = stored["weights"], stored["scale"]
        weights = {name: table[row].astype(numpy.float32) * scale[row] for row, name in enumerate(groups)}
        calibration = {
            name: tuple(float(value) for value in row)
            for name, row in zip(groups, stored["calibration"], strict=True)
        }
        rarity = stored["rarity"].astype(numpy.float32) / RARITY_STEPS
    return StyleModel(
        rarity, weights, calibration, Vocabulary(_words("function_words.txt"), _words("common_words.txt"))
    )


def _words(name: str) -> frozenset[str]:
    from mtqa.models import model_path

    return frozenset((model_path(MODEL_NAME) / name).read_text(encoding="utf-8").split())


RARITY_STEPS = 20.0
"""Steps in which one unit of inverse document frequency is stored."""


def _grams(sentence: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """N-grams of words and of forms in a sentence, with the code points they cover."""
    tokens = list(_TOKEN.finditer(sentence))
    masked = [mask(m[0], place == 0, vocabulary) for place, m in enumerate(tokens)]
    words = ["<", *(word for word, _ in masked), ">"]
    forms = ["<", *(form for _, form in masked), ">"]
    starts = [0, *(m.start() for m in tokens), len(sentence)]
    ends = [0, *(m.end() for m in tokens), len(sentence)]
    for size in range(1, WORDS_LONGEST + 1):
        for place in range(len(words) - size + 1):
            yield "w " + " ".join(words[place : place + size]), starts[place], ends[place + size - 1]
    for size in range(2, FORMS_LONGEST + 1):
        for place in range(len(forms) - size + 1):
            gram = forms[place : place + size]
            if size > WORDS_LONGEST or gram != words[place : place + size]:
                yield "f " + " ".join(gram), starts[place], ends[place + size - 1]


def _wordings(
    sentences: Sequence[str], wanted: Sequence[int], vocabulary: Vocabulary, limit: int
) -> Iterator[str]:
    """The first wording of each wanted bucket that is more than a word, none inside another, loudest first."""
    places = {place: rank for rank, place in enumerate(wanted)}
    found: dict[int, str] = {}
    for sentence in sentences:
        for gram, start, end in _grams(sentence, vocabulary):
            rank = places.get(bucket(gram))
            text = sentence[start:end].strip()
            if rank is not None and rank not in found and len(text.split()) > 1:
                found[rank] = text
    named: list[str] = []
    for rank in sorted(found):
        if len(named) < limit and not any(found[rank] in name or name in found[rank] for name in named):
            named.append(found[rank])
    yield from named
