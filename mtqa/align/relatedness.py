"""Whether two aligned texts tell the same story at all.

An aligner pairs what it is given, and its scores compare the alignments of the two texts with each other: a source of
another story gets an alignment too. What tells the two cases apart is whether the partners of the beads are liker each
other than segments that are no partners, in meaning, words and names.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy

from mtqa.align.band import whole
from mtqa.align.bead import Bead
from mtqa.align.features import gather, likenesses, read_texts

RELATED_THRESHOLD = 0.25
"""Probability below which two texts do not tell the same story; its error rates are in `reports/align.md`."""

MOST_BEADS = 120
"""Beads that are looked at, evenly spread over longer texts."""


def related(beads: Sequence[Bead], english_segments: Sequence[str], source_segments: Sequence[str]) -> float:
    """Probability, 0-1, that the two texts tell the same story, from their alignment by `mtqa.align.align`.

    0.0 when no bead has both sides. Texts of one or two beads leave it near the middle.
    """
    signs = relatedness_signs(beads, english_segments, source_segments)
    if signs is None:
        return 0.0
    weights = load_relatedness()
    total = sum(weights[name] * value for name, value in signs.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def load_relatedness() -> Mapping[str, float]:
    """The fitted weights of the signs."""
    return dict(
        json.loads(files("mtqa.align").joinpath("weights.json").read_text(encoding="utf-8"))["relatedness"]
    )


def relatedness_signs(
    beads: Sequence[Bead], english_segments: Sequence[str], source_segments: Sequence[str]
) -> dict[str, float] | None:
    """What the probability is made of; None when no bead has both sides."""
    from mtqa.compare.embedding import load_embedding

    paired = [bead for bead in beads if bead.source and bead.english]
    if not paired:
        return None
    covered = sum(len(bead.source) + len(bead.english) for bead in paired)
    chosen = paired[:: -(-len(paired) // MOST_BEADS)]
    source = [" ".join(source_segments[i] for i in bead.source) for bead in chosen]
    english = [" ".join(english_segments[j] for j in bead.english) for bead in chosen]
    embedding = load_embedding()
    texts = read_texts(
        source, english, embedding.pieces_vectors(source), embedding.pieces_vectors(english), []
    )
    found = likenesses(gather(texts, whole(len(source), len(english))))
    evidence = min(1.0, math.log1p(len(chosen)) / math.log1p(MOST_BEADS))
    signs = {
        "one": 1.0,
        "covered": covered / (len(english_segments) + len(source_segments)),
        "evidence": evidence,
        "score": sum(bead.score for bead in paired) / len(paired),
    }
    for kind, value in found.items():
        partners = numpy.diagonal(value[1:, 1:])
        others = (value[1:, 1:].sum() - partners.sum()) / max(1, len(partners) * (len(partners) - 1))
        signs[kind] = float(partners.mean() - others)
        signs[f"{kind}.level"] = float(partners.mean())
    return signs
