"""Where in the English to show a fact that is not there."""

from __future__ import annotations

import re

from mtqa.facts.compare import Pair
from mtqa.facts.fact import Fact

_WORD = re.compile(r"\w+")


def gap_anchor(missing: Fact, matched: tuple[Pair, ...], source: str, english: str) -> tuple[int, int] | None:
    """The English word nearest to where a missing source fact should stand; None where the English has no word.

    The place is interpolated between the matched facts before and after it (or the ends of the texts); words that
    hold matched facts are not taken.
    """
    taken = {offset for _, fact in matched for offset in range(fact.start, fact.end)}
    words = [match.span() for match in _WORD.finditer(english)]
    words = [span for span in words if span[0] not in taken] or words
    if not words:
        return None
    points = [
        (0, 0),
        *((original.start, fact.start) for original, fact in matched),
        (len(source), len(english)),
    ]
    before = max(point for point in points if point[0] <= missing.start)
    after = min(point for point in points if point[0] >= missing.start and point != before)
    share = (missing.start - before[0]) / max(1, after[0] - before[0])
    place = before[1] + share * (after[1] - before[1])
    return min(words, key=lambda span: abs((span[0] + span[1] - 1) / 2 - place))
