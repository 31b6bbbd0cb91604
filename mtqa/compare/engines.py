"""How far a re-translation can be trusted: a weight by the published quality of its engine for the language.

``engine_quality.tsv`` holds mean published COMET of translation systems into English, by source language, over the
public test sets of Firefox Translations' evaluation (FLORES, WMT, IWSLT, mTEDx).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.evidence import Evidence

NEUTRAL_WEIGHT = 0.95
"""Weight of an engine of unknown name or quality: near a good one, since newsrooms record what they trust."""

POOR_COMET, GOOD_COMET = 0.70, 0.87
"""COMET at which an engine weighs next to nothing, and from which it weighs 1. At 0.75 (OPUS-MT for Hindi) two of
three sentences distort the facts, at 0.87 (NLLB and Bergamot for Hindi) one of four or five."""

LEAST_WEIGHT = 0.1

_SYSTEMS = (
    ("nllb", re.compile(r"nllb")),
    ("opusmt", re.compile(r"opus")),
    ("argos", re.compile(r"argos")),
    ("bergamot-base-memory", re.compile(r"bergamot.?base.?memory|firefox.?base.?memory")),
    ("bergamot-base", re.compile(r"(?:bergamot|firefox).?base")),
    ("bergamot-tiny", re.compile(r"bergamot|firefox")),
    ("google", re.compile(r"google")),
    ("microsoft", re.compile(r"microsoft|azure|bing")),
)


def engine_weight(engine: str, source_language: str | None) -> float:
    """0.1 (hardly better than noise) to 1 (good): how much this engine's English counts for that language."""
    system = next((name for name, pattern in _SYSTEMS if pattern.search(engine.casefold())), None)
    language = (source_language or "").lower().replace("_", "-").split("-")[0]
    comet = _quality().get((language, system or ""))
    if comet is None:
        return NEUTRAL_WEIGHT
    return min(1.0, max(LEAST_WEIGHT, (comet - POOR_COMET) / (GOOD_COMET - POOR_COMET)))


def engine_weights(evidence: Evidence) -> dict[str, float]:
    """The weight, 0.1 to 1, of each engine with a re-translation: as set by the user, else by published quality."""
    return {
        name: min(1.0, max(LEAST_WEIGHT, evidence.engine_weights[name]))
        if name in evidence.engine_weights
        else engine_weight(name, evidence.source_language)
        for name in evidence.retranslations
    }


def family(engine: str) -> str:
    """What the engine shares its habits with: one maker's models, and the two big services, err together."""
    system = next((name for name, pattern in _SYSTEMS if pattern.search(engine.casefold())), engine)
    return _FAMILIES.get(system, system)


_FAMILIES = {
    "bergamot-base-memory": "bergamot",
    "bergamot-base": "bergamot",
    "bergamot-tiny": "bergamot",
    "google": "service",
    "microsoft": "service",
}


@cache
def _quality() -> Mapping[tuple[str, str], float]:
    table = resources.files("mtqa.compare").joinpath("engine_quality.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {(language, system): float(comet) for language, system, comet in rows}
