"""Human articles with one machine-translated paragraph: is that the one which `mtqa.detect` names?

    python reports/mixed_paragraphs.py mt-detect.docs.jsonl.gz

Documents with a human and a machine translation of as many lines; four lines are a paragraph, and one paragraph, drawn
by chance, is the machine's. Judged by style alone, with weights that never saw the document's origin.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from mtqa.bench.detect import HUMAN, MACHINE, fold_of
from mtqa.bench.rows import read_rows
from mtqa.detect import loudest_paragraph
from mtqa.folds import left_out
from mtqa.report import SegmentReport

LINES, FEWEST = 4, 3
"""Lines of a paragraph, and paragraphs of an article at least."""


def main() -> None:
    sources: dict[tuple[str, str], dict[str, list[list[str]]]] = {}
    for row in read_rows(Path(sys.argv[1]), "detect", ("text", "label", "origin", "doc_id")):
        if row.get("doc_kind") == "real":
            made = sources.setdefault((row["origin"], row["doc_id"]), {})
            made.setdefault(row["label"], []).append(row["text"].split("\n"))
    chance = random.Random(3)
    articles, named, right, expected = 0, 0, 0, 0.0
    for (origin, _), made in sorted(sources.items()):
        human = next(iter(made.get(HUMAN, [])), [])
        machines = [lines for lines in made.get(MACHINE, []) if len(lines) == len(human)]
        count = len(human) // LINES
        if count < FEWEST or not machines:
            continue
        machine, place = chance.choice(machines), chance.randrange(count)
        lines = human[: count * LINES]
        lines[place * LINES : (place + 1) * LINES] = machine[place * LINES : (place + 1) * LINES]
        segments = [
            SegmentReport(n, 1000 * n, 1000 * n + len(line), line, 0.5, 0.1) for n, line in enumerate(lines)
        ]
        with left_out(fold_of(origin)):
            loudest = loudest_paragraph(segments, (), [n // LINES for n in range(len(lines))])
        articles += 1
        if loudest:
            named += 1
            right += loudest.start // 1000 // LINES == place
            expected += 1 / count
    print(f"{articles} articles; a paragraph named in {named}, the right one in {right / named:.2f} of these")
    print(f"by chance {expected / named:.2f}")


if __name__ == "__main__":
    main()
