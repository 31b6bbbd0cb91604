"""chrF, BLEU and TER of the English against a re-translation, as sacreBLEU computes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Metrics:
    """sacreBLEU sentence scores of one English sentence with one re-translation as the reference."""

    chrf: float
    """0-100, higher is closer (Popovic 2015)."""
    bleu: float
    """0-100, higher is closer (Papineni et al. 2002); effective order, so that short sentences count."""
    ter: float
    """Edits in percent of the re-translation's words, 0 or more, lower is closer (Snover et al. 2006)."""

    def to_dict(self) -> dict[str, float]:
        return {"chrf": round(self.chrf, 2), "bleu": round(self.bleu, 2), "ter": round(self.ter, 2)}


def sentence_metrics(english: str, retranslation: str) -> Metrics:
    """chrF, BLEU and TER of ``english`` against ``retranslation``."""
    others = {
        name: metric.sentence_score(english, [retranslation]).score
        for name, metric in _metrics().items()
        if name != "chrf"
    }
    return Metrics(chrf=chrf(english, retranslation), **others)


@lru_cache(maxsize=1024)
def chrf(english: str, retranslation: str) -> float:
    """chrF alone, 0-100; remembered, since scores, verdict and report each ask for it."""
    return float(_metrics()["chrf"].sentence_score(english, [retranslation]).score)


def signature() -> str:
    """The sacreBLEU signatures of all three, so that figures can be made again elsewhere."""
    return " ".join(f"{name}[{metric.get_signature()}]" for name, metric in _metrics().items())


@cache
def _metrics() -> Mapping[str, Any]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    metrics = {"chrf": CHRF(), "bleu": BLEU(effective_order=True), "ter": TER()}
    for metric in metrics.values():
        metric.sentence_score("one", ["one"])  # fills in the number of references that the signature names
    return metrics
