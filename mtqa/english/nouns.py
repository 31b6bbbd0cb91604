"""What kind of thing an English noun names, by the classes of its WordNet senses.

The table, 44,000 nouns from Open English WordNet, is part of the shipped model ``preferences`` (see its card).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from mtqa.english.inflection import singulars

LIVING = frozenset("hav")
"""Persons, animals and plants."""
COLLECTIVE = frozenset("glt")
"""Groups and places, which stand for the people in them (a convoy, a village, a bank), and the topmost concepts."""
THINGS = frozenset("ojsf")
"""Artifacts, natural objects, substances, food."""

FIRST_SENSES = 3
"""Classes looked at: WordNet puts the commoner senses first, and the rare ones (a gun: a hired killer) mislead."""


@cache
def classes(noun: str) -> str:
    """Class letters of a noun in any number, lower case, first sense first; empty for a word that is no known noun."""
    table = _classes()
    return next((table[lemma] for lemma in singulars(noun) if lemma in table), "")


def lemma(noun: str) -> str:
    """The dictionary form of a noun, or the word itself where it is no known noun."""
    table = _classes()
    return next((form for form in singulars(noun) if form in table), noun)


def may_live(noun: str) -> bool:
    """Whether the noun may name people, animals, or something that stands for them; true for what is unknown."""
    found = classes(noun)
    return not found or bool(set(found[:FIRST_SENSES]) & (LIVING | COLLECTIVE))


def is_thing(noun: str) -> bool:
    """Whether one of the noun's two first kinds of sense is a thing, and none of the commoner ones is alive."""
    return bool(set(classes(noun)[:2]) & THINGS) and not may_live(noun)


@cache
def _classes() -> Mapping[str, str]:
    from mtqa.models import model_path

    lines = (model_path("preferences") / "nouns.tsv").read_text(encoding="utf-8").splitlines()
    return MappingProxyType(dict(line.split("\t") for line in lines))
