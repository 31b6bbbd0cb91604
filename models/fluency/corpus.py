"""Reads the English text for the fluency model: every word as a number, the held-out paragraphs apart."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mtqa.english.symbols import pieces

HELD_OUT = 50
"""One paragraph in this many is held out of the counts, chosen by its checksum."""


@dataclass(frozen=True)
class Corpus:
    """Text as surface words: numbers into ``words``, -1 at the end of each paragraph."""

    words: list[str]
    text: np.ndarray
    """int32."""


def held_out(paragraph: str) -> bool:
    """Whether the counts leave this paragraph out."""
    return zlib.crc32(paragraph.strip().encode()) % HELD_OUT == 0


def paragraphs(folder: Path, *, of_held_out: bool, names: str = "*") -> Iterator[str]:
    """The paragraphs of every text under ``folder``, by file name."""
    for path in sorted(folder.glob(f"{names}.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as lines:
            yield from (line for line in lines if held_out(line) == of_held_out)


def held_out_half(folder: Path, *, measuring: bool, names: str = "*") -> Iterator[str]:
    """Every other held-out paragraph: those to fit weights on, or those to measure on."""
    found = paragraphs(folder, of_held_out=True, names=names)
    return (text for number, text in enumerate(found) if number % 2 == measuring)


def read(folder: Path) -> Corpus:
    """All text that is counted."""
    numbers: dict[str, int] = {}
    parts: list[np.ndarray] = []
    batch: list[int] = []
    for paragraph in paragraphs(folder, of_held_out=False):
        batch.extend(numbers.setdefault(word, len(numbers)) for _, _, word in pieces(paragraph))
        batch.append(-1)
        if len(batch) > 1_000_000:
            parts.append(np.array(batch, np.int32))
            batch = []
    return Corpus(list(numbers), np.concatenate([*parts, np.array(batch, np.int32)]))
