"""How often do the rules against re-translations find fault with human translations?

    python reports/retranslations.py retrans.jsonl.gz --lines 45

Takes human reference translations as the article and two recorded open systems of different makers as
re-translations, drawn with a fixed seed, and prints the share of sentences with a finding of major or above by the
rules RT and CO. ``--without relations``, ``families`` or ``likeness`` switches off a part of the lexical knowledge.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from mtqa.compare import lexis
from mtqa.compare.engines import family
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.policy import decide
from mtqa.rules import Rule, all_rules

SERVICES = ("google", "microsoft")


def articles(path: Path, lines: int) -> Iterator[tuple[str, str, Evidence]]:
    """Collection, language and evidence of up to ``lines`` references of each collection and language."""
    rows = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row["reference"] and row["outputs"]:
                rows[row["set"], row["lang"]].append(row)
    for (collection, language), group in sorted(rows.items()):
        random.Random(f"{collection} {language}").shuffle(group)
        for number, row in enumerate(group[:lines]):
            outputs = {n: text for n, text in row["outputs"].items() if n not in SERVICES and text.strip()}
            pairs = [
                (a, b) for a in sorted(outputs) for b in sorted(outputs) if a < b and family(a) != family(b)
            ]
            if pairs:
                pair = random.Random(number).choice(pairs)
                two = {name: outputs[name] for name in pair}
                yield collection, language, Evidence(row["reference"], row["source"], language, two)


def major(rules: list[Rule], evidence: Evidence) -> set[str]:
    """Codes of the rules with a finding of major or above."""
    return {
        rule.code
        for rule in rules
        if rule.needs <= evidence.available
        for hit in rule.check(evidence)  # type: ignore[arg-type]
        if decide(rule, hit).severity.at_least(Severity.MAJOR)
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--lines", type=int, default=45)
    parser.add_argument(
        "--without", choices=("relations", "families", "likeness"), action="append", default=[]
    )
    options = parser.parse_args()
    off = {
        "relations": ("relation", None),
        "families": ("same_family", False),
        "likeness": ("similarity", 0.0),
    }
    for part in options.without:
        name, nothing = off[part]
        setattr(lexis, name, lambda left, right, nothing=nothing: nothing)
    rules = [rule for rule in all_rules() if rule.code[:2] in ("RT", "CO") and rule.scope == "bead"]
    flagged: Counter[str] = Counter()
    total: Counter[str] = Counter()
    by_rule: Counter[str] = Counter()
    for collection, language, evidence in articles(options.file, options.lines):
        found = major(rules, evidence)
        by_rule.update(found)
        for key in ("all", collection, language):
            total[key] += 1
            flagged[key] += bool(found)
    print(
        json.dumps(
            {
                "sentences": total["all"],
                "flagged": {key: round(flagged[key] / total[key], 4) for key in total},
                "by_rule": dict(by_rule),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
