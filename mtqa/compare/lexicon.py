"""Word translations learned from parallel text (`models/lexicon`): how surely a word stands for an English one."""

from __future__ import annotations

import lzma
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

MODEL_NAME = "lexicon"

PREFIX = 6
"""Letters kept of a word: a stand-in for its stem in any language (as in `models/paraphrases`)."""
UNSPACED = frozenset({"zh", "ja"})

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0610-\u065f\u0900-\u0dff\u200c])*")
_HAN = re.compile("[\u3400-\u9fff々]+")
_OTHER_RUN = re.compile("[\u30a1-\u30fa\u30fc]+|[A-Za-z]+")
_KOREAN_PARTICLE = re.compile(
    "(?<=..)(?:에게서|으로부터|로부터|에서는|에게는|에서|에게|으로|까지|부터|이|가|은|는|을|를|의|에|로|와|과|도|들|들이|들은|들을)$"
)
_ARABIC_PREFIX = re.compile("^(?:[وفبلك]?ال|لل)(?=..)")
_DROPPED = re.compile("[\u093c\u09bc\u064b-\u0652\u0640\u200c\u200d]")


def key(word: str, language: str) -> str:
    """The form under which a source word is kept."""
    lowered = _DROPPED.sub("", word.casefold())
    if language == "ko":
        return _KOREAN_PARTICLE.sub("", lowered)[:4]
    if language == "ar":
        lowered = _ARABIC_PREFIX.sub("", lowered)
    return lowered[:PREFIX]


def keys(text: str, language: str) -> list[tuple[str, int, int]]:
    """The keys of a source text with their places (code points): words, or in Chinese and Japanese pairs of Han."""
    if language not in UNSPACED:
        return [(key(m.group(), language), m.start(), m.end()) for m in _WORD.finditer(text)]
    found = [(m.group().casefold(), m.start(), m.end()) for m in _OTHER_RUN.finditer(text)]
    for run in _HAN.finditer(text):
        word, at = run.group(), run.start()
        if len(word) == 1:
            found.append((word, at, at + 1))
        found += [(word[i : i + 2], at + i, at + i + 2) for i in range(len(word) - 1)]
    return sorted(found, key=lambda one: one[1])


@cache
def load_lexicon(language: str) -> Mapping[str, Mapping[str, float]]:
    """English base form -> source key -> strength (0-1, geometric mean of both translation probabilities)."""
    from mtqa.models import installed, model_path

    if MODEL_NAME not in installed():
        return MappingProxyType({})
    path = model_path(MODEL_NAME) / f"{language}.tsv.xz"
    if not path.is_file():
        return MappingProxyType({})
    found: dict[str, Mapping[str, float]] = {}
    for line in lzma.decompress(path.read_bytes()).decode().splitlines():
        word, made = line.split("\t")
        parts = (one.rpartition(":") for one in made.split(" "))
        found[word] = {form: int(value) / 100 for form, _, value in parts}
    return MappingProxyType(found)
