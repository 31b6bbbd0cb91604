"""Fits the weights of the quality model; the README of this folder has the command, the data and the figures.

    python models/quality/train.py --da da-corr.jsonl.gz --spans err-spans.jsonl.gz

Ridge regression (adequacy) and logistic regression (distortion) over `mtqa.quality.features`. Judgements are turned
into ranks within each set and pair, features are centred there too, and every set and pair weighs the same. For
each set and pair there is a second fit of adequacy without its source language. Distortion is measured elsewhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from mtqa.bench.quality import rated_outputs
from mtqa.bench.rows import draw, read_rows
from mtqa.bench.spans import judged_outputs
from mtqa.bench.statistics import ranks
from mtqa.evidence import Evidence
from mtqa.quality.features import bead_features

HERE = pathlib.Path(__file__).resolve().parent

COMPARED = ("length", "nearness", "agreement", "meaning")
SOURCE = ("length", "proportion", "meaning")
DISTORTION = ("missing", "unsupported", "nearness")

RIDGE = 1.0
"""Penalty on squared standardised weights; the out-of-fold figures are flat from 0.1 to 3."""

LOGISTIC_RIDGE = 0.001
"""The same, a row, for the distortion model."""

OUTPUTS = 6_000
"""Judged outputs drawn evenly over sets and pairs, of each file."""


Output = tuple[str, str, str, str, Mapping[str, str], float]
"""Group, pair, source, English, re-translations, truth."""

Fit = Callable[[NDArray[numpy.float64], NDArray[numpy.float64], NDArray[numpy.str_]], list[float]]
"""Standardised features, truths, groups -> bias and weights."""


@dataclass(frozen=True, slots=True)
class Case:
    """One output: its group, source language, features, and the truth about it."""

    group: str
    language: str
    features: Mapping[str, float]
    truth: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--da", type=pathlib.Path, required=True)
    parser.add_argument("--spans", type=pathlib.Path, required=True)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with ProcessPoolExecutor(given.workers) as pool:
        rated = list(pool.map(_case, _rated(given.da), chunksize=64))
        marked = list(pool.map(_case, _marked(given.spans), chunksize=64))
    compared = [case for case in rated if "nearness" in case.features]
    models = {
        "adequacy-compared": _fitted(COMPARED, compared, _ridge, hold_out=True),
        "adequacy-source": _fitted(SOURCE, rated, _ridge, hold_out=True),
        "distortion-compared": _fitted(DISTORTION, marked, _logistic),
    }
    target = HERE / "weights.json"
    target.write_text(json.dumps({"models": models}, indent=1) + "\n", encoding="utf-8")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    (HERE / "SHA256SUMS").write_text(f"{digest}  {target.name}\n", encoding="utf-8")


def _rated(path: pathlib.Path) -> list[Output]:
    outputs = draw(rated_outputs(path), OUTPUTS, lambda output: output.group)
    return [(o.group, o.pair, o.source, o.english, o.retranslations, o.judgement) for o in outputs]


def _marked(path: pathlib.Path) -> list[Output]:
    """Outputs with error spans of MQM; true where a rater found an accuracy error of major severity."""
    grave: dict[tuple[str, str], bool] = {}
    for row in read_rows(path, "spans", ("set", "kind", "source", "mt")):
        if row["kind"] == "spans" and row["set"].endswith("mqm"):
            key = (row["source"], row["mt"])
            found = any(
                s["category"].startswith("Accuracy") and s["severity"] == "Major" for s in row["spans"]
            )
            grave[key] = grave.get(key, False) or found
    outputs = [o for o in judged_outputs(path) if (o.source, o.english) in grave and o.retranslations]
    drawn = draw(outputs, OUTPUTS, lambda output: output.group)
    return [
        (o.group, o.pair, o.source, o.english, o.retranslations, float(grave[o.source, o.english]))
        for o in drawn
    ]


def _case(output: Output) -> Case:
    group, pair, source, english, retranslations, truth = output
    language = pair.split("-")[0]
    evidence = Evidence(english, source, language, retranslations)
    return Case(group, language, bead_features(evidence), truth)


def _fitted(
    names: Sequence[str], cases: Sequence[Case], fit: Fit, *, hold_out: bool = False
) -> dict[str, object]:
    """The fit on everything, and to hold out, for each set and pair one without its source language."""
    table = numpy.array([[case.features.get(name, numpy.nan) for name in names] for case in cases])
    present = [place for place in range(len(names)) if not numpy.isnan(table[:, place]).all()]
    table = table[:, present]
    means, scales = numpy.nanmean(table, axis=0), numpy.nanstd(table, axis=0)
    standard = numpy.nan_to_num((table - means) / scales)
    truths = numpy.array([case.truth for case in cases])
    groups = numpy.array([case.group for case in cases])
    languages = numpy.array([case.language for case in cases])
    folds = {"all": fit(standard, truths, groups)}
    for group, language in sorted({(case.group, case.language) for case in cases}) if hold_out else ():
        kept = languages != language
        folds[group] = fit(standard[kept], truths[kept], groups[kept])
    return {
        "features": [names[place] for place in present],
        "means": means.round(4).tolist(),
        "scales": scales.round(4).tolist(),
        "cases": len(cases),
        "folds": {name: [round(weight, 4) for weight in weights] for name, weights in folds.items()},
    }


def _ridge(
    features: NDArray[numpy.float64], truths: NDArray[numpy.float64], groups: NDArray[numpy.str_]
) -> list[float]:
    centred, target = features.copy(), numpy.zeros(len(truths))
    for group in set(groups.tolist()):
        inside = groups == group
        place = ranks(truths[inside].tolist())
        target[inside] = (place - place.mean()) / max(float(place.std()), 1e-9) / inside.sum() ** 0.5
        centred[inside] = (centred[inside] - centred[inside].mean(axis=0)) / inside.sum() ** 0.5
    penalty = RIDGE * numpy.eye(features.shape[1])
    weights = numpy.linalg.solve(centred.T @ centred + penalty, centred.T @ target)
    return [0.0, *weights.tolist()]


def _logistic(
    features: NDArray[numpy.float64], truths: NDArray[numpy.float64], groups: NDArray[numpy.str_]
) -> list[float]:
    """Newton's method; the bias goes unpenalised."""
    design = numpy.column_stack([numpy.ones(len(truths)), features])
    penalty = LOGISTIC_RIDGE * len(truths) * numpy.diag([0.0, *[1.0] * features.shape[1]])
    weights = numpy.zeros(design.shape[1])
    for _ in range(25):
        said = 1.0 / (1.0 + numpy.exp(-design @ weights))
        slope = design.T @ (truths - said) - penalty @ weights
        curve = (design * (said * (1.0 - said))[:, None]).T @ design + penalty
        weights += numpy.linalg.solve(curve, slope)
    return [float(weight) for weight in weights]


if __name__ == "__main__":
    main()
