"""Learn the word translations that ship here from parallel text.

    python models/lexicon/build.py --parallel FOLDER_OF_XX-EN_FOLDERS --news HINDI_ENGLISH.tsv --output models/lexicon

Every ``xx-en`` folder holds ``*.tsv.xz`` with one source, tab, English a line; ``--news`` is one more such file for
Hindi, not compressed. Needs numpy and mtqa; about ten minutes on one core, 2 GB. There is nothing random in it.

Word alignment is that of ``models/paraphrases/build.py``. Foreign words are what ``mtqa.compare.lexicon.keys`` makes
of a text: beginnings of words, in Chinese and Japanese pairs of characters.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import lzma
import sys
from pathlib import Path
from types import ModuleType

import numpy as np

from mtqa.compare.lexicon import keys

LANGUAGES = ("hi", "ru", "ja", "es", "ar", "tr", "bn", "fr", "ko", "fa", "zh", "ur", "de", "pt", "id", "uk")
PAIRS = 80_000
"""Most sentence pairs a language, taken evenly from its files."""
LEAST_COUNT = 1.8
"""Expected times a link must be seen."""
LEAST_STRENGTH = 0.05
"""Least geometric mean of both translation probabilities."""
MOST = 8
"""Translations kept of an English word."""


def _alignment() -> ModuleType:
    path = Path(__file__).resolve().parent.parent / "paraphrases" / "build.py"
    spec = importlib.util.spec_from_file_location("paraphrases_build", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def table(alignment: ModuleType, language: str, files: list[list[str]]) -> list[str]:
    """Lines ``English TAB key:strength ...`` (strength in hundredths), most probable first."""
    alignment.PAIRS = PAIRS
    alignment.foreign_words = lambda text: [key for key, _, _ in keys(text, language)]
    pairs = list(alignment.sentence_pairs(files))
    foreign = sorted(_frequent(word for left, _ in pairs for word in left))
    links, vocabulary = alignment.all_links(pairs)
    counts = np.bincount(links.cells, alignment.posteriors(links, True) * alignment.posteriors(links, False))
    forward = counts / np.bincount(links.cell_english, counts)[links.cell_english]
    backward = counts / np.bincount(links.cell_foreign, counts)[links.cell_foreign]
    strength = np.sqrt(forward * backward)
    held = np.flatnonzero((counts >= LEAST_COUNT) & (strength >= LEAST_STRENGTH))
    found: dict[str, list[tuple[float, str]]] = {}
    for cell in held:
        word = vocabulary[links.cell_english[cell]]
        found.setdefault(word, []).append((float(strength[cell]), foreign[links.cell_foreign[cell]]))
    return [
        f"{word}\t{' '.join(f'{key}:{round(100 * value)}' for value, key in sorted(made, reverse=True)[:MOST])}\n"
        for word, made in sorted(found.items())
    ]


def _frequent(words: object) -> set[str]:
    from collections import Counter

    return {word for word, count in Counter(words).items() if count > 1}  # type: ignore[call-overload]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parallel", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--languages", nargs="*", default=LANGUAGES)
    options = parser.parse_args()
    alignment = _alignment()
    for language in options.languages:
        paths = sorted((options.parallel / f"{language}-en").glob("*.tsv.xz"))
        files = [
            alignment.read_lines(path) for path in [*paths, *([options.news] if language == "hi" else [])]
        ]
        lines = table(alignment, language, files)
        data = lzma.compress("".join(lines).encode(), preset=9)
        (options.output / f"{language}.tsv.xz").write_bytes(data)
        print(f"{language}: {len(lines)} words, {len(data)} bytes", flush=True)
    files_made = sorted(options.output.glob("*.tsv.xz"))
    sums = "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files_made)
    (options.output / "SHA256SUMS").write_text(sums, encoding="utf-8")


if __name__ == "__main__":
    main()
