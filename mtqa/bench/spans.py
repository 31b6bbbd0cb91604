r"""spans: which words of real system output are wrong (word-level quality estimation).

Words are ``\w+``. A word is flagged when any finding of any severity touches it; it is bad when a span, or a
BAD token, of any rater touches it. Beside it stands the baseline of the field: a word is bad when no
re-translation has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.bench.assessing import Item, Outcome, assess_all
from mtqa.bench.options import count, yes_or_no
from mtqa.bench.recorded import admissible
from mtqa.bench.rows import Row, draw, drawn, read_rows
from mtqa.bench.statistics import confusion
from mtqa.errors import InputError

WORD = re.compile(r"\w+")

Stretch = tuple[int, int]
"""Half-open code point offsets into the English under test."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One output of one system with the bad stretches that its raters marked together."""

    collection: str
    pair: str
    source: str
    english: str
    bad: tuple[Stretch, ...]
    retranslations: Mapping[str, str]

    @property
    def group(self) -> str:
        return f"{self.collection} {self.pair}"


def run(
    data: Path,
    limit: int | None = None,
    *,
    source: str = "yes",
    retranslations: str = "yes",
    humans: str = "no",
    workers: str = "2",
) -> dict[str, Any]:
    """Precision, recall, F1 and MCC of flagged words.

    ``source=no`` and ``retranslations=no`` leave evidence out; ``humans=yes`` takes in human references that
    were judged beside the systems.
    """
    with_source = yes_or_no("source", source)
    with_retranslations = with_source and yes_or_no("retranslations", retranslations)
    judged = judged_outputs(data, yes_or_no("humans", humans))
    measured = draw(judged, limit, lambda output: output.group)
    items = [_item(output, with_source, with_retranslations) for output in measured]
    outcomes = assess_all(items, count("workers", workers))
    pairs = list(zip(measured, outcomes, strict=True))
    groups = sorted({output.group for output in measured})
    compared = [(o, r) for o, r in pairs if o.retranslations] if with_retranslations else []
    return {
        "evidence": {"source": with_source, "retranslations": with_retranslations},
        "humans": humans,
        **drawn(limit, judged, measured, "set and pair"),
        "all": _figures(pairs),
        "with_retranslations": {
            **_figures(compared),
            "absent_word_baseline": _baseline([o for o, _ in compared]),
        },
        "by_set_and_pair": {group: _figures([p for p in pairs if p[0].group == group]) for group in groups},
        "absent_word_baseline_by_set_and_pair": {
            group: _baseline([o for o, _ in compared if o.group == group])
            for group in sorted({o.group for o, _ in compared})
        },
    }


def judged_outputs(data: Path, humans: bool = False) -> list[Judged]:
    """The outputs of an error-span file, the judgements of several raters of the same output joined."""
    outputs: dict[tuple[str, ...], Judged] = {}
    for row in read_rows(data, "spans", ("set", "kind", "pair", "source", "mt")):
        if row.get("is_human") and not humans:
            continue
        key = tuple(str(row.get(part)) for part in ("set", "pair", "system", "doc_id", "seg", "source", "mt"))
        before = outputs.get(key)
        bad = (*(before.bad if before else ()), *_bad_stretches(row, data))
        outputs[key] = Judged(
            collection=row["set"],
            pair=row["pair"],
            source=row["source"],
            english=row["mt"],
            bad=tuple(sorted(set(bad))),
            retranslations=admissible(row.get("retrans"), (row["mt"],), row.get("system")),
        )
    return list(outputs.values())


def words_of(english: str) -> list[Stretch]:
    r"""Where the words (``\w+``) of a text stand."""
    return [match.span() for match in WORD.finditer(english)]


def touched(words: Sequence[Stretch], stretches: Sequence[Stretch]) -> list[bool]:
    """For each word, whether a stretch shares a character with it."""
    return [
        any(start < word_end and word_start < end for start, end in stretches)
        for word_start, word_end in words
    ]


def _bad_stretches(row: Row, data: Path) -> list[Stretch]:
    if row["kind"] == "spans":
        return [
            (span["start"], span["end"]) for span in row["spans"] if span.get("side", "target") == "target"
        ]
    if row["kind"] == "tags":
        places = _token_places(row["tokens"], row["mt"])
        return [place for place, tag in zip(places, row["tags"], strict=True) if tag == "BAD" and place]
    raise InputError(f"{data} is not for 'bench spans': a row of kind {row['kind']!r}, not spans or tags")


def _token_places(tokens: Sequence[str], english: str) -> list[Stretch]:
    places, start = [], 0
    for token in tokens:
        found = english.find(token, start)
        places.append((found, found + len(token)) if found >= 0 else (start, start))
        start = places[-1][1]
    return places


def _item(output: Judged, with_source: bool, with_retranslations: bool) -> Item:
    item: dict[str, Any] = {"mt": output.english}
    if with_source:
        item |= {"source": output.source, "source_lang": output.pair.split("-")[0]}
    if with_retranslations and output.retranslations:
        item["retranslations"] = dict(output.retranslations)
    return item


def _figures(pairs: Sequence[tuple[Judged, Outcome]]) -> dict[str, Any]:
    gold: list[bool] = []
    flagged: list[bool] = []
    for output, outcome in pairs:
        words = words_of(output.english)
        gold += touched(words, output.bad)
        flagged += touched(words, [(flag.start, flag.end) for flag in outcome.flags])
    return {"outputs": len(pairs), **_counts(flagged, gold)}


def _baseline(outputs: Sequence[Judged]) -> dict[str, Any]:
    gold: list[bool] = []
    flagged: list[bool] = []
    for output in outputs:
        words = words_of(output.english)
        gold += touched(words, output.bad)
        known = {word.casefold() for text in output.retranslations.values() for word in WORD.findall(text)}
        flagged += [output.english[start:end].casefold() not in known for start, end in words]
    return _counts(flagged, gold)


def _counts(flagged: Sequence[bool], gold: Sequence[bool]) -> dict[str, Any]:
    counts = confusion(flagged, gold)
    return {
        "words": len(gold),
        "bad": sum(gold),
        "flagged": sum(flagged),
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "mcc": round(counts.mcc, 4),
        "f1_when_all_flagged": round(confusion([True] * len(gold), gold).f1, 4),
    }
