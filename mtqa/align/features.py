"""What the aligner looks at: the features of every bead in the band, from all the evidence there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy

from mtqa.align.band import Band
from mtqa.align.evidence.blocks import run_sums, window_of
from mtqa.align.evidence.coverage import Coverage, coverage, pieces_of
from mtqa.align.evidence.length import lengths, log_ratio
from mtqa.align.evidence.meaning import Meaning, meaning
from mtqa.align.evidence.numbers import number_keys
from mtqa.align.evidence.overlap import Keys, Overlap, overlap
from mtqa.align.evidence.punctuation import agreement, ends_differ, marks, starts_low
from mtqa.align.evidence.retranslation import text_keys
from mtqa.align.evidence.words import sound_keys, word_keys
from mtqa.align.lattice import Shape

if TYPE_CHECKING:
    from numpy.typing import NDArray


Features = dict[str, "NDArray[numpy.float64]"]
"""Name of a feature -> its value for the bead of one shape ending at each node: (source + 1, width) or smaller."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """All that is read off the two texts once, before any band is chosen."""

    source: Sequence[str]
    english: Sequence[str]
    source_pieces: Sequence[NDArray[numpy.float32]]
    """Vectors of the subwords of each segment, shape (subwords, d)."""
    english_pieces: Sequence[NDArray[numpy.float32]]
    source_keys: Mapping[str, Sequence[Keys]]
    """Kind of keys (numbers, words, sounds) to the keys of each segment."""
    english_keys: Mapping[str, Sequence[Keys]]
    retranslations: Sequence[Sequence[str | None]]
    """For each engine, the English of each source segment."""
    retranslated_keys: Sequence[Sequence[Keys | None]]
    """For each engine, the keys of that English."""
    english_text_keys: Sequence[Keys]


SHORT = 20.0
"""Letters of the shorter side of a bead below which meaning is read with more doubt."""
LONG = 60.0
"""Letters of the longer side of a bead from which the proportion of lengths is steady."""

KINDS = {"numbers": number_keys, "words": word_keys, "sounds": sound_keys}


def read_texts(
    source: Sequence[str],
    english: Sequence[str],
    source_pieces: Sequence[NDArray[numpy.float32]],
    english_pieces: Sequence[NDArray[numpy.float32]],
    retranslations: Sequence[Sequence[str | None]],
) -> Texts:
    """The texts with their keys."""
    return Texts(
        source,
        english,
        source_pieces,
        english_pieces,
        {kind: [keys(segment) for segment in source] for kind, keys in KINDS.items()},
        {kind: [keys(segment) for segment in english] for kind, keys in KINDS.items()},
        retranslations,
        [[None if line is None else text_keys(line) for line in lines] for lines in retranslations],
        [text_keys(segment) for segment in english] if retranslations else [],
    )


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The evidence within a band."""

    band: Band
    columns: NDArray[numpy.int64]
    lengths: tuple[NDArray[numpy.float64], NDArray[numpy.float64]]
    marks: tuple[NDArray[numpy.float64], NDArray[numpy.float64]]
    ends_differ: NDArray[numpy.float64]
    starts: tuple[NDArray[numpy.float64], NDArray[numpy.float64]]
    meaning: Meaning
    coverage: Coverage
    overlaps: Mapping[str, Overlap]
    retranslated: Sequence[Overlap]
    covered: NDArray[numpy.float64]
    """Engines that have English for each source segment, shape (source,)."""
    typical: Mapping[str, float]
    """For each kind of likeness, its median over the segments' best partners: what a good pair of this document has."""


def gather(texts: Texts, band: Band) -> Evidence:
    """All evidence on the beads inside `band`."""
    window = window_of(band)
    columns = numpy.minimum(band.columns(), band.english)
    partial = Evidence(
        band,
        columns,
        (lengths(texts.source), lengths(texts.english)),
        (marks(texts.source), marks(texts.english)),
        ends_differ(texts.source, texts.english, columns),
        (starts_low(texts.source), starts_low(texts.english)),
        meaning(window, _summed(texts.source_pieces), _summed(texts.english_pieces)),
        coverage(window, pieces_of(texts.source_pieces), pieces_of(texts.english_pieces)),
        {kind: overlap(window, texts.source_keys[kind], texts.english_keys[kind]) for kind in KINDS},
        [
            overlap(window, [keys or {} for keys in lines], texts.english_text_keys)
            for lines in texts.retranslated_keys
        ],
        numpy.array(
            [
                sum(lines[i] is not None for lines in texts.retranslated_keys)
                for i in range(len(texts.source))
            ],
            dtype=numpy.float64,
        ),
        {},
    )
    return replace(partial, typical=_typical(partial))


def _summed(pieces: Sequence[NDArray[numpy.float32]]) -> NDArray[numpy.float32]:
    return numpy.stack([line.sum(axis=0) for line in pieces])


def _typical(evidence: Evidence) -> dict[str, float]:
    inside = fits(evidence.band, (1, 1))
    kinds = {name: numpy.where(inside, value, 0.0) for name, value in likenesses(evidence).items()}
    return {name: float(numpy.median(value[1:].max(axis=1))) for name, value in kinds.items()}


def likenesses(evidence: Evidence) -> Features:
    """How alike the last source and the last English segment before each node are, by each kind of likeness."""
    cosine = evidence.meaning.cosine(1, 1, evidence.columns)
    found: Features = {"standing": evidence.meaning.standing(cosine, 1, 1, evidence.columns)}
    source, english = evidence.coverage.of(1, 1, evidence.columns)
    found["covered"] = (source + english) / 2
    for kind in ("words", "sounds"):
        found[kind] = evidence.overlaps[kind].cosine(1, 1, evidence.columns)
    if evidence.retranslated:
        found["retranslation"] = _retranslation_features(evidence, (1, 1), 1.0)["retranslation"]
    return found


def bead_features(evidence: Evidence, shape: Shape) -> Features:
    """Features of beads with both sides. Those named `.size` are multiplied by the mean number of segments a side."""
    size = sum(shape) / 2
    low, high = sorted(shape)
    features: Features = {f"shape.{low}-{high}": numpy.ones(1)}
    features |= _meaning_features(evidence, shape, size)
    source, english = evidence.coverage.of(*shape, evidence.columns)
    mean, least = (source + english) / 2, numpy.minimum(source, english)
    features |= {
        "covered": mean,
        "covered.size": mean * size,
        "covered.least": least,
        "covered.least.size": least * size,
    }
    features |= _form_features(evidence, shape, size)
    for kind in ("words", "sounds"):
        cosine, least = evidence.overlaps[kind].cosine_and_least(*shape, evidence.columns)
        features |= {kind: cosine, f"{kind}.size": cosine * size, f"{kind}.least.size": least * size}
    if evidence.retranslated:
        features |= _retranslation_features(evidence, shape, size)
    features |= {
        f"{kind}.typical.size": numpy.full(1, value * size) for kind, value in evidence.typical.items()
    }
    return features


def _meaning_features(evidence: Evidence, shape: Shape, size: float) -> Features:
    cosine = evidence.meaning.cosine(*shape, evidence.columns)
    standing = evidence.meaning.standing(cosine, *shape, evidence.columns)
    shorter = numpy.minimum(
        run_sums(evidence.lengths[0], shape[0])[:, None],
        run_sums(evidence.lengths[1], shape[1])[evidence.columns],
    )
    return {
        "meaning": cosine,
        "meaning.size": cosine * size,
        "standing": standing,
        "standing.size": standing * size,
        "standing.square.size": standing * numpy.abs(standing) * size,
        "standing.short": standing * numpy.exp(-shorter / SHORT),
    }


def _form_features(evidence: Evidence, shape: Shape, size: float) -> Features:
    a, b = shape
    columns = evidence.columns
    ratio = log_ratio(*evidence.lengths, a, b, columns)
    both, one = agreement(*evidence.marks, a, b, columns)
    shared, left, right = evidence.overlaps["numbers"].of(a, b, columns)
    first = _before(evidence.starts[0], a)[:, None] - _before(evidence.starts[1], b)[columns]
    longer = numpy.maximum(
        run_sums(evidence.lengths[0], a)[:, None], run_sums(evidence.lengths[1], b)[columns]
    )
    return {
        "ratio": numpy.abs(ratio),
        "ratio.long": numpy.abs(ratio) * (1 - numpy.exp(-longer / LONG)),
        "ratio.square": numpy.minimum(ratio**2, 4.0),
        "ratio.size": numpy.abs(ratio) * size,
        "marks.both": both,
        "marks.one": one,
        "ends.differ": evidence.ends_differ,
        "starts.differ": numpy.abs(first),
        "numbers.both": numpy.log1p(numpy.sqrt(shared)),
        "numbers.one": numpy.log1p(numpy.sqrt(numpy.maximum(left + right - 2 * shared, 0))),
        "numbers.none": (shared <= 0) * (left > 0) * (right > 0) * 1.0,
    }


def _retranslation_features(evidence: Evidence, shape: Shape, size: float) -> Features:
    """Mean overlap over the engines that have English for the bead's source segments; and whether any has."""
    engines = len(evidence.retranslated)
    covered = run_sums(evidence.covered, shape[0])[:, None] / (shape[0] * engines)
    share = numpy.maximum(covered, 1 / (shape[0] * engines)) * engines
    found = [one.cosine_and_least(*shape, evidence.columns) for one in evidence.retranslated]
    cosine = sum((value for value, _ in found), numpy.zeros(1)) / share
    least = sum((value for _, value in found), numpy.zeros(1)) / share
    return {
        "retranslation": cosine,
        "retranslation.size": cosine * size,
        "retranslation.square.size": cosine**2 * size,
        "retranslation.least.size": least * size,
        "retranslation.missing.size": (1 - covered) * size * numpy.ones_like(cosine),
    }


def gap_features(evidence: Evidence) -> tuple[Features, Features]:
    """Features of a lone source and of a lone English segment, like the nodes or narrower."""
    columns, band = evidence.columns, evidence.band
    pairs = {f"gap.near.{kind}": value * fits(band, (1, 1)) for kind, value in likenesses(evidence).items()}
    source: Features = {
        "gap": numpy.ones(1),
        "gap.length": _after(numpy.log(evidence.lengths[0] + 1))[:, None],
        "gap.best": _after(evidence.meaning.best_source)[:, None],
    }
    english: Features = {
        "gap": numpy.ones(1),
        "gap.length": _after(numpy.log(evidence.lengths[1] + 1))[columns],
        "gap.best": _after(evidence.meaning.best_english)[columns],
    }
    for name, value in pairs.items():
        source[name], english[name] = _beside(value, band)
    return source, english


def _beside(
    pairs: NDArray[numpy.float64], band: Band
) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64]]:
    """How well the lone segment that ends at each node goes with the segments of the other side around it.

    `pairs` has the value of the last source and the last English segment before each node.
    """
    right = numpy.zeros_like(pairs)
    right[:, :-1] = pairs[:, 1:]
    below = numpy.zeros_like(pairs)
    for i in range(band.source):
        below[i] = band.shifted(pairs[i + 1], i, -1, 0, 0.0)
    return numpy.maximum(pairs, right), numpy.maximum(pairs, below)


def _after(values: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """Value of the segment that ends at each position 0 .. n."""
    return numpy.concatenate([[0.0], values])


def _before(values: NDArray[numpy.float64], length: int) -> NDArray[numpy.float64]:
    """Value of the segment that stands `length` before each position 0 .. n, 0 where there is none."""
    result = numpy.zeros(len(values) + 1)
    result[length:] = values[: max(0, len(values) - length + 1)]
    return result


def fits(band: Band, shape: Shape) -> NDArray[numpy.bool_]:
    """Where a bead of a shape can end."""
    columns = band.columns()
    rows = numpy.arange(band.source + 1)[:, None]
    return numpy.asarray((rows >= shape[0]) & (columns >= shape[1]) & (columns <= band.english))
