"""Running ``mtqa.assess`` over many items in a few processes, keeping of each result what figures need."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from mtqa.finding import Severity

if TYPE_CHECKING:
    from mtqa.assessment import Assessment

Item = Mapping[str, Any]
Given = TypeVar("Given")
Made = TypeVar("Made")

CHUNK = 64
"""Items handed to a process at a time: long enough to hide the handing over, short enough to share evenly."""

WORTH_PROCESSES = 256
"""From this many items on, starting processes costs less than it saves."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What figures need of a finding. Offsets count from the item's ``mt``."""

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    shown: bool

    @property
    def grave(self) -> bool:
        """Whether it is major or critical."""
        return self.severity.at_least(Severity.MAJOR)

    def touches(self, start: int, end: int) -> bool:
        """Whether it shares a character with a stretch; a stretch of no width is touched at its place."""
        return self.start < max(end, start + 1) and start < self.end


@dataclass(frozen=True, slots=True)
class Outcome:
    """What figures need of an assessment."""

    mistranslated: float
    machine_translated: float
    quality: float
    flags: tuple[Flag, ...]


def assess_all(
    items: Sequence[Item], workers: int = 1, left_out: Sequence[str] | None = None
) -> list[Outcome]:
    """Assess every item with ``mtqa.assess``, in order, in ``workers`` processes where that pays.

    ``left_out`` names for each item the group of data that fitted weights must not have seen.
    """
    groups: Sequence[str | None] = left_out if left_out is not None else [None] * len(items)
    return in_processes(_assessed, list(zip(items, groups, strict=True)), workers)


def in_processes(
    work: Callable[[Sequence[Given]], list[Made]], items: Sequence[Given], workers: int = 1
) -> list[Made]:
    """What ``work`` makes of the items, chunk by chunk, in order; in ``workers`` processes where it pays."""
    chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
    if workers == 1 or len(items) < WORTH_PROCESSES:
        return _joined(map(work, chunks), len(chunks))
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return _joined(pool.map(work, chunks), len(chunks))


def _joined(results: Iterable[list[Made]], total: int) -> list[Made]:
    from rich.console import Console
    from rich.progress import track

    progress = track(
        results,
        description="measuring",
        total=total,
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    return [made for chunk in progress for made in chunk]


def _assessed(items: Sequence[tuple[Item, str | None]]) -> list[Outcome]:
    import mtqa
    from mtqa.folds import left_out

    outcomes = []
    for group, members in groupby(items, key=lambda pair: pair[1]):
        with left_out(group):
            outcomes += [_outcome(assessment) for assessment in mtqa.assess(item for item, _ in members)]
    return outcomes


def _outcome(assessment: Assessment) -> Outcome:
    flags = tuple(
        Flag(f.rule, f.severity, f.span.start, f.span.end, f.span.text, f.shown) for f in assessment.findings
    )
    return Outcome(assessment.mistranslated, assessment.machine_translated, assessment.quality, flags)
