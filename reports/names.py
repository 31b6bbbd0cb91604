"""Measure the rules on names (FA220-FA224) by themselves, by language and rule, as Markdown.

    python reports/names.py --marked hi-news-dev.jsonl news-many-dev.jsonl [--without corpora]
    python reports/names.py --planted perturb.jsonl.gz
    python reports/names.py --judged mqm-wmt14-dev.jsonl
    python reports/names.py --speed news-many-dev.jsonl

`--marked`: share of the marked name errors that a finding touches, and faithful lines with a finding of major or above
or with any shown one. `--planted`: names replaced or removed; found when the faulty side has a finding (rule and text)
that the good side has not. `--judged`: findings of major or above that touch a marked span, any category. `--speed`:
sentence pairs a second on one core, texts not seen before, tables loaded.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from mtqa.bench.rows import read_rows
from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.policy import Decision, decide, keeps
from mtqa.rules import Hit, Rule, all_rules

PLANTED = ("ne_replaced", "ne_removed")
Found = tuple[Rule, Hit, Decision]


def rules() -> list[Rule]:
    """The rules on names."""
    return [rule for rule in all_rules() if "FA220" <= rule.code <= "FA229"]


def findings(english: str, source: str, language: str) -> list[Found]:
    """What the rules on names find in a pair."""
    evidence = Evidence(english=english, source=source, source_language=language)
    hits = ((rule, hit) for rule in rules() for hit in cast(Any, rule.check)(evidence))
    return [(rule, hit, decide(rule, hit)) for rule, hit in hits if keeps(hit)]


def is_grave(found: Found) -> bool:
    """Whether it is major or above."""
    return found[2].severity.at_least(Severity.MAJOR)


def rows_of(path: Path, without: Path | None) -> Iterator[Mapping[str, Any]]:
    """The rows of a news corpus, documents of a corpora folder left out."""
    left_out = {card.parent.name for card in without.rglob("article.toml")} if without else set()
    for row in read_rows(path, "names", ("en",)):
        if row.get("doc") not in left_out:
            yield row


def marked(paths: Sequence[Path], without: Path | None) -> None:
    """Recall of marked name errors, false alarms on faithful lines, hits by rule."""
    total: Counter[str] = Counter()
    rule_hits: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for row in rows_of(path, without):
            language = str(row.get("lang", "hi"))
            source = str(row.get("hi") or row.get("source"))
            faithful = findings(row["en"], source, language)
            total[f"{language} lines"] += 1
            total[f"{language} alarms"] += any(map(is_grave, faithful))
            total[f"{language} shown alarms"] += any(found[2].shown for found in faithful)
            for found in faithful:
                rule_hits[found[0].code]["faithful, major or above"] += is_grave(found)
                rule_hits[found[0].code]["faithful, shown"] += found[2].shown
            machine = row.get("mt")
            spans = [span for span in row.get("spans") or () if machine and span["category"] == "name"]
            found_here = findings(machine, source, language) if spans else []
            for span in spans:
                start = machine.find(span["text"])
                end = start + len(span["text"])
                touching = [f for f in found_here if f[1].start < end and start < f[1].end]
                total[f"{language} marked"] += 1
                total[f"{language} found"] += bool(touching)
                total[f"{language} found shown"] += any(f[2].shown for f in touching)
                for code in {f[0].code for f in touching}:
                    rule_hits[code]["marked errors touched"] += 1
    languages = sorted({key.split()[0] for key in total})
    print("| language | marked | found | of them shown | faithful lines | major or above | any shown |")
    print("|---|---|---|---|---|---|---|")
    for language in [*languages, "all"]:
        keys = languages if language == "all" else [language]
        cells = [
            sum(total[f"{key} {part}"] for key in keys)
            for part in ("marked", "found", "found shown", "lines", "alarms", "shown alarms")
        ]
        print(f"| {language} | " + " | ".join(map(str, cells)) + " |")
    columns = ("marked errors touched", "faithful, major or above", "faithful, shown")
    print("\n| rule | " + " | ".join(columns) + " |\n|---|---|---|---|")
    for code in sorted(rule_hits):
        print(f"| {code} | " + " | ".join(str(rule_hits[code][column]) for column in columns) + " |")


def planted(path: Path) -> None:
    """Names replaced and removed, by language; major findings on the good side, each base once."""
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    shown: dict[tuple[str, str], list[bool]] = defaultdict(list)
    bases: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in read_rows(path, "names", ("lang", "source", "good", "bad", "phenomenon", "base_id")):
        language, phenomenon = row["lang"], row["phenomenon"]
        if row["base_id"] not in bases[language]:
            good = findings(row["good"], row["source"], language)
            bases[language][row["base_id"]] = any(map(is_grave, good))
        if phenomenon in PLANTED:
            good = findings(row["good"], row["source"], language)
            bad = findings(row["bad"], row["source"], language)
            known = {(rule.code, row["good"][hit.start : hit.end]) for rule, hit, _ in good}
            new = [f for f in bad if (f[0].code, row["bad"][f[1].start : f[1].end]) not in known]
            for key in ((language, phenomenon), ("all", phenomenon)):
                found[key].append(bool(new))
                shown[key].append(any(f[2].shown for f in new))
    print("| language | replaced | found | shown | removed | found | shown | good sides | major or above |")
    print("|---|---|---|---|---|---|---|---|---|")
    for language in [*sorted(bases), "all"]:
        cells: list[str] = []
        for phenomenon in PLANTED:
            values, seen = found[language, phenomenon], shown[language, phenomenon]
            share = f"{sum(values) / len(values):.2f} | {sum(seen) / len(seen):.2f}" if values else "- | -"
            cells.append(f"{len(values)} | {share}")
        chosen = bases.values() if language == "all" else [bases[language]]
        good_sides = [flag for base in chosen for flag in base.values()]
        cells.append(f"{len(good_sides)} | {sum(good_sides)}")
        print(f"| {language} | " + " | ".join(cells) + " |")


def judged(path: Path) -> None:
    """Findings of major or above on real system output, and how many touch a marked span."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in read_rows(path, "names", ("source", "mt", "spans")):
        for rule, hit, decision in findings(row["mt"], row["source"], "hi"):
            level = "major or above" if decision.severity.at_least(Severity.MAJOR) else "below"
            places = [(row["mt"].find(s["text"]), len(s["text"])) for s in row["spans"] if s["text"]]
            true = any(at >= 0 and hit.start < at + size and at < hit.end for at, size in places)
            counts[rule.code, f"{level}, right"] += true
            counts[rule.code, level] += 1
    columns = ("major or above", "major or above, right", "below", "below, right")
    print("| rule | " + " | ".join(columns) + " |\n|---|---|---|---|---|")
    for code in sorted({code for code, _ in counts}):
        print(f"| {code} | " + " | ".join(str(counts[code, column]) for column in columns) + " |")
    print("| all | " + " | ".join(str(sum(counts[r.code, c] for r in rules())) for c in columns) + " |")


def speed(path: Path) -> None:
    """Pairs a second, the first third of the rows left out to load what is loaded once."""
    from mtqa.facts.names.compare import compare_names

    rows = list(read_rows(path, "names", ("en",)))
    rest = len(rows) // 3
    for number, row in enumerate(rows):
        if number == rest:
            start = time.process_time()
        compare_names(row["en"], str(row.get("hi") or row.get("source")), str(row.get("lang", "hi")))
    seconds = time.process_time() - start
    print(f"{(len(rows) - rest) / seconds:.0f} pairs a second ({len(rows) - rest} pairs, {seconds:.1f} s)")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--marked", type=Path, nargs="*", default=[])
    parser.add_argument("--without", type=Path)
    parser.add_argument("--planted", type=Path)
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--speed", type=Path)
    options = parser.parse_args()
    if options.marked:
        marked(options.marked, options.without)
    if options.planted:
        planted(options.planted)
    if options.judged:
        judged(options.judged)
    if options.speed:
        speed(options.speed)


if __name__ == "__main__":
    main()
