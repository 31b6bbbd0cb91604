"""Cues: words and phrases that a language pack lists under a label, found in a text in one pass.

The sections ``[polarity]``, ``[antonyms]``, ``[attribution]`` and ``[modality]`` of a pack give
labels as keys and the forms that carry them as strings (or, where forms hold characters of regular
expressions, as lists). Forms are parted by white space and written like this:

- ``_`` is the space between two words, ``*`` any ending or beginning of a word, ``~`` up to a few
  words in between;
- ``+`` after an English lemma stands for all its forms as verb and noun;
- the rest is a regular expression, so ``(a|b)``, ``[ab]`` and ``?`` may be used.

Forms match whole words, save where the section says ``unspaced = true`` (Chinese, Japanese,
Korean). Labels are tried in the order in which the section has them: a form under an earlier label
hides what it covers from later ones. A form that stands under several labels is a cue of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from mtqa.languages import load_pack

LETTER = r"[\w\u0900-\u0963\u0971-\u0983\u09bc-\u09e3\u200c]"
"""A letter or a combining mark of the scripts whose words are spaced."""

UNFOUND = frozenset({"pairs", "force", "prefix"})
"""Keys that hold no forms: pairs of labels (English ``[antonyms]``), and what may be written on to
the front of any form (Arabic)."""

_SPACE = r"[\s\u200c\u2010\u2011-]+"
_BETWEEN = r"[^.,;:!?…।۔،؛、。，；：]{1,45}?"
_PLAIN = re.compile(r"[^\W_][^?*+{|]*")

_FOLDED = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "أ": "ا", "إ": "ا",
        "آ": "ا", "ٱ": "ا", "ؤ": "و", "ё": "е", "’": "'", "ʼ": "'", "‘": "'", "ँ": "ं",
        "\u0958": "\u0915", "\u0959": "\u0916", "\u095a": "\u0917", "\u095b": "\u091c", "\u095c": "\u0921",
        "\u095d": "\u0922", "\u095e": "\u092b", "\u095f": "\u092f", "\u09dc": "\u09a1", "\u09dd": "\u09a2",
        "\u09df": "\u09af",
    }
    | dict.fromkeys("\u093c\u09bc\u0981\u0640\u200d\u0307\u00ad\u200e\u200f\u0621")
    | dict.fromkeys(map(chr, (*range(0x64B, 0x656), 0x670)))
)  # fmt: skip
"""Letters that writers of one language use for each other, and signs that come and go."""

_TURKIC = str.maketrans({"I": "ı", "İ": "i"})
_DOTTED = str.maketrans({"İ": "i"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One listed form in a text: half-open code point offsets."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Finder:
    pattern: re.Pattern[str]
    labels: tuple[tuple[str, ...], ...]
    """Labels of each group of the pattern."""


@lru_cache(maxsize=16384)
def find_cues(text: str, language: str | None, section: str, label: str | None = None) -> tuple[Cue, ...]:
    """The cues of a section of the language's pack in a text, in order; none without pack or section.

    With ``label`` only the cues of that label are looked for, as if the section held no others.
    """
    finder = _finder((language or "").lower().replace("_", "-").split("-")[0], section, label)
    if finder is None:
        return ()
    folded, offsets = fold(text, (language or "")[:2] in ("tr", "az"))
    found: list[Cue] = []
    for match in finder.pattern.finditer(folded):
        start, end = match.span()
        if offsets is not None:
            start, end = offsets[start], offsets[end - 1] + 1
        found.extend(Cue(label, start, end) for label in finder.labels[(match.lastindex or 1) - 1])
    return tuple(found)


def cue_section(language: str | None, section: str) -> Mapping[str, Any]:
    """The section of the pack of a language, empty where there is none."""
    return _section(language, section)


def fold(text: str, turkic: bool = False) -> tuple[str, list[int] | None]:
    """The text as forms are looked up in, and the offset in the text of each of its characters (None: the same)."""
    if text.isascii():
        return (text.translate(_TURKIC) if turkic else text).lower(), None
    folded = text.translate(_TURKIC if turkic else _DOTTED).lower().translate(_FOLDED)
    if len(folded) == len(text):
        return folded, None
    return folded, [i for i, character in enumerate(text) if _FOLDED.get(ord(character), "") is not None]


def _section(language: str | None, section: str) -> Mapping[str, Any]:
    pack = load_pack(language)
    return pack.section(section) if pack else {}


@cache
def _finder(language: str, section: str, only: str | None = None) -> _Finder | None:
    table = _section(language, section)
    unspaced = bool(table.get("unspaced"))
    labels: dict[str, dict[str, None]] = {}
    for label, content in table.items():
        if isinstance(content, (bool, Mapping)) or label in UNFOUND or (only is not None and label != only):
            continue
        forms = content.split() if isinstance(content, str) else list(content)
        for spelled in (_folded(one, language) for form in forms for one in _inflected(form)):
            labels.setdefault(spelled, {})[label] = None
    parts: list[str] = []
    groups: list[str] = []
    for first in dict.fromkeys(next(iter(under)) for under in labels.values()):
        forms = [form for form, under in labels.items() if next(iter(under)) == first]
        for branch, members in _grouped(forms, unspaced):
            parts.append(branch)
            groups.extend(members)
    if not parts:
        return None
    whole = "|".join(parts)
    if not unspaced:
        prefix = f"(?:{fold(table['prefix'])[0]})?" if "prefix" in table else ""
        whole = rf"(?<!{LETTER}){prefix}(?:{whole})(?!{LETTER})"
    return _Finder(re.compile(whole), tuple(tuple(labels[form]) for form in groups))


def _folded(form: str, language: str) -> str:
    """A form as texts are folded, with what is escaped in it left alone."""
    pieces = re.split(r"(\\.)", form)
    turkic = language in ("tr", "az")
    return "".join(piece if n % 2 else fold(piece, turkic)[0] for n, piece in enumerate(pieces))


def _inflected(form: str) -> Iterator[str]:
    if not form.endswith("+"):
        yield form
        return
    from mtqa.english.inflection import plural, verb_forms

    first, *rest = form[:-1].split("_")
    for one in sorted({*verb_forms(first).all, first, plural(first)}):
        yield "_".join([one, *rest])


def _grouped(forms: Sequence[str], unspaced: bool) -> Iterator[tuple[str, list[str]]]:
    """Branches of a pattern with one group a form, forms with the same first letter together, longest first."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        first = form[0] if _PLAIN.match(form) and (len(form) == 1 or form[1] not in "?*+{|") else ""
        groups.setdefault(first if "|" not in _outside(form) else "", []).append(form)
    for first, members in groups.items():
        inner = "|".join(f"({_expression(form[len(first) :], unspaced)})" for form in members)
        yield (f"{re.escape(first)}(?:{inner})" if first else inner), members


def _outside(form: str) -> str:
    """What stands outside all brackets."""
    return re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", form))


def _expression(form: str, unspaced: bool) -> str:
    expression = re.sub(r"\((?!\?)", "(?:", form).replace("*", f"{LETTER}*")
    return expression.replace("~", _BETWEEN).replace("_", r"\s*" if unspaced else _SPACE)


def joined(cues: tuple[Cue, ...], text: str, reach: int = 40) -> list[list[Cue]]:
    """Cues of one clause together: no mark of punctuation and at most ``reach`` characters lie between them."""
    clusters: list[list[Cue]] = []
    for cue in cues:
        gap = text[clusters[-1][-1].end : cue.start] if clusters else ""
        if clusters and len(gap) <= reach and not _BREAK.search(gap):
            clusters[-1].append(cue)
        else:
            clusters.append([cue])
    return clusters


_BREAK = re.compile(r"[.,;:!?…।۔،؛、。，；：()\"“”«»]")
