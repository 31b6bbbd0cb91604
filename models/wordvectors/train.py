"""Train the English word vectors that ship here: word counts, then positive PMI of neighbours, factorised.

    python models/wordvectors/train.py --text FOLDER_OF_XZ_TEXTS --output models/wordvectors

Every text is one paragraph a line, xz-compressed. Needs numpy and torch; about ten minutes on one core, 6 GB.
Levy, Goldberg and Dagan 2015 (shifted PPMI, context distribution smoothing 0.75, eigenvalue weighting 0.5).
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

WORDS = 40_000
"""Vocabulary with a frequency."""
VECTORS = 30_000
"""How many of the most frequent words get a vector."""
CONTEXTS = 20_000
WINDOW = 4
DIMENSIONS = 128
SMOOTHING = 0.75
WEIGHTING = 0.5
SEED = 1

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|[a-z]+(?:-[a-z]+)+")


def sentences(folder: Path) -> Iterator[list[str]]:
    """The lower-cased words of every paragraph; figures are left out."""
    for path in sorted(folder.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                yield [w.replace("’", "'").removesuffix("'s") for w in _WORD.findall(line.lower())]


def corpus(folder: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Vocabulary by falling count, its counts, and the text as ids with -1 for rare words and paragraph ends."""
    counts: Counter[str] = Counter()
    for words in sentences(folder):
        counts.update(words)
    kept = counts.most_common(WORDS)
    index = {word: number for number, (word, _) in enumerate(kept)}
    ids: list[np.ndarray] = []
    for words in sentences(folder):
        ids.append(np.fromiter((index.get(w, -1) for w in [*words, ""]), np.int32, len(words) + 1))
    return [w for w, _ in kept], np.array([c for _, c in kept]), np.concatenate(ids)


def neighbours(text: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of word and context as one key (word x CONTEXTS + context), and their counts weighed by nearness."""
    keys: np.ndarray = np.empty(0, np.int64)
    totals: np.ndarray = np.empty(0, np.float32)
    step = 12_000_000
    for begin in range(0, len(text), step):
        part = text[begin : begin + step].astype(np.int64)
        found, weights = [], []
        for distance in range(1, WINDOW + 1):
            weight = (WINDOW + 1 - distance) / WINDOW
            for left, right in ((part[:-distance], part[distance:]), (part[distance:], part[:-distance])):
                held = (left >= 0) & (left < VECTORS) & (right >= 0) & (right < CONTEXTS)
                key, count = np.unique(left[held] * CONTEXTS + right[held], return_counts=True)
                found.append(key)
                weights.append(count.astype(np.float32) * weight)
        keys, totals = _merged([keys, *found], [totals, *weights])
    return keys, totals


def _merged(keys: list[np.ndarray], weights: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    key, weight = np.concatenate(keys), np.concatenate(weights)
    order = np.argsort(key, kind="stable")
    key, weight = key[order], weight[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    return key[starts], np.add.reduceat(weight, starts).astype(np.float32)


def vectors(keys: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """Row-normalised vectors (VECTORS, DIMENSIONS) from the positive PMI by randomised subspace iteration."""
    import torch

    torch.manual_seed(SEED)
    rows, columns = keys // CONTEXTS, keys % CONTEXTS
    held = totals >= 2
    rows, columns, totals = rows[held], columns[held], totals[held]
    word = np.bincount(rows, totals, VECTORS)
    context = np.bincount(columns, totals, CONTEXTS) ** SMOOTHING
    pmi = np.log(totals * context.sum() / (word[rows] * context[columns]))
    held = pmi > 0
    matrix = torch.sparse_coo_tensor(
        torch.from_numpy(np.stack([rows[held], columns[held]])),
        torch.from_numpy(pmi[held].astype(np.float32)),
        (VECTORS, CONTEXTS),
    ).to_sparse_csr()
    transposed = matrix.transpose(0, 1).to_sparse_coo().coalesce().to_sparse_csr()
    basis = torch.randn(CONTEXTS, DIMENSIONS + 32)
    for _ in range(4):
        basis = torch.linalg.qr(matrix @ basis)[0]
        basis = torch.linalg.qr(transposed @ basis)[0]
    left, sizes, _ = torch.linalg.svd(matrix @ basis, full_matrices=False)
    found = left[:, :DIMENSIONS] * sizes[:DIMENSIONS] ** WEIGHTING
    found = found - found.mean(0)
    return (found / found.norm(dim=1, keepdim=True).clamp(min=1e-9)).numpy()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    words, counts, text = corpus(options.text)
    frequency = np.log10(counts / counts.sum() * 1e9)
    (options.output / "frequency.txt").write_text(
        "".join(f"{word}\t{zipf:.2f}\n" for word, zipf in zip(words, frequency, strict=True)),
        encoding="utf-8",
    )
    table = vectors(*neighbours(text))
    scale = np.abs(table).max(axis=1, keepdims=True) / 127
    np.save(options.output / "vectors.npy", np.round(table / scale).astype(np.int8))


if __name__ == "__main__":
    main()
