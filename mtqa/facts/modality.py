"""Modality and attribution: how sure the source is and whose word it gives, and whether the English
keeps it.

Sections of a pack: ``[attribution]`` with ``claim`` (claim, allegation, accusation), ``hearsay``
(reportedly, it is said) and ``saying`` (said, told, according to); ``[modality]`` with
``possibility`` (may, can, likely), ``doubt`` (fear, suspicion, belief, presumption), ``plan``
(hope, expectation, intention), ``obligation`` (must, should), ``condition`` (if, would) and
``certainty`` (confirmed, proved). The English pack lists under the same names whatever may stand
for them, generously: what is not there in any form is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mtqa.facts.cues import Cue, find_cues

EQUIVALENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "claim": ("attribution.saying", "attribution.claim", "attribution.hearsay"),
        "hearsay": ("attribution.saying", "attribution.claim", "attribution.hearsay"),
        "saying": ("attribution.saying", "attribution.claim", "attribution.hearsay"),
        "possibility": ("modality.possibility", "modality.doubt", "attribution.claim"),
        "doubt": ("modality.doubt", "modality.possibility", "attribution.claim"),
        "plan": ("modality.plan", "modality.possibility"),
        "obligation": ("modality.obligation",),
        "condition": ("modality.condition",),
    }
)
"""Class of the source -> the English classes of which one must be there."""


@dataclass(frozen=True, slots=True)
class LostModality:
    """What the source says less than flatly and the English flatly."""

    kind: str
    """Class of the cue in the source, a key of ``EQUIVALENTS``."""
    source: Cue


def lost_modality(source: str, language: str | None, english: str) -> list[LostModality]:
    """The classes of attribution and modality that the source has and the English has nothing for."""
    found = []
    for section in ("attribution", "modality"):
        kinds = {cue.label: cue for cue in reversed(find_cues(source, language, section))}
        for kind, cue in kinds.items():
            if kind in EQUIVALENTS and not any(_has(english, name) for name in EQUIVALENTS[kind]):
                found.append(LostModality(kind, cue))
    return found


def _has(english: str, name: str) -> bool:
    section, label = name.split(".")
    return bool(find_cues(english, "en", section, label))
