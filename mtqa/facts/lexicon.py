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
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, lru_cache
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
_SHORTEST_STRIPPED = 3
"""Letters that must be left of a word without its particle."""
_SHORTEST_STRIPPED_NUMBER = 2
"""The same for number words (وست, and six)."""
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
    by_word: Mapping[str, Mapping[str, tuple[Phrase, ...]]] = field(default_factory=dict)
    """First word -> role -> phrases: ``roles`` the other way round."""
    by_stem: Mapping[str, tuple[tuple[str, Any], ...]] = field(default_factory=dict)
    """Stem -> (role, value): ``stems`` the other way round."""
    joined: bool = False
    scanned: bool = False
    prefixes: tuple[str, ...] = ()
    bounded: bool = False
    """Scanned, yet words have spaces around them (Korean): a number word starts where a word starts."""
    turkic: bool = False
    joins_figures: bool = False
    """Whether figures may follow a joining word in a number (۳ هزار و ۲۰۰)."""
    figures_add: bool = True
    """Whether figures may follow a scale word and add to it (2 हज़ार 300; not in English)."""

    def tokenise(self, text: str) -> list[Token]:
        """The tokens of a text, in order."""
        return tokenise(text, self.pattern, self.turkic)

    def match(self, tokens: Sequence[Token], index: int, role: str) -> tuple[Any, int] | None:
        """The value of the longest phrase of ``role`` that starts at ``index``, and the index after it."""
        if not 0 <= index < len(tokens):
            return None
        token = tokens[index]
        entry = _entries(self, token.folded).get(role)
        if entry is None:
            return None
        phrases, stem = entry
        for phrase in phrases:
            after = _matched(tokens, index + 1, phrase.words[1:])
            if after:
                return phrase.value, after
        return (stem, index + 1) if stem is not None and token.kind == "word" else None

    def knows(self, word: str) -> bool:
        """Whether any phrase of any role starts with a word."""
        return bool(_entries(self, word))

    def match_before(self, tokens: Sequence[Token], index: int, role: str, width: int = 5) -> Any | None:  # noqa: ANN401
        """The value of the longest phrase of ``role`` that ends just before ``index``."""
        found = self.span_before(tokens, index, role, width)
        return found[0] if found else None

    def span_before(
        self, tokens: Sequence[Token], index: int, role: str, width: int = 5
    ) -> tuple[Any, int] | None:
        """The value of the longest phrase of ``role`` that ends just before ``index``, and where it starts."""
        if role not in self.roles and role not in self.stems:
            return None
        for start in range(max(0, index - width), index):
            found = self.match(tokens, start, role)
            if found and found[1] == index:
                return found[0], start
        return None

    def has(self, tokens: Sequence[Token], index: int, role: str) -> bool:
        """Whether a phrase of ``role`` starts at ``index``."""
        return 0 <= index < len(tokens) and self.match(tokens, index, role) is not None

    def single(self, role: str, word: str) -> Any | None:  # noqa: ANN401
        """The value of a one-word form, exactly as folded."""
        for phrase in self.roles.get(role, {}).get(word, ()):
            if len(phrase.words) == 1:
                return phrase.value
        return None


@lru_cache(maxsize=131072)
def _entries(lexicon: Lexicon, word: str) -> dict[str, tuple[tuple[Phrase, ...], Any]]:
    """Role -> the phrases that may start with a word, and the value of the longest stem that it starts with."""
    stripped = [
        word[len(prefix) :]
        for prefix in lexicon.prefixes
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STRIPPED_NUMBER
    ]
    found: dict[str, tuple[tuple[Phrase, ...], Any]] = {
        role: (phrases, None) for role, phrases in lexicon.by_word.get(word, {}).items()
    }
    for form in stripped:
        for role, phrases in lexicon.by_word.get(form, {}).items():
            if len(form) < _SHORTEST_STRIPPED and role != "numbers.words":
                continue
            merged = (*(found[role][0] if role in found else ()), *phrases)
            found[role] = tuple(sorted(merged, key=lambda phrase: -len(phrase.words))), None
    for length in range(_SHORTEST_STEM, len(word) + 1):  # the longest stem of each role comes last
        for role, value in lexicon.by_stem.get(word[:length], ()):
            found[role] = found[role][0] if role in found else (), value
    return found


def _matched(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> int:
    """The index after the words when they go on at ``index``, else 0; hyphens between them do not count."""
    for word in words:
        while index < len(tokens) and tokens[index].text in HYPHENS:
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
    if pack and sections:
        tables["units.after"] = [*tables.get("units.after", []), *_cldr_units(pack.code, tables, scanned)]
    roles: dict[str, dict[str, list[Phrase]]] = {}
    stems: dict[str, dict[str, Any]] = {}
    listed: set[str] = set()
    idioms: set[str] = set()
    for role, table in tables.items():
        for value, forms in table:
            for form in forms.split():
                if _UNSPACED.search(form):
                    (idioms if role == "numbers.not" else listed).add(form.rstrip("*").replace("_", " "))
                if form.endswith("*"):
                    stems.setdefault(role, {})[fold(form[:-1], turkic)] = value
                    continue
                words = tuple(_phrase_words(form, scanned, turkic))
                roles.setdefault(role, {}).setdefault(words[0], []).append(Phrase(words, value))
    frozen = {role: _frozen(table) for role, table in roles.items()}
    return Lexicon(
        code=pack.code if pack else "",
        decimal=str(numbers.get("decimal", ".,")),
        group=group,
        pattern=_pattern(listed, idioms, tables, group) if scanned else token_pattern((), group),
        roles=MappingProxyType(frozen),
        stems=MappingProxyType(stems),
        by_word=_by_word(frozen),
        by_stem=_by_stem(stems),
        joined=bool(numbers.get("joined")),
        scanned=scanned,
        prefixes=tuple(
            sorted(
                (fold(prefix) for prefix in str(numbers.get("prefixes", "")).split()), key=len, reverse=True
            )
        ),
        bounded=bool(numbers.get("bounded")),
        turkic=turkic,
        joins_figures=bool(numbers.get("joins_figures")),
        figures_add=bool(numbers.get("figures_add", True)),
    )


def _by_word(
    roles: Mapping[str, Mapping[str, tuple[Phrase, ...]]],
) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    found: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for role, table in roles.items():
        for word, phrases in table.items():
            found.setdefault(word, {})[role] = phrases
    return found


def _by_stem(stems: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[tuple[str, Any], ...]]:
    found: dict[str, tuple[tuple[str, Any], ...]] = {}
    for role, table in stems.items():
        for stem, value in table.items():
            found[stem] = (*found.get(stem, ()), (role, value))
    return found


def _pattern(
    listed: set[str], idioms: set[str], tables: Mapping[str, list[tuple[Any, str]]], group: str
) -> Pattern[str]:
    """The token pattern of a script without spaces."""
    words = [forms for role in ("numbers.words", "numbers.scales") for _, forms in tables.get(role, [])]
    numerals = {form for forms in words for form in forms.split() if len(form) == 1}
    return token_pattern(tuple(sorted(listed)), group, tuple(sorted(idioms)), "".join(sorted(numerals)))


def _tables(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, list[tuple[Any, str]]]:
    """Role -> (value, forms), from all the sections of facts."""
    tables: dict[str, list[tuple[Any, str]]] = {}
    for section in ("numbers", "ordinals", "percentages", "units", "dates", "clock", "changes"):
        for key, content in sections.get(section, {}).items():
            role = f"{section}.{key}"
            if isinstance(content, Mapping):
                numeric = (section == "numbers" and key in NUMBER_TABLES) or section == "ordinals"
                tables[role] = [
                    (Fraction(name) if numeric else name, forms) for name, forms in content.items()
                ]
            elif isinstance(content, str) and key not in ("decimal", "group"):
                tables[role] = [(form.strip("*_"), form) for form in content.split()]
    return tables


def _cldr_units(
    code: str, tables: Mapping[str, list[tuple[Any, str]]], scanned: bool
) -> list[tuple[str, str]]:
    """The full names of currencies and units of CLDR that the pack does not have already."""
    from mtqa.facts.money import cldr_names

    listed = {form for _, forms in tables.get("units.after", []) for form in forms.split()}
    space = "" if scanned else "_"
    named = [(unit, space.join(name.split())) for unit, name in cldr_names(code)]
    return [(unit, form) for unit, form in named if form not in listed and "*" not in form]


def _phrase_words(form: str, scanned: bool, turkic: bool) -> list[str]:
    if scanned and "_" not in form:
        return [fold(form, turkic)]
    text = form.replace("_", " ")
    return [token.folded for token in tokenise(text, token_pattern(), turkic) if token.text not in HYPHENS]


def _frozen(table: Mapping[str, list[Phrase]]) -> Mapping[str, tuple[Phrase, ...]]:
    return MappingProxyType(
        {first: tuple(sorted(phrases, key=lambda p: -len(p.words))) for first, phrases in table.items()}
    )
