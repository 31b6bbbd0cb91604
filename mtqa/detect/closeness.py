"""Closeness: machine translations resemble each other more than a person's translation resembles them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

NEAREST_ALONE = 64.0
"""chrF (0-100) to a single re-translation that speaks for neither side: half-way between human references (53 and
61) and systems (56 and 72) of newstest2021 zh-en and WMT21 ru-en against one open engine."""

NEAREST_OF_SEVERAL = 71.0
"""chrF to the nearest of several that speaks for neither side: half-way between 64 to 71 (human) and 74 to 82."""

RELATIVE = -4.0
"""Mean chrF to several re-translations less that among them that speaks for neither side; same data."""

NEAREST_SLOPE = 0.04
"""Log-odds a point of chrF to the nearest: the gap of both means by the square of the spread there (10 by 15)."""

RELATIVE_SLOPE = 0.05
"""Log-odds a point of relative closeness: the gap of both means by the square of the spread (10 by 13)."""

INDEPENDENT = 0.6
"""A text of n sentences counts as n to this power: sentences of one text have one maker and one topic."""

SENTENCES_COUNTED = 10
"""Sentences beyond which more add nothing to the certainty."""

LIMIT = 4.0
"""The most log-odds that closeness adds or takes."""

COMPARED = 5
"""Re-translations of a sentence, by name, that are set against each other."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close a text stands to its re-translations, and what that says."""

    log_odds: float
    nearest: float
    """Mean chrF (0-100) to the nearest re-translation."""


def judge_closeness(pairs: Sequence[tuple[str, Mapping[str, str]]]) -> Closeness | None:
    """Closeness of a text, given as (English, re-translations by engine) a sentence; None without any."""
    judged = [_sentence(english, list(others.values())[:COMPARED]) for english, others in pairs if others]
    if not judged:
        return None
    certainty = min(len(judged), SENTENCES_COUNTED) ** INDEPENDENT
    log_odds = certainty * fmean(odds for odds, _ in judged)
    return Closeness(min(max(log_odds, -LIMIT), LIMIT), fmean(nearest for _, nearest in judged))


def _sentence(english: str, others: Sequence[str]) -> tuple[float, float]:
    from mtqa.compare.metrics import chrf

    scores = [chrf(english, other) for other in others]
    nearest = max(scores)
    if len(others) == 1:
        return NEAREST_SLOPE * (nearest - NEAREST_ALONE), nearest
    among = fmean(chrf(one, other) for one, other in combinations(others, 2))
    relative = fmean(scores) - among
    return 0.5 * (
        NEAREST_SLOPE * (nearest - NEAREST_OF_SEVERAL) + RELATIVE_SLOPE * (relative - RELATIVE)
    ), nearest
