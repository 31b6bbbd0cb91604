"""Count what the rules on English alone (AW, DC502) find in plain text, one segment a line (.txt, .gz or .xz).

    python reports/english_rules.py FILE... [--every N] [--show N]

Prints hits a rule, how many are shown and major or above, and the rate per million words; `--show` prints random ones.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.policy import decide
from mtqa.rules import all_rules

OPENERS: dict[str, Any] = {".gz": gzip.open, ".xz": lzma.open}


def lines(path: Path, every: int) -> Iterator[str]:
    """Every n-th line of a file."""
    with cast(IO[str], OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8")) as file:
        for number, line in enumerate(file):
            if number % every == 0:
                yield line.strip()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    rules = [r for r in all_rules() if r.code.startswith(("AW", "DC")) and r.scope == "bead" and not r.needs]
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[str, list[str]] = {}
    words = segments = 0
    for path in options.files:
        for text in lines(path, options.every):
            words += len(text.split())
            segments += 1
            evidence = Evidence(text)
            for rule in rules:
                for hit in rule.check(cast(Any, evidence)):
                    decision = decide(rule, hit)
                    counts[rule.code, "hits"] += 1
                    counts[rule.code, "shown"] += decision.shown
                    counts[rule.code, "major"] += decision.severity.at_least(Severity.MAJOR)
                    before, flagged = text[max(hit.start - 40, 0) : hit.start], text[hit.start : hit.end]
                    example = f"{before}[{flagged}]{text[hit.end : hit.end + 40]}"
                    examples.setdefault(rule.code, []).append(example)
    print(f"{segments} segments, {words} words")
    print("rule\thits\tshown\tmajor or above\tmajor or above per million words")
    for rule in rules:
        hits, shown, major = (counts[rule.code, name] for name in ("hits", "shown", "major"))
        print(f"{rule.code}\t{hits}\t{shown}\t{major}\t{major * 1e6 / max(words, 1):.2f}")
    for code, found in sorted(examples.items()):
        for example in random.Random(0).sample(found, min(options.show, len(found))):
            print(f"{code}\t{example}")


if __name__ == "__main__":
    main()
