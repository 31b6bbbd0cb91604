"""Fits the weights that tell whether two aligned texts are of one story; run it after `fit_aligner.py`.

    python models/embedding/fit_relatedness.py --parallel FOLDER --news FILE [--exclude FILE...]

Adds "relatedness" to `mtqa/align/weights.json`. The synthetic documents of `fit_aligner.py` (pairs the embedding has
never seen) are of one story with their own English, and of two with the English of another document of their language.
Logistic regression with an L2 penalty, by Newton's method; prints the errors on languages left out.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import data
import fit_aligner
import numpy
from synthetic import Document

from mtqa.align import align
from mtqa.align.relatedness import RELATED_THRESHOLD, relatedness_signs

PENALTY = 1.0
STEPS = 30
MOST_DOCUMENTS = 300
"""Documents, evenly over the languages: each is aligned twice."""


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of one pair of texts and whether they are of one story."""

    language: str
    related: bool
    signs: Mapping[str, float]


def rows(documents: Sequence[Document]) -> list[Row]:
    """Each document with its own English, and with that of the next one of its language."""
    result = []
    for number, document in enumerate(documents):
        other = next((o for o in documents[number + 1 :] if o.language == document.language), None)
        for english, own in ((document.english, True), (other.english if other else (), False)):
            signs = relatedness_signs(align(english, document.source), english, document.source)
            if signs is not None:
                result.append(Row(document.language, own, signs))
    return result


def fit(examples: Sequence[Row], names: Sequence[str]) -> numpy.ndarray:
    """Weights of the named signs."""
    features = numpy.array([[row.signs[name] for name in names] for row in examples])
    target = numpy.array([float(row.related) for row in examples])
    weights = numpy.zeros(len(names))
    for _ in range(STEPS):
        found = 1 / (1 + numpy.exp(-numpy.clip(features @ weights, -30, 30)))
        slope = features.T @ (target - found) - PENALTY * weights
        curve = (features * (found * (1 - found))[:, None]).T @ features + PENALTY * numpy.eye(len(names))
        weights = weights + numpy.linalg.solve(curve, slope)
    return weights


def errors(examples: Sequence[Row], names: Sequence[str], weights: numpy.ndarray) -> tuple[int, int]:
    """How many of one story are taken for two, and how many of two for one."""
    missed = wrong = 0
    for row in examples:
        total = sum(weights[i] * row.signs[name] for i, name in enumerate(names))
        taken = 1 / (1 + numpy.exp(-total)) >= RELATED_THRESHOLD
        missed += row.related and not taken
        wrong += not row.related and taken
    return int(missed), int(wrong)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parallel", type=pathlib.Path, required=True, help="folder of <xx>-en/*.tsv.xz")
    parser.add_argument("--news", type=pathlib.Path, required=True, help="Hindi-English news pairs, TSV")
    parser.add_argument(
        "--exclude", type=pathlib.Path, nargs="*", default=[], help="benchmark files, JSON lines"
    )
    parser.add_argument("--out", type=pathlib.Path, default=data.ROOT / "mtqa" / "align" / "weights.json")
    arguments = parser.parse_args()
    chance = random.Random(fit_aligner.SEED)
    documents = list(fit_aligner.documents(fit_aligner.held_out_pairs(arguments), False, chance))
    chosen = sorted(chance.sample(range(len(documents)), min(MOST_DOCUMENTS, len(documents))))
    examples = rows([documents[i] for i in chosen])
    names = sorted(examples[0].signs)
    languages = sorted({row.language for row in examples})
    missed = wrong = 0
    for language in languages:
        rest = [row for row in examples if row.language != language]
        one, two = errors([row for row in examples if row.language == language], names, fit(rest, names))
        missed, wrong = missed + one, wrong + two
    own = sum(row.related for row in examples)
    print(
        f"languages left out: {missed} of {own} own sources refused, {wrong} of {len(examples) - own} others accepted"
    )
    whole = json.loads(arguments.out.read_text(encoding="utf-8"))
    whole["relatedness"] = {n: round(float(w), 4) for n, w in zip(names, fit(examples, names), strict=True)}
    arguments.out.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
