"""Does the fluency model prefer the better of two wordings?

``acceptability``: minimal pairs of a grammatical and an ungrammatical sentence (BLiMP, Warstadt et al. 2020; a TSV file
with the columns ``term``, ``good``, ``bad``): right when the good one has fewer bits. ``wordings``: faithful against
machine English of the same lines (``en``, ``mt``, ``spans``): right when the faithful one has fewer bits a word, for
the two differ in length.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import IO, Any

from mtqa.bench.rows import draw, drawn, read_rows
from mtqa.english.fluency import Surprisal, surprisal
from mtqa.errors import InputError

BATCH = 2000
"""Pairs whose look-ups are made together."""


def acceptability(data: Path, limit: int | None = None) -> dict[str, Any]:
    """Share of pairs in which the good sentence has fewer bits (ties 0.5): over all pairs, and by ``term``."""
    pairs = list(_pairs(data))
    measured = draw(pairs, limit, lambda pair: pair["term"])
    right: dict[str, list[float]] = {}
    for start in range(0, len(measured), BATCH):
        batch = measured[start : start + BATCH]
        good, bad = (
            [found.total for found in surprisal(pair[side] for pair in batch)] for side in ("good", "bad")
        )
        for pair, better, worse in zip(batch, good, bad, strict=True):
            right.setdefault(pair["term"], []).append(_fewer(better, worse))
    return {
        **drawn(limit, pairs, measured, "term"),
        "accuracy": _mean([value for values in right.values() for value in values]),
        "by_term": {term: _mean(values) for term, values in sorted(right.items())},
    }


def wordings(data: Path, limit: int | None = None) -> dict[str, Any]:
    """Share of lines whose faithful English has fewer bits a word than their machine English (ties 0.5)."""
    rows = [row for row in read_rows(data, "plausibility", ("en", "mt", "spans")) if row["mt"] is not None]
    measured = draw(rows, limit, lambda row: row.get("lang"))
    faithful = surprisal(row["en"] for row in measured)
    machine = surprisal(row["mt"] for row in measured)
    right = [_fewer(_rate(one), _rate(other)) for one, other in zip(faithful, machine, strict=True)]
    faulty = [bool(row["spans"]) for row in measured]
    return {
        **drawn(limit, rows, measured, "language"),
        "accuracy": _mean(right),
        "accuracy_where_faulty": _mean(
            [value for value, marked in zip(right, faulty, strict=True) if marked]
        ),
        "bits_a_word_faithful": _mean([_rate(found) for found in faithful]),
        "bits_a_word_machine": _mean([_rate(found) for found in machine]),
    }


def _rate(found: Surprisal) -> float:
    return float(found.bits.mean()) if len(found) else 0.0


def _fewer(better: float, worse: float) -> float:
    return 0.5 if better == worse else float(better < worse)


def _mean(values: Sequence[float]) -> float:
    return round(fmean(values), 4) if values else 0.0


def _pairs(data: Path) -> Iterator[Mapping[str, str]]:
    with _opened(data) as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if not {"term", "good", "bad"} <= set(table.fieldnames or ()):
            raise InputError(f"{data} is no table of pairs; give a TSV file with the columns term, good, bad")
        yield from table


def _opened(path: Path) -> IO[str]:
    with path.open("rb") as start:
        zipped = start.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rt", encoding="utf-8") if zipped else path.open(encoding="utf-8")
