"""Made role swaps: what share of exchanged participants FA245 finds, and how often it speaks of faithful English.

    python reports/role_swaps.py FILE [--limit N] [--language xx]

FILE: JSONL with ``en`` and ``source`` or ``hi`` (and ``lang``), or source, tab, English a line (``.xz`` or not; needs
``--language``). In every clause whose verb is active and has a subject and an object that are plain phrases, both are
exchanged, one clause at a time. Prints a table by language.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.facts.roles.compare import CONVERSE, role_swaps
from mtqa.facts.roles.english import clauses

if TYPE_CHECKING:
    from spacy.tokens import Doc

SEED = 7


def made_swaps(doc: Doc) -> Iterator[tuple[str, int, int]]:
    """The text with subject and object of one clause exchanged, and where the clause stands in it."""
    text = doc.text
    for clause in clauses(doc):
        agent = clause.agent
        if agent is None or clause.passive or clause.modifying or clause.verb in CONVERSE or not agent.words:
            continue
        for other in clause.others:
            phrase = other.phrase
            if other.role != "patient" or not phrase.words:
                continue
            if not agent.end <= clause.start < clause.end <= phrase.start:
                continue
            first, second = text[agent.start : agent.end], text[phrase.start : phrase.end]
            if agent.start == 0 and not agent.words[0].name:
                first = first[0].lower() + first[1:]
                second = second[0].upper() + second[1:]
            swapped = (
                text[: agent.start] + second + text[agent.end : phrase.start] + first + text[phrase.end :]
            )
            yield swapped, agent.start, phrase.end
            break


def read_pairs(path: Path, language: str | None, limit: int) -> list[tuple[str, str, str]]:
    """(language, source, English), drawn by chance."""
    rows: list[tuple[str, str, str]] = []
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    text = raw.decode("utf-8")
    for line in text.splitlines():
        if path.suffix == ".jsonl":
            row = json.loads(line)
            if row.get("en"):
                rows.append((row.get("lang") or "hi", row.get("source") or row["hi"], row["en"]))
        elif line.count("\t") == 1:
            source, english = line.split("\t")
            rows.append((language or "", source, english))
    random.Random(SEED).shuffle(rows)
    return rows[:limit]


def measure(pairs: Sequence[tuple[str, str, str]]) -> dict[str, Counter[str]]:
    """Counts by language: ``pairs``, ``alarms`` (faithful pairs with a swap), ``made``, ``found``, ``named``, ..."""
    from mtqa.english.parse import parse_all

    counts: dict[str, Counter[str]] = {}
    docs = parse_all([english for _, _, english in pairs])
    made: list[tuple[str, str, str, int, int]] = []
    for (language, source, _), doc in zip(pairs, docs, strict=True):
        counter = counts.setdefault(language, Counter())
        counter["pairs"] += 1
        counter["alarms"] += bool(role_swaps(doc, source, language))
        made += [(language, source, *swap) for swap in made_swaps(doc)]
    swapped = parse_all([text for _, _, text, _, _ in made])
    for (language, source, _, start, end), doc in zip(made, swapped, strict=True):
        found = [
            s for s in role_swaps(doc, source, language) if s.clause.start < end and start < s.clause.end
        ]
        counts[language]["made"] += 1
        counts[language]["found"] += bool(found)
        counts[language].update(swap.kind for swap in found[:1])
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int, default=2000)
    parser.add_argument("--language")
    options = parser.parse_args()
    counts = measure(read_pairs(options.file, options.language, options.limit))
    print("language\tpairs\tfalse alarms\tswaps made\tfound\tshare")
    for language, counter in sorted(counts.items()):
        share = counter["found"] / counter["made"] if counter["made"] else 0.0
        row = (
            language,
            counter["pairs"],
            counter["alarms"],
            counter["made"],
            counter["found"],
            f"{share:.2f}",
        )
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
