"""What a language pack says about facts, compiled once: which words carry which value.

Sections read: ``[numbers]`` (``decimal`` and ``group``: the marks in figures; ``joiners``: words inside a number;
``joined``: numbers are written as one word; ``scanned``: the script does not space words; ``counters``: in such
scripts, what must follow a short number word; ``suffixes``: endings a number word may carry; ``turkic``) and the
tables below it, ``[ordinals]``, ``[percentages]``, ``[units]``, ``[dates]``, ``[clock]``,
``[changes]``. In a table the key is the
value and the string lists the words: space between forms, ``_`` inside a phrase, ``*`` at the end for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from re import Pattern
from types import MappingProxyType
from typing import Any

from mtqa.facts.words import Token, fold, token_pattern, tokenise
from mtqa.languages import load_pack

NUMBER_TABLES = ("words", "scales", "fractions", "added", "after", "soft", "indefinite", "denominators")
"""Tables of ``[numbers]`` whose keys are numbers."""

HYPHENS = frozenset("-‐‑\u00ad\u200c־")
"""Marks that may stand inside a compound: hyphens, the soft hyphen, the zero-width non-joiner."""

DASHES = frozenset("-‐‑–—−~〜～∼至")
"""Marks that may stand between the ends of a range."""

_SHORTEST_STEM = 2
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form: its words as looked up, and what it stands for."""

    words: tuple[str, ...]
    value: Any


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of facts of one language. ``roles``: role -> first word -> phrases, longest first."""

    code: str
    decimal: str
    group: str
    pattern: Pattern[str]
    roles: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    stems: Mapping[str, Mapping[str, Any]]
    joined: bool = False
    scanned: bool = False
    bounded: bool = False
    """Scanned, yet words have spaces around them (Korean): a number word starts where a word starts."""
    turkic: bool = False
    figures_add: bool = True
    """Whether figures may follow a scale word and add to it (2 हज़ार 300; not in English)."""

    def tokenise(self, text: str) -> list[Token]:
        """The tokens of a text, in order."""
        return tokenise(text, self.pattern, self.turkic)

    def match(self, tokens: Sequence[Token], index: int, role: str) -> tuple[Any, int] | None:
        """The value of the longest phrase of ``role`` that starts at ``index``, and the index after it."""
        if index >= len(tokens):
            return None
        first = tokens[index].folded
        table = self.roles.get(role)
        if table is not None:
            for phrase in table.get(first, ()):
                after = _matched(tokens, index, phrase.words)
                if after:
                    return phrase.value, after
        stems = self.stems.get(role)
        if stems and tokens[index].kind == "word":
            for length in range(len(first), _SHORTEST_STEM - 1, -1):
                if first[:length] in stems:
                    return stems[first[:length]], index + 1
        return None

    def match_before(self, tokens: Sequence[Token], index: int, role: str, width: int = 4) -> Any | None:
        """The value of a phrase of ``role`` that ends just before ``index``."""
        for start in range(index - 1, max(-1, index - 1 - width), -1):
            found = self.match(tokens, start, role)
            if found and found[1] == index:
                return found[0]
        return None

    def has(self, tokens: Sequence[Token], index: int, role: str) -> bool:
        """Whether a phrase of ``role`` starts at ``index``."""
        return 0 <= index < len(tokens) and self.match(tokens, index, role) is not None

    def single(self, role: str, word: str) -> Any | None:
        """The value of a one-word form, exactly as folded."""
        for phrase in self.roles.get(role, {}).get(word, ()):
            if len(phrase.words) == 1:
                return phrase.value
        return None


def _matched(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> int:
    """The index after the phrase when it stands at ``index``, else 0; hyphens between its words do not count."""
    for position, word in enumerate(words):
        while position and index < len(tokens) and tokens[index].text in HYPHENS:
            index += 1
        if index >= len(tokens) or tokens[index].folded != word:
            return 0
        index += 1
    return index


@cache
def load_lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language; without a pack or without ``[numbers]``, one that knows figures alone."""
    pack = load_pack(language)
    sections = pack.sections if pack and "numbers" in pack.sections else {}
    numbers = sections.get("numbers", {})
    turkic = bool(numbers.get("turkic"))
    scanned = bool(numbers.get("scanned"))
    group = str(numbers.get("group", ", "))
    tables = _tables(sections)
    roles: dict[str, dict[str, list[Phrase]]] = {}
    stems: dict[str, dict[str, Any]] = {}
    listed: set[str] = set()
    for role, table in tables.items():
        for value, forms in table:
            for form in forms.split():
                if _UNSPACED.search(form):
                    listed.add(form.rstrip("*").replace("_", " "))
                if form.endswith("*"):
                    stems.setdefault(role, {})[fold(form[:-1], turkic)] = value
                    continue
                words = tuple(_phrase_words(form, scanned, turkic))
                roles.setdefault(role, {}).setdefault(words[0], []).append(Phrase(words, value))
    return Lexicon(
        code=pack.code if pack else "",
        decimal=str(numbers.get("decimal", ".,")),
        group=group,
        pattern=token_pattern(tuple(sorted(listed)) if scanned else (), group),
        roles=MappingProxyType({role: _frozen(table) for role, table in roles.items()}),
        stems=MappingProxyType(stems),
        joined=bool(numbers.get("joined")),
        scanned=scanned,
        bounded=bool(numbers.get("bounded")),
        turkic=turkic,
        figures_add=bool(numbers.get("figures_add", True)),
    )


def _tables(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, list[tuple[Any, str]]]:
    """Role -> (value, forms), from all the sections of facts."""
    tables: dict[str, list[tuple[Any, str]]] = {}
    for section in ("numbers", "ordinals", "percentages", "units", "dates", "clock", "changes"):
        for key, content in sections.get(section, {}).items():
            role = f"{section}.{key}"
            if isinstance(content, Mapping):
                numeric = (section == "numbers" and key in NUMBER_TABLES) or section == "ordinals"
                tables[role] = [(Fraction(name) if numeric else name, forms) for name, forms in content.items()]
            elif isinstance(content, str) and key not in ("decimal", "group"):
                tables[role] = [(form.strip("*_"), form) for form in content.split()]
    return tables


def _phrase_words(form: str, scanned: bool, turkic: bool) -> list[str]:
    if scanned and "_" not in form:
        return [fold(form, turkic)]
    text = form.replace("_", " ")
    return [token.folded for token in tokenise(text, token_pattern(), turkic) if token.text not in HYPHENS]


def _frozen(table: Mapping[str, list[Phrase]]) -> Mapping[str, tuple[Phrase, ...]]:
    return MappingProxyType(
        {first: tuple(sorted(phrases, key=lambda p: -len(p.words))) for first, phrases in table.items()}
    )
