"""Count what the rules on English alone (AW, DC502) find in plain, labelled, annotated and faithful segments.

    python reports/english_rules.py FILE... [--every N] [--show N] [--rules AW111,AW112]
    python reports/english_rules.py --labelled mt-detect.sentences.jsonl.gz [--every N]
    python reports/english_rules.py --annotated mqm-wmt14-dev.jsonl
    python reports/english_rules.py --faithful hi-news-dev.jsonl

FILE is plain text, one segment a line (.txt, .gz or .xz). `--labelled` rows have a text and a label (original,
human-translated, machine-translated; machine translation from Hindi is counted by itself), `--annotated` rows a
machine translation and the spans that are wrong in it, `--faithful` rows faithful English. Prints hits a rule,
different ones, how many are shown and major or above, the rate per thousand segments, for annotated lines how
many touch a marked span; and over all rules precision, the share of grave spans touched, and segments with a
finding of major or above. `--show` prints random hits. Rules that need a parse are left out unless `--parse` is
given.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from mtqa.evidence import Evidence
from mtqa.finding import Severity
from mtqa.policy import decide
from mtqa.rules import Hit, Rule, all_rules

OPENERS: dict[str, Any] = {".gz": gzip.open, ".xz": lzma.open}
CONTEXT = 45
"""Characters shown on each side of a hit."""


@dataclass(frozen=True, slots=True)
class Row:
    """A segment, and the spans that are marked wrong in it: start, end, category, severity; None for unknown."""

    text: str
    marks: tuple[tuple[int, int, str, str], ...] | None = None


@dataclass(slots=True)
class Tally:
    """What a rule found in one set of segments."""

    hits: int = 0
    shown: int = 0
    major: int = 0
    true: int = 0
    wordings: set[str] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--labelled", nargs="*", type=Path, default=[])
    parser.add_argument("--annotated", nargs="*", type=Path, default=[])
    parser.add_argument("--faithful", nargs="*", type=Path, default=[])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--rules", default="", help="codes, parted by commas")
    parser.add_argument("--parse", action="store_true")
    options = parser.parse_args()
    rules = chosen(options.rules, parse=options.parse)
    for name, rows in sets(options):
        report(name, rows[:: options.every], rules, options.show)


def chosen(codes: str, *, parse: bool) -> list[Rule]:
    """The rules that run on English alone, segment by segment."""
    met = {"english", "parse"} if parse else {"english"}
    wanted = set(codes.split(",")) if codes else None
    return [
        rule
        for rule in all_rules()
        if rule.code.startswith(("AW", "DC"))
        and rule.scope == "bead"
        and rule.needs <= met
        and (wanted is None or rule.code in wanted)
    ]


def sets(options: argparse.Namespace) -> Iterator[tuple[str, list[Row]]]:
    """The sets of segments that the options name."""
    for path in options.files:
        yield path.name, [Row(line.strip()) for line in lines(path)]
    for path in options.labelled:
        by_label: dict[str, list[Row]] = {}
        for item in map(json.loads, lines(path)):
            from_hindi = item["label"] == "machine-translated" and item.get("source_lang") == "hi"
            label = "machine-translated from Hindi" if from_hindi else item["label"]
            if item["label"] != "human-translated" or item.get("domain") != "wiki":
                by_label.setdefault(label, []).append(Row(item["text"]))
        yield from sorted(by_label.items())
    for path in options.annotated:
        yield path.name, [annotated(item) for item in map(json.loads, lines(path)) if item["mt"]]
    for path in options.faithful:
        yield f"{path.name}, faithful", [Row(json.loads(line)["en"]) for line in lines(path)]


def lines(path: Path) -> Iterator[str]:
    """The lines of a file, compressed or not."""
    with cast(IO[str], OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8")) as file:
        yield from file


def annotated(item: dict[str, Any]) -> Row:
    """A machine translation with its marked spans."""
    marks = []
    for span in item["spans"]:
        start = span["start"] if "start" in span else max(item["mt"].find(span["text"]), 0)
        end = span["end"] if "end" in span else start + len(span["text"])
        marks.append((start, end, span["category"], span["severity"]))
    return Row(item["mt"], tuple(marks))


def report(name: str, rows: Sequence[Row], rules: Sequence[Rule], show: int) -> None:
    """Print what the rules find in a set."""
    tallies = {rule.code: Tally() for rule in rules}
    grave_segments = touched = spans = shown_hits = shown_true = 0
    for row in rows:
        found = findings(row.text, rules)
        grave_segments += any(severity.at_least(Severity.MAJOR) for _, _, severity, _ in found)
        for code, hit, severity, shown in found:
            count(tallies[code], row, hit, severity, shown)
        visible = [hit for _, hit, _, shown in found if shown]
        shown_hits += len(visible)
        if row.marks is not None:
            shown_true += sum(touches(hit, row.marks) for hit in visible)
            grave = [mark for mark in row.marks if mark[2] in ("awkward", "nonsense") and mark[3] != "minor"]
            spans += len(grave)
            touched += sum(any(touches(hit, (mark,)) for hit in visible) for mark in grave)
    print(f"\n{name}: {len(rows)} segments, {sum(len(row.text.split()) for row in rows)} words")
    print("rule\thits\tdifferent\tshown\tmajor or above\thits per 1,000 segments\ttouching a marked span")
    for code, tally in tallies.items():
        rate = 1000 * tally.hits / max(len(rows), 1)
        numbers = (tally.hits, len(tally.wordings), tally.shown, tally.major)
        print(code, *numbers, f"{rate:.2f}", tally.true, sep="\t")
        for example in random.Random(0).sample(tally.examples, min(show, len(tally.examples))):
            print(f"\t{example}")
    share = grave_segments / max(len(rows), 1)
    print(f"segments with a finding of major or above: {grave_segments} ({share:.2%})")
    if spans:
        precision = shown_true / max(shown_hits, 1)
        print(f"shown: {shown_hits}, right: {shown_true}, precision {precision:.3f}")
        print(
            f"major and critical awkward and nonsense spans touched: {touched} of {spans} ({touched / spans:.2f})"
        )


def findings(text: str, rules: Sequence[Rule]) -> list[tuple[str, Hit, Severity, bool]]:
    """Rule, hit, severity and whether it is shown, for every hit in a segment."""
    evidence = Evidence(text)
    found = []
    for rule in rules:
        for hit in rule.check(cast(Any, evidence)):
            decision = decide(rule, hit)
            found.append((rule.code, hit, decision.severity, decision.shown))
    return found


def count(tally: Tally, row: Row, hit: Hit, severity: Severity, shown: bool) -> None:
    """Enter one hit."""
    flagged = row.text[hit.start : hit.end]
    before, after = row.text[max(hit.start - CONTEXT, 0) : hit.start], row.text[hit.end : hit.end + CONTEXT]
    right = row.marks is not None and touches(hit, row.marks)
    tally.hits += 1
    tally.shown += shown
    tally.major += severity.at_least(Severity.MAJOR)
    tally.true += right
    tally.wordings.add(flagged.casefold())
    tally.examples.append(
        f"{before}[{flagged}]{after}" + ("" if row.marks is None or right else "  (not marked)")
    )


def touches(hit: Hit, marks: Sequence[tuple[int, int, str, str]]) -> bool:
    """Whether a hit overlaps one of the spans."""
    return any(start < hit.end and hit.start < end for start, end, _, _ in marks)


if __name__ == "__main__":
    main()
