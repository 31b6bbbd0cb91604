"""Weights of the features, and the score of every bead from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy

from mtqa.align.features import Evidence, Features, bead_features, fits, gap_features
from mtqa.align.lattice import GAP_SOURCE, SHAPES, Scores

if TYPE_CHECKING:
    from numpy.typing import NDArray

Weights = Mapping[str, float]

BEYOND = -1e4
"""Score of a lone English segment past the last one: such a bead is never taken."""


@cache
def load_weights() -> Mapping[str, Weights]:
    """The fitted weights: "plain" without re-translations, "retranslated" with them."""
    return dict(
        json.loads(files("mtqa.align").joinpath("weights.json").read_text(encoding="utf-8"))["weights"]
    )


def score_beads(evidence: Evidence, weights: Weights) -> Scores:
    """The score of every bead in the band: the weighted sum of its features."""
    band = evidence.band
    beads = {
        shape: numpy.where(fits(band, shape), _weigh(bead_features(evidence, shape), weights), -numpy.inf)
        for shape in SHAPES
        if shape[0] <= band.source and shape[1] <= band.english
    }
    source, english = (_weigh(features, weights) for features in gap_features(evidence))
    beads[GAP_SOURCE] = numpy.where(fits(band, GAP_SOURCE), source, -numpy.inf)
    return Scores(band, beads, numpy.where(band.columns() <= band.english, english, BEYOND))


def _weigh(features: Features, weights: Weights) -> NDArray[numpy.float64]:
    total: NDArray[numpy.float64] = numpy.zeros(1)
    for name, value in features.items():
        total = total + weights.get(name, 0.0) * value
    return total
