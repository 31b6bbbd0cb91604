"""perturb: is a planted fault scored below, and told apart from, the English it was planted in.

Pairwise accuracy: quality(good) > quality(bad), ties 0.5. A fault is found when ``bad`` has a finding (rule
and text) that ``good`` has not. False flags are findings of major or above on ``good``, each base once. The
``good`` English of DEMETR is commercial output, so re-translations by Google and Microsoft are not used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from mtqa.bench.assessing import Item, Outcome, assess_all
from mtqa.bench.options import count, yes_or_no
from mtqa.bench.quality import mean_chrf
from mtqa.bench.recorded import admissible
from mtqa.bench.rows import Row, draw, drawn, read_rows

BARRED = ("google", "microsoft")
"""Systems whose output is too near the English under test."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """An English sentence and the same with a fault planted."""

    collection: str
    language: str
    phenomenon: str
    severity: str
    base: str
    source: str
    good: str
    bad: str
    retranslations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """A contrast with what was made of both its sides."""

    contrast: Contrast
    good: Outcome
    bad: Outcome
    baseline: float | None
    """1, 0.5 or 0 by mean chrF; None without re-translations."""

    @property
    def preferred(self) -> float:
        """1 when the good side scores higher, 0.5 when both score the same, else 0."""
        return _preferred(self.good.quality, self.bad.quality)

    @property
    def found(self) -> bool:
        """Whether the bad side has a finding that the good side has not."""
        known = {(flag.rule, flag.text) for flag in self.good.flags}
        return any((flag.rule, flag.text) not in known for flag in self.bad.flags)

    @property
    def found_shown(self) -> bool:
        """The same for findings that a person sees by default."""
        known = {(flag.rule, flag.text) for flag in self.good.flags if flag.shown}
        return any((flag.rule, flag.text) not in known for flag in self.bad.flags if flag.shown)


def run(
    data: Path,
    limit: int | None = None,
    *,
    source: str = "yes",
    retranslations: str = "yes",
    workers: str = "2",
) -> dict[str, Any]:
    """Pairwise accuracy, flag rate, false flags; ``source=no``, ``retranslations=no`` leave evidence out."""
    with_source = yes_or_no("source", source)
    with_retranslations = with_source and yes_or_no("retranslations", retranslations)
    contrasts = read_contrasts(data)
    drawn_contrasts = draw(contrasts, limit, lambda c: (c.collection, c.phenomenon))
    items = [
        _item(contrast, english, with_source, with_retranslations)
        for contrast in drawn_contrasts
        for english in (contrast.good, contrast.bad)
    ]
    outcomes = _assessed_once(items, count("workers", workers))
    measured = [
        Measured(contrast, good, bad, _baseline(contrast) if with_retranslations else None)
        for contrast, good, bad in zip(drawn_contrasts, outcomes[::2], outcomes[1::2], strict=True)
    ]
    return {
        "evidence": {"source": with_source, "retranslations": with_retranslations},
        **drawn(limit, contrasts, drawn_contrasts, "set and phenomenon"),
        "all": _figures(measured),
        "by_set": _by(measured, lambda c: c.collection),
        "by_language": _by(measured, lambda c: c.language),
        "by_severity": _by(measured, lambda c: c.severity),
        "by_phenomenon": _by(measured, lambda c: f"{c.collection} {c.phenomenon}"),
    }


def read_contrasts(data: Path) -> list[Contrast]:
    """The contrasts of a perturbation file."""
    rows = read_rows(data, "perturb", ("set", "lang", "source", "good", "bad", "phenomenon", "base_id"))
    return [_contrast(row) for row in rows]


def _contrast(row: Row) -> Contrast:
    return Contrast(
        collection=row["set"],
        language=row["lang"],
        phenomenon=row["phenomenon"],
        severity=str(row.get("severity")),
        base=row["base_id"],
        source=row["source"],
        good=row["good"],
        bad=row["bad"],
        retranslations=admissible(row.get("retrans"), (row["good"], row["bad"]), barred=BARRED),
    )


def _item(contrast: Contrast, english: str, with_source: bool, with_retranslations: bool) -> Item:
    item: dict[str, Any] = {"mt": english}
    if with_source:
        item |= {"source": contrast.source, "source_lang": contrast.language}
    if with_retranslations and contrast.retranslations:
        item["retranslations"] = dict(contrast.retranslations)
    return item


def _assessed_once(items: Sequence[Item], workers: int) -> list[Outcome]:
    """Outcomes in order; the good side that many contrasts share is assessed once."""
    keys = [repr(sorted(item.items())) for item in items]
    unique = dict(zip(keys, items, strict=True))
    outcomes = dict(zip(unique, assess_all(list(unique.values()), workers), strict=True))
    return [outcomes[key] for key in keys]


def _baseline(contrast: Contrast) -> float | None:
    others = contrast.retranslations
    if not others:
        return None
    return _preferred(mean_chrf(contrast.good, others), mean_chrf(contrast.bad, others))


def _preferred(good: float, bad: float) -> float:
    return 1.0 if good > bad else 0.5 if good == bad else 0.0


def _by(measured: Sequence[Measured], key: Callable[[Contrast], str]) -> dict[str, Any]:
    names = sorted({key(m.contrast) for m in measured})
    return {name: _figures([m for m in measured if key(m.contrast) == name]) for name in names}


def _figures(measured: Sequence[Measured]) -> dict[str, Any]:
    bases = {(m.contrast.collection, m.contrast.base, m.contrast.good): m.good for m in measured}
    falsely = [any(flag.grave for flag in good.flags) for good in bases.values()]
    baselines = [m.baseline for m in measured if m.baseline is not None]
    return {
        "contrasts": len(measured),
        "pairwise_accuracy": _mean([m.preferred for m in measured]),
        "mean_chrf_baseline": _mean(baselines) if baselines else None,
        "flag_rate": _mean([m.found for m in measured]),
        "flag_rate_shown": _mean([m.found_shown for m in measured]),
        "bases": len(bases),
        "false_flags": sum(falsely),
        "false_flag_rate": _mean(falsely),
    }


def _mean(values: Sequence[float]) -> float:
    return round(fmean(values), 4) if values else 0.0
