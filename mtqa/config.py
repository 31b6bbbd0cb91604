"""Settings of a check. Every one has a default that is right for a newsroom desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SHIPPED_PARSER = "parser"
"""Name of the spaCy pipeline that ships with mtqa (a model of `mtqa.models`)."""


@dataclass(frozen=True, slots=True)
class Config:
    """What may be chosen for a check."""

    select: tuple[str, ...] = ()
    """Rule codes, families (``FA``, ``FA2``) or names to run; all when empty."""
    ignore: tuple[str, ...] = ()
    """Rule codes, families or names to leave out."""
    engine_weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Engine name -> weight of its word (above 0, 1 is a good engine); others go by their published quality."""

    parser: str = SHIPPED_PARSER
    """The spaCy pipeline that parses English: the shipped one, or the name of an installed package with UD labels."""

    glossary: tuple[str, ...] = ()
    """Files (TSV, TBX) that say what names and terms of the source are called in English; they go before all else."""

    def runs(self, code: str, name: str) -> bool:
        """Whether a rule of that code and name takes part."""
        chosen = not self.select or any(_matches(pattern, code, name) for pattern in self.select)
        return chosen and not any(_matches(pattern, code, name) for pattern in self.ignore)


def _matches(pattern: str, code: str, name: str) -> bool:
    return code.upper().startswith(pattern.upper()) or name == pattern
