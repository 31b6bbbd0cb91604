"""quality: does the score rise and fall with human judgement (segment-level quality estimation).

Pearson, Spearman and Kendall's tau-b for each set and pair, since scales differ between them, and their mean.
Beside them stands the baseline of the field: the mean chrF (sacreBLEU) to the recorded re-translations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from mtqa.bench.assessing import Item, Outcome, assess_all
from mtqa.bench.options import count, yes_or_no
from mtqa.bench.recorded import admissible
from mtqa.bench.rows import Row, draw, drawn, read_rows
from mtqa.bench.statistics import kendall, pearson, spearman
from mtqa.errors import InputError

MEASURES: Mapping[str, Callable[[Sequence[float], Sequence[float]], float]] = {
    "pearson": pearson,
    "spearman": spearman,
    "kendall": kendall,
}


@dataclass(frozen=True, slots=True)
class Rated:
    """One output of one system with what people thought of it."""

    collection: str
    pair: str
    source: str
    english: str
    judgement: float
    """z-scored judgement, or the raw one where there is no other; higher is better."""
    retranslations: Mapping[str, str]

    @property
    def group(self) -> str:
        return f"{self.collection} {self.pair}"


def run(
    data: Path,
    limit: int | None = None,
    *,
    source: str = "yes",
    retranslations: str = "yes",
    humans: str = "no",
    in_sample: str = "no",
    workers: str = "2",
) -> dict[str, Any]:
    """Correlation of ``quality`` with human judgement.

    ``source=no`` and ``retranslations=no`` leave evidence out; ``humans=yes`` takes in human references that
    were judged beside the systems. Each set and pair is scored by weights fitted without its source language;
    ``in_sample=yes`` scores all by the weights that ship.
    """
    with_source = yes_or_no("source", source)
    with_retranslations = with_source and yes_or_no("retranslations", retranslations)
    rated = rated_outputs(data, yes_or_no("humans", humans))
    measured = draw(rated, limit, lambda output: output.group)
    items = [_item(output, with_source, with_retranslations) for output in measured]
    groups_left_out = None if yes_or_no("in_sample", in_sample) else [output.group for output in measured]
    outcomes = assess_all(items, count("workers", workers), groups_left_out)
    pairs = list(zip(measured, outcomes, strict=True))
    names = sorted({output.group for output in measured})
    groups = {name: _group([p for p in pairs if p[0].group == name], with_retranslations) for name in names}
    compared = [figures for figures in groups.values() if "mean_chrf_baseline" in figures]
    return {
        "evidence": {"source": with_source, "retranslations": with_retranslations},
        "humans": humans,
        "in_sample": in_sample,
        **drawn(limit, rated, measured, "set and pair"),
        "mean_over_sets_and_pairs": _mean(list(groups.values()), "quality"),
        "mean_where_retranslations": _mean(compared, "quality"),
        "mean_chrf_baseline": _mean(compared, "mean_chrf_baseline"),
        "by_set_and_pair": groups,
    }


def rated_outputs(data: Path, humans: bool = False) -> list[Rated]:
    """The judged outputs of a correlation file."""
    rows = read_rows(data, "quality", ("set", "pair", "source", "mt", "z"))
    return [_rated(row, data) for row in rows if humans or not row.get("is_human")]


def mean_chrf(english: str, retranslations: Mapping[str, str]) -> float:
    """Mean sentence chrF (sacreBLEU, 0-100) of the English against the re-translations; 0 without any."""
    from sacrebleu import sentence_chrf

    return fmean([sentence_chrf(english, [other]).score for other in retranslations.values()] or [0.0])


def _rated(row: Row, data: Path) -> Rated:
    judgement = row["z"] if row["z"] is not None else row.get("raw")
    if not isinstance(judgement, int | float):
        raise InputError(f"{data} is not for 'bench quality': a row has neither 'z' nor 'raw' as a number")
    return Rated(
        collection=row["set"],
        pair=row["pair"],
        source=row["source"],
        english=row["mt"],
        judgement=float(judgement),
        retranslations=admissible(row.get("retrans"), (row["mt"],), row.get("system")),
    )


def _item(output: Rated, with_source: bool, with_retranslations: bool) -> Item:
    item: dict[str, Any] = {"mt": output.english}
    if with_source:
        item |= {"source": output.source, "source_lang": output.pair.split("-")[0]}
    if with_retranslations and output.retranslations:
        item["retranslations"] = dict(output.retranslations)
    return item


def _group(pairs: Sequence[tuple[Rated, Outcome]], with_retranslations: bool) -> dict[str, Any]:
    judgements = [output.judgement for output, _ in pairs]
    compared = sum(bool(output.retranslations) for output, _ in pairs) if with_retranslations else 0
    figures: dict[str, Any] = {
        "outputs": len(pairs),
        "with_retranslations": compared,
        "quality": _correlations([outcome.quality for _, outcome in pairs], judgements),
    }
    if compared:
        nearness = [mean_chrf(output.english, output.retranslations) for output, _ in pairs]
        figures["mean_chrf_baseline"] = _correlations(nearness, judgements)
    return figures


def _correlations(scores: Sequence[float], judgements: Sequence[float]) -> dict[str, float]:
    return {name: round(measure(scores, judgements), 4) for name, measure in MEASURES.items()}


def _mean(groups: Sequence[Mapping[str, Any]], score: str) -> dict[str, float]:
    return {name: round(fmean([g[score][name] for g in groups] or [0.0]), 4) for name in MEASURES}
