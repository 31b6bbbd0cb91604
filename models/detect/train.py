"""Fits the style model; the README of this folder has the command, the data and the figures.

    python models/detect/train.py --docs mt-detect.docs.jsonl.gz --sentences mt-detect.sentences.jsonl.gz

Pairwise logistic regression (Joachims 2002) over hashed n-grams (`mtqa.detect.style`): a machine translation less the
mean of the human translations of the same source text, for documents and for sentences, with an L2 penalty
(scikit-learn). Within documents and within sentences every origin and source language weighs the square root of its
size. For each group of origins there is a second fit without it. The calibration of a group is fitted on what the fits
say of the other groups, each on the group it left out itself.
"""

from __future__ import annotations

import argparse
import hashlib
import pathlib
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy
import scipy.sparse
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from mtqa.bench.detect import CROWD, HUMAN, MACHINE, ORIGINAL, fold_of
from mtqa.bench.rows import Row, read_rows
from mtqa.detect.style import (
    BUCKETS,
    LONGEST_TEXT,
    RARITY_STEPS,
    SHORTEST,
    Vocabulary,
    count_grams,
)

HERE = pathlib.Path(__file__).resolve().parent

WEIGHT = 30_000.0
"""Weight of all pairs together against an L2 penalty of a half; measured on groups left out, flat around it."""

MACHINES_A_SOURCE = 3
"""Machine translations taken of one source text; more of the same add little."""

RAREST = 8
"""Documents an n-gram must stand in to count."""

COMMON = 4.0
"""Zipf value (log10 of occurrences in a thousand million words) from which a word is seen as it is."""

SHARES = {MACHINE: 0.5, HUMAN: 0.35, ORIGINAL: 0.15}
"""Weight of each label in the calibration."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts with their rows and what is known of each."""

    rows: scipy.sparse.csr_array
    """One row a text, one column a bucket."""
    labels: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    """Origin and source language."""
    sources: tuple[Hashable, ...]
    """What was translated; equal for translations of the same text."""
    words: NDArray[numpy.float64]

    @property
    def folds(self) -> NDArray[numpy.str_]:
        return numpy.array([fold_of(origin) for origin, _ in self.cells])


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Machine less human, one row a pair."""

    rows: scipy.sparse.csr_array
    shares: NDArray[numpy.float64]
    """Weight of each pair, adding up to 1."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--docs", type=pathlib.Path, required=True)
    parser.add_argument("--sentences", type=pathlib.Path, required=True)
    given = parser.parse_args()
    vocabulary = read_vocabulary()
    documents = read_texts(given.docs, vocabulary)
    frequency = numpy.bincount(documents.rows.indices, minlength=BUCKETS)
    rarity = numpy.log((len(documents.labels) + 1) / (frequency + 1)) * (frequency >= RAREST)
    stored_rarity = numpy.clip(numpy.rint(rarity * RARITY_STEPS), 0, 255).astype(numpy.uint8)
    kinds = [documents, read_texts(given.sentences, vocabulary)]
    kinds = [weighed(texts, stored_rarity / numpy.float32(RARITY_STEPS)) for texts in kinds]
    groups = sorted(set(kinds[0].folds.tolist()))
    fits = {"all": fit(kinds, None)}
    fits |= {group: fit(kinds, group) for group in groups}
    said = [out_of_fold(texts, fits) for texts in kinds]
    calibration = [calibrate(kinds, said, group) for group in (None, *groups)]
    table = numpy.stack(list(fits.values()))
    scale = numpy.abs(table).max(axis=1) / 32767.0
    numpy.savez_compressed(
        HERE / "weights.npz",
        groups=numpy.array(list(fits)),
        weights=numpy.rint(table / scale[:, None]).astype(numpy.int16),
        scale=scale.astype(numpy.float32),
        rarity=stored_rarity,
        calibration=numpy.array(calibration),
    )
    names = ("common_words.txt", "function_words.txt", "weights.npz")
    sums = [f"{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (HERE / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def read_vocabulary() -> Vocabulary:
    """The function words of this folder, and the common words by their frequency, written beside them."""
    function = frozenset((HERE / "function_words.txt").read_text(encoding="utf-8").split())
    listed = (HERE.parent / "wordvectors" / "frequency.txt").read_text(encoding="utf-8").splitlines()
    rated = [line.split() for line in listed if len(line.split()) == 2]
    common = sorted({word for word, zipf in rated if float(zipf) >= COMMON} - function)
    (HERE / "common_words.txt").write_text("\n".join(common) + "\n", encoding="utf-8")
    return Vocabulary(function, frozenset(common))


def read_texts(path: pathlib.Path, vocabulary: Vocabulary) -> Texts:
    needed = ("text", "label", "system", "source_lang", "origin", "doc_id")
    kept = [
        row
        for row in read_rows(path, "detect", needed)
        if not row["system"].startswith(CROWD) and row["text"].strip()
    ]
    counts = [count_grams(row["text"].split("\n"), vocabulary) for row in kept]
    lengths = [len(count) for count in counts]
    values = numpy.log1p(
        numpy.concatenate([numpy.fromiter(c.values(), numpy.float32, len(c)) for c in counts])
    )
    columns = numpy.concatenate([numpy.fromiter(c, numpy.int32, len(c)) for c in counts])
    starts = numpy.concatenate([[0], numpy.cumsum(lengths)])
    rows = scipy.sparse.csr_array((values, columns, starts), shape=(len(kept), BUCKETS))
    return Texts(
        rows,
        tuple(row["label"] for row in kept),
        tuple((row["origin"], row["source_lang"]) for row in kept),
        tuple(source_of(row) for row in kept),
        numpy.array([float(len(row["text"].split())) for row in kept]),
    )


def source_of(row: Row) -> Hashable:
    return row["origin"], row["source_lang"], row["doc_id"], row.get("seg")


def weighed(texts: Texts, rarity: NDArray[numpy.float32]) -> Texts:
    """The texts with values times rarity, scaled to length 1."""
    return replace(texts, rows=normalize(texts.rows @ scipy.sparse.diags_array(rarity)))


def fit(kinds: Sequence[Texts], left_out: str | None) -> NDArray[numpy.float32]:
    """Weights from the pairs of documents and of sentences, half the weight each."""
    sides = [pairs_of(texts, left_out) for texts in kinds]
    rows = scipy.sparse.vstack([side.rows for side in sides]).tocsr()
    shares = numpy.concatenate([side.shares for side in sides]) * WEIGHT / len(sides)
    # Every second difference is turned round, for a classifier wants both labels; it is the same likelihood.
    signs = numpy.where(numpy.arange(len(shares)) % 2, -1.0, 1.0)
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=300, tol=1e-6)
    model.fit(scipy.sparse.diags_array(signs) @ rows, signs > 0, sample_weight=shares)
    return model.coef_[0].astype(numpy.float32)


def pairs_of(texts: Texts, left_out: str | None) -> Pairs:
    """Differences of translations of the same source, evenly drawn."""
    by_source: dict[Hashable, dict[str, list[int]]] = {}
    for place, (label, source) in enumerate(zip(texts.labels, texts.sources, strict=True)):
        if label != ORIGINAL and fold_of(texts.cells[place][0]) != left_out:
            by_source.setdefault(source, {}).setdefault(label, []).append(place)
    draw = numpy.random.default_rng(1)
    rows, columns, values, cells = [], [], [], []
    for sides in by_source.values():
        if len(sides) < 2:
            continue
        humans = sides[HUMAN]
        for place in draw.permutation(sides[MACHINE])[:MACHINES_A_SOURCE].tolist():
            rows += [len(cells)] * (1 + len(humans))
            columns += [place, *humans]
            values += [1.0, *[-1.0 / len(humans)] * len(humans)]
            cells.append(texts.cells[place])
    sizes = Counter(cells)
    shares = numpy.array([sizes[cell] ** -0.5 for cell in cells])
    shape = (len(cells), texts.rows.shape[0])
    differences = scipy.sparse.csr_array((values, (rows, columns)), shape=shape) @ texts.rows
    return Pairs(differences.tocsr(), shares / shares.sum())


def out_of_fold(texts: Texts, fits: Mapping[str, NDArray[numpy.float32]]) -> NDArray[numpy.float64]:
    """What each fit says of the group it left out."""
    said = numpy.zeros(len(texts.labels))
    folds = texts.folds
    for group in set(folds.tolist()):
        inside = folds == group
        said[inside] = (texts.rows @ fits[group])[inside]
    return said


def calibrate(
    kinds: Sequence[Texts], said: Sequence[NDArray[numpy.float64]], left_out: str | None
) -> list[float]:
    """Constant, slope, and slopes by length and its square of a logistic regression of the label on the score."""
    designs, truths, shares = [], [], []
    for texts, scores in zip(kinds, said, strict=True):
        inside = texts.folds != left_out
        length = numpy.log(numpy.clip(texts.words, SHORTEST, LONGEST_TEXT) / 100.0)
        designs.append(
            numpy.column_stack([numpy.ones(len(scores)), *(scores * length**n for n in range(3))])[inside]
        )
        truths.append(numpy.array([float(label == MACHINE) for label in texts.labels])[inside])
        shares.append(evenly(texts, inside))
    design, truth, share = map(numpy.concatenate, (designs, truths, shares))
    weights = numpy.zeros(design.shape[1])
    for _ in range(30):
        guess = 1.0 / (1.0 + numpy.exp(-design @ weights))
        curve = (design * (share * guess * (1 - guess))[:, None]).T @ design
        curve += 1e-9 * numpy.eye(len(weights))
        weights += numpy.linalg.solve(curve, design.T @ (share * (truth - guess)))
    return [float(weight) for weight in weights]


def evenly(texts: Texts, inside: NDArray[numpy.bool_]) -> NDArray[numpy.float64]:
    """Weight of each text inside: by label as `SHARES` says, and each origin and language the same within."""
    places = numpy.flatnonzero(inside).tolist()
    keys = [(texts.labels[place], texts.cells[place]) for place in places]
    sizes = Counter(keys)
    cells = Counter(label for label, _ in sizes)
    return numpy.array([SHARES[key[0]] / cells[key[0]] / sizes[key] for key in keys])


if __name__ == "__main__":
    main()
