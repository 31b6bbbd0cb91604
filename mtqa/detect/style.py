"""Style: how function words, word endings and punctuation follow each other, with the content words masked.

What an article is about tells nothing about who translated it, so names, numbers and content words are masked and
1- to 4-grams of what is left are weighed by a logistic model (``models/detect``), after the work on translationese
(Baroni and Bernardini 2006; Volansky, Ordan and Wintner 2015).
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

BUCKETS = 1 << 17
"""Hash buckets of n-grams."""

LONGEST = 4
"""Tokens of the longest n-gram."""

_ENDINGS = "ing ed ly tion sion ment ness ity ous ive able ible ful less al ic er est ers ies es s en y"

ENDINGS = tuple(_ENDINGS.split(" "))
"""Endings that stay visible on a masked word, first match first."""

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")

Counts = Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class StyleModel:
    """Weights by bucket, and the calibration that turns a text's sum into log-odds of machine translation."""

    rarity: NDArray[numpy.float32]
    """Inverse document frequency of each bucket."""
    weights: Mapping[str, NDArray[numpy.float32]]
    """Group left out of the fit -> weight of each bucket; ``all`` for the fit on everything."""
    calibration: tuple[float, float, float]
    """Constant, slope, and slope times log of words / 100."""
    function_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Style:
    """What style says of a text: log-odds of machine translation, and the wordings that say it loudest."""

    log_odds: float
    examples: tuple[str, ...]


def judge_style(sentences: Sequence[str], examples: int = 0) -> Style | None:
    """Style of a text given by its sentences; None where it has no words. ``examples``: wordings to name."""
    model = style_model()
    words = sum(len(sentence.split()) for sentence in sentences)
    counts = count_grams(sentences, model.function_words)
    if not words or not counts:
        return None
    buckets = numpy.fromiter(counts, dtype=numpy.int64, count=len(counts))
    amounts = numpy.log1p(numpy.fromiter(counts.values(), dtype=numpy.float32, count=len(counts)))
    values = amounts * model.rarity[buckets]
    length = float(numpy.linalg.norm(values))
    if length == 0:
        return None
    shares = values / length * weights_in_use(model.weights)[buckets]
    constant, slope, slope_by_length = model.calibration
    scale = slope + slope_by_length * float(numpy.log(min(max(words, SHORTEST), LONGEST_TEXT) / 100.0))
    log_odds = constant + scale * float(shares.sum())
    if not examples:
        return Style(log_odds, ())
    loudest = numpy.argsort(-shares if log_odds > 0 else shares)[: 20 * examples]
    wanted = [int(bucket) for bucket in buckets[loudest]]
    return Style(log_odds, tuple(_wordings(sentences, wanted, model.function_words, examples)))


SHORTEST, LONGEST_TEXT = 10, 600
"""Words between which the calibration was fitted; outside, the nearer end counts."""


def count_grams(sentences: Sequence[str], function_words: frozenset[str]) -> Counts:
    """How often each bucket occurs in the sentences."""
    counts: dict[int, int] = {}
    for sentence in sentences:
        for gram, _, _ in _grams(sentence, function_words):
            place = bucket(gram)
            counts[place] = counts.get(place, 0) + 1
    return counts


def bucket(gram: str) -> int:
    """The hash bucket of an n-gram, the same on every machine (CRC-32)."""
    return zlib.crc32(gram.encode()) % BUCKETS


def mask(token: str, first: bool, function_words: frozenset[str]) -> str:
    """A token as the model sees it: itself, ``0``, ``X`` for a name, or ``~`` and its ending."""
    form = token.casefold().replace("’", "'")
    if form in function_words or not token[0].isalnum():
        return form
    if token[0].isdigit():
        return "0"
    if token[0].isupper() and not first:
        return "X"
    return "~" + next((e for e in ENDINGS if form.endswith(e) and len(form) > len(e) + 2), "")


@cache
def style_model() -> StyleModel:
    """The shipped model, loaded once a process. Raises ``InputError`` when it is absent or damaged."""
    from mtqa.models import model_path

    folder = model_path(MODEL_NAME)
    words = (folder / "function_words.txt").read_text(encoding="utf-8").split()
    with numpy.load(folder / "weights.npz") as stored:
        scale = stored["scale"]
        weights = {
            name: stored["weights"][row].astype(numpy.float32) * scale[row]
            for row, name in enumerate(stored["groups"].tolist())
        }
        constant, slope, by_length = (float(value) for value in stored["calibration"])
        rarity = stored["rarity"].astype(numpy.float32) / RARITY_STEPS
    return StyleModel(rarity, weights, (constant, slope, by_length), frozenset(words))


RARITY_STEPS = 20.0
"""Steps in which one unit of inverse document frequency is stored."""


def _grams(sentence: str, function_words: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """N-grams of the masked sentence with the code points they cover."""
    tokens = list(_TOKEN.finditer(sentence))
    masked = ["<", *(mask(m[0], place == 0, function_words) for place, m in enumerate(tokens)), ">"]
    starts = [0, *(m.start() for m in tokens), len(sentence)]
    ends = [0, *(m.end() for m in tokens), len(sentence)]
    for size in range(1, LONGEST + 1):
        for place in range(len(masked) - size + 1):
            gram = " ".join(masked[place : place + size])
            yield gram, starts[place], ends[place + size - 1]


def _wordings(
    sentences: Sequence[str], wanted: Sequence[int], function_words: frozenset[str], limit: int
) -> Iterator[str]:
    """The first wording of each wanted bucket that is more than a word, none inside another, loudest first."""
    places = {place: rank for rank, place in enumerate(wanted)}
    found: dict[int, str] = {}
    for sentence in sentences:
        for gram, start, end in _grams(sentence, function_words):
            rank = places.get(bucket(gram))
            text = sentence[start:end].strip()
            if rank is not None and rank not in found and len(text.split()) > 1:
                found[rank] = text
    named: list[str] = []
    for rank in sorted(found):
        if len(named) < limit and not any(found[rank] in name or name in found[rank] for name in named):
            named.append(found[rank])
    yield from named
