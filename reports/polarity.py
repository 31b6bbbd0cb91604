"""Figures for reports/polarity.md: the rules FA230-FA236 by themselves, by language and rule.

    python reports/polarity.py FILE...

FILE: rows of `mtqa bench faults` (JSONL), of `mtqa bench perturb` (JSONL.gz), or pairs (TSV: source, English; the
language is Hindi).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mtqa.assessment import bead_findings
from mtqa.config import Config
from mtqa.evidence import Evidence
from mtqa.finding import Finding, Severity

CONFIG = Config(select=tuple(f"FA{number}" for number in range(230, 237)))
CATEGORIES = ("negation", "modality", "attribution")
FAULTS = ("negation", "Affirmation/Negation", "antonym")


def findings(source: str, language: str, english: str) -> list[Finding]:
    """What the rules find in one pair."""
    evidence = Evidence(english=english, source=source, source_language=language)
    return list(bead_findings(evidence, CONFIG))


def grave(found: list[Finding]) -> list[Finding]:
    """The findings of major severity or above."""
    return [one for one in found if one.severity.at_least(Severity.MAJOR)]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of any of the three kinds."""
    if path.suffix == ".tsv":
        for line in path.read_text(encoding="utf-8").splitlines():
            source, english = line.split("\t")[:2]
            yield {"lang": "hi", "source": source, "en": english, "mt": None, "spans": []}
        return
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def faults(path: Path) -> None:
    """Recall of marked spans and false alarms on faithful English, by language; findings by rule."""
    counts: Counter[tuple[str, str]] = Counter()
    rules: Counter[tuple[str, str]] = Counter()
    for row in rows(path):
        language = "hi" if "hi" in row or "system" in row else row["lang"]
        source = row.get("hi") or row["source"]
        if row.get("en"):
            alarms = grave(findings(source, language, row["en"]))
            counts[language, "faithful"] += 1
            counts[language, "alarms"] += bool(alarms)
            for one in alarms:
                rules[one.rule, "false, on faithful English"] += 1
        if row["mt"] is None:
            continue
        found = findings(source, language, row["mt"])
        spans = [place(span, row["mt"]) for span in row["spans"]]
        for one in found:
            kind = "major" if one.severity.at_least(Severity.MAJOR) else "minor"
            rules[one.rule, kind] += 1
            rules[one.rule, f"{kind}, touching a span"] += any(touches(one, *at) for at in spans)
        for span, at in zip(row["spans"], spans, strict=True):
            if span["category"] in CATEGORIES:
                counts[language, span["category"]] += 1
                counts[language, f"{span['category']} found"] += any(touches(one, *at) for one in found)
    show(path, counts, rules)


def perturbed(path: Path) -> None:
    """Planted faults found, by language, and false flags on unchanged translations."""
    counts: Counter[tuple[str, str]] = Counter()
    rules: Counter[tuple[str, str]] = Counter()
    seen: set[str] = set()
    for row in rows(path):
        language = row["lang"]
        if row["base_id"] in seen and row["phenomenon"] not in FAULTS:
            continue
        good = findings(row["source"], language, row["good"])
        if row["base_id"] not in seen:
            seen.add(row["base_id"])
            counts[language, "unchanged"] += 1
            counts[language, "flagged"] += bool(grave(good))
            for one in grave(good):
                rules[one.rule, "false, on unchanged English"] += 1
        if row["phenomenon"] in FAULTS:
            known = {(one.rule, one.span.text) for one in good}
            bad = findings(row["source"], language, row["bad"])
            counts[language, row["phenomenon"]] += 1
            counts[language, f"{row['phenomenon']} found"] += any(
                (one.rule, one.span.text) not in known for one in bad
            )
    show(path, counts, rules)


def place(span: dict[str, Any], english: str) -> tuple[int, int]:
    """Offsets of a marked span; without any, its first occurrence."""
    start = span["start"] if "start" in span else max(english.find(span["text"]), 0)
    return start, span.get("end", start + len(span["text"]))


def touches(one: Finding, start: int, end: int) -> bool:
    """Whether a finding and a stretch share a character."""
    return one.span.start < end and start < one.span.end


def show(path: Path, counts: Counter[tuple[str, str]], rules: Counter[tuple[str, str]]) -> None:
    """Print both tables in Markdown."""
    for title, table in (("language", counts), ("rule", rules)):
        names = sorted({name for name, _ in table})
        columns = sorted({column for _, column in table})
        print(f"\n{path.name}\n\n| {title} | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}")
        for name in [*names, "all"]:
            cells = [
                str(sum(table[other, column] for other in (names if name == "all" else [name])))
                for column in columns
            ]
            print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    for argument in map(Path, sys.argv[1:]):
        (perturbed if argument.suffix == ".gz" else faults)(argument)
