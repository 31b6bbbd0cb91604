"""Fits the style model; the README of this folder has the command, the data and the figures.

    python models/detect/train.py --docs mt-detect.docs.jsonl.gz --sentences mt-detect.sentences.jsonl.gz

Logistic regression over hashed n-grams of masked tokens (`mtqa.detect.style`), full-batch Adam with an L2 penalty.
Documents are the training texts. Machine translations weigh half, human translations and originals a quarter each,
and within these every origin and source language the square root of its size. For each group of origins there is a
second fit without it; the calibration is fitted on what these say of their own group.
"""

from __future__ import annotations

import argparse
import hashlib
import pathlib
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from mtqa.bench.detect import CROWD, HUMAN, MACHINE, ORIGINAL, fold_of
from mtqa.bench.rows import draw, read_rows
from mtqa.detect.style import BUCKETS, LONGEST_TEXT, RARITY_STEPS, SHORTEST, count_grams

HERE = pathlib.Path(__file__).resolve().parent

STEPS, RATE, PENALTY = 40, 0.1, 3e-5
"""Adam steps, their size, and the L2 penalty; measured on groups left out, flat around these."""

SHARES = {MACHINE: 0.5, HUMAN: 0.25, ORIGINAL: 0.25}
RAREST = 3
"""Texts an n-gram must stand in to count."""

SENTENCES = 30_000
"""Sentences drawn evenly for the calibration of short texts."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts as sparse rows: `buckets[starts[i]:starts[i + 1]]` and log counts of text i."""

    buckets: NDArray[numpy.int64]
    values: NDArray[numpy.float32]
    starts: NDArray[numpy.int64]
    labels: tuple[str, ...]
    cells: tuple[tuple[str, str, str], ...]
    """Label, origin and source language."""
    folds: NDArray[numpy.str_]
    words: NDArray[numpy.float64]

    def scores(self, weights: NDArray[numpy.float32]) -> NDArray[numpy.float64]:
        return numpy.add.reduceat(weights[self.buckets] * self.values, self.starts[:-1])

    def shares(self) -> NDArray[numpy.float64]:
        """Weight of each text, adding up to 1."""
        sizes = Counter(self.cells)
        weights = numpy.array([sizes[cell] ** -0.5 for cell in self.cells])
        labels = numpy.array(self.labels)
        for label in sorted(set(self.labels)):
            weights[labels == label] *= SHARES[label] / weights[labels == label].sum()
        return weights / weights.sum()

    def where(self, kept: NDArray[numpy.bool_]) -> Texts:
        lengths = numpy.diff(self.starts)
        inside = numpy.repeat(kept, lengths)
        chosen = numpy.flatnonzero(kept).tolist()
        return Texts(
            self.buckets[inside],
            self.values[inside],
            numpy.concatenate([[0], numpy.cumsum(lengths[kept])]),
            tuple(self.labels[place] for place in chosen),
            tuple(self.cells[place] for place in chosen),
            self.folds[kept],
            self.words[kept],
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--docs", type=pathlib.Path, required=True)
    parser.add_argument("--sentences", type=pathlib.Path, required=True)
    given = parser.parse_args()
    words = HERE / "function_words.txt"
    if not words.exists():
        listed = tomllib.loads((HERE.parents[1] / "mtqa/compare/english.toml").read_text(encoding="utf-8"))
        words.write_text("\n".join(sorted(set(listed["function_words"].split()))) + "\n", encoding="utf-8")
    known = frozenset(words.read_text(encoding="utf-8").split())
    documents = read_texts(given.docs, known, None)
    frequency = numpy.bincount(documents.buckets, minlength=BUCKETS)
    rarity = numpy.log((len(documents.labels) + 1) / (frequency + 1)) * (frequency >= RAREST)
    stored_rarity = numpy.minimum(numpy.rint(rarity * RARITY_STEPS), 255).astype(numpy.uint8)
    documents = weighed(documents, stored_rarity / RARITY_STEPS)
    sentences = weighed(read_texts(given.sentences, known, SENTENCES), stored_rarity / RARITY_STEPS)
    groups = sorted(set(documents.folds.tolist()))
    fits = {"all": fit(documents)}
    fits |= {group: fit(documents.where(documents.folds != group)) for group in groups}
    table = numpy.stack(list(fits.values()))
    scale = numpy.abs(table).max(axis=1) / 127.0
    numpy.savez_compressed(
        HERE / "weights.npz",
        groups=numpy.array(list(fits)),
        weights=numpy.rint(table / scale[:, None]).astype(numpy.int8),
        scale=scale.astype(numpy.float32),
        rarity=stored_rarity,
        calibration=numpy.array(calibrate([documents, sentences], fits)),
    )
    sums = [
        f"{hashlib.sha256((HERE / n).read_bytes()).hexdigest()}  {n}\n" for n in (words.name, "weights.npz")
    ]
    (HERE / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def read_texts(path: pathlib.Path, function_words: frozenset[str], limit: int | None) -> Texts:
    rows = [
        (row["text"], row["label"], row["origin"], row["source_lang"])
        for row in read_rows(path, "detect", ("text", "label", "system", "source_lang", "origin"))
        if not row["system"].startswith(CROWD) and row["text"].strip()
    ]
    rows = draw(rows, limit, lambda row: row[1:])
    counts = [count_grams(text.split("\n"), function_words) for text, *_ in rows]
    lengths = [len(count) for count in counts]
    return Texts(
        numpy.concatenate([numpy.fromiter(c, numpy.int64, len(c)) for c in counts]),
        numpy.log1p(numpy.concatenate([numpy.fromiter(c.values(), numpy.float32, len(c)) for c in counts])),
        numpy.concatenate([[0], numpy.cumsum(lengths)]),
        tuple(label for _, label, _, _ in rows),
        tuple((label, origin, language) for _, label, origin, language in rows),
        numpy.array([fold_of(origin) for _, _, origin, _ in rows]),
        numpy.array([float(len(text.split())) for text, *_ in rows]),
    )


def weighed(texts: Texts, rarity: NDArray[numpy.float64]) -> Texts:
    """The texts with values times rarity, scaled to length 1."""
    values = texts.values * rarity[texts.buckets]
    norms = numpy.sqrt(numpy.add.reduceat(values * values, texts.starts[:-1]))
    values /= numpy.repeat(numpy.maximum(norms, 1e-9), numpy.diff(texts.starts))
    return Texts(
        texts.buckets,
        values.astype(numpy.float32),
        texts.starts,
        texts.labels,
        texts.cells,
        texts.folds,
        texts.words,
    )


def fit(texts: Texts) -> NDArray[numpy.float32]:
    truth, shares = machine(texts.labels), texts.shares()
    row = numpy.repeat(numpy.arange(len(truth)), numpy.diff(texts.starts))
    weights = numpy.zeros(BUCKETS, numpy.float32)
    first, second, bias = numpy.zeros(BUCKETS), numpy.zeros(BUCKETS), 0.0
    for step in range(1, STEPS + 1):
        error = shares * (1.0 / (1.0 + numpy.exp(-texts.scores(weights) - bias)) - truth)
        slope = numpy.bincount(texts.buckets, texts.values * error[row], BUCKETS) + PENALTY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        move = first / (1 - 0.9**step) / (numpy.sqrt(second / (1 - 0.99**step)) + 1e-7)
        weights = (weights - RATE * move).astype(numpy.float32)
        bias -= 0.3 * float(error.sum())
    return weights


def calibrate(kinds: Sequence[Texts], fits: dict[str, NDArray[numpy.float32]]) -> list[float]:
    """Constant, slope and slope by length, from what each fit says of the group it left out."""
    designs, truths, shares = [], [], []
    for texts in kinds:
        said = numpy.zeros(len(texts.labels))
        for group in set(texts.folds.tolist()):
            inside = texts.folds == group
            said[inside] = texts.scores(fits[group])[inside]
        length = numpy.log(numpy.clip(texts.words, SHORTEST, LONGEST_TEXT) / 100.0)
        designs.append(numpy.column_stack([numpy.ones(len(said)), said, said * length]))
        truths.append(machine(texts.labels))
        shares.append(texts.shares())
    design, truth, share = map(numpy.concatenate, (designs, truths, shares))
    weights = numpy.zeros(3)
    for _ in range(30):
        guess = 1.0 / (1.0 + numpy.exp(-design @ weights))
        curve = (design * (share * guess * (1 - guess))[:, None]).T @ design + 1e-9 * numpy.eye(3)
        weights += numpy.linalg.solve(curve, design.T @ (share * (truth - guess)))
    return [float(weight) for weight in weights]


def machine(labels: Sequence[str]) -> NDArray[numpy.float64]:
    return numpy.array([float(label == MACHINE) for label in labels])


if __name__ == "__main__":
    main()
