"""Holes in the English where a name should stand: "common in, which has", "the on Wednesday", "( )"."""

from __future__ import annotations

import re
from functools import lru_cache

_LEADS = "of|from|than|between|by|with|near|against|including|via"
_PLACES = "in|at|for|on|to"
_FOLLOWERS = (
    "has|have|had|is|are|was|were|will|would|can|could|may|said|says|told|also|and|or|but|which|who|remains?|"
    "in|of|from|by|with|on|at"
)
_HOLES = re.compile(
    rf"\b(?P<lead>{_LEADS})(?=\s*[,;:.)](?:\s|$))"
    rf"|\b(?P<place>{_PLACES})(?=\s*,\s+(?:which|who|where|and|but|has|have|had|is|was|were)\b)"
    rf"|\b(?P<bare>{_LEADS})(?=\s+(?:has|have|had|is|are|was|were|will|would|said|says|and|or|of|from|by)\b(?!-))"
    rf"|\b(?P<inner>in|at)(?=\s+(?:has|have|had|is|was|were|will|would|said|says|of|from|remains?)\b)"
    rf"|\b(?P<article>[Tt]he|[Aa]n?)(?=\s*[,;:)]|\s(?!remains?\b)(?:{_FOLLOWERS})\b(?!-))"
    r"|\b(?P<title>Mrs?|Ms|Dr)(?=\.?\s+(?:has|had|is|was|will|said|says|told|also|and|who|believes)\b)"
    r"|(?P<opening>^(?:Said|Says|Told|Recalled|Announced|Reported|Added|Stated|Also|'s|’s))\b"
    r"|(?P<brackets>\w+)(?=\s*\(\s*\))"
    r"|(?P<space>\w+)(?=\s+[.](?:\s|$))"
)
_PARTICLE_VERBS = re.compile(
    r"\b(?:drop|stand|stood|pass|go|went|gone|come|came|live|lived|nearby|above|below|sent|set|put|made|what|who|which|that|where)"
    r"(?:p?ed|s|ing)?\s+$", re.IGNORECASE
)  # fmt: skip


@lru_cache(maxsize=4096)
def gaps(english: str) -> tuple[tuple[int, int], ...]:
    """The words before holes, as half-open offsets, in order."""
    found = []
    for match in _HOLES.finditer(english):
        kind = match.lastgroup
        if kind in ("lead", "place", "inner", "bare") and _PARTICLE_VERBS.search(english[: match.start()]):
            continue
        if kind == "opening" and not english[match.end() :].strip():
            continue
        found.append(match.span())
    return tuple(found)
