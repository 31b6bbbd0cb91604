"""align: beads found against gold beads, strict and lax, with recorded re-translations and without.

Strict: both sides of a bead equal a gold bead's; lax: they overlap one on both sides. Beads with an empty side are
dropped, gold or found, and counts are pooled over documents (micro). The weights of the aligner and the embedding saw
none of the benchmark, so every figure is out of fold.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.bench.options import one_of
from mtqa.bench.rows import Row, draw, drawn, read_rows

Sides = tuple[tuple[int, ...], tuple[int, ...]]

REQUIRED = ("source_sents", "english_sents", "gold", "pair", "set")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The counts of one document."""

    kind: str
    pair: str
    found: int
    gold: int
    strict: int
    found_lax: int
    gold_lax: int
    segments: int
    seconds: float


def run(data: Path, limit: int | None = None, *, retranslations: str = "both") -> dict[str, Any]:
    """Precision, recall and F1 over all, by set and by language; `retranslations` is yes, no or both.

    With re-translations, the rows that have one use it and the others do without, so that both figures are over the
    same rows; `with_one` is over the rows that have one alone.
    """
    wanted = one_of("retranslations", retranslations, ("both", "yes", "no"))
    rows = list(read_rows(data, "align", REQUIRED))
    measured = draw(rows, limit, lambda row: (row["set"], row["pair"]))
    figures: dict[str, Any] = {**drawn(limit, rows, measured, "set and pair")}
    if wanted != "no":
        outcomes = [_measure(row, with_retranslation=True) for row in measured]
        having = [one for one, row in zip(outcomes, measured, strict=True) if row.get("source_retrans")]
        figures["with_retranslations"] = {**summary(outcomes), "with_one": prf(having)}
    if wanted != "yes":
        figures["without_retranslations"] = summary(
            [_measure(row, with_retranslation=False) for row in measured]
        )
    return figures


def summary(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Figures over all, by set, by language pair, and the time it took."""
    by_set, by_pair = defaultdict(list), defaultdict(list)
    for outcome in outcomes:
        by_set[outcome.kind].append(outcome)
        by_pair[outcome.pair].append(outcome)
    seconds = sum(outcome.seconds for outcome in outcomes)
    segments = sum(outcome.segments for outcome in outcomes)
    return {
        "all": prf(outcomes),
        "by_set": {name: prf(group) for name, group in sorted(by_set.items())},
        "by_pair": {name: prf(group) for name, group in sorted(by_pair.items())},
        "seconds": round(seconds, 2),
        "segments_per_second": round(segments / seconds) if seconds else None,
    }


def prf(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """Strict and lax precision, recall and F1, 0-1, from pooled counts."""
    counted = list(outcomes)
    found, gold = sum(one.found for one in counted), sum(one.gold for one in counted)
    strict = sum(one.strict for one in counted)
    return {
        "documents": len(counted),
        "gold_beads": gold,
        "strict": _figures(strict, found, strict, gold),
        "lax": _figures(
            sum(one.found_lax for one in counted), found, sum(one.gold_lax for one in counted), gold
        ),
    }


def _figures(right: int, found: int, met: int, gold: int) -> Mapping[str, float]:
    precision, recall = right / found if found else 0.0, met / gold if gold else 0.0
    both = precision + recall
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / both, 4) if both else 0.0,
    }


def compare(found: Sequence[Sides], gold: Sequence[Sides]) -> tuple[int, int, int, int, int]:
    """Beads found, gold beads, found ones that equal a gold one, found that overlap one, gold ones overlapped.

    Beads with an empty side are dropped from both.
    """
    ours, theirs = ({bead for bead in beads if all(bead)} for beads in (found, gold))
    pairs_of_gold = {(i, j) for source, english in theirs for i in source for j in english}
    pairs_found = {(i, j) for source, english in ours for i in source for j in english}
    return (
        len(ours),
        len(theirs),
        len(ours & theirs),
        sum(any((i, j) in pairs_of_gold for i in source for j in english) for source, english in ours),
        sum(any((i, j) in pairs_found for i in source for j in english) for source, english in theirs),
    )


def _measure(row: Row, *, with_retranslation: bool) -> Outcome:
    import mtqa.align

    recorded = row.get("source_retrans") if with_retranslation else None
    started = time.perf_counter()
    beads = mtqa.align.align(
        row["english_sents"],
        row["source_sents"],
        row["pair"].split("-")[0],
        {row.get("retrans_system") or "recorded": recorded} if recorded else None,
    )
    seconds = time.perf_counter() - started
    gold = [(tuple(source), tuple(english)) for source, english in row["gold"]]
    counts = compare([(bead.source, bead.english) for bead in beads], gold)
    return Outcome(
        row["set"], row["pair"], *counts, len(row["source_sents"]) + len(row["english_sents"]), seconds
    )
