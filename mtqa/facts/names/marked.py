"""Names of unspaced and uncased scripts that their own writing marks: 约翰·刘易斯, 陈光明说, メルケル, राजीव ने.

Pack ``[names]``: ``surnames`` (characters that begin a Chinese person's name), ``verbs`` (what follows it), ``agents``
(postpositions that mark a noun).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtqa.facts.names.gazetteer import UNSPACED, common_words, fold
from mtqa.facts.names.records import SourceName
from mtqa.facts.names.texts import SourceText
from mtqa.languages import load_pack

_DOTTED = re.compile("[\u4e00-\u9fff]{1,6}(?:[·•][\u4e00-\u9fff]{1,6})+")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{3,}")

_SURE, _LIKELY, _MAYBE = 0.45, 0.35, 0.2
"""Weights: foreign names with a dot; names by surname and verb, katakana no table knows; nouns no table knows."""


def marked_names(source: SourceText) -> Iterator[SourceName]:
    """The names that the writing of the source marks."""
    if source.language == "zh":
        for match in _DOTTED.finditer(source.text):
            yield SourceName(*match.span(), match.group(), None, _SURE, "cue")
        yield from _by_surname(source)
    elif source.language == "ja":
        common = common_words("ja")
        for match in _KATAKANA.finditer(source.text):
            if fold(match.group()) not in common:
                yield SourceName(*match.span(), match.group(), None, _LIKELY, "marked")
    if source.language not in UNSPACED:
        yield from _agents(source)


def _by_surname(source: SourceText) -> Iterator[SourceName]:
    pattern = _surname_pattern(source.language)
    common = common_words(source.language)
    for match in pattern.finditer(source.text) if pattern else ():
        name = match.group(1)
        if name not in common and name[:2] not in common:
            yield SourceName(match.start(1), match.end(1), name, None, _LIKELY, "marked")


def _agents(source: SourceText) -> Iterator[SourceName]:
    """Words no table knows right before a postposition of nouns."""
    agents = frozenset(_listed(source.language, "agents").split())
    common = common_words(source.language)
    for word, after in zip(source.words, source.words[1:], strict=False) if agents and common else ():
        if after.text in agents and word.folded not in common and len(word.folded) > 2:
            yield SourceName(word.start, word.end, word.text, None, _MAYBE, "marked")


@lru_cache(maxsize=64)
def _surname_pattern(language: str) -> re.Pattern[str] | None:
    surnames, verbs = _listed(language, "surnames").split(), _listed(language, "verbs").split()
    if not surnames or not verbs:
        return None
    first = "|".join(sorted(surnames, key=len, reverse=True))
    return re.compile(f"((?:{first})[\u4e00-\u9fff]{{1,2}}?)(?={'|'.join(verbs)})")


def _listed(language: str, key: str) -> str:
    pack = load_pack(language)
    return str(pack.section("names").get(key, "")) if pack else ""
