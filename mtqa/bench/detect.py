"""detect: is machine-translated English told from human English, and are originals left alone.

Sentences are judged by ``mtqa.assess``, documents by ``mtqa.check``. Every origin and source language weighs
the same, and in each of them human and machine side; only those with both sides count. Of documents, those that are
whole count; runs of consecutive lines that stand for documents are told apart. Crowd translations are no measure of
human English and stay out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from mtqa.bench.assessing import in_processes
from mtqa.bench.options import count, yes_or_no
from mtqa.bench.rows import Row, draw, drawn, read_rows
from mtqa.bench.statistics import auc, calibration_error

MACHINE, HUMAN, ORIGINAL = "machine-translated", "human-translated", "original"

CROWD = "crowd"
"""Start of the names of crowd translators."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One text of known making."""

    text: str
    label: str
    system: str
    language: str
    origin: str
    whole: bool = True
    """False for a run of lines that stands for a document."""

    @property
    def fold(self) -> str:
        return fold_of(self.origin)

    @property
    def cell(self) -> str:
        return f"{self.origin} {self.language}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a text: P(machine-translated), and of a document the verdict in words."""

    probability: float
    called: str


def run(data: Path, limit: int | None = None, *, in_sample: str = "no", workers: str = "2") -> dict[str, Any]:
    """AUC, calibration error and shares called machine on ``mt-detect`` documents or sentences.

    Each origin is judged by weights fitted without it; ``in_sample=yes`` takes the weights that ship.
    """
    rows = list(read_rows(data, "detect", ("text", "label", "system", "source_lang", "origin")))
    documents = "n_sents" in rows[0]
    samples = [
        sample for row in rows if (sample := _sample(row)).label and not sample.system.startswith(CROWD)
    ]
    measured = draw(samples, limit, lambda sample: (sample.cell, sample.label, sample.whole))
    folds = [None if yes_or_no("in_sample", in_sample) else sample.fold for sample in measured]
    texts = [(sample.text, fold) for sample, fold in zip(measured, folds, strict=True)]
    verdicts = in_processes(_documents if documents else _sentences, texts, count("workers", workers))
    pairs = list(zip(measured, verdicts, strict=True))
    return {
        "unit": "document" if documents else "sentence",
        "in_sample": in_sample,
        **drawn(limit, samples, measured, "origin, source language and label"),
        "human_against_machine": _contrast([pair for pair in pairs if pair[0].whole], HUMAN),
        "human_against_machine_with_runs_of_lines": _contrast(pairs, HUMAN) if documents else None,
        "original_against_machine_upper_bound": _upper_bound(pairs),
        "called_machine": {label: _called(pairs, label, "yes") for label in (ORIGINAL, HUMAN, MACHINE)},
        "unsure": {label: _called(pairs, label, "unsure") for label in (ORIGINAL, HUMAN, MACHINE)},
    }


def fold_of(origin: str) -> str:
    """The group of origins that were left out together of a fit: years apart, the odd and the even ones."""
    year = next((int(digits) for digits in re.findall(r"20\d\d", origin)), None)
    if year is None:
        return "other"
    return str(year) if year > 2020 else "odd years" if year % 2 else "even years"


def _sample(row: Row) -> Sample:
    return Sample(row["text"], row["label"], row["system"], row["source_lang"], row["origin"], _is_whole(row))


def _is_whole(row: Row) -> bool:
    return bool(row.get("doc_kind", "real") == "real")


def _sentences(texts: Sequence[tuple[str, str | None]]) -> list[Verdict]:
    return [_sentence(text, fold) for text, fold in texts]


def _sentence(text: str, fold: str | None) -> Verdict:
    import mtqa
    from mtqa.detect import NO, YES
    from mtqa.folds import left_out

    with left_out(fold):
        probability = next(iter(mtqa.assess([{"mt": text}]))).machine_translated
    return Verdict(probability, "yes" if probability >= YES else "no" if probability <= NO else "unsure")


def _documents(texts: Sequence[tuple[str, str | None]]) -> list[Verdict]:
    return [_document(text, fold) for text, fold in texts]


def _document(text: str, fold: str | None) -> Verdict:
    import mtqa
    from mtqa.folds import left_out

    with left_out(fold):
        verdict = mtqa.check(text).machine_translated
    return Verdict(verdict.probability, verdict.verdict)


def _contrast(pairs: Sequence[tuple[Sample, Verdict]], human: str) -> dict[str, Any]:
    sides = [pair for pair in pairs if pair[0].label in (human, MACHINE)]
    cells: dict[str, list[tuple[Sample, Verdict]]] = {}
    for pair in sides:
        cells.setdefault(pair[0].cell, []).append(pair)
    both = {name: members for name, members in cells.items() if len({s.label for s, _ in members}) == 2}
    chosen = [pair for members in both.values() for pair in members]
    weights = _balanced(chosen)
    by_cell = {name: _auc(members) for name, members in sorted(both.items())}
    return {
        "texts": len(chosen),
        "auc": _auc(chosen, weights),
        "auc_mean_of_cells": round(fmean(by_cell.values()), 4) if by_cell else None,
        "calibration_error": round(calibration_error(_said(chosen), _machine(chosen), weights), 4),
        "auc_by_origin_and_source_language": by_cell,
    }


def _upper_bound(pairs: Sequence[tuple[Sample, Verdict]]) -> dict[str, Any]:
    sides = [pair for pair in pairs if pair[0].label in (ORIGINAL, MACHINE)]
    return {"texts": len(sides), "auc": _auc(sides, _balanced(sides))}


def _balanced(pairs: Sequence[tuple[Sample, Verdict]]) -> list[float]:
    """Weights by which every cell and label counts the same."""
    sizes: dict[tuple[str, str], int] = {}
    for sample, _ in pairs:
        sizes[sample.cell, sample.label] = sizes.get((sample.cell, sample.label), 0) + 1
    return [1.0 / sizes[sample.cell, sample.label] for sample, _ in pairs]


def _called(pairs: Sequence[tuple[Sample, Verdict]], label: str, called: str) -> dict[str, Any]:
    side = [pair for pair in pairs if pair[0].label == label]
    weights = _balanced(side)
    hits = sum(weight for weight, (_, verdict) in zip(weights, side, strict=True) if verdict.called == called)
    return {"texts": len(side), "share": round(hits / sum(weights), 4) if side else None}


def _auc(pairs: Sequence[tuple[Sample, Verdict]], weights: Sequence[float] | None = None) -> float:
    return round(auc(_said(pairs), _machine(pairs), weights), 4)


def _said(pairs: Sequence[tuple[Sample, Verdict]]) -> list[float]:
    return [verdict.probability for _, verdict in pairs]


def _machine(pairs: Sequence[tuple[Sample, Verdict]]) -> list[bool]:
    return [sample.label == MACHINE for sample, _ in pairs]
