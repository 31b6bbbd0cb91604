"""Reading, cleaning and splitting the sentence pairs the embedding and the aligner are fitted on.

The split is made by English line, so that a line held out in one language is held out in all of them: the aligner's
weights are fitted on documents the embedding has never seen, in any language.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import pathlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from mtqa.compare.embedding import normalise  # noqa: E402

HELD_OUT_CORPORA = ("coop-docs", "xquad", "hi-news-train", "joshua-wiki-dev4refs", "park-news-devtest")
"""Corpora whose lines stand in document order, so that runs of lines make documents to fit the aligner on."""

BLOCK_LINES = 60
"""Lines in one block of the split: long enough that a held-out block holds whole short documents."""

HELD_OUT_EVERY = {"joshua-wiki-dev4refs": 4, "hi-news-train": 5, "park-news-devtest": 5}
"""One block in this many is held out: more of the corpora nearest to news and of those with several English texts."""
HELD_OUT_EVERY_ELSE = 10
"""Of the other corpora, one in this many."""

CLDR_LANGUAGES = (
    "am ar az be bg bn bs ca cs da de el es et eu fa fi fil fr gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko "
    "ky lo lt lv mk ml mn mr ms my nb ne nl nn pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tr uk ur uz vi yo "
    "zh zu"
).split()
"""Languages whose CLDR names of places, languages, months, weekdays and currencies serve as a small lexicon."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of one language and its English, normalised as the embedding normalises; and both as written."""

    language: str
    corpus: str
    source: str
    english: str
    written: tuple[str, str] = ("", "")


def read_pairs(parallel: pathlib.Path, news: pathlib.Path) -> Iterator[Pair]:
    """Every pair of `parallel/<xx>-en/*.tsv.xz` and of the Hindi news file, in file order."""
    for file in sorted(parallel.glob("*-en/*.tsv.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            yield from _pairs_of(lines, file.parent.name.split("-")[0], file.name.removesuffix(".tsv.xz"))
    with news.open(encoding="utf-8") as lines:
        yield from _pairs_of(lines, "hi", news.stem)


def _pairs_of(lines: Iterable[str], language: str, corpus: str) -> Iterator[Pair]:
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) >= 2:
            yield Pair(language, corpus, normalise(cells[0]), normalise(cells[1]), (cells[0], cells[1]))


def cldr_pairs() -> Iterator[Pair]:
    """Names of territories, languages, months, weekdays and currencies from CLDR (through Babel), as pairs."""
    from babel import Locale

    english = Locale("en")
    for code in CLDR_LANGUAGES:
        locale = Locale.parse(code)
        tables = [
            (locale.territories, english.territories),
            (locale.languages, english.languages),
            (locale.currencies, english.currencies),
        ]
        tables += [
            (locale.months["format"]["wide"], english.months["format"]["wide"]),
            (locale.months["stand-alone"]["wide"], english.months["stand-alone"]["wide"]),
            (locale.days["format"]["wide"], english.days["format"]["wide"]),
        ]
        for names, english_names in tables:
            for key, name in names.items():
                if key in english_names:
                    yield Pair(code, "cldr", normalise(name), normalise(english_names[key]))


def usable(pair: Pair) -> bool:
    """True for a pair with letters on both sides, sides that differ, and lengths that can be translations."""
    if (
        pair.source == pair.english
        or not any(map(str.isalpha, pair.source))
        or not any(map(str.isalpha, pair.english))
    ):
        return False
    source, english = len(pair.source.encode()), len(pair.english.encode())
    return max(source, english) <= 40 or 1 / 6 <= source / english <= 6


def held_out_english(pairs: Iterable[Pair]) -> frozenset[str]:
    """English lines of every so many blocks of the ordered corpora, over all languages.

    Blocks are counted in the first language that has the corpus; the other languages hold the same English.
    """
    first: dict[str, str] = {}
    lines: dict[str, dict[str, None]] = {}
    for pair in pairs:
        if pair.corpus in HELD_OUT_CORPORA:
            language = first.setdefault(pair.corpus, pair.language)
            if language == pair.language or pair.corpus == "joshua-wiki-dev4refs":
                lines.setdefault(f"{pair.corpus}/{pair.language}", {}).setdefault(pair.english)
    found: set[str] = set()
    for name, block in lines.items():
        every = HELD_OUT_EVERY.get(name.split("/")[0], HELD_OUT_EVERY_ELSE)
        found.update(
            line
            for number, line in enumerate(block)
            if number // BLOCK_LINES % every == every - 1 and len(line) > 20
        )
    return frozenset(found)


def excluded_texts(files: Iterable[pathlib.Path]) -> frozenset[bytes]:
    """Hashes of every sentence-long string in JSON-lines files (`.jsonl`, `.jsonl.gz`), to keep out of training."""
    import gzip

    found: set[bytes] = set()

    def walk(value: object) -> None:
        if isinstance(value, str):
            if len(value) > 20:
                found.add(text_hash(normalise(value)))
        elif isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    for file in files:
        opener = gzip.open if file.suffix == ".gz" else open
        with opener(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                walk(json.loads(line))
    return frozenset(found)


def text_hash(text: str) -> bytes:
    """Eight bytes that stand for a text."""
    return hashlib.blake2b(text.encode(), digest_size=8).digest()
