"""Which stretches of an English text are quoted speech."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|\"[^\"]*(?:\"|$)|「[^」]*(?:」|$)")


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of quoted stretches, marks included; an unclosed quotation runs to the end of the text."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def is_quoted(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether a stretch lies wholly inside one of the quoted ``spans``."""
    return any(left <= start and end <= right for left, right in spans)
