"""Opposites: a concept that the source names, against its opposite in the English.

The section ``[antonyms]`` of a pack lists words under the name of a concept (``rise``, ``reject``);
the English pack also says which concepts exclude each other: ``pairs`` (``rise/fall``) and, for how
firmly a thing is said, ``force`` (``suggest/order``). A word under ``<concept>_also`` in the
English pack may stand for the concept without being a sure sign of it: it speaks against a finding
and makes none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mtqa.facts.cues import Cue, find_cues
from mtqa.languages import load_pack

SECTION = "antonyms"


@dataclass(frozen=True, slots=True)
class Opposite:
    """A concept of the source of which the English has the opposite, and not the concept itself."""

    said: str
    """The concept in the source."""
    opposite: str
    """The concept in the English."""
    source: Cue
    english: Cue
    table: str
    """``pairs`` or ``force``."""


@cache
def opposites(table: str) -> Mapping[str, tuple[str, ...]]:
    """Concept -> its opposites, both ways, from ``pairs`` or (one way, as written) ``force``."""
    pack = load_pack("en")
    found: dict[str, list[str]] = {}
    for pair in str(pack.section(SECTION).get(table, "")).split() if pack else ():
        first, second = pair.split("/")
        found.setdefault(first, []).append(second)
        found.setdefault(second, []).append(first)
    return MappingProxyType({concept: tuple(others) for concept, others in found.items()})


def find_opposites(source: str, language: str | None, english: str) -> list[Opposite]:
    """Concepts of the source that the English turns round, in order of their place in the English."""
    theirs = find_cues(source, language, SECTION)
    named = {cue.label: cue for cue in reversed(theirs)}
    found = [
        Opposite(concept, other, cue, _present(english, other)[0], table)
        for concept, cue in named.items()
        for table in ("pairs", "force")
        for other in opposites(table).get(concept, ())
        if other not in named and _present(english, other) and not _meant(english, concept)
    ]
    first: dict[tuple[int, int], Opposite] = {}
    for one in found:
        first.setdefault((one.english.start, one.english.end), one)
    return sorted(first.values(), key=lambda one: one.english.start)


def _present(english: str, concept: str) -> tuple[Cue, ...]:
    return find_cues(english, "en", SECTION, concept)


def _meant(english: str, concept: str) -> bool:
    """Whether anything in the English may stand for the concept."""
    return bool(_present(english, concept) or find_cues(english, "en", SECTION, f"{concept}_also"))


def suggestion(found: Opposite, word: str) -> str | None:
    """The English word put right, where the concept has one plain word and ``word`` is a form of its opposite."""
    from mtqa.english.inflection import plural, verb_forms

    right, wrong = (_plain_word(concept) for concept in (found.said, found.opposite))
    if right is None or wrong is None:
        return None
    form = word.lower()
    pairs = [(wrong, right), (plural(wrong), plural(right))]
    ours, theirs = verb_forms(wrong), verb_forms(right)
    pairs += [(ours.gerund, theirs.gerund)]
    if set(ours.past) == set(ours.participle):
        pairs += [(one, theirs.past[0]) for one in ours.past if set(theirs.past) == set(theirs.participle)]
    better = dict(reversed(pairs)).get(form)
    if better is None:
        return None
    return better.capitalize() if word[0].isupper() else better


def _plain_word(concept: str) -> str | None:
    """The lemma that the English pack lists first for a concept, None where it is no plain word."""
    pack = load_pack("en")
    forms = str(pack.section(SECTION).get(concept, "")).split() if pack else []
    first = forms[0].removesuffix("+") if forms else ""
    return first if first.isalpha() else None
