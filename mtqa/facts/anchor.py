"""Where in the English to show a fact that is not there."""

from __future__ import annotations

import re

from mtqa.facts.compare import Pair
from mtqa.facts.fact import Fact

_WORD = re.compile(r"\w+")


def gap_anchor(missing: Fact, matched: tuple[Pair, ...], source: str, english: str) -> tuple[int, int] | None:
    """The English word nearest to where a missing source fact should stand; None where the English has no word.

    The matched fact that stands nearest in the source leads there; without one, the place in proportion.
    """
    words = [match.span() for match in _WORD.finditer(english)]
    if not words:
        return None
    near = min(matched, key=lambda pair: abs(pair[0].start - missing.start), default=None)
    if near is not None and abs(near[0].start - missing.start) * 4 <= len(source):
        place = near[1].end - 1 if near[0].start < missing.start else max(0, near[1].start - 2)
    else:
        place = len(english) * missing.start // max(1, len(source))
    return min(words, key=lambda span: abs((span[0] + span[1] - 1) / 2 - place))
