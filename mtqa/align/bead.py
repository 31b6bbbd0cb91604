"""A bead: the segments of source and English that tell the same thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Aligned segments, by their positions in the two texts; one side may be empty, never both."""

    source: tuple[int, ...]
    english: tuple[int, ...]
    score: float
    """Probability, 0-1, that exactly these segments belong together (or that a lone one has no partner)."""
