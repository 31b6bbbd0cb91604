"""Findings shown on text that is right: `python reports/quiet.py DATA` (DATA holds parallel/, news/, hindi/, eval/).

Draws with a fixed seed: 300 sentence pairs a language, 1,000 of hi-news-train, the good sides of perturb, 1,500
sentences each of original and of human-translated English without a source; and all faithful lines of the two news
corpora. Prints, for each rule, findings shown per 1,000 lines.
"""

from __future__ import annotations

import gzip
import json
import lzma
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import mtqa
from mtqa.config import Config

SEED = 20260
PAIRS, TRAINING, ALONE = 300, 1000, 1500
SOFTWARE = ("coop-docs", "bitcoin")
"""Taken only where a language has nothing else (fa, id, pt, uk)."""
Line = tuple[str, str, str | None, str]
"""Set, language, source, English."""


def main() -> None:
    """Print the table."""
    data = Path(sys.argv[1])
    lines = [*pairs(data), *training(data), *good(data), *alone(data), *faithful(data)]
    totals = Counter(line[0] for line in lines)
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        groups[line[0], line[1]].append(line)
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, language), members in groups.items():
        items = [
            {"mt": english} | ({"source": source} if source else {}) for _, _, source, english in members
        ]
        known = language if members[0][2] else None
        for assessment in mtqa.assess(items, source_lang=known, config=Config(select=("FA2", "AW1"))):
            for finding in assessment.findings:
                shown[finding.rule][name] += finding.shown
    names = list(totals)
    print("| rule |", " | ".join(f"{name} ({totals[name]})" for name in names), "|")
    print("|---|" + "---|" * len(names))
    for rule in sorted(shown):
        cells = (f"{1000 * shown[rule][name] / totals[name]:.1f}" for name in names)
        print(f"| {rule} |", " | ".join(cells), "|")


def pairs(data: Path) -> Iterator[Line]:
    """Sentences of 8-40 words of the parallel corpora, evenly over their files."""
    for folder in sorted((data / "parallel").glob("*-en")):
        language, generator = folder.name[:2], random.Random(SEED)
        pools: list[list[tuple[str, str]]] = []
        for path in sorted(folder.glob("*.tsv.xz")):
            barred = ("android", "tldr", *(() if language in ("fa", "id", "pt", "uk") else SOFTWARE))
            if path.name.startswith(barred):
                continue
            with lzma.open(path, "rt", encoding="utf-8") as opened:
                rows = [row.rstrip("\n").split("\t") for row in opened]
            pool = [(row[0], row[1]) for row in rows if len(row) > 1 and _is_prose(row[1])]
            generator.shuffle(pool)
            pools.append(pool[:PAIRS])
        each = PAIRS // max(1, len(pools))
        rest = [row for pool in pools for row in pool[each:]]
        generator.shuffle(rest)
        chosen = ([row for pool in pools for row in pool[:each]] + rest)[:PAIRS]
        yield from (("pairs", language, source, english) for source, english in chosen)


def _is_prose(english: str) -> bool:
    whole = 8 <= len(english.split()) <= 40 and re.search(r"[.!?”\"]$", english)
    return bool(whole) and not re.search(r"[{}<>\\@#|_]|http", english)


def training(data: Path) -> Iterator[Line]:
    """Hindi news pairs of our own."""
    rows = [row.split("\t") for row in (data / "news/hi-news-train.tsv").read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(rows)
    yield from (("hi-news-train", "hi", row[0], row[1]) for row in rows[:TRAINING])


def good(data: Path) -> Iterator[Line]:
    """The unharmed sides of the planted faults, each once."""
    rows = _objects(data / "eval/perturb.jsonl.gz")
    once = {(row["lang"], row["base_id"], row["good"]): row for row in rows}
    yield from (("perturb good", row["lang"], row["source"], row["good"]) for row in once.values())


def alone(data: Path) -> Iterator[Line]:
    """English by people, without its source."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in _objects(data / "eval/mt-detect.sentences.jsonl.gz"):
        groups[row["label"]].append(row["text"])
    for label in ("original", "human-translated"):
        random.Random(SEED).shuffle(groups[label])
        yield from ((label, "en", None, english) for english in groups[label][:ALONE])


def _objects(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        yield from map(json.loads, opened)


def faithful(data: Path) -> Iterator[Line]:
    """The faithful lines of the news corpora."""
    for path in (data / "hindi/hi-news-dev.jsonl", data / "news/news-many-dev.jsonl"):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row.get("en"):
                yield "faithful news", row.get("lang", "hi"), row.get("hi") or row["source"], row["en"]


if __name__ == "__main__":
    main()
