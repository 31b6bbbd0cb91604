"""The fitted weights of ``models/quality``: linear models over ``features.py``, one for each kind of evidence.

A model standardises the features it was fitted on; one that is absent counts as average. For every group of data
that took part in the fit there are weights that never saw it, so that figures on that data are out of fold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mtqa.folds import weights_in_use

MODEL_NAME = "quality"


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Standardised features times weights, plus a bias."""

    features: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    folds: Mapping[str, tuple[float, ...]]
    """Group left out of the fit -> bias, then one weight a feature; ``all`` for the fit on everything."""

    def value(self, features: Mapping[str, float]) -> float:
        """The sum for one bead, by the weights that did not see the group left out here, if any."""
        bias, *weights = weights_in_use(self.folds)
        parts = zip(self.features, self.means, self.scales, weights, strict=True)
        return bias + sum(
            weight * (features[name] - mean) / scale
            for name, mean, scale, weight in parts
            if name in features
        )


def model(name: str) -> LinearModel:
    """The model of that name: ``adequacy-compared``, ``adequacy-source`` or ``distortion-compared``."""
    return _models()[name]


@cache
def _models() -> Mapping[str, LinearModel]:
    from mtqa.models import model_path

    stored = json.loads((model_path(MODEL_NAME) / "weights.json").read_text(encoding="utf-8"))
    return {
        name: LinearModel(
            tuple(entry["features"]),
            tuple(entry["means"]),
            tuple(entry["scales"]),
            {group: tuple(weights) for group, weights in entry["folds"].items()},
        )
        for name, entry in stored["models"].items()
    }
