"""Count which nouns fill which slots of which verbs in parsed text.

    python models/preferences/count.py --text FOLDER_OF_XZ_TEXTS --output counts.tsv.gz [--words 12000000]

Every text is one paragraph a line, xz-compressed. The parse is the one that ships (``--pipeline`` names another
installed spaCy pipeline with Universal Dependencies labels). Texts are read in turn, a block of lines from each, until
``--words`` words have been parsed; the counts so far are written after every block of 500,000 words.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO

from mtqa.config import SHIPPED_PARSER
from mtqa.english.arguments import arguments
from mtqa.english.parse import parse_all
from mtqa.text.split import split_sentences

NEWS_FIRST = ("senate", "congress", "onestop", "digitalgov", "masc", "wikipedia")
"""Parts of the names of the texts, those nearest to news first; all are read in turn."""

BLOCK = 400
"""Lines taken from a text in turn."""

SAVED_EVERY = 500_000
"""Words."""

SHORTEST, LONGEST = 3, 40
"""Spaces in a sentence that is read: shorter ones are headings, longer ones are often parsed wrongly."""

HELD_OUT = 10
"""Every tenth block of press releases is left uncounted: false alarms are measured on it."""


def blocks(folder: Path, held_out: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Lines of the texts in turn, with the name of the text; only the blocks left out with ``held_out``."""
    files = {path.name: path for path in sorted(folder.glob("*.txt.xz"))}
    order = [name for part in NEWS_FIRST for name in files if part in name]
    with ExitStack() as stack:
        opened = {name: stack.enter_context(_lines(files[name])) for name in order}
        number = 0
        while opened:
            for name in list(opened):
                lines = list(islice(opened[name], BLOCK))
                if not lines:
                    del opened[name]
                    continue
                is_held_out = "press_releases" in name and number % HELD_OUT == HELD_OUT - 1
                if is_held_out == held_out:
                    yield name, lines
            number += 1


def _lines(path: Path) -> IO[str]:
    return lzma.open(path, "rt", encoding="utf-8", errors="replace")


def texts(lines: list[str]) -> Iterator[str]:
    """Sentences of ordinary length."""
    for line in lines:
        for span in split_sentences(line, "en"):
            sentence = line[span[0] : span[1]]
            if SHORTEST <= sentence.count(" ") <= LONGEST:
                yield sentence


def count(pipeline: str, folder: Path, words: int, output: Path) -> None:
    counts: Counter[tuple[str, str, str]] = Counter()
    done = saved = 0
    for _, lines in blocks(folder):
        for doc in parse_all(texts(lines), pipeline):
            done += len(doc)
            for argument in arguments(doc):
                head = doc[argument.heads[0]]
                if head.pos_ != "PROPN":
                    counts[argument.slot, argument.verb, head.lower_] += 1
        if done - saved >= SAVED_EVERY:
            write(counts, output)
            saved = done
            print(f"{done:,} words, {len(counts):,} kinds of pair, {counts.total():,} pairs", flush=True)
        if done >= words:
            break
    write(counts, output)


def write(counts: Counter[tuple[str, str, str]], output: Path) -> None:
    with gzip.open(output, "wt", encoding="utf-8") as out:
        for (slot, verb, noun), number in sorted(counts.items()):
            out.write(f"{slot}\t{verb}\t{noun}\t{number}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--words", type=int, default=12_000_000)
    parser.add_argument("--pipeline", default=SHIPPED_PARSER)
    options = parser.parse_args()
    count(options.pipeline, options.text, options.words, options.output)


if __name__ == "__main__":
    main()
